import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../support/database.js';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

/** Defaults that a database may have, each of which would break something. */
const DEFAULTS = {
  DateStyle: 'SQL, DMY',
  IntervalStyle: 'sql_standard',
  TimeZone: 'Asia/Kolkata',
  bytea_output: 'escape',
  standard_conforming_strings: 'off',
  default_transaction_isolation: 'serializable',
  // No shorter: the statement that sets ours is under it, on a busy machine too.
  statement_timeout: '2s',
  lock_timeout: '1s',
  idle_session_timeout: '3s',
  synchronous_commit: 'off',
};

let app: TestApp | undefined;
let database: pg.Client | undefined;
afterEach(async () => {
  await app?.close();
  await database?.end();
});

test('defaults of the database that are not ours change nothing', { timeout: 120_000 }, async () => {
  const direct = await createTestDatabase();
  const name = new URL(direct).pathname.slice(1);
  database = new pg.Client({ connectionString: direct });
  await database.connect();
  for (const [setting, value] of Object.entries(DEFAULTS)) {
    await database.query(`alter database ${name} set ${setting} = ${pg.escapeLiteral(value)}`);
  }
  // Without a host before the folder of the socket, and with a name that the address gives the connections.
  const DATABASE_URL = `${direct.replace('@localhost/', '@/')}&application_name=mine`;
  expect(DATABASE_URL).toContain('@/test_');
  const begun = Date.now();
  app = await startTestApp({ DATABASE_URL });
  const input = voiceIntegrityInput(await numberDispenser(app)(1));
  const { onboarding } = await whileLocked(direct, database, () => onboard(app!, input));
  const ended = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(ended).toMatchObject({ status: 'COMPLETED', failure: null });

  const { onboarding: read } = await app.data<{ onboarding: Record<'createdAt' | 'completedAt', string> }>(
    'query ($id: ID!) { onboarding(id: $id) { createdAt completedAt } }',
    { id: ended.id },
  );
  for (const at of [read.createdAt, read.completedAt]) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(begun - 1_000);
    expect(Date.parse(at)).toBeLessThanOrEqual(Date.now() + 1_000);
  }
  // Longer than the default lets a session be idle.
  const idle = `select count(*)::integer as count from pg_stat_activity where datname = current_database()
    and application_name = 'trusthub-changes' and clock_timestamp() - state_change > interval '3500 milliseconds'`;
  await expect.poll(() => countOf(database!, idle), { interval: 250 }).toBe(1);
  const { rows } = await database.query<{ name: string }>(
    `select application_name as name, count(*)::integer from pg_stat_activity
     where datname = current_database() and application_name in ('trusthub-lease', 'trusthub-changes') group by 1 order by 1`,
  );
  expect(rows).toEqual(['trusthub-changes', 'trusthub-lease'].map((one) => ({ name: one, count: 1 })));
  expect(app.logLines.join('')).not.toMatch(/connection .* was lost/);
});

async function countOf(database: pg.Client, text: string): Promise<number | undefined> {
  return (await database.query<{ count: number }>(text)).rows[0]?.count;
}

/** Calls while a table is locked that it needs, until statements have waited there for longer than the defaults allow. */
async function whileLocked<Result>(url: string, database: pg.Client, call: () => Promise<Result>): Promise<Result> {
  // In a transaction of its own: within one, what is shown of other sessions stays as it was at first.
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  try {
    await holder.query('begin; set local statement_timeout = 0; lock table onboarding.run in access exclusive mode');
    const called = call();
    const waiting = `select count(*)::integer as count from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and clock_timestamp() - query_start > interval '2500 milliseconds'`;
    const [result] = await Promise.all([
      called,
      expect
        .poll(() => countOf(database, waiting), { interval: 250 })
        .toBeGreaterThan(0)
        .finally(() => holder.query('rollback')),
    ]);
    return result;
  } finally {
    await holder.end();
  }
}
