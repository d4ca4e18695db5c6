import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { digestOf, keyedDigest } from '../../../src/onboarding/digest.js';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { migrate } from '../../../src/onboarding/storage/migrate.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { createTestDatabase } from '../../support/database.js';
import { processOver } from '../../support/server-process.js';
import { startTestApp } from '../../support/start-app.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function freshDatabase() {
  const url = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: url });
  cleanups.push(() => pool.end());
  const versions = async (): Promise<readonly number[]> =>
    (await pool.query<{ version: number }>('select version from onboarding.version order by 1')).rows.map(
      (row) => row.version,
    );
  return { url, pool, versions };
}

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

/** As in migrate.ts. */
const MIGRATION_LOCK = 7_204_118;

test('three processes that start at once on an empty database make the tables once', { timeout: 120_000 }, async () => {
  const { url, pool, versions } = await freshDatabase();
  const sandbox = await startSandbox({});
  cleanups.push(() => sandbox.close());
  const servers = await Promise.all([1, 2, 3].map(() => processOver(sandbox, { DATABASE_URL: url })));
  cleanups.push(() => Promise.all(servers.map((server) => server.kill('SIGTERM'))));
  // They are held at the same place until all three are there, so that they really start at once.
  const holder = await pool.connect();
  await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  servers.forEach((server) => server.launch());
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await pool.query(waiting, [MIGRATION_LOCK])).rowCount, { timeout: 90_000 }).toBe(3);
  holder.release(true);
  await Promise.all(servers.map((server) => server.ready()));
  const made = await versions();
  expect(made).toEqual(upTo(made.length));
  expect(made.length).toBeGreaterThan(2);
  for (const server of servers) {
    expect(await server.data('{ onboardings { nodes { id } } }')).toEqual({ onboardings: { nodes: [] } });
    expect(server.output).not.toMatch(/"level":(50|60)/);
  }
});

test('the tables of version 2 are brought up to date with what lies in them', { timeout: 60_000 }, async () => {
  const { url, pool, versions } = await freshDatabase();
  const sandbox = await startSandbox({});
  const { accountSid } = sandbox;
  await sandbox.close();
  await pool.query(readFileSync(new URL('fixtures/version-2.sql', import.meta.url), 'utf8'));
  const [runId, phoneNumberSids] = [randomUUID(), [`PN${'1'.repeat(32)}`]];
  const input = { phoneNumberSids, trustProduct: { friendlyName: 'From before', email: 'old@acme-dental.com' } };
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status, completed_at)
     values ($1, $2, 'from-before', 'VOICE_INTEGRITY', $3, $4, 'COMPLETED', clock_timestamp())`,
    [runId, accountSid, digestOf(input, null), JSON.stringify(input)],
  );
  await pool.query(
    `insert into onboarding.step (run_id, key, position, title, use, parameters, after, status, fingerprint)
     values ($1, 'check-phone-numbers', 1, 'Check', 'check-phone-numbers', '{}', '{}', 'SUCCEEDED', $2)`,
    [runId, digestOf(phoneNumberSids, null)],
  );

  const key = randomBytes(32);
  const app = await startTestApp({ DATABASE_URL: url, ENCRYPTION_KEYS: key.toString('base64') });
  cleanups.push(() => app.close());
  const made = await versions();
  expect(made).toEqual(upTo(made.length));
  expect(made.length).toBeGreaterThan(2);
  const { onboardingByKey } = await app.data<{ onboardingByKey: unknown }>(
    '{ onboardingByKey(idempotencyKey: "from-before") { status steps { key status } } }',
  );
  expect(onboardingByKey).toEqual({
    status: 'COMPLETED',
    steps: [{ key: 'check-phone-numbers', status: 'SUCCEEDED' }],
  });

  const stored = async () =>
    (
      await pool.query<
        Parameters<RunVault['open']>[0] & { sealed_with: string; input_hash: string; fingerprint: string }
      >('select r.*, s.fingerprint from onboarding.run r join onboarding.step s using (run_id)')
    ).rows[0]!;
  await expect.poll(async () => (await stored()).sealed_with, { timeout: 20_000 }).not.toBe('');
  const row = await stored();
  const opened = new RunVault(new Keyring([key])).open(row);
  expect(opened.input).toEqual(input);
  expect(row.input_hash).toBe(digestOf(input, opened.hashKey));
  expect(row.fingerprint).toBe(keyedDigest(digestOf(phoneNumberSids, null), opened.hashKey!));
});

test('runs that had a workflow which waited with them go on without it', async () => {
  const { pool } = await freshDatabase();
  await pool.query(readFileSync(new URL('fixtures/version-2.sql', import.meta.url), 'utf8'));
  await pool.query(`
    insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status)
      select s, 'AC', s, 'CNAM', '', '{}', s from unnest('{RUNNING,WAITING_FOR_REVIEW,ACTION_REQUIRED,COMPLETED}'::text[]) s;
    create schema dbos;
    create table dbos.workflow_status (workflow_uuid text, name text, status text, parent_workflow_id text);
    insert into dbos.workflow_status
      select s, 'onboarding', 'PENDING', null from unnest('{RUNNING,WAITING_FOR_REVIEW,ACTION_REQUIRED}'::text[]) s
      union all select 'COMPLETED', 'onboarding', 'SUCCESS', null
      union all select 'WAITING_FOR_REVIEW:' || n, 'onboarding.segment', 'SUCCESS', 'WAITING_FOR_REVIEW' from generate_series(1, 3) n
      union all select 'RUNNING:1', 'onboarding.segment', 'ENQUEUED', null
      union all select 'RUNNING:cancel:1', 'onboarding.cancellation', 'PENDING', null;`);
  await migrate(createSql(pool, 'hurried'));
  const { rows: runs } = await pool.query(
    'select run_id, segment, news > looked as told from onboarding.run order by 1',
  );
  expect(runs).toEqual([
    { run_id: 'ACTION_REQUIRED', segment: 1, told: true },
    { run_id: 'COMPLETED', segment: 1, told: false },
    { run_id: 'RUNNING', segment: 2, told: true },
    { run_id: 'WAITING_FOR_REVIEW', segment: 4, told: true },
  ]);
  const live = `select workflow_uuid from dbos.workflow_status where status in ('PENDING', 'ENQUEUED')`;
  expect((await pool.query(live)).rows).toEqual([{ workflow_uuid: 'RUNNING:cancel:1' }]);
});
