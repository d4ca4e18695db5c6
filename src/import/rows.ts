import { CsvError, parse } from 'csv-parse/sync';
import { valueOf, type Column } from './columns.js';
import { ImportError } from './import-error.js';
import { textOf } from './text.js';

/** A row of the file, as it is sent. */
export interface Row {
  /** Its line in the file, the header being line 1, as a spreadsheet counts. */
  readonly line: number;
  /** The caller's own name for the onboarding; empty where the row has none. */
  readonly idempotencyKey: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What is wrong with a row. */
export interface Finding {
  readonly line: number;
  readonly idempotencyKey: string;
  readonly message: string;
}

/** A file that was read: what can be sent, and what cannot. */
export interface ReadFile {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  /** The name in the file of the column that a path in the input stands for; its last name where no column gives it. */
  readonly nameOf: (path: readonly string[]) => string;
}

/** A file as it was parsed. */
export interface CsvFile {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

/**
 * @param file its name, for people
 * @param bytes what is in it
 * @throws ImportError where that is no text, or none of rows
 */
export function parseFile(file: string, bytes: Uint8Array): CsvFile {
  const [header, ...records] = recordsOf(file, textOf(file, bytes, 'Save it as "CSV UTF-8" in the spreadsheet.'));
  if (header === undefined || records.length === 0) throw new ImportError(`${file} has no rows below its header.`);
  return { header: header.cells, records };
}

/**
 * The rows of a file with one onboarding in each row.
 * @param columns what each column of the file gives; undefined where it is left out
 * @throws ImportError where two columns are one field
 */
export function rowsOf({ header, records }: CsvFile, columns: readonly (Column | undefined)[]): ReadFile {
  refuseRepeated(header, columns);
  const read = records.map((record) => rowOf(record, columns));
  const rows = read.flatMap((row) => ('input' in row ? [row] : []));
  const repeated = findRepeated(rows);
  const bad = new Set(repeated.map(({ line }) => line));
  return {
    rows: rows.filter(({ line }) => !bad.has(line)),
    findings: [...read.flatMap((row) => ('message' in row ? [row] : [])), ...repeated],
    nameOf: (path) => {
      const place = pathOf(path).join('.');
      const at = columns.findIndex(
        (column) => column !== undefined && `${place}.`.startsWith(`${column.path.join('.')}.`),
      );
      return header[at] ?? path.at(-1) ?? '';
    },
  };
}

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells are separated by commas, or by what the header has more of: semicolons or tabs. */
function recordsOf(file: string, text: string): readonly CsvRecord[] {
  const head = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const count = (mark: string): number => head.split(mark).length;
  const delimiter = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0]!;
  try {
    const options = { delimiter, info: true, trim: true, skip_empty_lines: true, relax_column_count: true };
    const records = parse(text, options) as unknown as readonly { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (error instanceof CsvError) throw new ImportError(`${file} is no CSV: ${error.message}`);
    throw error;
  }
}

function refuseRepeated(names: readonly string[], columns: readonly (Column | undefined)[]): void {
  for (const [at, column] of columns.entries()) {
    const first = columns.indexOf(column);
    if (column === undefined || first === at) continue;
    throw new ImportError(
      `The columns ${JSON.stringify(names[first])} and ${JSON.stringify(names[at])} are one field.`,
    );
  }
}

function rowOf({ line, cells }: CsvRecord, columns: readonly (Column | undefined)[]): Row | Finding {
  if (cells.length !== columns.length) {
    return {
      line,
      idempotencyKey: '',
      message: `The row has ${cells.length} cells, and the header has ${columns.length}.`,
    };
  }
  const input: Record<string, unknown> = {};
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (column !== undefined && cell !== '') put(input, column.path, new Leaf(valueOf(column, cell)));
  }
  const whole = withoutHoles(input) as Row['input'];
  const { idempotencyKey: key } = whole;
  return { line, idempotencyKey: typeof key === 'string' ? key : '', input: whole };
}

/** The value of a cell, which may be an object itself. */
class Leaf {
  constructor(readonly value: unknown) {}
}

/** Lists are objects with the places of their items until the row is complete. */
function put(input: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) input[name] = value;
  else put((input[name] ??= {}) as Record<string, unknown>, rest, value);
}

/** The second representative of a row without a first one is its first. */
function withoutHoles(value: unknown): unknown {
  if (value instanceof Leaf) return value.value;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutHoles(member)] as const);
  const isAList = members.length > 0 && members.every(([name]) => /^\d+$/.test(name));
  return isAList ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** A path of the server, which counts from 0, as a path of columns. */
function pathOf(path: readonly string[]): readonly string[] {
  return path.map((name) => (/^\d+$/.test(name) ? String(Number(name) + 1) : name));
}

/** In a file each onboarding has a key of its own, and no number is in two of them. */
function findRepeated(rows: readonly Row[]): readonly Finding[] {
  const keys = new Map<string, number>();
  const numbers = new Map<string, number>();
  return rows.flatMap(({ line, idempotencyKey, input }) => {
    const sids = Array.isArray(input['phoneNumberSids']) ? (input['phoneNumberSids'] as readonly string[]) : [];
    const first = idempotencyKey === '' ? undefined : keys.get(idempotencyKey);
    if (first !== undefined)
      return [{ line, idempotencyKey, message: `idempotencyKey: it is that of row ${first} too.` }];
    const held = sids.find((sid) => numbers.has(sid));
    if (held !== undefined)
      return [{ line, idempotencyKey, message: `phoneNumberSids: ${held} is in row ${numbers.get(held)} too.` }];
    keys.set(idempotencyKey, line);
    for (const sid of sids) numbers.set(sid, line);
    return [];
  });
}
