import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/onboarding/storage/migrate.js';
import { createSql } from '../../src/onboarding/storage/pool.js';
import { createTestDatabase } from '../support/database.js';

/*
 * The page names every table, and every column that holds business data: one that a migration adds fails here until the
 * page says what it holds.
 */

const PAGE = readFileSync(new URL('../../docs/data-at-rest.md', import.meta.url), 'utf8');

/** The columns that a caller's or Twilio's free text may go to beside those with business data, and why that is none. */
const FREE_OF_DATA: Readonly<Record<string, string>> = {
  'onboarding.run.failure': 'codes and sentences of ours',
  'onboarding.run.traceparent': 'random ids',
  'onboarding.step.parameters': 'names of parts of the input, and SIDs',
  'onboarding.step.detail': 'SIDs',
  'onboarding.step.error': 'codes and sentences of ours',
  'onboarding.phone_number_result.error': 'codes and sentences of ours',
  'onboarding.deletion.error': 'codes and sentences of ours',
  'onboarding.batch_item.error': 'codes and sentences of ours',
  'onboarding.batch_item.more_errors': 'codes and sentences of ours',
};

interface Row {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The rows of the page's table: the table, and its columns with business data. */
const documented = (): readonly Row[] =>
  [...PAGE.matchAll(/^\| `(onboarding\.\w+)` +\|[^|]*\|([^|]*)\|/gm)].map(({ 1: table = '', 2: columns = '' }) => ({
    table,
    columns: [...columns.matchAll(/`(\w+)`/g)].map(([, column]) => `${table}.${column ?? ''}`),
  }));

let pool: pg.Pool;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  await migrate(createSql(pool, 'hurried'));
});
afterAll(() => pool.end());

const namesOf = async (sql: string): Promise<readonly string[]> =>
  (await pool.query<{ name: string }>(sql)).rows.map(({ name }) => name);

test('every table is on the page, and no other', async () => {
  const tables = await namesOf(
    `select 'onboarding.' || table_name as name from information_schema.tables
     where table_schema = 'onboarding' and table_type = 'BASE TABLE'`, // A view has nothing of its own.
  );
  expect(
    documented()
      .map(({ table }) => table)
      .sort(),
  ).toEqual([...tables].sort());
});

test('every column that can hold an object is said to hold business data, or known to hold none', async () => {
  const named = documented().flatMap(({ columns }) => columns);
  const columns = await namesOf(
    `select 'onboarding.' || table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'onboarding' and (data_type = 'jsonb' or column_name in ('name', 'traceparent'))`,
  );
  expect([...named, ...Object.keys(FREE_OF_DATA)].sort()).toEqual([...columns].sort());
});
