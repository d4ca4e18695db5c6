import pg from 'pg';
import { DatabaseFault } from './database-fault.js';
import type { Sql } from './pool.js';

/** What the server's role needs on each of its tables. */
const ON_TABLES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const MOST_NAMED = 5;

/**
 * Rights that this role lacks on what exists in the two schemas. Sequences of identity columns need none. The last
 * condition is a CASE because PostgreSQL evaluates only that in order: the function fails for what is no sequence.
 */
const LACKING = `
  with ours as (select oid, nspname from pg_namespace where nspname in ('onboarding', 'dbos'))
  select format('USAGE on schema %I', nspname) as lacking from ours where not has_schema_privilege(oid, 'USAGE')
  union all
  select format('%s on table %I.%I', string_agg(wanted, ', '), nspname, relname)
    from ours join pg_class c on relnamespace = ours.oid and relkind in ('r', 'p') cross join unnest($1::text[]) as wanted
    where not has_table_privilege(c.oid, wanted) group by nspname, relname
  union all
  select format('SELECT on view %I.%I', nspname, relname)
    from ours join pg_class c on relnamespace = ours.oid and relkind = 'v' where not has_table_privilege(c.oid, 'SELECT')
  union all
  select format('EXECUTE on function %I.%I', nspname, proname)
    from ours join pg_proc p on pronamespace = ours.oid where not has_function_privilege(p.oid, 'EXECUTE')
  union all
  select format('USAGE on sequence %I.%I', nspname, relname)
    from ours join pg_class c on relnamespace = ours.oid
    where case when relkind = 'S' then not has_sequence_privilege(c.oid, 'USAGE') end
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')`;

/** @throws DatabaseFault which names the rights that this role lacks on the tables that exist */
export async function requireRights(sql: Sql): Promise<void> {
  const rows = await sql.query<{ lacking: string }>(LACKING, [ON_TABLES]);
  if (rows.length === 0) return;
  const named = rows.slice(0, MOST_NAMED).map(({ lacking }) => lacking);
  const more = rows.length > MOST_NAMED ? `; and ${rows.length - MOST_NAMED} more` : '';
  throw new DatabaseFault(
    `its role lacks rights: ${named.join('; ')}${more}. Run \`trusthub-graphql migrate --grant-to ROLE\` with the role that owns the tables (docs/databases.md).`,
  );
}

/**
 * Gives a role what a server needs that changes no tables: on those that exist, and on those that this role makes
 * later.
 * @throws DatabaseFault when there is no such role
 */
export async function grantRights(sql: Sql, role: string): Promise<void> {
  const found = await sql.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.length === 0) {
    throw new DatabaseFault(
      "there is no role of the name that --grant-to gives. Create it first: CREATE ROLE name LOGIN PASSWORD '...'.",
    );
  }
  const to = pg.escapeIdentifier(role);
  await sql.transaction(async (client) => {
    await client.query(`
      grant usage on schema onboarding, dbos to ${to};
      grant ${ON_TABLES.join(', ')} on all tables in schema onboarding, dbos to ${to};
      grant usage, select on all sequences in schema onboarding, dbos to ${to};
      grant execute on all functions in schema onboarding, dbos to ${to};
      alter default privileges in schema onboarding, dbos grant ${ON_TABLES.join(', ')} on tables to ${to};
      alter default privileges in schema onboarding, dbos grant usage, select on sequences to ${to};
      alter default privileges in schema onboarding, dbos grant execute on functions to ${to}`);
  });
}
