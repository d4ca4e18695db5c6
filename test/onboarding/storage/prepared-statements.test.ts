import pg from 'pg';
import { expect, test } from 'vitest';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { createTestDatabase } from '../../support/database.js';

test('a statement that was planned before a newer version added a column is planned again', async () => {
  // One connection: the plan belongs to it.
  const pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 1 });
  const sql = createSql(pool, 'hurried');
  await pool.query('create table thing (id integer); insert into thing values (1)');
  const read = () => sql.prepared('read', 'select * from thing where id = $1', [1]);
  expect(await read()).toEqual([{ id: 1 }]);
  await pool.query("alter table thing add column colour text default 'red'");
  expect(await read()).toEqual([{ id: 1, colour: 'red' }]);
  expect(await read()).toEqual([{ id: 1, colour: 'red' }]);
  await expect(sql.prepared('wrong', 'select 1 from nowhere', [])).rejects.toMatchObject({ code: '42P01' });
  await pool.end();
});
