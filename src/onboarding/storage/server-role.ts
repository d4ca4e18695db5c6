import { createHmac } from 'node:crypto';
import pg from 'pg';

/**
 * The role that the server works with in its embedded PostgreSQL. It owns the server's database and may do nothing
 * else: the superuser, which could read files and start programs, is used at the start and to stop.
 */
export const SERVER_ROLE = 'trusthub_server';

/** Made from the superuser's password, from which it can't be calculated back; so there is no second file to keep. */
export function serverPassword(superuserPassword: string): string {
  return createHmac('sha256', superuserPassword).update('trusthub-graphql server role').digest('base64url');
}

/** An arbitrary number of ours: of several processes that start at once, one does this and the others wait. */
const PREPARATION_LOCK = 7_204_119;

/**
 * As the superuser: makes the server's role and its database, and gives it what an earlier version made as superuser.
 * @param administratorUrl the superuser's address of a database
 * @param password what the server's role will log in with
 */
export async function prepareServerDatabase(
  administratorUrl: (database: string) => string,
  name: string,
  password: string,
): Promise<void> {
  await asAdministrator(administratorUrl('postgres'), async (client) => {
    await client.query('select pg_advisory_lock($1)', [PREPARATION_LOCK]);
    await ensureRole(client, password);
    await ensureDatabase(client, name);
    await asAdministrator(administratorUrl(name), handOver);
  });
}

async function ensureRole(client: pg.Client, password: string): Promise<void> {
  // The statement holds the password: should it fail, it must not be in PostgreSQL's log.
  await client.query('set log_min_error_statement = panic');
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [SERVER_ROLE]);
  if (rowCount === 0) await client.query(`create role ${SERVER_ROLE}`);
  await client.query(
    `alter role ${SERVER_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
     password ${pg.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [name],
  );
  const database = pg.escapeIdentifier(name);
  if (rows[0] === undefined) await client.query(`create database ${database} owner ${SERVER_ROLE}`);
  else if (rows[0].owner !== SERVER_ROLE) await client.query(`alter database ${database} owner to ${SERVER_ROLE}`);
}

/** Whatever in our schemas is not the role's: schemas, tables (their own sequences go along), functions and types. */
const FOREIGN = `
  with ours as (select oid, nspname, nspowner from pg_namespace where nspname in ('onboarding', 'dbos')),
    role as (select oid from pg_roles where rolname = '${SERVER_ROLE}')
  select format('schema %I', nspname) as thing from ours, role where nspowner <> role.oid
  union all
  select format('%s %s', case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                         else 'table' end, c.oid::regclass)
    from pg_class c join ours on relnamespace = ours.oid, role
    where relkind in ('r', 'p', 'v', 'm', 'S') and relowner <> role.oid
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                      and relkind = 'S' and d.deptype in ('a', 'i'))
  union all
  select format('routine %s', p.oid::regprocedure) from pg_proc p join ours on pronamespace = ours.oid, role
    where proowner <> role.oid
  union all
  select format('type %s', t.oid::regtype) from pg_type t join ours on typnamespace = ours.oid, role
    where typtype in ('e', 'd') and typowner <> role.oid`;

/** One after the other, so that only one table at a time is locked against a process that works already. */
async function handOver(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ thing: string }>(FOREIGN);
  for (const { thing } of rows) await client.query(`alter ${thing} owner to ${SERVER_ROLE}`);
}

async function asAdministrator(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
