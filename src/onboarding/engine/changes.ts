import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Sql } from '../storage/pool.js';

const CHANNEL = 'onboarding_changed';
/** Changes of a run within this time are told once: a wave's steps begin and end together. */
const COALESCE_MS = 4;
/** A payload holds 8,000 bytes: as many ids as surely fit. */
const MOST_IDS = 200;
const RECONNECT_MS = 500;

/** Tells who watches a run that it has changed: in this process at once, in others through PostgreSQL. */
export interface Changes {
  /** Says that a run has changed. Never waits and never fails: whoever watches reads the run itself. */
  announce(runId: string): void;
  /** Calls back at every change of a run, and when changes may have been missed; answers how to stop. */
  listen(runId: string, changed: () => void): () => void;
  close(): Promise<void>;
}

/** Listens on a connection of its own, made again when it breaks. */
export async function createChanges(databaseUrl: string, sql: Sql, log: Logger): Promise<Changes> {
  const me = randomUUID();
  const listeners = new Map<string, Set<() => void>>();
  const pending = new Set<string>();
  let flushing: NodeJS.Timeout | undefined;
  let connection: pg.Client | undefined;
  let closed = false;

  const wake = (runId: string): void => listeners.get(runId)?.forEach((changed) => changed());

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'trusthub-changes' });
    client.on('error', (error) => {
      if (connection !== client) return;
      connection = undefined;
      log.warn({ err: error.message }, 'the connection that listens for changes was lost');
      reconnect();
    });
    client.on('notification', ({ payload }) => {
      const [teller, ...runs] = payload?.split(',') ?? [];
      if (teller !== me) runs.forEach(wake);
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    connection = client;
  };

  const reconnect = (): void => {
    if (closed) return;
    setTimeout(() => {
      connect().then(
        // What changed meanwhile was told to nobody here.
        () => [...listeners.keys()].forEach(wake),
        () => reconnect(),
      );
    }, RECONNECT_MS).unref();
  };

  const flush = (): void => {
    flushing = undefined;
    // NOTIFY takes a lock over the whole database at commit, so it is kept off the steps' own transactions.
    const runs = [...pending];
    pending.clear();
    runs.forEach(wake);
    sql.pool.query('select pg_notify($1, $2)', [CHANNEL, [me, ...runs].join(',')]).catch(() => undefined);
  };

  await connect();
  return {
    announce: (runId) => {
      pending.add(runId);
      if (pending.size >= MOST_IDS) {
        clearTimeout(flushing);
        flush();
      } else flushing ??= setTimeout(flush, COALESCE_MS).unref();
    },
    listen: (runId, changed) => {
      const set = listeners.get(runId) ?? new Set();
      listeners.set(runId, set.add(changed));
      return () => {
        set.delete(changed);
        if (set.size === 0 && listeners.get(runId) === set) listeners.delete(runId);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(flushing);
      const client = connection;
      connection = undefined;
      await client?.end();
    },
  };
}
