import { setTimeout as delay } from 'node:timers/promises';
import { withConnection, type Sql } from '../storage/pool.js';

/** An arbitrary number of ours: who holds this lock launches DBOS. */
const LAUNCH_LOCK = 7_204_119;
const ASK_AGAIN_MS = 50;

/**
 * Launches DBOS while no other process does: DBOS makes and migrates its own tables then, and two that do so at once
 * break each other off ("tuple concurrently updated"). The lock is asked for again and again, not waited for: DBOS
 * makes indexes concurrently, which would wait for whoever waits in a statement.
 */
export async function launchAlone(sql: Sql, launch: () => Promise<void>): Promise<void> {
  await withConnection(sql.pool, async (client) => {
    const ask = () => client.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [LAUNCH_LOCK]);
    while ((await ask()).rows[0]?.ok !== true) await delay(ASK_AGAIN_MS);
    try {
      await launch();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LAUNCH_LOCK]);
    }
  });
}
