import { setTimeout as delay } from 'node:timers/promises';
// Internal, because its public form makes connections of its own and the database itself. The version is pinned.
import { ensureSystemDatabase } from '@dbos-inc/dbos-sdk/internal/system_database';
import type { Logger } from 'pino';
import { withConnection, type Sql } from '../storage/pool.js';
import { quietLogger } from './dbos-log.js';

/** DBOS' own logger, of which this needs `info` and `warn`. */
type GlobalLogger = Parameters<typeof ensureSystemDatabase>[1];

/** DBOS uses our pool; it only logs the address, which has no secret then. */
export const THROUGH_THE_POOL = 'postgresql://pool@localhost/pool';

/** An arbitrary number of ours: who holds this lock migrates DBOS' tables. */
const LOCK = 7_204_119;
const ASK_AGAIN_MS = 50;

/**
 * Brings DBOS' own tables (schema `dbos`) to the version of this build, while no other process does: two that do so at once
 * break each other off ("tuple concurrently updated"). The lock is asked for again and again, not waited for: DBOS makes
 * indexes concurrently, which would wait for whoever waits in a statement. Tables that are up to date are only read.
 */
export async function migrateWorkflowTables(sql: Sql, log: Logger): Promise<void> {
  await withConnection(sql.pool, async (client) => {
    const ask = () => client.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [LOCK]);
    while ((await ask()).rows[0]?.ok !== true) await delay(ASK_AGAIN_MS);
    try {
      await ensureSystemDatabase(THROUGH_THE_POOL, quietLogger(log) as GlobalLogger, sql.pool);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  });
}
