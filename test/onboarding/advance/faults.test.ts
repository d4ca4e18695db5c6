import { afterEach, expect, test } from 'vitest';
import { calls, numberDispenser, onboard, refuseNext, resume } from '../../support/onboarding.js';
import { until, voiceIntegrityInput } from '../../support/onboarding.js';
import { plantProfile } from '../../support/onboarding-kinds.js';
import { useTestApp } from '../../support/use-test-app.js';

// Short, so that the search after a lost answer does not wait long.
const app = useTestApp({ UPSTREAM_TIMEOUT_MS: '600' });
const dispense = numberDispenser(app);
let numbers = dispense;

afterEach(() => app.sandbox.clearFaults());

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const callsAfter = (index: number) => calls(app.sandbox.journal().filter((entry) => entry.index > index));
/** What was really made, by call. */
const made = (after: number): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const call of calls(app.sandbox.journal().filter((entry) => entry.index > after && entry.status === 201))) {
    counts[call] = (counts[call] ?? 0) + 1;
  }
  return counts;
};

const ONCE = {
  'POST /2010-04-01/Accounts/AC/Addresses.json': 1,
  'POST /v1/CustomerProfiles': 1,
  'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments': 1,
  'POST /v1/CustomerProfiles/BU/EntityAssignments': 4,
  'POST /v1/CustomerProfiles/BU/Evaluations': 1,
  'POST /v1/EndUsers': 3,
  'POST /v1/SupportingDocuments': 1,
  'POST /v1/TrustProducts': 1,
  'POST /v1/TrustProducts/BU/ChannelEndpointAssignments': 1,
  'POST /v1/TrustProducts/BU/EntityAssignments': 2,
  'POST /v1/TrustProducts/BU/Evaluations': 1,
};

/** A finished run's numbers are freed for the next. */
async function release(phoneNumberSids: readonly string[], done: Awaited<ReturnType<typeof until>>): Promise<void> {
  const remove = (kind: string) => `mutation ($input: RemovePhoneNumbersInput!) {
    removePhoneNumbersFrom${kind}(input: $input) { results { error { message } } userErrors { message } } }`;
  await app.data(remove('TrustProduct'), { input: { bundleSid: done.trustProduct!.sid, phoneNumberSids } });
  await app.data(remove('CustomerProfile'), { input: { bundleSid: done.customerProfile!.sid, phoneNumberSids } });
  numbers = () => Promise.resolve(phoneNumberSids);
}

test('a burst of 429 slows the run down and loses nothing', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const before = lastIndex();
  app.sandbox.fault({ path: '/v1/**', count: 12, effect: 'throttle', retryAfterSeconds: 0.05 });
  const { onboarding } = await onboard(app, input);
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(made(before)).toEqual(ONCE);
  await release(input.phoneNumberSids, done);
});

test('a refusal by Twilio stops the run and says what to do; what was made is kept, and used when the run is resumed', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const before = lastIndex();
  refuseNext(app.sandbox, '/v1/SupportingDocuments', 'CANARY 84-2761953 Dana Whitfield');
  const { onboarding } = await onboard(app, input);
  expect(onboarding?.status).toBe('ACTION_REQUIRED');
  expect(onboarding?.failure).toMatchObject({ stepKey: 'create-address-document', twilioCode: 22207 });
  expect(onboarding?.failure?.nextAction).toContain('resume');
  expect(JSON.stringify(onboarding)).not.toContain('CANARY');
  expect(onboarding?.customerProfile?.status).toBe('DRAFT');
  await resume(app, onboarding!.id);
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(made(before)).toEqual(ONCE);
  // Twilio has said that it was not made: nothing has to be searched for.
  expect(callsAfter(before).filter((call) => call === 'GET /v1/SupportingDocuments')).toEqual([]);
  await release(input.phoneNumberSids, done);
});

