import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Channel } from '../storage/channel.js';
import { createClient, openSession } from '../storage/connection.js';
import type { Sql } from '../storage/pool.js';

const CHANNEL = 'onboarding_changed';
/** Changes of a run's steps within this time are announced together; a changed status is announced immediately. */
const COALESCE_MS = 25;
/** Ids in one payload, which may have 8,000 bytes. */
const MOST_IDS = 200;
const RECONNECT_MS = 500;

/** `steps`: the run's status is as it was. */
export type Change = 'status' | 'steps';
type Listener = (change: Change) => void;

/** Announces changes of runs to all listeners: in this process directly, in others through PostgreSQL. */
export interface Changes {
  /** Announces that a run has changed. Never waits and never fails: a listener reads the run itself. */
  announce(runId: string, change: Change): void;
  /**
   * Calls back at every change of a run, and when changes may have been missed. Of what another process announces, the status
   * may have changed.
   * @returns a function that stops it
   */
  listen(runId: string, changed: Listener): () => void;
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own, which is made again when it breaks.
 * @param others further channels on the same connection
 * @throws Error when the first can't be made
 */
export async function createChanges(
  databaseUrl: string,
  sql: Sql,
  log: Logger,
  others: readonly Channel[],
): Promise<Changes> {
  const changes = new PostgresChanges(databaseUrl, sql, log, others);
  await changes.connect();
  return changes;
}

class PostgresChanges implements Changes {
  private readonly me = randomUUID();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly pending = new Map<string, Change>();
  private flushing: NodeJS.Timeout | undefined;
  private connection: pg.Client | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly sql: Sql,
    private readonly log: Logger,
    private readonly others: readonly Channel[],
  ) {}

  announce(runId: string, change: Change): void {
    if (change === 'status' || !this.pending.has(runId)) this.pending.set(runId, change);
    if (change === 'steps' && this.pending.size < MOST_IDS) {
      this.flushing ??= setTimeout(() => this.flush(), COALESCE_MS).unref();
      return;
    }
    clearTimeout(this.flushing);
    this.flush();
  }

  listen(runId: string, changed: Listener): () => void {
    const set = this.listeners.get(runId) ?? new Set();
    this.listeners.set(runId, set.add(changed));
    return () => {
      set.delete(changed);
      if (set.size === 0 && this.listeners.get(runId) === set) this.listeners.delete(runId);
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.flushing);
    const { connection } = this;
    this.connection = undefined;
    await connection?.end();
  }

  async connect(): Promise<void> {
    const client = createClient(this.databaseUrl);
    client.on('error', (error) => {
      if (this.connection !== client) return;
      this.connection = undefined;
      this.others.forEach((other) => other.lost());
      this.log.warn({ err: error }, 'the connection that listens for changes was lost');
      this.reconnect();
    });
    client.on('notification', ({ channel, payload }) => {
      const other = this.others.find(({ name }) => name === channel);
      if (other !== undefined) return other.received(payload ?? '');
      const [sender, ...runs] = payload?.split(',') ?? [];
      if (sender !== this.me) runs.forEach((runId) => this.wake(runId, 'status'));
    });
    await openSession(client, 'trusthub-changes');
    await client.query([CHANNEL, ...this.others.map(({ name }) => name)].map((name) => `listen ${name}`).join('; '));
    this.connection = client;
  }

  private reconnect(): void {
    if (this.closed) return;
    setTimeout(() => {
      this.connect().then(
        // Changes in the meantime were missed.
        () => {
          [...this.listeners.keys()].forEach((runId) => this.wake(runId, 'status'));
          this.others.forEach((other) => other.restored());
        },
        () => this.reconnect(),
      );
    }, RECONNECT_MS).unref();
  }

  private wake(runId: string, change: Change): void {
    this.listeners.get(runId)?.forEach((changed) => changed(change));
  }

  /** NOTIFY takes a lock over the whole database at commit, so it is kept off the steps' own transactions. */
  private flush(): void {
    this.flushing = undefined;
    const changes = [...this.pending];
    this.pending.clear();
    changes.forEach(([runId, change]) => this.wake(runId, change));
    const payload = [this.me, ...changes.map(([runId]) => runId)].join(',');
    this.sql.pool.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
  }
}
