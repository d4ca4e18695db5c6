import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareTables } from '../../../src/onboarding/tables.js';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { OutagesStore } from '../../../src/onboarding/storage/outages.store.js';
import { createSql, type Sql } from '../../../src/onboarding/storage/pool.js';
import { ReviewsStore } from '../../../src/onboarding/storage/reviews.store.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { StepsStore } from '../../../src/onboarding/storage/steps.store.js';
import { createTestDatabase } from '../../support/database.js';
import { plansOf } from '../support/query-plans.js';

let pool: pg.Pool;
let sql: Sql;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  sql = createSql(pool, 'hurried');
  await prepareTables(sql, pino({ level: 'silent' }));
  // 5,000 runs wait for reviews that are due tomorrow, and three for one that is due.
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status)
     select n::text, 'AC', n::text, 'CNAM', '', '{}', 'WAITING_FOR_REVIEW' from generate_series(1, 5003) n`,
  );
  await pool.query(
    `insert into onboarding.review (run_id, step_key, account_sid, bundle_kind, bundle_sid, last_status, next_poll_at)
     select n::text, 'await', 'AC', 'CustomerProfile', 'BU' || n, 'pending-review',
       now() + case when n > 5000 then interval '-1 second' else interval '1 day' end
     from generate_series(1, 5003) n`,
  );
  await pool.query('analyze onboarding.review');
});
afterAll(() => pool.end());

test('the sweep of reviews reads those that are due, and none that only waits', async () => {
  const found = await plansOf(sql, (explaining) =>
    new ReviewsStore(explaining).takeDue(1_000, { most: 100, mostOfAccount: 50, underWay: new Map() }),
  );
  const walked = found.find((node) => node['Index Name'] === 'review_due');
  expect(walked).toBeDefined();
  expect(walked?.['Rows Removed by Filter'] ?? 0).toBe(0);
});

test('a workflow is found by the id of its run: the functions that make it are expanded', async () => {
  const text = `explain (verbose, format json) select 1 from onboarding.run_workflow w
    where w.workflow_id = onboarding.segment_workflow($1, $2::integer)`;
  const [row] = await sql.query<{ 'QUERY PLAN': unknown }>(text, ['a', 1]);
  const plan = JSON.stringify(row);
  expect(plan).toContain('workflow_status');
  expect(plan).not.toContain('segment_workflow');
});

test('the sweeps during an outage read the runs whose attempt is due, and none that only waits', async () => {
  // All wait for Twilio until tomorrow, in an account that is tried tomorrow, and two in another are due.
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status, upstream_since, next_attempt_at)
     select 'out' || n, case when n > 5000 then 'AD' else 'AC' end, 'out' || n, 'CNAM', '', '{}', 'RUNNING', now(),
       now() + case when n > 5000 then interval '-1 second' else interval '1 day' end from generate_series(1, 5002) n`,
  );
  await pool.query(`insert into onboarding.outage values ('AC', now(), now() + interval '1 day')`);
  await pool.query('analyze onboarding.run, onboarding.outage');
  const due = await plansOf(sql, (explaining) => new OutagesStore(explaining).takeDue(new Date(), 1_000, 1_000, 100));
  const walked = due.find((node) => node['Index Name'] === 'run_next_attempt');
  expect(walked).toMatchObject({ 'Actual Rows': 2 });
  const probes = await plansOf(sql, (explaining) => new OutagesStore(explaining).takeProbes(new Date(), 1_000));
  const left = await plansOf(sql, (explaining) => new StepsStore(explaining, new RunVault(new Keyring([]))).left(0));
  // The two that are called now are all that it may find.
  for (const node of [...probes, ...left]) expect(node['Actual Rows'] ?? 0).toBeLessThan(3);
  expect(left.map((node) => node['Index Name'])).toContain('run_going');
});
