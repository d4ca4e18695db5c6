import { handleWhen, retry, ExponentialBackoff } from 'cockatiel';
import pg from 'pg';
import type { Logger } from 'pino';
import { ServiceError } from '../../domain/errors.js';
import { prepareSession } from './connection.js';

const CONNECTION_CODES = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
  ...['ENETUNREACH'],
];

/**
 * Faults of the connection, by PostgreSQL's SQLSTATE (connection exceptions, shutdown, too many connections, a replica
 * in a failover, serialization, deadlock) and Node's codes: the statement may simply be tried again.
 */
function isConnectionFault(error: Error): boolean {
  const code = (error as { code?: string }).code ?? '';
  return (
    /^(08...|57P0[123]|53300|25006|40001|40P01)$/.test(code) ||
    CONNECTION_CODES.includes(code) ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect|not queryable/i.test(error.message)
  );
}

/**
 * A newer version of the server, which starts beside this one, has added a column to what the statement answers:
 * PostgreSQL refuses before it does anything (0A000, which has other causes too; the message is in its own language).
 */
function isOutdatedPlan(error: unknown): boolean {
  const { code, routine } = error as { readonly code?: unknown; readonly routine?: unknown };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

/** Shared by our statements and DBOS. PostgreSQL's default limit of 100 connections has room for five processes. */
const CONNECTIONS = 16;

/** The pool waits for this promise before it lends a new connection, though its types do not say so. */
interface PoolOptions extends Omit<pg.PoolConfig, 'onConnect'> {
  readonly onConnect: (client: pg.ClientBase) => Promise<void>;
}

/** The pool, which outlives restarts of the database. */
export function createPool(url: string, log: Logger): pg.Pool {
  const options: PoolOptions = {
    connectionString: url,
    max: CONNECTIONS,
    onConnect: (client) => prepareSession(client, 'trusthub-graphql'),
  };
  const pool = new pg.Pool(options);
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  return pool;
}

/** Our own statements over the pool. Each is retried while the database is away, so each must be safe to repeat. */
export interface Sql {
  /** One statement (which may be a whole transaction in one CTE). */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * As `query`, for what every run does many times: planned once for each connection. Planning took a third of the
   * database's time for a run.
   * @param name the statement's own
   */
  prepared<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]>;
  /** Several statements in one transaction; retried as a whole. */
  transaction<Result>(work: (client: pg.ClientBase) => Promise<Result>): Promise<Result>;
  readonly pool: pg.Pool;
}

/** For the engine: it waits for the database without limit. */
const PATIENT = { maxAttempts: Infinity, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 2_000 }) };
/** For callers, who need an answer: about five seconds, enough to restart an embedded database. */
const HURRIED = { maxAttempts: 10, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 1_000 }) };

/**
 * Statements that wait for the database without limit (the engine's), or for some seconds (a caller's).
 * @throws ServiceError SERVICE_UNAVAILABLE when a caller's time is over
 */
export function createSql(pool: pg.Pool, patience: 'patient' | 'hurried'): Sql {
  const policy = retry(handleWhen(isConnectionFault), patience === 'patient' ? PATIENT : HURRIED);
  const persistently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await policy.execute(work);
    } catch (error) {
      if (!(error instanceof Error) || !isConnectionFault(error)) throw error;
      const message = 'The database does not answer. Onboardings go on by themselves when it is back; try again later.';
      throw new ServiceError('SERVICE_UNAVAILABLE', message, { cause: error });
    }
  };
  return {
    pool,
    query: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      persistently(async () => (await pool.query<Row>(text, [...values])).rows),
    prepared: <Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) =>
      persistently(async () => {
        const asked = { text, values: [...values] };
        try {
          return (await pool.query<Row>({ ...asked, name })).rows;
        } catch (error) {
          if (!isOutdatedPlan(error)) throw error;
          return (await pool.query<Row>(asked)).rows;
        }
      }),
    transaction: (work) => persistently(() => inTransaction(pool, work)),
  };
}

/**
 * pg-pool does not listen for the errors of a connection that it has lent: without a listener they would end the
 * process.
 */
const ignore = (): void => undefined;

/** Lends a connection for several statements; one that broke is not given back. */
export async function withConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  client.on('error', ignore);
  let broken = true;
  try {
    const result = await work(client);
    broken = false;
    return result;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

function inTransaction<Result>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  return withConnection(pool, async (client) => {
    await client.query('begin');
    try {
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}
