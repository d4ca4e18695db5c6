import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/onboarding/index.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/onboarding/storage/embedded.js';

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
  const times = await Promise.all(all.map((postgres) => ask(postgres.url('postgres'), START_TIME)));
  expect(new Set(times).size).toBe(1);
});

test('a server left by a killed process is attached to, with its data', async () => {
  const dataDir = folder(0o755);
  const first = await start(dataDir);
  await ask(first.url('postgres'), 'create table kept as select 7 as answer');
  const second = await start(dataDir);
  expect(await ask(second.url('postgres'), 'select answer from kept')).toBe(7);
  expect(await ask(second.url('postgres'), START_TIME)).toBe(await ask(first.url('postgres'), START_TIME));
});

test('it is not stopped under another process that is connected', async () => {
  const postgres = await start(folder(0o755));
  const other = new pg.Client({ connectionString: postgres.url('postgres') });
  await other.connect();
  await postgres.stop();
  expect((await other.query<{ answer: number }>('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
  await other.end();
  await postgres.stop();
  await expect(ask(postgres.url('postgres'), 'select 1 as answer')).rejects.toThrow();
});

test('only the password in a file of mode 0600 opens it, over a socket and no port', async () => {
  const dataDir = folder(0o755);
  const postgres = await start(dataDir);
  expect(statSync(path.join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  const forged = new URL(postgres.url('postgres'));
  forged.password = 'guessed';
  await expect(ask(forged.toString(), 'select 1 as answer')).rejects.toThrow(/password/);
  expect(await ask(postgres.url('postgres'), `select current_setting('listen_addresses') as answer`)).toBe('');
});

test('a path too long for a socket is no obstacle', async () => {
  const dataDir = path.join(folder(0o755), 'a-rather-long-name-for-a-folder'.repeat(4));
  const postgres = await start(dataDir);
  expect(await ask(postgres.url('postgres'), 'select 1 as answer')).toBe(1);
});

test.runIf(process.getuid?.() === 0)(
  'as root, below a folder closed to others, the cluster lies elsewhere',
  async () => {
    const dataDir = path.join(folder(0o700), 'data');
    const postgres = await start(dataDir);
    expect(await ask(postgres.url('postgres'), 'select 1 as answer')).toBe(1);
    expect(existsSync(path.join(dataDir, 'postgres', 'cluster'))).toBe(false);
    const cluster = (await ask(
      postgres.url('postgres'),
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
