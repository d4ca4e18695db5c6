import { readFile, stat } from 'node:fs/promises';
import { columnsOf, ColumnNames, type Column } from '../../import/columns.js';
import { ImportError } from '../../import/import-error.js';
import type { KindNames } from '../../import/kinds.js';
import { parseFile, rowsOf, type ReadFile } from '../../import/rows.js';
import { ClientError, UsageError } from '../graphql-client.js';
import { inputTypeOf } from '../published-schema.js';

/** Bytes of a file: about a million rows. */
const MOST_BYTES = 500_000_000;
/** Columns that are no field: more of them mean that it is another file. */
const MOST_PRINTED = 20;

/**
 * Reads a file with one onboarding in each row.
 * @param mapping the field for a column, by the column's name; an empty one leaves the column out
 * @throws ClientError, ImportError where the file is none of rows, or a column is no field
 */
export async function readRows(file: string, kind: KindNames, mapping: ReadonlyMap<string, string>): Promise<ReadFile> {
  if ((await stat(file)).size > MOST_BYTES)
    throw new ClientError(`${file} is too long: give at most ${MOST_BYTES / 1e6} MB at once.`);
  const parsed = parseFile(file, await readFile(file));
  const names = new ColumnNames(columnsOf(inputTypeOf(kind)));
  const columns = columnsNamed(parsed.header, names, mapping);
  for (const name of mapping.keys()) {
    if (!parsed.header.includes(name)) throw new UsageError(`${file} has no column ${JSON.stringify(name)} for --map.`);
  }
  return rowsOf(parsed, columns);
}

/** @throws ImportError that names every column that is no field: a spreadsheet has many of them */
function columnsNamed(
  header: readonly string[],
  names: ColumnNames,
  mapping: ReadonlyMap<string, string>,
): readonly (Column | undefined)[] {
  const problems: string[] = [];
  const columns = header.map((name) => {
    if (problems.length > MOST_PRINTED) return undefined;
    try {
      return columnNamed(name, names, mapping);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      problems.push(error.message);
      return undefined;
    }
  });
  if (problems.length === 0) return columns;
  const more = problems.length > MOST_PRINTED ? ['... and more of its columns. Is it the right file?'] : [];
  throw new ImportError([...problems.slice(0, MOST_PRINTED), ...more, 'All fields: --template KIND --all.'].join('\n'));
}

function columnNamed(name: string, names: ColumnNames, mapping: ReadonlyMap<string, string>): Column | undefined {
  const field = mapping.get(name) ?? name;
  return field === '' ? undefined : names.find(field);
}
