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
  /** The values of parameters that carry no personal data, by which tests tell one call from another. */
  readonly values: Readonly<Record<string, string>>;
  /** The SID of what a 201 made, or what a callback told of. */
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
  /** Only entries with a greater or equal index. */
  readonly since?: number;
}

/** Parameters whose values the journal keeps. */
export const JOURNALLED_VALUES = [
  'Type',
  'Status',
  'PolicySid',
  'ObjectSid',
  'ChannelEndpointSid',
  'AccountSid',
] as const;

/** More entries than this and the oldest go: a sandbox that runs for weeks must not grow with its reads. */
const KEPT = 200_000;

/** What happened, in order. */
export class Journal {
  private entries: JournalEntry[] = [];
  private next = 0;

  add(entry: Omit<JournalEntry, 'index'>): JournalEntry {
    const added = { index: this.next, ...entry };
    this.restore(added);
    return added;
  }

  /** Puts back an entry that was read from the file. */
  restore(entry: JournalEntry): void {
    this.entries.push(entry);
    this.next = entry.index + 1;
    if (this.entries.length > KEPT * 1.1) this.entries = this.entries.slice(-KEPT);
  }

  /** The index that the next entry gets. */
  get nextIndex(): number {
    return this.next;
  }

  find(filter: JournalFilter = {}): readonly JournalEntry[] {
    const { kind = 'request', method, path, status, since } = filter;
    return this.entries.filter(
      (entry) =>
        (kind === 'any' || entry.kind === kind) &&
        (method === undefined || entry.method === method.toUpperCase()) &&
        (path === undefined || entry.path.includes(path)) &&
        (status === undefined || entry.status === status) &&
        (since === undefined || entry.index >= since),
    );
  }

  clear(nextIndex = this.next): void {
    this.entries = [];
    this.next = nextIndex;
  }
}
