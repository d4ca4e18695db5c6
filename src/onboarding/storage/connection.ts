import pg from 'pg';

/*
 * Every connection of this process is made here, with the same settings. They are set after connecting: poolers refuse
 * start parameters that they do not know, and a SET wins over what the role, the database or DATABASE_URL say.
 */

/** What `pg_stat_activity` shows of each kind of connection. */
export type ConnectionName = 'trusthub-graphql' | 'trusthub-lease' | 'trusthub-changes' | 'trusthub-check';

/** What our statements, DBOS and the driver rely on. A setting that this PostgreSQL does not have is left out. */
const SESSION: Readonly<Record<string, string>> = {
  // How the driver reads times, intervals and bytes.
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  // At a stricter level, transactions fail where our statements expect to wait.
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // The connections that listen and hold the lease are idle for days; a migration takes as long as it takes.
  idle_session_timeout: '0',
  statement_timeout: '0',
  lock_timeout: '0',
  transaction_timeout: '0',
  // A process that was suspended in a transaction must not hold its locks for ever.
  idle_in_transaction_session_timeout: '60000',
};

/** The last part: what is acknowledged is on the disk, whatever the defaults say. */
const SET_SESSION = `select set_config(name, value, false) from unnest($1::text[], $2::text[]) as wanted (name, value)
  where current_setting(name, true) is not null
  union all select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;

/** Applies the settings of every session to a connection that has just been made. */
export async function prepareSession(client: pg.ClientBase, name: ConnectionName): Promise<void> {
  const settings = { ...SESSION, application_name: name };
  await client.query(SET_SESSION, [Object.keys(settings), Object.values(settings)]);
}

/**
 * A client outside of the pool; `openSession` connects it. With a limit, neither connecting nor a statement takes
 * longer.
 */
export function createClient(databaseUrl: string, limitMs = 0): pg.Client {
  const limits = limitMs === 0 ? {} : { connectionTimeoutMillis: limitMs, query_timeout: limitMs };
  return new pg.Client({ connectionString: databaseUrl, keepAlive: true, ...limits });
}

/** Connects the client and applies the settings; a client that cannot have them is closed. */
export async function openSession(client: pg.Client, name: ConnectionName): Promise<void> {
  await client.connect();
  try {
    await prepareSession(client, name);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
