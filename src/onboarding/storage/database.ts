import type { Logger } from 'pino';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded.js';
import { waitForDatabase, type WaitOptions } from './database-wait.js';

/** The database of a server: its address, and how to let go of it. */
export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

interface OpenDatabaseOptions extends WaitOptions {
  /** Any PostgreSQL >= 14; without it the embedded one is started under `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** The database's name inside the embedded server. */
  readonly name?: string;
}

/** How often a server checks whether the embedded PostgreSQL that it depends on is still alive. */
const WATCH_MS = 1_000;
/** One check of so many connects, in case the id of the dead process was given to another. */
const CONNECT_EVERY = 15;

/**
 * Opens the PostgreSQL that stores everything durable.
 * @throws DatabaseFault when it can't be reached within the time to wait, or lacks what the server relies on
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  if (options.databaseUrl !== undefined) {
    await waitForDatabase(options.databaseUrl, options);
    return { url: options.databaseUrl, stop: () => Promise.resolve() };
  }
  const postgres = await startEmbeddedPostgres(options.dataDir, options.log);
  const name = options.name ?? 'trusthub';
  await postgres.prepare(name);
  const unwatch = watch(postgres, options.log);
  return {
    url: postgres.url(name),
    stop: async () => {
      await unwatch();
      await postgres.stop();
    },
  };
}

/** Brings the embedded PostgreSQL back when it dies under a live server. */
function watch(postgres: EmbeddedPostgres, log: Logger): () => Promise<void> {
  let checking: Promise<void> = Promise.resolve();
  let checks = 0;
  const timer = setInterval(() => {
    checks += 1;
    if (checks % CONNECT_EVERY !== 0 && postgres.seemsAlive()) return;
    checking = checking.then(() =>
      postgres.ensureRunning().catch((error: unknown) => {
        log.error({ err: error }, 'the embedded PostgreSQL is down and could not be restarted');
      }),
    );
  }, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await checking;
  };
}