test('where the numbers of the profile fail for a while, those of the product wait for them', async () => {
  const numbersOf = (kind: string) => `/v1/${kind}/*/ChannelEndpointAssignments`;
  for (const given of [false, true]) {
    const input = voiceIntegrityInput(await numbers(1));
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const before = lastIndex();
    // Long enough for all else that stands before the product's: in the wave after that both would be put on.
    const failed = { method: 'POST', path: numbersOf('CustomerProfiles'), count: 2 };
    app.sandbox.fault({ ...failed, effect: 'status', status: 503 });
    const { onboarding } = await onboard(app, given ? { ...input, customerProfile: { existingSid } } : input);
    const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.failure).toBeNull();
    const put = app.sandbox
      .journal({ method: 'POST', path: 'ChannelEndpointAssignments' })
      .filter(({ index }) => index > before)
      .map(({ path, status }) => `${path.split('/')[2]} ${status}`);
    expect(put).toEqual([
      ...['CustomerProfiles 503', 'CustomerProfiles 503'],
      ...['CustomerProfiles 201', 'TrustProducts 201'],
    ]);
    await release(input.phoneNumberSids, done);
  }
});

test('lost answers about resources with the longest names: each is found by its name and made once', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const { secondary } = input.customerProfile;
  const longest = '😀'.repeat(32);
  const create = { ...secondary.address.create, friendlyName: 'x'.repeat(64) };
  const customerProfile = { secondary: { ...secondary, friendlyName: longest, address: { create } } };
  const trustProduct = { ...input.trustProduct, friendlyName: `${'Acme '.repeat(12)}Acme` };
  const before = lastIndex();
  const paths = [
    '/v1/CustomerProfiles',
    '/v1/TrustProducts',
    '/v1/SupportingDocuments',
    '/2010-04-01/**/Addresses.json',
  ];
  for (const path of paths) app.sandbox.fault({ method: 'POST', path, effect: 'drop', afterCommit: true });
  app.sandbox.fault({ method: 'POST', path: '/v1/EndUsers', count: 3, effect: 'drop', afterCommit: true });
  const { onboarding } = await onboard(app, { ...input, customerProfile, trustProduct });
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(made(before)).toEqual(ONCE);
  const lost = app.sandbox.journal({ method: 'POST', faulty: true }).filter(({ index }) => index > before);
  expect(lost).toHaveLength(7);
  // All that Twilio keeps of an address's name, and no more; an emoji takes two places.
  const lengths = lost.map(({ friendlyName }) => friendlyName?.length ?? 0);
  expect([Math.min(...lengths) >= 62, Math.max(...lengths)]).toEqual([true, 64]);
  await release(input.phoneNumberSids, done);
});

test('a number that another bundle holds is a conflict; freed, or left out, the run goes on', async () => {
  const [taken] = await numbers(1);
  const first = await onboard(app, { ...voiceIntegrityInput([taken!]), submission: 'NEVER' });
  const holder = await until(app, first.onboarding!.id, 'COMPLETED');
  const second = await onboard(app, voiceIntegrityInput([taken!]));
  expect(second.onboarding?.failure).toMatchObject({
    code: 'CONFLICT',
    stepKey: 'assign-phone-numbers-to-customer-profile',
  });
  await release([taken!], holder);
  await resume(app, second.onboarding!.id);
  const done = await until(app, second.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
});

test('of several numbers those that were assigned before another was refused are not sent again', async () => {
  const input = voiceIntegrityInput(await dispense(2));
  refuseNext(app.sandbox, '/v1/CustomerProfiles/*/ChannelEndpointAssignments', 'not now');
  const { onboarding } = await onboard(app, input);
  expect(onboarding?.failure).toMatchObject({ stepKey: 'assign-phone-numbers-to-customer-profile' });
  const before = lastIndex();
  await resume(app, onboarding!.id);
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  const assigned = 'POST /v1/CustomerProfiles/BU/ChannelEndpointAssignments';
  expect(callsAfter(before).filter((call) => call === assigned)).toEqual([assigned]);
});

test('no business data is in any log line', () => {
  const log = app.logLines.join('');
  for (const secret of [
    '842761953',
    '84-2761953',
    'Whitfield',
    'Acme',
    'acme-dental',
    '+14155552671',
    'Market Street',
    'CANARY',
  ]) {
    expect(log).not.toContain(secret);
  }
  expect(log).toContain('onboarding');
});
