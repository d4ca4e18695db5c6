import type { Pool } from 'pg';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { accountOf } from '../../../bench/customers-account.js';
import type { MirroredKind, MirroredRecord } from '../../../src/domain/mirror.js';
import { AssignmentsStore } from '../../../src/mirror/storage/assignments.store.js';
import { RecordVault } from '../../../src/mirror/storage/record-vault.js';
import { RowsStore } from '../../../src/mirror/storage/rows.store.js';
import { createPool, createSql, type Sql } from '../../../src/onboarding/storage/pool.js';
import { createPreparedDatabase } from '../../support/database.js';

/** An account with so many customers in a database, and how many statements it has been sent through `query`. */
export async function accountWith(customers: number) {
  const log = pino({ level: 'silent' });
  const pool = createPool(await createPreparedDatabase(), log);
  onTestFinished(() => pool.end());
  const sql = createSql(pool, 'hurried');
  let sent = 0;
  const query: Sql['query'] = (...statement) => {
    sent += 1;
    return sql.query(...statement);
  };
  const { accountSid, things, assignments } = accountOf(customers);
  const vault = new RecordVault([]);
  const counted = statementsBy(query);
  const rows = new RowsStore(counted, vault);
  const placed = new AssignmentsStore(counted);
  for (const [kind, records] of Object.entries(things) as [MirroredKind, readonly MirroredRecord[]][]) {
    await rows.put({ accountSid, kind, records, begun: new Date() });
  }
  await placed.put(accountSid, assignments, new Date());
  return {
    log,
    pool,
    sql: { ...sql, ...counted },
    vault,
    rows,
    placed,
    accountSid,
    things,
    assignments,
    sent: () => sent,
  };
}

type Statements = Pick<Sql, 'query' | 'prepared'>;

/** A prepared statement is sent as any other. */
const statementsBy = (query: Sql['query']): Statements => ({
  query,
  prepared: (_name, text, values) => query(text, values),
});

/** How many rows of the mirror's tables some work takes in hand, on a connection of its own. */
export async function rowsTouched(pool: Pool, work: (sql: Statements) => Promise<void>): Promise<number> {
  const client = await pool.connect();
  const query = async (text: string, values: unknown[]) => (await client.query(text, values)).rows as never[];
  const counted = async (): Promise<number> => {
    const [row] = await query(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows from pg_stat_xact_user_tables where relname like 'mirror%'`,
      [],
    );
    return Number((row as { rows: string } | undefined)?.rows);
  };
  try {
    // What the connection has read before is still counted.
    await client.query('begin');
    const before = await counted();
    await work(statementsBy(query));
    return (await counted()) - before;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
