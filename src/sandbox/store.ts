import type { Row } from './entities/row.js';
import type { Journal, JournalEntry } from './journal.js';
import { Log } from './log.js';
import { digest } from './sids.js';
import { createTables } from './tables.js';
import type { RowOf, TableName, Tables } from './tables.js';

/** One line of the file: all changes of one request or one review, so that a torn line loses the whole of it or none. */
interface Line {
  /** The serial number after it. */
  readonly n: number;
  readonly put?: readonly (readonly [TableName, Row])[];
  readonly del?: readonly (readonly [TableName, string])[];
  readonly entry?: JournalEntry;
  /** The journal was cleared; its next index. */
  readonly cleared?: number;
}

/** All rows, and the file they live in. Changes are made first and become durable with {@link Store.commit}. */
export class Store {
  readonly tables: Tables = createTables();
  private serial = 0;
  private puts: [TableName, Row][] = [];
  private dels: [TableName, string][] = [];
  private readonly log: Log | null;
  private replayed = 0;

  /** Without `dataDir` everything is in memory only. */
  constructor(
    readonly seed: string,
    private readonly journal: Journal,
    dataDir: string | undefined,
  ) {
    this.log = dataDir === undefined ? null : Log.open(dataDir, (line) => this.replay(line as Line));
    if (this.replayed > 1000 && this.replayed > 2 * this.rowCount()) this.compact();
  }

  /** The SID and place of a new row. The same seed and the same requests give the same SIDs. */
  issue(prefix: string): { readonly sid: string; readonly seq: number } {
    this.serial += 1;
    return { sid: prefix + digest(this.seed, prefix, this.serial), seq: this.serial };
  }

  put<N extends TableName>(table: N, row: RowOf<N>): void {
    this.apply(table, row);
    this.puts.push([table, row]);
  }

  delete(table: TableName, sid: string): void {
    this.tables[table].delete(sid);
    this.dels.push([table, sid]);
  }

  /** Writes what changed, with the journal's entry of the request that changed it, as one line. */
  commit(entry?: JournalEntry): void {
    if (this.puts.length === 0 && this.dels.length === 0 && entry === undefined) return;
    const line: Line = {
      n: this.serial,
      ...(this.puts.length > 0 && { put: this.puts }),
      ...(this.dels.length > 0 && { del: this.dels }),
      ...(entry && { entry }),
    };
    this.log?.append(line);
    this.puts = [];
    this.dels = [];
  }

  clearJournal(): void {
    this.journal.clear();
    this.log?.append({ n: this.serial, cleared: this.journal.nextIndex } satisfies Line);
  }

  /** Forgets everything, the file included. */
  reset(): void {
    for (const table of Object.values(this.tables)) table.clear();
    this.serial = 0;
    this.puts = [];
    this.dels = [];
    this.journal.clear(0);
    this.log?.rewrite([]);
  }

  /** Writes the file anew, with one line for each row that is alive. */
  compact(): void {
    this.log?.rewrite(this.snapshot());
  }

  counts(): Readonly<Record<TableName, number>> {
    const entries = Object.entries(this.tables).map(([name, table]) => [name, table.size]);
    return Object.fromEntries(entries) as Record<TableName, number>;
  }

  close(): void {
    this.log?.close();
  }

  private rowCount(): number {
    return Object.values(this.counts()).reduce((sum, count) => sum + count, 0);
  }

  private *snapshot(): Iterable<Line> {
    for (const [name, table] of Object.entries(this.tables) as [TableName, Tables[TableName]][]) {
      const rows: Row[] = [...table.rows()];
      rows.sort((a, b) => a.seq - b.seq);
      for (const row of rows) yield { n: this.serial, put: [[name, row]] };
    }
    const entries = this.journal.find({ kind: 'any' });
    for (const entry of entries) yield { n: this.serial, entry };
    if (entries.length === 0) yield { n: this.serial, cleared: this.journal.nextIndex };
  }

  /** The one place where a table's name and its rows' type meet. */
  private apply<N extends TableName>(table: N, row: RowOf<N>): void {
    (this.tables[table] as unknown as { put(row: RowOf<N>): void }).put(row);
  }

  private replay(line: Line): void {
    this.replayed += 1;
    this.serial = Math.max(this.serial, line.n);
    for (const [table, row] of line.put ?? []) this.apply(table, row as RowOf<typeof table>);
    for (const [table, sid] of line.del ?? []) this.tables[table].delete(sid);
    if (line.cleared !== undefined) this.journal.clear(line.cleared);
    if (line.entry !== undefined) this.journal.restore(line.entry);
  }
}
