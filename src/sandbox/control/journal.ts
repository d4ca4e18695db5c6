/** A request that the sandbox received, or a status callback that it sent. */
export interface JournalEntry {
  /** Grows by one with each entry and never restarts. */
  readonly index: number;
  readonly kind: 'request' | 'callback';
  /** By the sandbox's clock, ISO. */
  readonly at: string;
  readonly method: string;
  /** Without the query; a callback's is the whole address. */
  readonly path: string;
  readonly query: string;
  /** What was answered, or would have been where a fault dropped the answer; 0 where nothing was decided. */
  readonly status: number;
  readonly account: string | null;
  /** Real milliseconds, injected latency included. */
  readonly durationMs: number;
  /** Names of the form's parameters. */
  readonly params: readonly string[];
  readonly friendlyName: string | null;
  /** The values of parameters that carry no personal data, by which tests distinguish calls. */
  readonly values: Readonly<Record<string, string>>;
  /** The SID of what a 201 made, or what a callback was about. */
  readonly sid: string | null;
  /** The fault that was applied, e.g. `drop-after`. */
  readonly fault: string | null;
}

/** Which entries are wanted. Everything given must fit. */
export interface JournalFilter {
  readonly kind?: 'request' | 'callback' | 'any';
  readonly method?: string;
  /** Part of the path. */
  readonly path?: string;
  readonly status?: number;
  readonly account?: string;
  /** What was made, or what a callback was about. */
  readonly sid?: string;
  /** Only entries that a fault was applied to. */
  readonly faulty?: boolean;
  /** Only entries with a greater or equal index. */
  readonly since?: number;
  /** The last so many of those that fit. */
  readonly limit?: number;
}

/** More entries than this and the oldest go: a sandbox that runs for weeks must not grow with its reads. */
export const JOURNAL_LIMIT = 100_000;

/** What happened, in order: the last {@link JOURNAL_LIMIT} requests and callbacks, or as many as its limit allows. */
export class Journal {
  /** Their indexes are consecutive, but for reads from before a restart, which are not in the file. */
  private entries: JournalEntry[] = [];
  private next = 0;

  constructor(private readonly limit = JOURNAL_LIMIT) {}

  get size(): number {
    return Math.min(this.entries.length, this.limit);
  }

  add(entry: Omit<JournalEntry, 'index'>): JournalEntry {
    const added = { index: this.next, ...entry };
    this.restore(added);
    return added;
  }

  /** Puts back an entry that was read from the file. */
  restore(entry: JournalEntry): void {
    this.entries.push(entry);
    this.next = entry.index + 1;
    // A tenth at a time, so that forgetting costs each entry the same.
    if (this.entries.length > this.limit * 1.1 + 10) this.entries = this.entries.slice(-this.limit);
  }

  /** The index that the next entry gets. */
  get nextIndex(): number {
    return this.next;
  }

  find(filter: JournalFilter = {}): readonly JournalEntry[] {
    const { kind = 'request', method, path, status, account, sid, faulty, since = 0, limit } = filter;
    const start = Math.max(this.entries.length - this.size, this.indexAtLeast(since));
    const found = this.entries
      .slice(start)
      .filter(
        (entry) =>
          (kind === 'any' || entry.kind === kind) &&
          (method === undefined || entry.method === method.toUpperCase()) &&
          (path === undefined || entry.path.includes(path)) &&
          (status === undefined || entry.status === status) &&
          (account === undefined || entry.account === account) &&
          (sid === undefined || entry.sid === sid) &&
          (faulty === undefined || (entry.fault !== null) === faulty),
      );
    return limit === undefined || found.length <= limit ? found : found.slice(found.length - limit);
  }

  clear(nextIndex = this.next): void {
    this.entries = [];
    this.next = nextIndex;
  }

  /** Where the entries from an index on begin, so that followers of the journal read no entry twice. */
  private indexAtLeast(index: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.index ?? Infinity) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
