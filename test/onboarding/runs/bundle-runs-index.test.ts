import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { migrate } from '../../../src/onboarding/storage/migrate.js';
import { BundleRunsStore, type BundleRunsPart } from '../../../src/onboarding/storage/bundle-runs.store.js';
import { createSql, type Sql } from '../../../src/onboarding/storage/pool.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { createTestDatabase } from '../../support/database.js';
import { plansOf, type PlanNode } from '../support/query-plans.js';

const ACCOUNT = `AC${'1'.repeat(32)}`;
/** The profile that was given to every hundredth run. */
const BUSY = 'given';
const RUNS = 10_000;

let pool: pg.Pool;
let sql: Sql;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  sql = createSql(pool, 'hurried');
  await migrate(sql);
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status, created_at)
     select 'run' || n, $1, n::text, 'CNAM', '', '{}', 'COMPLETED', timestamptz '2026-01-01' + n * interval '10 minutes'
     from generate_series(1, $2::integer) n`,
    [ACCOUNT, RUNS],
  );
  // Each has found the same primary profile, made or was given a profile, and made a product; others work on these.
  await pool.query(
    `insert into onboarding.step (run_id, key, position, title, use, parameters, after, resource_sid)
     select 'run' || n, use, position, '', use, parameters::jsonb, '{}', sid
     from generate_series(1, $2::integer) n,
       lateral (values
         (1, 'find-primary-customer-profile', '{}', 'primary'),
         (2, case when n % 100 = 0 then 'check-customer-profile' else 'create-customer-profile' end,
           case when n % 100 = 0 then jsonb_build_object('customerProfileSid', $1::text)::text else '{}' end,
           case when n % 100 = 0 then null else 'profile' || n end),
         (3, 'submit-bundle', '{}', 'profile' || n),
         (4, 'create-trust-product', '{}', 'product' || n)
       ) as step (position, use, parameters, sid)`,
    [BUSY, RUNS],
  );
});
afterAll(() => pool.end());

const part = (bundleSid: string, after?: BundleRunsPart['after']): BundleRunsPart => ({ bundleSid, after, limit: 21 });

/** The plans of the store's own statements, each node as often as it is in one. */
const plansFor = (parts: readonly BundleRunsPart[]): Promise<readonly PlanNode[]> =>
  plansOf(sql, (explaining) => new BundleRunsStore(explaining, new RunVault(new Keyring([]))).parts(ACCOUNT, parts));

describe.each(['before PostgreSQL has statistics', 'with statistics'])('%s', (when) => {
  beforeAll(async () => {
    if (when === 'with statistics') await pool.query('analyze onboarding.run, onboarding.step');
  });

  test.each([
    ['a page of profiles and products', ['profile7', 'product7', 'profile8', 'product9', 'primary', 'unknown'], 1],
    ['a profile with many runs', [BUSY], RUNS / 100],
  ])('%s: one statement, which walks the indexes and no other rows', async (_what, sids, mostOfLoop) => {
    const nodes = await plansFor(sids.map((sid) => part(sid)));
    expect(nodes.filter((node) => node['Node Type'] === 'Function Scan')).toHaveLength(1);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    const walked = ['step_bundle', 'step_replaced_bundle', 'run_pkey'].map(
      (index) => nodes.find((node) => node['Index Name'] === index) ?? { 'Node Type': `no ${index}` },
    );
    expect(nodes.map((node) => node['Index Name'])).not.toContain('run_by_account');
    // Of each turn of a loop, on the average.
    for (const node of walked) {
      expect(node['Actual Rows'], node['Node Type']).toBeLessThanOrEqual(mostOfLoop);
      expect(node['Rows Removed by Filter'] ?? 0).toBe(0);
    }
  });

  test('the steps of runs that are on no page are not read', async () => {
    const after = { createdAt: '2026-02-01T00:00:00Z', runId: 'run1' };
    const nodes = await plansFor([part(BUSY, after)]);
    const steps = nodes.find((node) => node['Subplan Name'] !== undefined && node['Node Type'] === 'Aggregate');
    expect(steps?.['Actual Loops']).toBe(21);
  });
});
