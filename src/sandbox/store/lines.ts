import type { JournalEntry } from '../control/journal.js';
import type { Row } from '../entities/rows.js';
import type { TableName } from './tables.js';

/**
 * One line of the durable file, or of a snapshot: all changes of one request or one review, so that a torn line loses the
 * whole of it or none.
 */
export interface Line {
  /** The serial number after it. */
  readonly n: number;
  readonly put?: readonly (readonly [TableName, Row])[];
  readonly del?: readonly (readonly [TableName, string])[];
  readonly entry?: JournalEntry;
  /** The journal was cleared; its next index. */
  readonly cleared?: number;
}

/** A change of one row; null where there was none, or is none any more. */
export interface Change {
  readonly table: TableName;
  readonly sid: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** The line of some changes: of several of one row only the last. */
export function lineOf(n: number, changes: readonly Change[], entry: JournalEntry | undefined): Line {
  const last = changes.length < 2 ? changes : [...new Map(changes.map((change) => [change.sid, change])).values()];
  const put = last.flatMap(({ table, after }) => (after === null ? [] : [[table, after] as const]));
  const del = last.flatMap(({ table, sid, after }) => (after === null ? [[table, sid] as const] : []));
  return { n, ...(put.length > 0 && { put }), ...(del.length > 0 && { del }), ...(entry && { entry }) };
}

/** What was read as a line, or why it is none: it may come from another version of the sandbox, or from a person. */
export function parseLine(value: unknown, tables: Readonly<Record<string, unknown>>): Line | string {
  if (!isObject(value) || !isWhole(value['n'])) return 'it has no serial number n';
  const { put, del, entry, cleared } = value;
  for (const [name, list] of [
    ['put', put],
    ['del', del],
  ] as const) {
    if (list === undefined) continue;
    if (!Array.isArray(list)) return `${name} is not a list`;
    for (const pair of list as readonly unknown[]) {
      const [table, what] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
      if (typeof table !== 'string' || !Object.hasOwn(tables, table))
        return `${name} names a table that this sandbox does not have: ${String(table)}`;
      if (!(name === 'put' ? isRow(what) : typeof what === 'string')) return `${name} has no row for ${table}`;
    }
  }
  if (entry !== undefined && !(isObject(entry) && isWhole(entry['index']) && typeof entry['path'] === 'string'))
    return 'entry is not an entry of the journal';
  if (cleared !== undefined && !isWhole(cleared)) return 'cleared is not a number';
  return value as unknown as Line;
}

function isRow(value: unknown): value is Row {
  if (!isObject(value)) return false;
  const { sid, accountSid, seq, createdAt, updatedAt } = value;
  return typeof sid === 'string' && typeof accountSid === 'string' && [seq, createdAt, updatedAt].every(isWhole);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
