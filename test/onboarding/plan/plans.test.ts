import { beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../src/sandbox/index.js';
import { calls, numberDispenser } from '../../support/onboarding.js';
import {
  inputFor,
  isOfStarter,
  KINDS,
  plan,
  plantNumbers,
  plantProfile,
  takesNumbers,
  withTwoRepresentatives,
  type Kind,
  type PlanAnswer,
  type ProductKind,
  type Profile,
} from '../../support/onboarding-kinds.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { useTestApp } from '../../support/use-test-app.js';
import { POLICY } from '../../mirror/coverage/support.js';
import { offboard, planOffboarding, plantCustomer, thereOf } from '../later/support/leaving.js';

const A2P_POLICY = 'RNb0d4771c2c98518d916a3d4cd70a8f8b';

const app = useTestApp();
const numbers = numberDispenser(app);

beforeAll(async () => {
  plantNumbers(app.sandbox, 40);
  // Kept for minutes, so that no run asks for it again; a plan does not count it.
  await app.data('{ policies { nodes { sid } } }');
});

const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;
const requestsSince = (index: number): readonly JournalEntry[] =>
  app.sandbox.journal({ kind: 'request' }).filter((entry) => entry.index > index);

interface Step {
  readonly key: string;
  readonly title: string;
  readonly dependsOn: readonly string[];
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** Carries the input out to its end without reading anything from Twilio on the way. */
async function carryOut(kind: Kind, input: object): Promise<readonly Step[]> {
  const name = KINDS[kind];
  const { onboard } = await app.data<{ onboard: { onboarding: { id: string } } }>(
    `mutation ($input: Onboard${name}Input!) { onboard: onboard${name}(input: $input) { onboarding { id } } }`,
    { input },
  );
  const events = app.subscribe<{ run: { status: string; steps: readonly Step[] } }>(
    `subscription ($id: ID!) { run: onboardingUpdated(id: $id) {
      status steps { key title dependsOn startedAt finishedAt } } }`,
    { id: onboard.onboarding.id },
  );
  for await (const { run } of events) if (run.status === 'COMPLETED') return run.steps;
  throw new Error('The run did not come to its end.');
}

/** Everything but the checks of reviews, whose number is not known beforehand. */
function withoutReviewChecks(entries: readonly JournalEntry[], looksAt: readonly string[]): readonly string[] {
  return calls(entries).filter((call) => !looksAt.includes(call));
}

/** The steps of each wave began together, after all of the wave before were done. */
function expectWaves({ steps }: PlanAnswer, done: readonly Step[]): void {
  const waves = new Map<number, Step[]>();
  for (const { key, wave } of steps) {
    waves.set(wave, [...(waves.get(wave) ?? []), done.find((step) => step.key === key)!]);
  }
  const inOrder = [...waves.entries()].sort(([left], [right]) => left - right).map(([, wave]) => wave);
  inOrder.slice(1).forEach((wave, at) => {
    const endOfLast = Math.max(...inOrder[at]!.map(({ finishedAt }) => Date.parse(finishedAt)));
    expect(Math.min(...wave.map(({ startedAt }) => Date.parse(startedAt)))).toBeGreaterThanOrEqual(endOfLast);
  });
}

async function planned(kind: Kind, input: object): Promise<PlanAnswer> {
  const before = lastIndex();
  const answer = await plan(app, kind, input);
  expect(requestsSince(before).map(({ method }) => method)).not.toContain('POST');
  expect(requestsSince(before).every(({ method }) => method === 'GET')).toBe(true);
  expect(answer.kind).toBe(kind);
  return answer;
}

describe.each<[Kind, { calls: number; waves: number }]>([
  ['SECONDARY_CUSTOMER_PROFILE', { calls: 16, waves: 6 }],
  ['VOICE_INTEGRITY', { calls: 24, waves: 8 }],
  ['SHAKEN_STIR', { calls: 22, waves: 8 }],
  ['CNAM', { calls: 24, waves: 8 }],
  ['A2P_MESSAGING_PROFILE', { calls: 18, waves: 8 }],
  ['STARTER_CUSTOMER_PROFILE', { calls: 14, waves: 6 }],
  ['SOLE_PROPRIETOR', { calls: 16, waves: 8 }],
  ['TRUST_PRODUCT', { calls: 25, waves: 8 }],
])('%s with a new secondary profile', (kind, expected) => {
  const cases: readonly [string, Profile, number][] = [
    ['one representative', { secondary: (good) => good }, 0],
    ['two representatives', { secondary: withTwoRepresentatives }, 2],
  ];
  // Every starter profile may turn out to be of somebody with a tax number.
  const warned = isOfStarter(kind) ? [{ likelyCode: 30915 }] : [];
  test.each(isOfStarter(kind) ? cases.slice(0, 1) : cases)(
    '%s: the calls, waves and order of the plan are those of the run',
    async (_what, profile, more) => {
      const input = inputFor(kind, await numbers(2), profile);
      const answer = await planned(kind, input);
      expect(answer).toMatchObject({ callCount: expected.calls + more, waveCount: expected.waves });
      expect(answer.warnings).toMatchObject(kind === 'SOLE_PROPRIETOR' ? [...warned, ...warned] : warned);

      const before = lastIndex();
      const done = await carryOut(kind, input);
      const made = withoutReviewChecks(requestsSince(before), [
        'GET /v1/CustomerProfiles/BU',
        'GET /v1/TrustProducts/BU',
      ]);
      expect(made).toHaveLength(answer.callCount);
      const listed = answer.steps.map(({ key, title, dependsOn }) => ({ key, title, dependsOn }));
      expect(done.map(({ key, title, dependsOn }) => ({ key, title, dependsOn }))).toEqual(listed);
      // A product that is reviewed beside its profile does not wait for the profile's review.
      const beside = takesNumbers(kind) ? [] : ['await-customer-profile-approval'];
      expectWaves({ ...answer, steps: answer.steps.filter(({ key }) => !beside.includes(key)) }, done);
    },
  );
});

describe.each<[ProductKind, number]>([
  ['VOICE_INTEGRITY', 13],
  ['SHAKEN_STIR', 11],
  ['CNAM', 13],
])('%s on an approved profile', (kind, expected) => {
  test('a number that is already on it saves a call', async () => {
    const [there, lacking] = await numbers(2);
    const [later] = app.sandbox.addPhoneNumbers(1);
    const existingSid = plantProfile(app.sandbox, 'twilio-approved', [there!]);
    const input = { ...inputFor(kind, [there!, lacking!], { existingSid }), newTrustProduct: true };
    const answer = await planned(kind, input);
    expect(answer).toMatchObject({ warnings: [], callCount: expected, waveCount: 6 });
    const before = lastIndex();
    await carryOut(kind, input);
    // A check of the profile of an earlier run may still come.
    const own = requestsSince(before).filter(
      ({ method, path }) =>
        method !== 'GET' || !/^\/v1\/CustomerProfiles\/BU\w+$/.test(path) || path.includes(existingSid),
    );
    expect(withoutReviewChecks(own, ['GET /v1/TrustProducts/BU'])).toHaveLength(expected);
    const none = plantProfile(app.sandbox, 'twilio-approved');
    const [other] = await numbers(1);
    const again = { ...inputFor(kind, [lacking!, other!], { existingSid: none }), newTrustProduct: true };
    expect((await planned(kind, again)).callCount).toBe(expected + 1);

    // The product is there now. Without a copy of the account all of its kind are asked whom they are for.
    const products = app.sandbox.journal({ kind: 'request', method: 'POST', status: 201 });
    const ofKind = products.filter(
      ({ path, values }) => path === '/v1/TrustProducts' && values['PolicySid'] === POLICY[kind],
    );
    const onIt = inputFor(kind, [lacking!, later!], { existingSid });
    const reuse = await planned(kind, onIt);
    // Profile, two numbers; the search; of the profile and the product, what is on it, and the number that is not.
    expect(reuse).toMatchObject({ warnings: [], callCount: 3 + (1 + ofKind.length) + 2 * 2 });
    const since = lastIndex();
    const steps = await carryOut(kind, onIt);
    expect(steps.map(({ key }) => key)).toEqual(reuse.steps.map(({ key }) => key));
    const sent = requestsSince(since).filter(
      ({ method, path }) =>
        method !== 'GET' || !/^\/v1\/CustomerProfiles\/BU\w+$/.test(path) || path.includes(existingSid),
    );
    expect(withoutReviewChecks(sent, ['GET /v1/TrustProducts/BU'])).toHaveLength(reuse.callCount);
  });
});

test('a product without numbers on an approved profile, and then the same product again', async () => {
  const kind = 'A2P_MESSAGING_PROFILE';
  const existingSid = plantProfile(app.sandbox, 'twilio-approved');
  const before = app.sandbox.journal({ kind: 'request', method: 'POST', status: 201 });
  const ofKind = before.filter(
    ({ path, values }) => path === '/v1/TrustProducts' && values['PolicySid'] === A2P_POLICY,
  ).length;
  const own = (since: number) =>
    withoutReviewChecks(requestsSince(since), ['GET /v1/TrustProducts/BU']).filter(
      (call) => call !== 'GET /v1/CustomerProfiles/BU',
    );
  const lookFirst = 1 + ofKind;
  for (const [made, effect] of [
    // The product and its description, both attachments, the evaluation and the submission.
    [lookFirst + 4 + 2, undefined],
    // The product that is there now is asked too, read and left as it is.
    [lookFirst + 1, 'It stays approved, and what describes it stays as it is.'],
  ] as const) {
    const input = inputFor(kind, [], { existingSid });
    const answer = await planned(kind, input);
    expect(answer).toMatchObject({ warnings: [], callCount: 1 + made });
    expect(answer.reusedTrustProduct?.effect).toBe(effect);
    const since = lastIndex();
    await carryOut(kind, input);
    expect(own(since)).toHaveLength(made);
  }
});

test.each([
  ['NEVER', 22, 6],
  ['IMMEDIATELY', 24, 8],
])('submission %s: %i calls in %i waves', async (submission, callCount, waveCount) => {
  const input = inputFor('VOICE_INTEGRITY', await numbers(2), { secondary: (good) => good });
  const answer = await planned('VOICE_INTEGRITY', { ...input, submission });
  expect(answer).toMatchObject({ callCount, waveCount });
});

test('a plan stores no run and takes no key', async () => {
  const input = inputFor('SHAKEN_STIR', await numbers(1), { secondary: (good) => good });
  await planned('SHAKEN_STIR', input);
  const idempotencyKey = (input as { idempotencyKey?: string }).idempotencyKey;
  const query = 'query ($key: String!) { onboardingByKey(idempotencyKey: $key) { id } }';
  expect(await app.data(query, { key: idempotencyKey })).toEqual({ onboardingByKey: null });
});

describe('bad input', () => {
  const bad: readonly [Kind, (good: Record<string, unknown>) => object, readonly (readonly string[])[]][] = [
    ['VOICE_INTEGRITY', (good) => ({ ...good, phoneNumberSids: [] }), [['phoneNumberSids']]],
    ['CNAM', (good) => ({ ...good, cnam: { cnamDisplayName: '1 CANARY' } }), [['cnam', 'cnamDisplayName']]],
    [
      'SHAKEN_STIR',
      (good) => ({ ...good, phoneNumberSids: [`PN${'1'.repeat(32)}`, `BU${'1'.repeat(32)}`] }),
      [['phoneNumberSids', '1']],
    ],
    [
      'SECONDARY_CUSTOMER_PROFILE',
      (good) => ({
        ...good,
        customerProfile: { ...(good['customerProfile'] as object), email: 'CANARY', address: {} },
      }),
      [
        ['customerProfile', 'email'],
        ['customerProfile', 'address'],
      ],
    ],
  ];

  test.each(bad)('%s: refused as by the mutation, with paths, before any call', async (kind, change, paths) => {
    const input = change(inputFor(kind, [`PN${'1'.repeat(32)}`], { secondary: (good) => good }));
    const before = lastIndex();
    const name = KINDS[kind];
    const asked = await app.execute(
      `query ($input: Onboard${name}Input!) { plan${name}(input: $input) { callCount } }`,
      { input },
    );
    const { code, userErrors } = asked.errors![0]!.extensions as {
      readonly code: string;
      readonly userErrors: readonly { readonly path: readonly string[] }[];
    };
    expect(code).toBe('BAD_USER_INPUT');
    expect(userErrors.map(({ path }) => path)).toEqual(paths);
    expect(JSON.stringify(asked)).not.toContain('CANARY');

    const started = await app.data<{ onboard: { userErrors: readonly { readonly path: readonly string[] }[] } }>(
      `mutation ($input: Onboard${name}Input!) { onboard: onboard${name}(input: $input) { userErrors { path } } }`,
      { input },
    );
    expect(started.onboard.userErrors.map(({ path }) => path)).toEqual(paths);
    expect(requestsSince(before)).toEqual([]);
  });
});

describe('a customer that leaves, without a copy of the account', () => {
  const leave = async (profile: string) => {
    const { onboarding } = await offboard(app, profile, 'DELETE');
    return onboarding;
  };

  test('every other bundle and document is asked: the calls of the plan are those of the run', async () => {
    const customer = plantCustomer(app.sandbox);
    const neighbour = plantCustomer(app.sandbox, {
      alsoOnProfile: [customer.representative],
      address: customer.address,
    });
    const plan = await planOffboarding(app, customer.profile, 'DELETE');
    const stays = plan.deletions.filter(({ outcome }) => outcome === 'STAYS').map(({ sid }) => sid);
    expect(stays).toEqual([customer.representative, customer.address]);
    const before = lastIndex();
    expect(await leave(customer.profile)).toMatchObject({ status: 'COMPLETED', failure: null });
    // A check of a bundle of an earlier run may still come.
    const own = requestsSince(before).filter(
      ({ method, path }) =>
        method !== 'GET' || !/\/BU\w+$/.test(path) || Object.values(customer).some((sid) => path.endsWith(String(sid))),
    );
    expect(own).toHaveLength(plan.callCount);
    expect(thereOf(app.sandbox, [neighbour.profile, ...stays])).toEqual([neighbour.profile, ...stays]);
    expect(thereOf(app.sandbox, [customer.profile, customer.voice, customer.business, customer.document])).toEqual([]);
  });

  test('where there are too many of them, the plan says so, and nothing is touched', async () => {
    const customer = plantCustomer(app.sandbox);
    const many = { friendlyName: 'many', email: 'many@nobody.example', policySid: SECONDARY, copies: 101 };
    app.sandbox.seed({ customerProfiles: [many] });
    const plan = await planOffboarding(app, customer.profile, 'DELETE');
    expect(plan.warnings[0]?.message).toContain('MIRROR=on');
    const before = lastIndex();
    expect(await leave(customer.profile)).toMatchObject({
      status: 'ACTION_REQUIRED',
      failure: { code: 'TOO_MANY_BUNDLES', stepKey: 'survey-customer' },
    });
    expect(requestsSince(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
