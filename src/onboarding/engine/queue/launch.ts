import { DBOS } from '@dbos-inc/dbos-sdk';
import type pg from 'pg';
import type { Logger } from 'pino';
import { quietLogger, THROUGH_THE_POOL } from './dbos-internals.js';
import { IDLE_POLL_MS } from './dispatch.js';
import { CANCEL_QUEUE, SEGMENT_QUEUE } from './workflows.js';

/** Fixed: a new version of this server carries on the runs of the old one. Changed workflow code asks DBOS.patch. */
const APPLICATION_VERSION = 'onboarding-2';

/**
 * Active runs for each request that an account may have under way: a wave sends one to eight, and between two waves a
 * run sends none. With one run for each the account was 86 % busy.
 */
const RUNS_PER_REQUEST = 2;

/** Configures DBOS, before anything of it is launched. */
export function configureQueue(pool: pg.Pool, executorId: string, log: Logger): void {
  DBOS.setConfig({
    name: 'trusthub-graphql',
    systemDatabaseUrl: THROUGH_THE_POOL,
    systemDatabasePool: pool,
    executorID: executorId,
    applicationVersion: APPLICATION_VERSION,
    // They are migrated before: see tables.ts.
    runMigrations: false,
    enablePatching: true,
    tracingEnabled: false,
    logger: quietLogger(log),
  });
}

/**
 * Launches DBOS, with the two queues, each divided by account.
 * @param accountConcurrency how many requests of an account may be under way
 */
export async function launchQueue(accountConcurrency: number): Promise<void> {
  await DBOS.launch();
  const queue = {
    partitionConcurrency: accountConcurrency * RUNS_PER_REQUEST,
    minPollingIntervalMs: IDLE_POLL_MS,
    onConflict: 'always_update',
  } as const;
  await DBOS.registerQueue(SEGMENT_QUEUE, queue);
  await DBOS.registerQueue(CANCEL_QUEUE, queue);
}

/**
 * Keeps this process to its part of the active runs that an account may have, because one that had all of them would
 * run them with only its part of the requests.
 */
export async function shareQueue(accountConcurrency: number, processes: number): Promise<void> {
  const segments = await DBOS.retrieveQueue(SEGMENT_QUEUE);
  await segments?.setPartitionWorkerConcurrency(Math.ceil((accountConcurrency * RUNS_PER_REQUEST) / processes));
}

/** Ends DBOS; the workflows under way stay for another process, or for the next start. */
export async function stopQueue(): Promise<void> {
  await DBOS.shutdown({ deregister: true });
}
