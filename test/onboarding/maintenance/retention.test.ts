import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RetentionStore } from '../../../src/onboarding/storage/retention.store.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { wholeDatabase } from '../../support/whole-database.js';

let app: TestApp;
let numbers: ReturnType<typeof numberDispenser>;
let pool: pg.Pool;

/** This one keeps everything; a second one on the same database deletes. */
beforeAll(async () => {
  app = await startTestApp();
  numbers = numberDispenser(app);
  pool = new pg.Pool({ connectionString: app.databaseUrl });
});
afterAll(async () => {
  await pool.end();
  await app.close();
});

const runIdOf = (id: string): string => Buffer.from(id, 'base64url').toString('utf8').split(':').at(-1) ?? '';

async function completed(input: object): Promise<string> {
  const { onboarding } = await onboard(app, input);
  await until(app, onboarding!.id, 'COMPLETED');
  return onboarding!.id;
}

/** As if the run had been stored, and had ended, so many days earlier. */
async function age(id: string, days: number): Promise<void> {
  const { rowCount } = await pool.query(
    `update onboarding.run set created_at = created_at - $2 * interval '1 day',
       updated_at = updated_at - $2 * interval '1 day', completed_at = completed_at - $2 * interval '1 day'
     where run_id = $1`,
    [runIdOf(id), days],
  );
  expect(rowCount).toBe(1);
}

const statusOf = async (of: TestApp, id: string): Promise<string | undefined> =>
  (
    await of.data<{ onboarding: { status: string } | null }>('query ($id: ID!) { onboarding(id: $id) { status } }', {
      id,
    })
  ).onboarding?.status;

test(
  'what ended longer ago is gone without a trace, its key is free; what is younger or goes on stays',
  { timeout: 60_000 },
  async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const old = await completed(input);
    const young = await completed(voiceIntegrityInput(await numbers(1)));
    const failing = await onboard(app, voiceIntegrityInput([`PN${'0'.repeat(32)}`]));
    const waiting = failing.onboarding!.id;
    await until(app, waiting, 'ACTION_REQUIRED');
    await age(old, 31);
    await age(young, 29);
    await age(waiting, 400);
    const tracesOf = async (id: string) =>
      (await wholeDatabase(app.databaseUrl)).filter(({ row }) => row.includes(runIdOf(id))).map(({ table }) => table);
    const tables = ['dbos.workflow_status', 'dbos.workflow_input', 'onboarding.news', 'onboarding.step'];
    expect(await tracesOf(old)).toEqual(expect.arrayContaining(tables));

    await app.close();
    app = await startTestApp({ DATABASE_URL: app.databaseUrl, ONBOARDING_RETENTION_DAYS: '30' });
    await expect.poll(() => statusOf(app, old), { timeout: 20_000 }).toBeUndefined();
    expect(await tracesOf(old)).toEqual([]);
    expect(await statusOf(app, young)).toBe('COMPLETED');
    expect(await statusOf(app, waiting)).toBe('ACTION_REQUIRED');
    expect(await tracesOf(young)).toEqual(expect.arrayContaining(tables));
    expect(app.logLines.filter((line) => line.includes('deleted onboardings'))).toHaveLength(1);

    expect((await resume(app, old)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
    const other = { ...voiceIntegrityInput(await numberDispenser(app)(1)), idempotencyKey: input.idempotencyKey };
    const again = await onboard(app, other);
    expect(again.userErrors).toEqual([]);
    expect(again.onboarding?.id).not.toBe(old);
    // The next server has a sandbox of its own, which knows nothing of this run.
    await until(app, again.onboarding!.id, 'COMPLETED');

    await app.close();
    app = await startTestApp({ DATABASE_URL: app.databaseUrl });
  },
);

/** Ended runs of an account of their own, made by hand. */
async function storeEnded(account: string, count: number): Promise<void> {
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status, completed_at)
     select gen_random_uuid(), $1, n::text, 'VOICE_INTEGRITY', '', '{}',
       ('{COMPLETED,FAILED,CANCELLED}'::text[])[1 + n % 3], now() - interval '50 days' - n * interval '1 second'
     from generate_series(1, $2) n`,
    [account, count],
  );
}

test(
  'when several processes delete at once, each run is deleted by one of them, and none is left',
  { timeout: 60_000 },
  async () => {
    const account = `AC${'d'.repeat(32)}`;
    await storeEnded(account, 950);
    const forgotten: string[] = [];
    const pools = [1, 2, 3].map(() => new pg.Pool({ connectionString: app.databaseUrl }));
    const counts = await Promise.all(
      pools.map(async (its) => {
        const store = new RetentionStore(createSql(its, 'hurried'));
        let sum = 0;
        for (;;) {
          const { deleted, more } = await store.deleteExpired(40, (runs) => {
            forgotten.push(...runs.map((run) => run.run_id));
            return Promise.resolve();
          });
          sum += deleted;
          if (!more) return sum;
        }
      }),
    );
    await Promise.all(pools.map((its) => its.end()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(950);
    expect(forgotten).toHaveLength(950);
    expect(new Set(forgotten).size).toBe(950);
    const { rows } = await pool.query('select 1 from onboarding.run where account_sid = $1', [account]);
    expect(rows).toEqual([]);
  },
);

test('a run whose workflow has not come to its end is left alone until it has', { timeout: 60_000 }, async () => {
  const store = new RetentionStore(createSql(pool, 'hurried'));
  const id = await completed(voiceIntegrityInput(await numberDispenser(app)(4).then((all) => all.slice(3))));
  await age(id, 100);
  const set = (workflowId: string, status: string) =>
    pool.query('update dbos.workflow_status set status = $2 where workflow_uuid = $1', [workflowId, status]);
  const none = () => Promise.resolve();
  for (const workflowId of [`${runIdOf(id)}:1`, `${runIdOf(id)}:2`]) {
    expect((await set(workflowId, 'ENQUEUED')).rowCount).toBe(1);
    expect(await store.deleteExpired(90, none)).toEqual({ deleted: 0, more: false });
    await set(workflowId, 'SUCCESS');
  }
  expect(await store.deleteExpired(90, none)).toEqual({ deleted: 1, more: false });
  const { rows } = await pool.query('select 1 from onboarding.step where run_id = $1', [runIdOf(id)]);
  expect(rows).toEqual([]);
});

test('what has expired is found by an index', async () => {
  await storeEnded(`AC${'e'.repeat(32)}`, 3_000);
  await pool.query('analyze onboarding.run');
  const plans: string[] = [];
  const sql = createSql(pool, 'hurried');
  await new RetentionStore({
    ...sql,
    transaction: (work) =>
      sql.transaction((client) =>
        work(
          Object.assign(Object.create(client) as typeof client, {
            query: async (text: string, values: unknown[]) => {
              const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
              plans.push(...rows.map((row) => row['QUERY PLAN']));
              return { rows: [] };
            },
          }),
        ),
      ),
  }).deleteExpired(40, () => Promise.resolve());
  expect(plans.join('\n')).toContain('run_ended');
  expect(plans.join('\n')).not.toContain('Seq Scan on run');
});
