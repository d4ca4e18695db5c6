import { readFileSync } from 'node:fs';

/*
 * `npm run bench compare OLD NEW`: two files with results, such as RESULTS.md and the output of a benchmark. Tables are
 * matched by the headings above them, rows by their first column, figures by the name of their column.
 */

/** A figure that has changed by more is marked. */
const NOTABLE = 0.1;
/** Not a number that is a part of a name, such as that in p99. */
const NUMBER = /(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?/g;

interface Table {
  /** The headings above it; from the second table under them on with its number. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Prints what has changed. @throws Error where a file cannot be read */
export function compareFiles(oldFile: string, newFile: string): void {
  console.log(compare(readFileSync(oldFile, 'utf8'), readFileSync(newFile, 'utf8')));
}

/** What has changed from one Markdown text with results to another, as Markdown. */
export function compare(oldText: string, newText: string): string {
  const [before, after] = [tablesOf(oldText), tablesOf(newText)];
  const parts = after.flatMap((table) => {
    const old = before.find(({ name }) => name === table.name);
    return old === undefined ? [] : [compareTables(old, table)];
  });
  const without = (tables: readonly Table[], others: readonly Table[]) =>
    tables.map(({ name }) => name).filter((name) => !others.some((other) => other.name === name));
  const alone = [
    ...without(before, after).map((name) => `- only in the old file: ${name}`),
    ...without(after, before).map((name) => `- only in the new file: ${name}`),
  ];
  const marked = parts.join('').match(/\*\*/g)?.length ?? 0;
  const summary = `${marked / 2} figures have changed by more than ${NOTABLE * 100} %: they are **marked**.`;
  return [summary, ...parts, ...(alone.length > 0 ? [alone.join('\n')] : [])].join('\n\n');
}

function tablesOf(markdown: string): readonly Table[] {
  const tables: Table[] = [];
  const headings: string[] = [];
  let lines: string[][] = [];
  const end = (): void => {
    const [columns, , ...rows] = lines;
    lines = [];
    if (columns === undefined) return;
    const under = headings.filter(Boolean).join(' / ');
    const number = tables.filter(({ name }) => name.replace(/ \(\d+\)$/, '') === under).length + 1;
    tables.push({ name: number === 1 ? under : `${under} (${number})`, columns, rows });
  };
  for (const line of [...markdown.split('\n'), '']) {
    if (line.startsWith('|')) {
      lines.push(
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
      continue;
    }
    end();
    const [, marks = '', text = ''] = /^(#{2,}) (.*)$/.exec(line) ?? [];
    // How a table was made, in brackets after its heading, is no part of what it says.
    if (marks !== '') headings.splice(marks.length - 2, headings.length, text.replace(/ \(.*\)$/, ''));
  }
  return tables;
}

function compareTables(before: Table, after: Table): string {
  const columns = after.columns.slice(1).filter((column) => before.columns.includes(column));
  const cell = ({ columns: names }: Table, row: readonly string[], column: string) => row[names.indexOf(column)] ?? '';
  const rows = after.rows.map((row) => {
    const old = before.rows.find(([name]) => name === row[0]);
    const figures = columns.map((column) =>
      old === undefined ? cell(after, row, column) : compareCells(cell(before, old, column), cell(after, row, column)),
    );
    return [old === undefined ? `${row[0]} (new)` : row[0], ...figures];
  });
  const gone = before.rows
    .filter(([name]) => !after.rows.some(([other]) => other === name))
    .map((row) => [`${row[0]} (gone)`, ...columns.map((column) => cell(before, row, column))]);
  const head = [after.columns[0], ...columns];
  const lines = [head, head.map(() => '---'), ...rows, ...gone].map((cells) => `| ${cells.join(' | ')} |`);
  return `### ${after.name}\n\n${lines.join('\n')}`;
}

/** Both, with the ratio of the new to the old for each number, where only the numbers differ. */
function compareCells(before: string, after: string): string {
  const [old, now] = [numbersOf(before), numbersOf(after)];
  if (before.replace(NUMBER, '#') !== after.replace(NUMBER, '#')) return `${before} -> ${after}`;
  if (now.length === 0) return after;
  const ratios = now.map((value, index) => (value === old[index] ? 1 : value / old[index]!));
  const text = `${before} -> ${after} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} x)`;
  return ratios.some((ratio) => Math.abs(ratio - 1) > NOTABLE) ? `**${text}**` : text;
}

const numbersOf = (cell: string): readonly number[] =>
  (cell.match(NUMBER) ?? []).map((text) => Number(text.replaceAll(',', '')));
