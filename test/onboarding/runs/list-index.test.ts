import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ONBOARDING_STATUSES, type OnboardingFilter } from '../../../src/domain/onboarding.js';
import { ONBOARDING_KINDS } from '../../../src/domain/onboarding-kind.js';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { migrate } from '../../../src/onboarding/storage/migrate.js';
import { createSql, type Sql } from '../../../src/onboarding/storage/pool.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { RunsStore } from '../../../src/onboarding/storage/runs.store.js';
import { createTestDatabase } from '../../support/database.js';
import { plansOf, type PlanNode } from '../support/query-plans.js';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const PAGE = 21;
/** A list is walked from its start, and from somewhere in its middle. */
const MIDDLE = { createdAt: '2026-03-01T00:00:00Z', runId: randomUUID() };

let pool: pg.Pool;
let sql: Sql;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  sql = createSql(pool, 'hurried');
  await migrate(sql);
  // Two accounts share 30,000 runs of all statuses and kinds.
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status, created_at)
     select gen_random_uuid(), case when n % 2 = 0 then $1 else 'AC' || repeat('2', 32) end, n::text,
       ($3::text[])[1 + n / 2 / 7 % 4], '', '{}', ($2::text[])[1 + n / 2 % 7],
       timestamptz '2026-01-01' + n * interval '10 minutes'
     from generate_series(1, 30000) n`,
    [ACCOUNT, ONBOARDING_STATUSES, ONBOARDING_KINDS],
  );
  await pool.query('analyze onboarding.run');
});
afterAll(() => pool.end());

/** How PostgreSQL carried out the store's own statement, without the part that fetches each run's steps. */
function planOf(filter: OnboardingFilter, after?: typeof MIDDLE): Promise<readonly PlanNode[]> {
  return plansOf(
    sql,
    (explaining) => new RunsStore(explaining, new RunVault(new Keyring([])), 1).page(ACCOUNT, filter, after, PAGE),
    (node) => node['Subplan Name'] === undefined,
  );
}

test.each([
  [{}, 'run_by_account'],
  [{ status: 'ACTION_REQUIRED' }, 'run_by_status'],
  [{ kind: 'CNAM' }, 'run_by_kind'],
  [{ status: 'ACTION_REQUIRED', kind: 'CNAM' }, 'run_by_status_and_kind'],
] as const)('the list filtered by %o walks %s, and touches only the rows that it answers', async (filter, index) => {
  for (const after of [undefined, MIDDLE]) {
    const plan = await planOf(filter, after);
    expect(plan.map((node) => node['Node Type']).sort()).toEqual(['Index Scan', 'Limit']);
    const scan = plan.find((node) => node['Node Type'] === 'Index Scan');
    expect(scan?.['Index Name']).toBe(index);
    expect(scan?.['Actual Rows']).toBe(PAGE);
    expect(scan?.['Rows Removed by Filter'] ?? 0).toBe(0);
  }
});
