import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sql } from './pool.js';

/** An arbitrary number: the process that holds this lock migrates. */
const MIGRATION_LOCK = 7_204_118;

/** True when the tables have been made, whether or not this role may read them. */
export async function tablesExist(sql: Pick<Sql, 'query'>): Promise<boolean> {
  return (await sql.query(VERSION_TABLE)).length > 0;
}

/** By the catalogue, which everybody may read. */
const VERSION_TABLE = `select 1 from pg_class join pg_namespace n on n.oid = relnamespace
  where nspname = 'onboarding' and relname = 'version'`;

/**
 * Brings the tables to the newest version; of several processes that start at once, one migrates and the others wait.
 * What exists is not created with "if not exists": that needs the right to create it all the same.
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    if ((await client.query(VERSION_TABLE)).rowCount === 0) {
      await client.query('create schema if not exists onboarding');
      await client.query('create table onboarding.version (version integer primary key)');
    }
    const { rows } = await client.query<{ version: number | null }>(
      'select max(version) as version from onboarding.version',
    );
    const current = rows[0]?.version ?? 0;
    for (const [index, statements] of readMigrations().entries()) {
      if (index < current) continue;
      await client.query(statements);
      await client.query('insert into onboarding.version values ($1)', [index + 1]);
    }
  });
}

/** The version of the tables, 0 where there are none, and the newest that there is. */
export async function versionsOf(
  sql: Pick<Sql, 'query'>,
  exist: boolean,
): Promise<{ readonly version: number; readonly newest: number }> {
  const newest = readMigrations().length;
  if (!exist) return { version: 0, newest };
  const [row] = await sql.query<{ version: number | null }>('select max(version) as version from onboarding.version');
  return { version: row?.version ?? 0, newest };
}

const FOLDER = path.join(import.meta.dirname, 'migrations');

/** The number that a file's name begins with is the version that it brings the tables to. */
const NUMBERED = /^(\d{3})-[a-z-]+\.sql$/;

/**
 * The tables of onboarding, one list of statements for each version: the files of `migrations/` in the order of their
 * numbers. A file that has run anywhere is never edited: what changes is a further file.
 * @throws Error where a number is missing or given twice
 */
function readMigrations(): readonly string[] {
  const files = readdirSync(FOLDER).sort();
  files.forEach((file, index) => {
    if (Number(NUMBERED.exec(file)?.[1]) !== index + 1)
      throw new Error(`The migration ${file} is not number ${index + 1}.`);
  });
  return files.map((file) => readFileSync(path.join(FOLDER, file), 'utf8'));
}
