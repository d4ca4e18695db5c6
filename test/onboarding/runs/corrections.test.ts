import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { calls, numberDispenser, onboard, refuseNext, resume } from '../../support/onboarding.js';
import { until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp({ UPSTREAM_TIMEOUT_MS: '1500' });
const numbers = numberDispenser(app);

afterEach(() => app.sandbox.clearFaults());

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const since = (index: number) => calls(app.sandbox.journal().filter((entry) => entry.index > index));
const made = (index: number) =>
  calls(app.sandbox.journal().filter((entry) => entry.index > index && entry.status === 201));
const count = (all: readonly string[], call: string) => all.filter((one) => one === call).length;

describe('a search for what an earlier attempt made', () => {
  test.each([
    ['is throttled', { effect: 'throttle', count: 1, retryAfterSeconds: 20 }],
    ['finds Twilio in trouble', { effect: 'status', status: 503, code: 20503, count: 3 }],
    ['is cut off', { effect: 'drop', count: 3 }],
  ] as const)(
    '%s: nothing is made twice',
    async (_name, fault) => {
      const input = voiceIntegrityInput(await numbers(1));
      const before = lastIndex();
      app.sandbox.fault({ method: 'POST', path: '/v1/EndUsers', count: 1, effect: 'drop', afterCommit: true });
      app.sandbox.fault({ method: 'GET', path: '/v1/EndUsers', ...fault });
      const { onboarding } = await onboard(app, { ...input, wait: 'NOT_AT_ALL' });
      const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
      expect(done.failure).toBeNull();
      expect(count(made(before), 'POST /v1/EndUsers')).toBe(3);
    },
    60_000,
  );

  test('is refused for good: the run stops, and finds it when it is resumed', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const before = lastIndex();
    app.sandbox.fault({ method: 'POST', path: '/v1/EndUsers', count: 1, effect: 'drop', afterCommit: true });
    app.sandbox.fault({ method: 'GET', path: '/v1/EndUsers', count: 1, effect: 'status', status: 401, code: 20003 });
    const { onboarding } = await onboard(app, input);
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure?.code).toBe('UPSTREAM_UNAUTHORIZED');
    await resume(app, onboarding!.id);
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    expect(count(made(before), 'POST /v1/EndUsers')).toBe(3);
  });
});

test('a correction changes what it corrects, and nothing that is approved', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  refuseNext(app.sandbox, '/v1/TrustProducts/*/Evaluations');
  const { onboarding } = await onboard(app, input);
  const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(stopped.failure?.stepKey).toBe('evaluate-trust-product');
  expect(stopped.customerProfile?.status).toBe('TWILIO_APPROVED');
  const before = lastIndex();
  await resume(app, onboarding!.id, { voiceIntegrity: { ...input.voiceIntegrity, businessEmployeeCount: 99 } });
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(
    since(before)
      .filter((call) => call.startsWith('POST'))
      .sort(),
  ).toEqual(['POST /v1/EndUsers/IT', 'POST /v1/TrustProducts/BU', 'POST /v1/TrustProducts/BU/Evaluations']);
});

test('what was made just before a correction, and found after it, is corrected too', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const before = lastIndex();
  app.sandbox.fault({
    method: 'POST',
    path: '/2010-04-01/**/Addresses.json',
    count: 1,
    effect: 'drop',
    afterCommit: true,
  });
  app.sandbox.fault({
    method: 'GET',
    path: '/2010-04-01/**/Addresses.json',
    count: 1,
    effect: 'status',
    status: 401,
    code: 20003,
  });
  const { onboarding } = await onboard(app, input);
  await until(app, onboarding!.id, 'ACTION_REQUIRED');
  const create = {
    ...input.customerProfile.secondary.address.create,
    street: '2 Corrected Street',
    customerName: 'Acme',
    friendlyName: 'Corrected name',
  };
  await resume(app, onboarding!.id, { address: { create } });
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(count(made(before), 'POST /2010-04-01/Accounts/AC/Addresses.json')).toBe(1);
  const profile = await app.data<{ customerProfile: { supportingDocuments: { addresses: object[] }[] } }>(
    `query ($sid: Sid!) { customerProfile(sid: $sid) { supportingDocuments { addresses { street friendlyName } } } }`,
    { sid: done.customerProfile!.sid },
  );
  // It had another name when it was made, and is found by its marker.
  expect(profile.customerProfile.supportingDocuments[0]?.addresses).toEqual([
    { street: '2 Corrected Street', friendlyName: expect.stringMatching(/^Corrected name \[onb:/) as unknown },
  ]);
});

