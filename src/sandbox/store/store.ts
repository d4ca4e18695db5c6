import type { Row } from '../entities/rows.js';
import { lineOf, parseLine } from './lines.js';
import { History } from './history.js';
import type { Change, Line } from './lines.js';
import type { Lag } from './history.js';
import type { Journal, JournalEntry } from '../control/journal.js';
import { Log } from './log.js';
import { digest } from './sids.js';
import { createTables } from './tables.js';
import type { RowOf, TableName, Tables } from './tables.js';

/** A file of fewer lines is left alone, however little of it is alive. */
const WORTH_COMPACTING = 1000;

/** All rows, and the file they live in. Changes are made first and become durable with {@link Store.commit}. */
export class Store {
  readonly tables: Tables = createTables();
  private serial = 0;
  private changes: Change[] = [];
  private readonly history = new History();
  private readonly log: Log | null;
  /** Set after a compaction that failed: not before the file has so many lines is another tried. */
  private compactFrom = WORTH_COMPACTING;

  /** Without `dataDir` everything is in memory only. */
  constructor(
    readonly seed: string,
    private readonly journal: Journal,
    dataDir: string | undefined,
  ) {
    this.log = dataDir === undefined ? null : Log.open(dataDir, (line) => this.replay(line));
    this.compactIfDue();
  }

  /** The SID and place of a new row. The same seed and the same requests give the same SIDs. */
  issue(prefix: string): { readonly sid: string; readonly seq: number } {
    this.serial += 1;
    return { sid: prefix + digest(this.seed, prefix, this.serial), seq: this.serial };
  }

  put<N extends TableName>(table: N, row: RowOf<N>): void {
    this.changes.push({ table, sid: row.sid, before: this.tables[table].get(row.sid) ?? null, after: row });
    this.apply(table, row.sid, row);
  }

  delete(table: TableName, sid: string): void {
    const before = this.tables[table].get(sid);
    if (before === undefined) return;
    this.changes.push({ table, sid, before, after: null });
    this.apply(table, sid, null);
  }

  /**
   * Writes what changed, with the journal's entry of the request that changed it, as one line. Throws on a full disk.
   */
  commit(at: number, entry?: JournalEntry): void {
    if (this.changes.length === 0 && entry === undefined) return;
    this.log?.append(lineOf(this.serial, this.changes, entry));
    if (this.changes.length > 0) this.history.add(at, this.changes);
    this.changes = [];
    this.compactIfDue();
  }

  /** Takes back what was changed since the last commit, so that a request which fails has changed nothing. */
  abandon(): void {
    for (const { table, sid, before } of this.changes.reverse()) this.apply(table, sid, before);
    this.changes = [];
  }

  /** Runs a read as of a while ago. Accounts and keys are always today's: lag must not lock anyone out. */
  behind<T>(lag: Lag, now: number, read: () => T): T {
    const unseen = this.history.unseen(lag, now).filter(({ table }) => table !== 'accounts' && table !== 'apiKeys');
    for (const { table, sid, before } of [...unseen].reverse()) this.apply(table, sid, before);
    try {
      return read();
    } finally {
      for (const { table, sid, after } of unseen) this.apply(table, sid, after);
    }
  }

  /** What was written until now is never unseen by a read. */
  forgetHistory(): void {
    this.history.clear();
  }

  clearJournal(): void {
    this.journal.clear();
    this.log?.append({ n: this.serial, cleared: this.journal.nextIndex } satisfies Line);
    this.compactIfDue();
  }

  /** Takes on the rows and the journal of these lines in place of its own, in the file too. */
  load(lines: Iterable<Line>): void {
    for (const table of Object.values(this.tables)) table.clear();
    this.serial = 0;
    this.changes = [];
    this.history.clear();
    this.journal.clear(0);
    for (const line of lines) this.take(line);
    this.log?.rewrite(this.lines());
  }

  /** Everything there is: a line for each row, oldest first within its table, and for each entry of the journal. */
  *lines(): Iterable<Line> {
    for (const [name, table] of Object.entries(this.tables) as [TableName, Tables[TableName]][]) {
      const rows: Row[] = [...table.rows()];
      rows.sort((a, b) => a.seq - b.seq);
      for (const row of rows) yield { n: this.serial, put: [[name, row]] };
    }
    const entries = this.journal.find({ kind: 'any' });
    for (const entry of entries) yield { n: this.serial, entry };
    if (entries.length === 0) yield { n: this.serial, cleared: this.journal.nextIndex };
  }

  counts(): Readonly<Record<TableName, number>> {
    const entries = Object.entries(this.tables).map(([name, table]) => [name, table.size]);
    return Object.fromEntries(entries) as Record<TableName, number>;
  }

  close(): void {
    this.log?.close();
  }

  /**
   * Rewrites the file once more than half of it is history: it is never longer than twice what is alive, and the
   * cost of rewriting is spread over as many writes.
   */
  private compactIfDue(): void {
    if (this.log === null || this.log.lines <= this.compactFrom) return;
    const alive = Object.values(this.tables).reduce((sum, table) => sum + table.size, this.journal.size);
    if (this.log.lines <= 2 * alive) return;
    try {
      this.log.rewrite(this.lines());
      this.compactFrom = WORTH_COMPACTING;
    } catch {
      // The disk is full, perhaps. The old file is still there and whole.
      this.compactFrom = this.log.lines + WORTH_COMPACTING;
    }
  }

  /** The one place where a table's name and its rows' type meet. */
  private apply(table: TableName, sid: string, row: Row | null): void {
    if (row === null) this.tables[table].delete(sid);
    else (this.tables[table] as unknown as { put(row: Row): void }).put(row);
  }

  private replay(value: unknown): void {
    const line = parseLine(value, this.tables);
    if (typeof line === 'string') throw new Error(line);
    this.take(line);
  }

  private take(line: Line): void {
    this.serial = Math.max(this.serial, line.n);
    for (const [table, row] of line.put ?? []) this.apply(table, row.sid, row);
    for (const [table, sid] of line.del ?? []) this.apply(table, sid, null);
    if (line.cleared !== undefined) this.journal.clear(line.cleared);
    if (line.entry !== undefined) this.journal.restore(line.entry);
  }
}
