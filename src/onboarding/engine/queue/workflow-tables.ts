import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { withConnection, type Sql } from '../../storage/pool.js';
import { updateSystemTables } from './dbos-internals.js';

/** The id of the workflow of a segment; `RUN_WORKFLOW` says the same to the database. */
export const segmentId = (runId: string, segment: number): string => `${runId}:${segment}`;

/** The id of the workflow of a cancellation. */
export const cancellationId = (runId: string, number: number): string => `${runId}:cancel:${number}`;

/**
 * What other folders see of DBOS' tables: the workflows, and their ids. PostgreSQL inlines both functions, so that
 * the index on the ids is used.
 */
const RUN_WORKFLOW = `
  create or replace function onboarding.segment_workflow(run_id text, segment integer) returns text
    language sql immutable parallel safe as $$ select run_id || ':' || segment::text $$;
  create or replace function onboarding.cancellation_workflow(run_id text, number integer) returns text
    language sql immutable parallel safe as $$ select run_id || ':cancel:' || number::text $$;
  create or replace view onboarding.run_workflow as
    select workflow_uuid as workflow_id, status, executor_id, queue_name from dbos.workflow_status`;

/** Stored as the view's comment, so that a database with an older text is recognized and updated. */
const DIGEST = createHash('sha256').update(RUN_WORKFLOW).digest('hex').slice(0, 16);

/** An arbitrary number: the process that holds this lock migrates DBOS' tables. */
const LOCK = 7_204_119;
const ASK_AGAIN_MS = 50;

/**
 * Brings DBOS' own tables (schema `dbos`) to the version of this build, while no other process does: two that do so at
 * once abort each other ("tuple concurrently updated"). The lock is polled, not waited for: DBOS makes indexes
 * concurrently, which would wait for a process that waits in a statement. Tables that are up to date are only read.
 */
export async function migrateWorkflowTables(sql: Sql, log: Logger): Promise<void> {
  await withConnection(sql.pool, async (client) => {
    const ask = () => client.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [LOCK]);
    while ((await ask()).rows[0]?.ok !== true) await delay(ASK_AGAIN_MS);
    try {
      await updateSystemTables(sql.pool, log);
      if (!(await isAsWanted(client)))
        await client.query(`${RUN_WORKFLOW}; comment on view onboarding.run_workflow is '${DIGEST}'`);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  });
}

async function isAsWanted(client: pg.ClientBase): Promise<boolean> {
  const read = `select obj_description(to_regclass('onboarding.run_workflow'), 'pg_class') as digest`;
  return (await client.query<{ digest: string | null }>(read)).rows[0]?.digest === DIGEST;
}
