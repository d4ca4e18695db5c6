import { getExecutor } from '@dbos-inc/dbos-sdk/internal/dbos';
import { ensureSystemDatabase } from '@dbos-inc/dbos-sdk/internal/system_database';
import { wfQueueRunner } from '@dbos-inc/dbos-sdk/internal/wfqueue';
import type pg from 'pg';
import type { Logger } from 'pino';

/*
 * Every internal of DBOS that we use, each with the reason and the test that fails when DBOS changes it.
 * The version of DBOS is pinned for this file.
 */

/** The parts of DBOS' runner of queues that we use; private in its types. */
interface QueueRunner {
  readonly states: ReadonlyMap<string, { readonly queue: object }>;
  pollQueue(executor: ReturnType<typeof getExecutor>, queue: object): Promise<unknown>;
}
const runner = wfQueueRunner as unknown as QueueRunner;

/**
 * Takes what is in a queue now. DBOS itself only polls at intervals: each poll costs a statement, even when nothing
 * happens. It never fails: what it can't do now, the next poll does. Test: `test/onboarding/queue/dbos-internals.test.ts`.
 */
export async function pollQueue(queueName: string): Promise<void> {
  const queue = runner.states.get(queueName)?.queue;
  if (queue !== undefined) await runner.pollQueue(getExecutor(), queue);
}

/**
 * Takes over the workflows of a process that is gone. DBOS' public API does this only for itself at launch, or through
 * its paid service. Test: the kills of `test/chaos`.
 * @returns how many there were
 */
export async function recoverWorkflowsOf(executorId: string): Promise<number> {
  return (await getExecutor().recoverPendingWorkflows([executorId])).length;
}

/** DBOS uses our pool; it only logs this address, which has no secret. */
export const THROUGH_THE_POOL = 'postgresql://pool@localhost/pool';

/** DBOS' own logger, of which this needs `info` and `warn`. */
type GlobalLogger = Parameters<typeof ensureSystemDatabase>[1];

/**
 * Brings DBOS' tables up to date. DBOS' public API does so over connections of its own, and creates the database
 * itself: roles with few rights can do neither. Test: `test/onboarding/storage/least-rights.test.ts`.
 */
export async function updateSystemTables(pool: pg.Pool, log: Logger): Promise<void> {
  await ensureSystemDatabase(THROUGH_THE_POOL, quietLogger(log) as GlobalLogger, pool);
}

/** DBOS logs its steps' errors; they may hold what Twilio answered, so only its own warnings' first words pass. */
export function quietLogger(log: Logger) {
  const first = (entry: unknown): string =>
    entry instanceof Error ? entry.name : (String(entry).split('\n')[0] ?? '');
  const debug = (entry: unknown): void => log.trace({ dbos: first(entry) }, 'dbos');
  return {
    debug,
    info: debug,
    warn: (entry: unknown) => log.debug({ dbos: first(entry) }, 'dbos'),
    error: (entry: unknown) => log.warn({ dbos: first(entry) }, 'dbos'),
  };
}