test('a second representative that a correction drops leaves the profile, and comes back with the next', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const [first] = input.customerProfile.secondary.authorizedRepresentatives;
  const second = { ...first, firstName: 'Robin', email: 'robin@acme-dental.com', jobPosition: 'CFO' };
  const secondary = { ...input.customerProfile.secondary, authorizedRepresentatives: [first, second] };
  const attached = async (sid: string): Promise<readonly string[]> => {
    const data = await app.data<{ customerProfile: { endUsers: { type: string }[] } }>(
      'query ($sid: Sid!) { customerProfile(sid: $sid) { endUsers { type } } }',
      { sid },
    );
    return data.customerProfile.endUsers.map((endUser) => endUser.type).sort();
  };
  refuseNext(app.sandbox, '/v1/CustomerProfiles/*/Evaluations');
  const { onboarding } = await onboard(app, { ...input, customerProfile: { secondary } });
  const two = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(await attached(two.customerProfile!.sid)).toContain('authorized_representative_2');

  refuseNext(app.sandbox, '/v1/CustomerProfiles/*/Evaluations');
  await resume(app, onboarding!.id, { authorizedRepresentatives: [first] });
  const one = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(await attached(one.customerProfile!.sid)).not.toContain('authorized_representative_2');
  expect(one.steps.find((step) => step.key === 'assign-authorized-representative-2')?.status).toBe('SKIPPED');

  await resume(app, onboarding!.id, { authorizedRepresentatives: [first, second] });
  const done = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(done.failure).toBeNull();
  expect(await attached(done.customerProfile!.sid)).toContain('authorized_representative_2');
});

test('corrections that the run cannot use are refused with their path, and it stays as it was', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const { onboarding } = await onboard(app, { ...input, customerProfile: { existingSid: `BU${'0'.repeat(32)}` } });
  const { business, address } = input.customerProfile.secondary;
  const refused = await resume(app, onboarding!.id, { business, address, cnam: { cnamDisplayName: 'ACME' } });
  expect(refused.userErrors.map((error) => error.path)).toEqual([
    ['corrections', 'business'],
    ['corrections', 'address'],
    ['corrections', 'cnam'],
  ]);
});

test('a review that could not be checked when it was decided is checked again', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  app.sandbox.clock.freeze();
  const { onboarding } = await onboard(app, input);
  // The run's own checks fail (a GET is tried three times); the callback and the first polls are lost on it.
  app.sandbox.fault({
    method: 'GET',
    path: '/v1/CustomerProfiles/*',
    count: 9,
    effect: 'status',
    status: 503,
    code: 20503,
  });
  app.sandbox.clock.runFree();
  // Only the status: the profile itself can't be read while Twilio is in trouble.
  const events = app.subscribe<{ onboardingUpdated: { status: string } }>(
    'subscription ($id: ID!) { onboardingUpdated(id: $id) { status } }',
    { id: onboarding!.id },
  );
  let status = '';
  for await (const { onboardingUpdated } of events) status = onboardingUpdated.status;
  expect(status).toBe('COMPLETED');
});

test('a run whose workflow was never started is started by the sweep', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const { onboarding } = await onboard(app, { ...input, phoneNumberSids: [`PN${'0'.repeat(32)}`] });
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const runId = Buffer.from(onboarding!.id, 'base64url').toString('utf8').split(':')[2];
  const orphan = 'orphan-of-a-dead-process';
  await client.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status, created_at)
     select $2, account_sid, $2, kind, input_hash, jsonb_set(input, '{phoneNumberSids}', $3), 'RUNNING', now() - interval '1 minute'
     from onboarding.run where run_id = $1`,
    [runId, orphan, JSON.stringify(input.phoneNumberSids)],
  );
  await client.query(
    `insert into onboarding.step (run_id, key, position, title, use, parameters, after)
     select $2, key, position, title, use, parameters, after from onboarding.step where run_id = $1`,
    [runId, orphan],
  );
  await client.end();
  const id = Buffer.from(`Onboarding:${app.accountSid}:${orphan}`).toString('base64url');
  const done = await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.status).toBe('COMPLETED');
});
