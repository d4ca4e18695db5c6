import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/onboarding/storage/migrations.js';
import { createSql, type Sql } from '../../src/onboarding/storage/pool.js';
import { ReviewsStore } from '../../src/onboarding/storage/reviews.store.js';
import { createTestDatabase } from '../support/database.js';

let pool: pg.Pool;
let sql: Sql;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  sql = createSql(pool, 'hurried');
  await migrate(sql);
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

interface PlanNode {
  readonly 'Index Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

test('the sweep of reviews reads those that are due, and none that only waits', async () => {
  const found: PlanNode[] = [];
  const collect = (node: PlanNode): void => {
    found.push(node);
    node.Plans?.forEach(collect);
  };
  const explaining: Sql = {
    ...sql,
    query: async (text, values) => {
      const [row] = await sql.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `explain (analyze, format json) ${text}`,
        values,
      );
      collect(row!['QUERY PLAN'][0].Plan);
      return [];
    },
  };
  await new ReviewsStore(explaining).takeDue(1_000, { most: 100, mostOfAccount: 50, underWay: new Map() });
  const walked = found.find((node) => node['Index Name'] === 'review_due');
  expect(walked).toBeDefined();
  expect(walked?.['Rows Removed by Filter'] ?? 0).toBe(0);
});
