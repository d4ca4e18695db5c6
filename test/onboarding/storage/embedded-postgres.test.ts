import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../../src/onboarding/index.js';
import { placesFor } from '../../../src/onboarding/storage/embedded-places.js';
import { createPool, createSql } from '../../../src/onboarding/storage/pool.js';
import { prepareTables } from '../../../src/onboarding/tables.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/onboarding/storage/embedded.js';

const log = pino({ level: 'silent' });
const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

function folder(mode: number): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'trusthub-pg-'));
  chmodSync(dir, mode);
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A DATA_DIR whose socket lies in the folder for temporary files. */
function longPath(): string {
  const dataDir = path.join(folder(0o755), 'a-rather-long-name-for-a-folder'.repeat(4));
  cleanups.push(() => rmSync(placesFor(dataDir, false).sockets, { recursive: true, force: true }));
  return dataDir;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(dataDir, log);
  cleanups.push(() => postgres.stop({ force: true }));
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const START_TIME = `select pg_postmaster_start_time()::text as answer`;

test('three simultaneous first starts make one server, and all are connected to it', async () => {
  const dataDir = folder(0o755);
  const all = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
  const times = await Promise.all(all.map((postgres) => ask(postgres.administratorUrl('postgres'), START_TIME)));
  expect(new Set(times).size).toBe(1);
});

test('a server left by a killed process is attached to, with its data', async () => {
  const dataDir = folder(0o755);
  const first = await start(dataDir);
  await ask(first.administratorUrl('postgres'), 'create table kept as select 7 as answer');
  const second = await start(dataDir);
  expect(await ask(second.administratorUrl('postgres'), 'select answer from kept')).toBe(7);
  expect(await ask(second.administratorUrl('postgres'), START_TIME)).toBe(
    await ask(first.administratorUrl('postgres'), START_TIME),
  );
});

test('it is not stopped under another process that is connected', async () => {
  const postgres = await start(folder(0o755));
  const other = new pg.Client({ connectionString: postgres.administratorUrl('postgres') });
  await other.connect();
  await postgres.stop();
  expect((await other.query<{ answer: number }>('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
  await other.end();
  await postgres.stop();
  // Its socket is gone.
  const asked = ask(postgres.administratorUrl('postgres'), 'select 1 as answer');
  await expect(asked).rejects.toMatchObject({ code: 'ENOENT' });
});

test('only the password in a file of mode 0600 opens it, over a socket and no port', async () => {
  const dataDir = folder(0o755);
  const postgres = await start(dataDir);
  expect(statSync(path.join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  const forged = new URL(postgres.administratorUrl('postgres'));
  forged.password = 'guessed';
  await expect(ask(forged.toString(), 'select 1 as answer')).rejects.toThrow(/password/);
  expect(await ask(postgres.administratorUrl('postgres'), `select current_setting('listen_addresses') as answer`)).toBe(
    '',
  );
});

test('a path too long for a socket is no obstacle', async () => {
  const dataDir = longPath();
  const postgres = await start(dataDir);
  expect(await ask(postgres.administratorUrl('postgres'), 'select 1 as answer')).toBe(1);
});

test.each<[string, (place: string) => void, RegExp]>([
  [
    'a symbolic link',
    (place) => {
      const elsewhere = folder(0o777);
      symlinkSync(elsewhere, place);
    },
    /but that is a symbolic link, .* Remove it, or set DATA_DIR to a shorter path\.$/,
  ],
  ['a file', (place) => writeFileSync(place, ''), /but that is no folder, /],
])('%s in the place of the socket folder is refused, and not touched', async (_what, plant, said) => {
  const dataDir = longPath();
  const { sockets } = placesFor(dataDir, false);
  expect(path.dirname(sockets)).toBe(tmpdir());
  plant(sockets);
  const before = statSync(sockets);
  await expect(startEmbeddedPostgres(dataDir, log)).rejects.toThrow(said);
  expect(statSync(sockets)).toMatchObject({ mode: before.mode, uid: before.uid, ctimeMs: before.ctimeMs });
});

test.runIf(process.getuid?.() === 0)("another user's socket folder is refused", async () => {
  const dataDir = longPath();
  const { sockets } = placesFor(dataDir, true);
  mkdirSync(sockets, { mode: 0o777 });
  chownSync(sockets, 54_321, 54_321);
  await expect(startEmbeddedPostgres(dataDir, log)).rejects.toThrow(/but that is another user's folder, /);
  expect(statSync(sockets).uid).toBe(54_321);
});

test('the socket folder outside of DATA_DIR is closed to others', async () => {
  const dataDir = longPath();
  await start(dataDir);
  expect(statSync(placesFor(dataDir, false).sockets).mode & 0o777).toBe(0o700);
});

test('the server works with a role that owns its database and may do no more, also in an older data folder', async () => {
  const dataDir = folder(0o755);
  const postgres = await start(dataDir);
  const administrator = postgres.administratorUrl('trusthub');
  // As an earlier version left it: everything belongs to the superuser.
  await ask(postgres.administratorUrl('postgres'), 'create database trusthub');
  const older = createPool(administrator, log);
  await prepareTables(createSql(older, 'hurried'), log);
  await older.query('insert into onboarding.version values (0)');
  await older.end();

  const database = await openDatabase({ dataDir, waitMs: 0, log });
  cleanups.push(() => database.stop());
  const rights = `select concat_ws(' ', rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls) as answer
    from pg_roles where rolname = current_user`;
  expect(await ask(database.url, rights)).toBe('trusthub_server f f f f f');
  await expect(ask(database.url, `copy onboarding.version to program 'true'`)).rejects.toThrow(/permission denied/);
  await expect(ask(database.url, `select pg_read_file('/etc/passwd') as answer`)).rejects.toThrow(/permission denied/);
  const superusers = `select count(*)::int as answer from (
      select relowner as owner from pg_class where relnamespace in ('onboarding'::regnamespace, 'dbos'::regnamespace)
      union all select proowner from pg_proc where pronamespace = 'dbos'::regnamespace
      union all select nspowner from pg_namespace where nspname in ('onboarding', 'dbos')
      union all select datdba from pg_database where datname = current_database()
    ) as things where owner <> 'trusthub_server'::regrole`;
  expect(await ask(administrator, superusers)).toBe(0);
  // It may change its tables, as the next version's migration will.
  await ask(database.url, 'alter table onboarding.version add column later integer');
  expect(await ask(database.url, 'select min(version) as answer from onboarding.version')).toBe(0);
});

test.runIf(process.getuid?.() === 0)(
  'as root, below a folder closed to others, the cluster lies elsewhere',
  async () => {
    const dataDir = path.join(folder(0o700), 'data');
    const postgres = await start(dataDir);
    expect(await ask(postgres.administratorUrl('postgres'), 'select 1 as answer')).toBe(1);
    expect(existsSync(path.join(dataDir, 'postgres', 'cluster'))).toBe(false);
    const cluster = (await ask(
      postgres.administratorUrl('postgres'),
      `select current_setting('data_directory') as answer`,
    )) as string;
    cleanups.unshift(() => rmSync(path.dirname(cluster), { recursive: true, force: true }));
    expect(cluster.startsWith('/var/lib/trusthub-graphql/')).toBe(true);
  },
);

test('a database that can not be reached, or is too old to be one, is said to be so without its password', async () => {
  const opening = openDatabase({
    databaseUrl: 'postgresql://user:CANARY@127.0.0.1:1/none',
    waitMs: 0,
    dataDir: folder(0o755),
    log,
  });
  await expect(opening).rejects.toThrow(/^DATABASE_URL: nothing listens at this host and port \(ECONNREFUSED\)/);
  await expect(opening).rejects.not.toThrow(/CANARY/);
});
