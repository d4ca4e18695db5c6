import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/onboarding/storage/embedded.js';
import { migrateDatabase } from '../../src/onboarding/tables.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** An administrator's address of a real PostgreSQL, in which each test file makes a database of its own. */
    readonly postgresUrl: string;
    /** A database there with all tables, which those of servers are copies of: to make the tables takes longer. */
    readonly preparedDatabase: string;
  }
}

/**
 * One PostgreSQL for the whole run: the embedded one, in a folder of its own, stopped and removed at the end; or the one at
 * TEST_POSTGRES_URL, for who starts many short runs.
 */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['TEST_POSTGRES_URL'];
  if (running !== undefined) {
    project.provide('postgresUrl', running);
    const prepared = await prepareDatabase(running);
    project.provide('preparedDatabase', prepared);
    return () => inPostgres(running, `drop database ${prepared}`);
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-test-'));
  // Root lends PostgreSQL another user, who must be able to walk there.
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres(dataDir, pino({ level: 'silent' }));
  const url = postgres.administratorUrl('postgres');
  // What it holds is needed for this run alone, and hundreds of databases would each be vacuumed every minute.
  for (const setting of ['fsync', 'full_page_writes', 'autovacuum']) {
    await inPostgres(url, `alter system set ${setting} = off`);
  }
  await inPostgres(url, 'select pg_reload_conf()');
  project.provide('postgresUrl', url);
  project.provide('preparedDatabase', await prepareDatabase(url));
  return async () => {
    await postgres.stop({ force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function prepareDatabase(postgresUrl: string): Promise<string> {
  const name = `prepared_${randomBytes(6).toString('hex')}`;
  await inPostgres(postgresUrl, `create database ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  await migrateDatabase({ databaseUrl: url.toString(), log: pino({ level: 'silent' }), waitMs: 0 });
  return name;
}

async function inPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
