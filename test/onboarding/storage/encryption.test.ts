import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { digestOf } from '../../../src/onboarding/digest.js';
import { keyIdOf, Keyring } from '../../../src/onboarding/storage/keyring.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { ResealStore } from '../../../src/onboarding/storage/reseal.store.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { created } from '../../support/created.js';
import { numberDispenser, onboard, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import type { TestApp } from '../../support/start-app.js';
import { wholeDatabase } from '../../support/whole-database.js';
import { restartable } from '../support/restartable.js';

const [KEY_A, KEY_B] = [randomBytes(32), randomBytes(32)];

const runIdOf = (id: string): string => Buffer.from(id, 'base64url').toString('utf8').split(':').at(-1) ?? '';

/** The input with values that stand nowhere else; Trust Hub rejects its registration number. */
function plantedInput(numbers: readonly string[]) {
  const input = voiceIntegrityInput(numbers);
  const { secondary } = input.customerProfile;
  const planted = {
    friendlyName: 'Canary Label',
    email: 'canary-desk@canary-dental.com',
    business: { ...secondary.business, businessName: 'Canary Dental', businessRegistrationNumber: '111111111' },
    address: { create: { ...secondary.address.create, customerName: 'Canary Holder', street: '7 Canary Wharf' } },
    authorizedRepresentatives: [
      { ...secondary.authorizedRepresentatives[0]!, lastName: 'Canaryfield', phoneNumber: '+14155557788' },
    ],
  };
  return { ...input, customerProfile: { secondary: { ...secondary, ...planted } } };
}

/** Plain in the rows of an onboarding that is not encrypted: what was planted, and hashes that guesses would find. */
const tracesOf = (numbers: readonly string[]): readonly RegExp[] => [
  /canary/i,
  /111111111|111111112/,
  /14155557788/,
  new RegExp(digestOf(numbers, null)),
];

/** Rejected, corrected and completed: a run with everything that rows may hold. */
async function wholeRun(app: TestApp, input: ReturnType<typeof plantedInput>): Promise<string> {
  const { onboarding, userErrors } = await onboard(app, input);
  expect(userErrors).toEqual([]);
  await until(app, onboarding!.id, 'ACTION_REQUIRED');
  const business = { ...input.customerProfile.secondary.business, businessRegistrationNumber: '111111112' };
  expect((await resume(app, onboarding!.id, { business })).userErrors).toEqual([]);
  await until(app, onboarding!.id, 'COMPLETED');
  return onboarding!.id;
}

test.each([
  ['with a key no business value is anywhere in the database', [KEY_A]],
  ['without one it is in the run, and its hashes in the steps', []],
])('%s', { timeout: 60_000 }, async (_what, keys) => {
  const { start, databaseUrl } = await restartable();
  const app = await start(...keys);
  const numbers = await numberDispenser(app)(1);
  await wholeRun(app, plantedInput(numbers));
  const rows = await wholeDatabase(databaseUrl);
  expect(rows.length).toBeGreaterThan(20);
  for (const trace of tracesOf(numbers)) {
    const tables = new Set(rows.filter(({ row }) => trace.test(row)).map(({ table }) => table));
    const plain = trace.source === digestOf(numbers, null) ? ['onboarding.step'] : ['onboarding.run'];
    expect([...tables], String(trace)).toEqual(keys.length === 0 ? plain : []);
  }
  const logged = app.logLines.join('\n');
  expect(logged).not.toMatch(/canary/i);
  expect(logged).not.toContain(KEY_A.toString('base64'));
});

test(
  'a key that comes later, its rotation, and its end: keys stay idempotent, and corrections find what they correct',
  { timeout: 120_000 },
  async () => {
    const { start, allUnder, databaseUrl } = await restartable();
    let app = await start();
    const numbers = await numberDispenser(app)(2);
    const whole = plantedInput([numbers[0]!]);
    const done = await wholeRun(app, whole);
    const rejected = plantedInput([numbers[1]!]);
    const { onboarding } = await onboard(app, rejected);
    await until(app, onboarding!.id, 'ACTION_REQUIRED');

    const isKnown = async (): Promise<void> => {
      expect((await onboard(app, whole)).onboarding?.id).toBe(done);
      expect((await onboard(app, rejected)).onboarding?.id).toBe(onboarding!.id);
      const other = { ...whole, trustProduct: { ...whole.trustProduct, friendlyName: 'Another' } };
      expect((await onboard(app, other)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    };
    await isKnown();

    app = await start(KEY_A);
    await allUnder(KEY_A);
    await isKnown();
    const rows = await wholeDatabase(databaseUrl);
    for (const trace of tracesOf([numbers[0]!])) {
      expect(
        rows.filter(({ row }) => trace.test(row)),
        String(trace),
      ).toEqual([]);
    }

    app = await start(KEY_B, KEY_A);
    await isKnown();
    await allUnder(KEY_B);
    await expect
      .poll(() => app.logLines.join('\n'))
      .toContain('every input of an onboarding is encrypted with the first key');
    expect(app.logLines.find((line) => line.includes('every input of'))).toContain(`"unused":["${keyIdOf(KEY_A)}"]`);

    app = await start(KEY_B);
    await isKnown();
    app.sandbox.clearJournal();
    const business = { ...rejected.customerProfile.secondary.business, businessRegistrationNumber: '842761953' };
    expect((await resume(app, onboarding!.id, { business })).userErrors).toEqual([]);
    await until(app, onboarding!.id, 'COMPLETED');
    // Only the business information was brought in line; nothing of the profile was made again.
    const journal = app.sandbox.journal();
    expect(created(journal)['POST EndUsers']).toBeUndefined();
    expect(journal.filter((entry) => /^\/v1\/EndUsers\/IT/.test(entry.path) && entry.method === 'POST')).toHaveLength(
      1,
    );
  },
);

test('a key that is missing: the server works, says which, and loses nothing', { timeout: 120_000 }, async () => {
  const { start } = await restartable();
  let app = await start(KEY_A);
  const numbers = await numberDispenser(app)(3);
  const slow = voiceIntegrityInput([numbers[0]!]);
  slow.customerProfile.secondary.email = 'slow@acme-dental.com';
  const inReview = (await onboard(app, slow)).onboarding!.id;
  const stopped = plantedInput([numbers[1]!]);
  const waiting = (await onboard(app, stopped)).onboarding!.id;
  const { customerProfile } = await until(app, inReview, 'WAITING_FOR_REVIEW');
  await until(app, waiting, 'ACTION_REQUIRED');

  app = await start(KEY_B);
  const id = keyIdOf(KEY_A);
  await expect.poll(() => app.logLines.join('\n'), { timeout: 20_000 }).toContain(`[{"keyId":"${id}","runs":2}]`);
  expect(app.logLines.join('\n')).not.toContain(KEY_A.toString('base64'));
  const metrics = await (await fetch(`${app.app.url}/metrics`)).text();
  expect(metrics).toContain('onboarding_inputs_to_encrypt{state="unreadable"} 2');
  expect(metrics).toContain('onboarding_inputs_to_encrypt{state="outdated"} 0');
  // What needs no input goes on: lists, and new runs.
  const { onboardings } = await app.data<{ onboardings: { nodes: unknown[] } }>(
    '{ onboardings { nodes { id status } } }',
  );
  expect(onboardings.nodes).toHaveLength(2);
  const fresh = await onboard(app, voiceIntegrityInput([numbers[2]!]));
  await until(app, fresh.onboarding!.id, 'COMPLETED');
  // What needs it says why it can't be done.
  const repeated = await app.execute(
    'mutation ($input: ResumeOnboardingInput!) { resumeOnboarding(input: $input) { onboarding { id } } }',
    { input: { id: waiting } },
  );
  expect(repeated.errors?.[0]).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  expect(repeated.errors?.[0]?.message).toContain(`the key ${id}`);
  await app.sandbox.review(customerProfile!.sid, 'approved');
  const failed = await until(app, inReview, 'ACTION_REQUIRED', 'COMPLETED');
  expect(failed.failure).toMatchObject({ code: 'INPUT_UNREADABLE' });
  expect(failed.failure?.message).toContain(`the key ${id}`);
  expect(failed.failure?.nextAction).toContain('ENCRYPTION_KEYS');

  app = await start(KEY_B, KEY_A);
  await resume(app, inReview);
  expect((await until(app, inReview, 'COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
});

test('an input that was moved to another run is not used there', { timeout: 60_000 }, async () => {
  const { start, pool } = await restartable();
  const app = await start(KEY_A);
  const numbers = await numberDispenser(app)(2);
  const ids: string[] = [];
  for (const number of numbers) {
    const { onboarding } = await onboard(app, plantedInput([number]));
    await until(app, onboarding!.id, 'ACTION_REQUIRED');
    ids.push(onboarding!.id);
  }
  const [from, to] = ids.map(runIdOf);
  await pool.query(
    'update onboarding.run set input = (select input from onboarding.run where run_id = $1) where run_id = $2',
    [from, to],
  );
  const { errors } = await app.execute(
    'mutation ($input: ResumeOnboardingInput!) { resumeOnboarding(input: $input) { onboarding { id } } }',
    { input: { id: ids[1] } },
  );
  expect(errors?.[0]?.message).toContain('belongs to another run');
  expect((await resume(app, ids[0]!)).userErrors).toEqual([]);
});

test('several processes encrypt what lies there, each run once, beside one that is damaged', async () => {
  const { start, pool, databaseUrl } = await restartable();
  const account = (await start()).accountSid;
  const runs = Array.from({ length: 330 }, (_, n) => ({ id: randomUUID(), input: { n } }));
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status)
     select r->>'id', $1, r->>'id', 'VOICE_INTEGRITY', r->>'id', r->'input', 'COMPLETED' from jsonb_array_elements($2) r`,
    [account, JSON.stringify(runs)],
  );
  const damaged = runs[7]!.id;
  const keyrings = [new Keyring([KEY_A]), new Keyring([KEY_B, KEY_A])];
  for (const keyring of keyrings) {
    const reported: string[] = [];
    let sum = 0;
    await Promise.all(
      [1, 2, 3].map(async () => {
        const its = new pg.Pool({ connectionString: databaseUrl });
        const store = new ResealStore(createSql(its, 'hurried'), new RunVault(keyring));
        for (;;) {
          const some = await store.resealSome((runId) => reported.push(runId));
          if (some === 0) break;
          sum += some;
        }
        await its.end();
      }),
    );
    const isFirst = keyring === keyrings[0];
    // Each run once; the damaged one is read by each process that meets it, and left.
    expect(sum - reported.length).toBe(isFirst ? 330 : 329);
    expect(new Set(reported)).toEqual(new Set(isFirst ? [] : [damaged]));
    if (isFirst) {
      await pool.query(`update onboarding.run set input = input || '{"nonce":"AAAAAAAAAAAAAAAA"}' where run_id = $1`, [
        damaged,
      ]);
    }
  }
  const vault = new RunVault(new Keyring([KEY_B]));
  const { rows } = await pool.query<Parameters<RunVault['open']>[0] & { input_hash: string }>(
    'select * from onboarding.run where run_id <> $1',
    [damaged],
  );
  expect(rows).toHaveLength(329);
  for (const row of rows) {
    const { input, hashKey } = vault.open(row);
    expect(input).toEqual(runs.find(({ id }) => id === row.run_id)?.input);
    expect(hashKey).not.toBeNull();
    expect(row.input_hash).not.toBe(row.run_id);
  }
});
