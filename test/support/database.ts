import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A fresh, empty database in the run's PostgreSQL. */
export function createTestDatabase(): Promise<string> {
  return createFrom('template1');
}

/** A fresh database with all tables, as a server leaves it that has just ended. */
export function createPreparedDatabase(): Promise<string> {
  return createFrom(inject('preparedDatabase'));
}

async function createFrom(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  // Page by page through the log, which is the default, takes three times as long.
  await client.query(`create database ${name} template ${template} strategy file_copy`);
  await client.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.toString();
}
