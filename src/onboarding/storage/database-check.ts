import type pg from 'pg';
import { createClient, openSession } from './connection.js';
import { DatabaseFault, databaseFaultOf } from './database-fault.js';

const OLDEST_VERSION = 140_000;
/** For connecting and for each statement: a pooler with too few connections keeps them waiting. */
const LIMIT_MS = 10_000;

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly readOnly: boolean;
}

const FACTS = `select current_setting('server_version_num')::integer as version,
  current_setting('server_encoding') as encoding,
  pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "readOnly"`;

/**
 * Connects as every part of the server does, and checks what all of them rely on.
 * @throws DatabaseFault which says what is missing
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<Facts>(FACTS);
    if (rows[0] !== undefined) requireFacts(rows[0]);
    await requireOwnSession(client, databaseUrl);
  } catch (error) {
    throw databaseFaultOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = createClient(databaseUrl, LIMIT_MS);
    client.on('error', () => undefined);
    await openSession(client, 'trusthub-check');
    return client;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') throw new DatabaseFault(NO_CONNECT, { cause: error });
    throw databaseFaultOf(error);
  }
}

const NO_CONNECT =
  'its role may not connect to this database (42501). Give it the right: GRANT CONNECT ON DATABASE name TO role.';

function requireFacts({ version, encoding, readOnly }: Facts): void {
  if (version < OLDEST_VERSION) {
    throw new DatabaseFault(
      `this is PostgreSQL ${Math.floor(version / 10_000)}, and 14 or newer is needed. Upgrade it, or use another server.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseFault(
      `the encoding of this database is ${encoding}, in which not every name of a customer can be written. Use one that is made with: createdb --encoding=UTF8 --template=template0 NAME.`,
    );
  }
  if (readOnly) {
    throw new DatabaseFault(
      'the database is read-only: it is a replica, or default_transaction_read_only is on. Give the address of the primary server, or switch that setting off.',
      { passes: true },
    );
  }
}

/** What a pooler that lends connections by transaction would break, and what to do. */
const NO_SESSION =
  'the pooler before the database lends its connections for single transactions or statements, but locks, LISTEN and prepared statements need a session that lasts. Set pool_mode = session there, or give the address of PostgreSQL itself.';

/**
 * Proves that this connection stays with one session of PostgreSQL. A pooler that lends sessions by transaction gives
 * the session that this connection has just used to the next connection that needs one; so other connections take
 * sessions here, and keep them.
 */
async function requireOwnSession(client: pg.Client, databaseUrl: string): Promise<void> {
  const own = await sessionOf(client);
  const others: pg.Client[] = [];
  try {
    // Two, and each time twice: a pooler that hands its sessions out in turn is found as well.
    for (let round = 0; round < 2; round += 1) {
      const other = await connect(databaseUrl);
      others.push(other);
      await other.query('begin');
      if ((await sessionOf(other)) === own) throw new DatabaseFault(NO_SESSION);
      for (let time = 0; time < 2; time += 1) {
        if ((await sessionOf(client)) !== own) throw new DatabaseFault(NO_SESSION);
      }
    }
  } catch (error) {
    throw /statement pooling/.test((error as Error).message) ? new DatabaseFault(NO_SESSION) : error;
  } finally {
    await Promise.all(others.map((other) => other.end().catch(() => undefined)));
  }
}

/** The process of PostgreSQL that serves this connection at the moment. */
async function sessionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ session: number }>('select pg_backend_pid() as session');
  return rows[0]?.session ?? 0;
}
