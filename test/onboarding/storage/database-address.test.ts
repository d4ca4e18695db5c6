import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, it, test } from 'vitest';
import { checkDatabase } from '../../../src/onboarding/storage/database-check.js';
import { OutsidePostgres } from '../../chaos/support/outside-postgres.js';
import { makeCertificates, type Certificates } from '../../support/certificates.js';
import { startTestApp } from '../../support/start-app.js';

/*
 * Databases as people run them: with TLS, passwords and rules of their own, in other encodings, or away at the moment.
 */

let certificates: Certificates;
let postgres: OutsidePostgres;
const cleanups: (() => Promise<unknown> | void)[] = [];

const RULES = `
host    all  chaos   127.0.0.1/32  trust
hostssl all  guarded 127.0.0.1/32  scram-sha-256
`;

beforeAll(async () => {
  certificates = makeCertificates();
  const { chain, key } = certificates;
  const files = { 'server.crt': chain, 'server.key': key, 'pg_hba.conf': RULES };
  postgres = await OutsidePostgres.start({ settings: ['ssl=on'], files });
  await asAdministrator(`create role guarded login password 'right#1'`, 'create database "of-guarded" owner guarded');
});
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
afterAll(async () => {
  await postgres?.stop();
  certificates?.remove();
});

async function asAdministrator(...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    let rows: readonly unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** What a start says of the address. */
function verdict(address: string): Promise<string> {
  return checkDatabase(address).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
}

const guarded = (parameters: string, password = 'right%231', database = 'of-guarded', host = 'localhost'): string =>
  `postgresql://guarded:${password}@${host}:${postgres.port}/${database}?${parameters}`;

const TRUSTED = () => `sslmode=verify-full&sslrootcert=${certificates.authorityFile}`;

it.each<[string, () => string, RegExp]>([
  ['the authority given', () => guarded(TRUSTED()), /^accepted$/],
  ['no check asked for', () => guarded('sslmode=no-verify'), /^accepted$/],
  [
    'an unknown authority',
    () => guarded('sslmode=verify-full'),
    /was not signed by an authority that this machine knows \(SELF_SIGNED_CERT_IN_CHAIN\)\. Give .* sslrootcert=/,
  ],
  ['TLS demanded by the database', () => guarded('sslmode=disable'), /does not admit this user .*\(28000\).*sslmode/],
  ['a wrong password', () => guarded(TRUSTED(), 'CANARY'), /refuses the user or the password \(28P01\).* # as %23/],
  ['no password', () => guarded(TRUSTED(), ''), /asks for a password, and the address has none\. Write it as/],
  ['a database that is missing', () => guarded(TRUSTED(), 'right%231', 'CANARY'), /no database of this name \(3D000\)/],
  [
    'a closed port',
    () => 'postgresql://u:CANARY@127.0.0.1:1/d',
    /nothing listens .* \(ECONNREFUSED\).*listen_addresses/,
  ],
  [
    'a name that is none',
    () => `postgresql://u:CANARY@${'x'.repeat(64)}/d`,
    /no machine has the name .* \(ENOTFOUND\)/,
  ],
  ['a folder without a socket', () => 'postgresql://u:CANARY@/d?host=/CANARY', /no socket of PostgreSQL .*\(ENOENT\)/],
  [
    'a database without TLS',
    () => `${inject('postgresUrl')}&sslmode=verify-full`,
    /does not offer TLS, which sslmode asks for\. Switch it on there \(ssl = on\), or write sslmode=disable/,
  ],
])('%s', async (_what, address, wanted) => {
  const said = await verdict(address());
  expect(said).toMatch(wanted);
  expect(said).not.toMatch(/CANARY|right/);
});

it.each(['LATIN1', 'SQL_ASCII'])('a database in %s is refused, with how to make another', async (encoding) => {
  const name = `in-${encoding}`;
  await asAdministrator(`create database "${name}" encoding '${encoding}' template template0 locale 'C'`);
  expect(await verdict(postgres.url(name))).toMatch(
    new RegExp(`^DATABASE_URL: the encoding of this database is ${encoding},.*createdb --encoding=UTF8`),
  );
});

test('a database that is read-only is waited for, and then said to be it', async () => {
  const url = await postgres.createDatabase('read-only');
  await asAdministrator('alter database "read-only" set default_transaction_read_only = on');
  const starting = startTestApp({ DATABASE_URL: url, DATABASE_WAIT_SECONDS: '1' });
  await expect(starting).rejects.toThrow(/the database is read-only: it is a replica.* has waited 1 s /);
});

test('every connection of a server is encrypted when the address asks for it', { timeout: 120_000 }, async () => {
  const app = await startTestApp({ DATABASE_URL: guarded(TRUSTED()) });
  cleanups.push(() => app.close());
  expect(await app.data('{ onboardings { nodes { id } } }')).toEqual({ onboardings: { nodes: [] } });
  const rows = await asAdministrator(
    `select distinct application_name as name, ssl from pg_stat_activity join pg_stat_ssl using (pid)
     where usename = 'guarded' order by 1`,
  );
  expect(rows).toEqual(['trusthub-changes', 'trusthub-graphql', 'trusthub-lease'].map((name) => ({ name, ssl: true })));
});

test(
  'a server that is started while the database is away waits for it, and says so',
  { timeout: 120_000 },
  async () => {
    const url = await postgres.createDatabase('away-at-first');
    await postgres.kill();
    const waits: string[] = [];
    const starting = startTestApp(
      { DATABASE_URL: url, DATABASE_WAIT_SECONDS: '60' },
      { onWait: (sentence) => void waits.push(sentence) },
    );
    await expect.poll(() => waits, { timeout: 60_000 }).toHaveLength(1);
    expect(waits[0]).toMatch(
      /^DATABASE_URL: nothing listens .* The start waits for it, up to 60 s \(DATABASE_WAIT_SECONDS\)\.$/,
    );
    await postgres.launch();
    const app = await starting;
    cleanups.push(() => app.close());
    expect(await app.data('{ onboardings { nodes { id } } }')).toEqual({ onboardings: { nodes: [] } });
    expect(app.logLines.join('')).toContain('the start waits for it');
  },
);
