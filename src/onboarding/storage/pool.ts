import { handleWhen, retry, ExponentialBackoff } from 'cockatiel';
import pg from 'pg';
import type { Logger } from 'pino';

/** Connection faults by PostgreSQL's SQLSTATE classes and Node's codes: the statement may simply be tried again. */
function isConnectionFault(error: Error): boolean {
  const code = (error as { code?: string }).code ?? '';
  return (
    /^(08...|57P0[123]|53300|40001|40P01)$/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'].includes(code) ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect|not queryable/i.test(error.message)
  );
}

/** About two minutes: a database that restarts or fails over is waited for, one that is gone is an error. */
const PATIENCE = { maxAttempts: 70, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 2_000 }) };

/** Shared by our statements and DBOS; five processes fit into PostgreSQL's usual hundred connections. */
const CONNECTIONS = 16;

/** The pool of our own statements, which outlives restarts of the database. */
export interface Sql {
  /**
   * One statement (which may be a whole transaction in one CTE). Retried while the database is away, so a statement
   * must be safe to repeat.
   */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Several statements in one transaction; retried as a whole. */
  transaction<Result>(work: (client: pg.ClientBase) => Promise<Result>): Promise<Result>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export function createSql(url: string, log: Logger): Sql {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'trusthub-graphql',
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  const persistently = retry(handleWhen(isConnectionFault), PATIENCE);
  return {
    pool,
    query: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      persistently.execute(async () => (await pool.query<Row>(text, [...values])).rows),
    transaction: (work) => persistently.execute(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    client.release(true);
    throw error;
  }
}
