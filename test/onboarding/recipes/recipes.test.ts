import { beforeAll, describe, expect, test } from 'vitest';
import { created, submissions } from '../../support/created.js';
import { ADDRESS, numberDispenser, resume, until, type OnboardingAnswer } from '../../support/onboarding.js';
import {
  inputFor,
  isOfStarter,
  isProfile,
  KINDS,
  onboardKind,
  plan,
  plantNumbers,
  plantProfile,
  PRODUCTS,
  STARTER,
  takesNumbers,
  withTwoRepresentatives,
  type Kind,
  type Profile,
  type Secondary,
} from '../../support/onboarding-kinds.js';
import { useTestApp } from '../../support/use-test-app.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const VOICE = 'RN5b3660f9598883b1df4e77f77acefba0';

const app = useTestApp();
const numbers = numberDispenser(app);

beforeAll(() => plantNumbers(app.sandbox, 60));

type Counts = Readonly<Record<string, number>>;

/** What each of a profile's shapes makes, with two numbers. */
const NEW_PROFILE: Counts = {
  'POST Addresses.json': 1,
  'POST CustomerProfiles': 1,
  'POST CustomerProfiles/ChannelEndpointAssignments': 2,
  'POST CustomerProfiles/EntityAssignments': 4,
  'POST CustomerProfiles/Evaluations': 1,
  'POST EndUsers': 2,
  'POST SupportingDocuments': 1,
};
const SECOND_PERSON: Counts = { 'POST CustomerProfiles/EntityAssignments': 1, 'POST EndUsers': 1 };

/** What each product makes, with two numbers. */
const PRODUCT: Counts = {
  'POST TrustProducts': 1,
  'POST TrustProducts/ChannelEndpointAssignments': 2,
  'POST TrustProducts/EntityAssignments': 1,
  'POST TrustProducts/Evaluations': 1,
};
const WITHOUT_NUMBERS = {
  'POST CustomerProfiles/ChannelEndpointAssignments': -2,
  'POST TrustProducts/ChannelEndpointAssignments': -2,
};
const STARTER_INSTEAD: Counts = { 'POST CustomerProfiles/EntityAssignments': -1, 'POST EndUsers': -1 };
const DESCRIPTION: Counts = { 'POST EndUsers': 1, 'POST TrustProducts/EntityAssignments': 1 };
const MADE_FOR: Readonly<Record<Kind, readonly Counts[]>> = {
  SECONDARY_CUSTOMER_PROFILE: [],
  // One person, who is all that such a profile has.
  STARTER_CUSTOMER_PROFILE: [STARTER_INSTEAD],
  VOICE_INTEGRITY: [PRODUCT, DESCRIPTION],
  SHAKEN_STIR: [PRODUCT],
  CNAM: [PRODUCT, DESCRIPTION],
  A2P_MESSAGING_PROFILE: [PRODUCT, DESCRIPTION, WITHOUT_NUMBERS],
  SOLE_PROPRIETOR: [PRODUCT, DESCRIPTION, WITHOUT_NUMBERS, STARTER_INSTEAD],
  TRUST_PRODUCT: [PRODUCT, DESCRIPTION],
};

function sum(...all: readonly Counts[]): Counts {
  const total: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(total).filter(([, count]) => count !== 0));
}

/** What the sandbox received while a piece of work was done. */
async function during<Result>(work: () => Promise<Result>) {
  const before = app.sandbox.journal().at(-1)?.index ?? -1;
  const result = await work();
  return { result, journal: app.sandbox.journal().filter((entry) => entry.index > before) };
}

async function runToItsEnd(kind: Kind, input: object): Promise<OnboardingAnswer> {
  const { onboarding, userErrors } = await onboardKind(app, kind, input);
  expect(userErrors).toEqual([]);
  const done = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
  expect(done.failure).toBeNull();
  return done;
}

function expectApproved(kind: Kind, done: OnboardingAnswer): void {
  expect(done.status).toBe('COMPLETED');
  expect(done.steps.every((step) => step.status === 'SUCCEEDED' && step.attempts === 1)).toBe(true);
  expect(done.customerProfile?.status).toBe('TWILIO_APPROVED');
  if (isProfile(kind)) expect(done.trustProduct).toBeNull();
  else expect(done.trustProduct?.status).toBe('TWILIO_APPROVED');
}

describe.each(Object.keys(KINDS) as Kind[])('%s', (kind) => {
  const ofProduct = isProfile(kind) ? 0 : 1;

  const shapes: readonly [string, Profile, readonly Counts[]][] = [
    ['one representative', { secondary: (good) => good }, [NEW_PROFILE]],
    ['two representatives', { secondary: withTwoRepresentatives }, [NEW_PROFILE, SECOND_PERSON]],
  ];
  test.each(isOfStarter(kind) ? shapes.slice(0, 1) : shapes)(
    'a new profile with %s: approved, and each thing made once',
    async (_what, profile, made) => {
      const input = inputFor(kind, await numbers(2), profile);
      const { result, journal } = await during(() => runToItsEnd(kind, input));
      expectApproved(kind, result);
      // Otherwise it waits for them only because something else takes as long.
      const evaluation = result.steps.find(({ key }) => key === 'evaluate-customer-profile');
      if (takesNumbers(kind)) expect(evaluation?.dependsOn).toContain('assign-phone-numbers-to-customer-profile');
      expect(created(journal)).toEqual(sum(...made, ...MADE_FOR[kind]));
      expect(submissions(journal)).toBe(1 + ofProduct);
    },
  );
});

describe.each(PRODUCTS)('%s on a profile that exists', (kind) => {
  test('an approved secondary profile: only the missing number is added', async () => {
    const [there, lacking] = await numbers(2);
    const existingSid = plantProfile(app.sandbox, 'twilio-approved', [there!]);
    const input = inputFor(kind, [there!, lacking!], { existingSid });
    const { result, journal } = await during(() => runToItsEnd(kind, input));
    expectApproved(kind, result);
    expect(result.customerProfile?.sid).toBe(existingSid);
    expect(created(journal)).toEqual(sum({ 'POST CustomerProfiles/ChannelEndpointAssignments': 1 }, ...MADE_FOR[kind]));
    expect(submissions(journal)).toBe(1);
  });

  test("a direct customer's own primary profile", async () => {
    const data = await app.data<{ primaryCustomerProfile: { sid: string } }>('{ primaryCustomerProfile { sid } }');
    const existingSid = data.primaryCustomerProfile.sid;
    const input = inputFor(kind, await numbers(2), { existingSid });
    const { result, journal } = await during(() => runToItsEnd(kind, input));
    expectApproved(kind, result);
    expect(result.customerProfile?.sid).toBe(existingSid);
    expect(created(journal)).toEqual(sum({ 'POST CustomerProfiles/ChannelEndpointAssignments': 2 }, ...MADE_FOR[kind]));
  });

  test('one in review: everything is prepared, and submitted when Twilio has approved the profile', async () => {
    const existingSid = plantProfile(app.sandbox, 'in-review');
    const input = inputFor(kind, await numbers(2), { existingSid });
    const { result, journal } = await during(async () => {
      const { onboarding } = await onboardKind(app, kind, input);
      expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
      expect(onboarding?.trustProduct?.status).toBe('DRAFT');
      await app.sandbox.review(existingSid, 'approved');
      return until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expectApproved(kind, result);
    expect(created(journal)).toEqual(sum({ 'POST CustomerProfiles/ChannelEndpointAssignments': 2 }, ...MADE_FOR[kind]));
    expect(submissions(journal)).toBe(1);
  });
});

describe('submission', () => {
  const newProfile: Profile = { secondary: (good) => good };

  test.each(PRODUCTS)('%s NEVER: prepared, and left a draft when the profile is approved', async (kind) => {
    const input = { ...inputFor(kind, await numbers(2), newProfile), submission: 'NEVER' };
    const { result, journal } = await during(() => runToItsEnd(kind, input));
    expect(result.status).toBe('COMPLETED');
    expect(result.customerProfile?.status).toBe('TWILIO_APPROVED');
    expect(result.trustProduct?.status).toBe('DRAFT');
    const { 'POST TrustProducts/Evaluations': _none, ...prepared } = sum(NEW_PROFILE, ...MADE_FOR[kind]);
    expect(created(journal)).toEqual(prepared);
    expect(submissions(journal)).toBe(1);
  });

  test.each([
    ['VOICE_INTEGRITY', 11005],
    ['CNAM', 11006],
  ] as const)('%s IMMEDIATELY: rejected with %i, because the profile is not approved yet', async (kind, code) => {
    const input = { ...inputFor(kind, await numbers(2), newProfile), submission: 'IMMEDIATELY' };
    // The reviewer waits until both are submitted.
    app.sandbox.clock.freeze();
    const { onboarding } = await onboardKind(app, kind, input);
    app.sandbox.clock.runFree();
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: code });
    expect(stopped.failure?.rejections[0]?.remedy).not.toBe('');
  });

  test('SHAKEN_STIR IMMEDIATELY: reviewed beside the profile, which Twilio allows', async () => {
    const existingSid = plantProfile(app.sandbox, 'in-review');
    const input = { ...inputFor('SHAKEN_STIR', await numbers(1), { existingSid }), submission: 'IMMEDIATELY' };
    const { onboarding } = await onboardKind(app, 'SHAKEN_STIR', input);
    expect(onboarding?.status).toBe('WAITING_FOR_REVIEW');
    expect(onboarding?.trustProduct?.status).not.toBe('DRAFT');
    await app.sandbox.review(existingSid, 'approved');
    expectApproved('SHAKEN_STIR', await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED'));
  });
});

describe('what the input names and what it leaves out', () => {
  test('a secondary profile without numbers is approved without any', async () => {
    const { phoneNumberSids: _none, ...input } = inputFor('SECONDARY_CUSTOMER_PROFILE', [], {
      secondary: (good) => good,
    });
    const { result, journal } = await during(() => runToItsEnd('SECONDARY_CUSTOMER_PROFILE', input));
    expectApproved('SECONDARY_CUSTOMER_PROFILE', result);
    const { 'POST CustomerProfiles/ChannelEndpointAssignments': _numbers, ...rest } = NEW_PROFILE;
    expect(created(journal)).toEqual(rest);
    expect(journal.filter(({ path }) => path.includes('IncomingPhoneNumbers'))).toEqual([]);
  });

  test.each<['draft' | 'twilio-rejected', string]>([
    ['draft', 'CUSTOMER_PROFILE_NOT_SUBMITTED'],
    ['twilio-rejected', 'CUSTOMER_PROFILE_NOT_SUBMITTED'],
  ])('a profile that is %s: nothing is made, and the run says what to do', async (status, code) => {
    const existingSid = plantProfile(app.sandbox, status);
    const input = inputFor('CNAM', await numbers(1), { existingSid });
    const { result, journal } = await during(() => onboardKind(app, 'CNAM', input));
    expect(result.onboarding?.failure).toMatchObject({ code, stepKey: 'check-customer-profile' });
    expect(created(journal)).toEqual({});
  });

  test('one key starts one onboarding, of one kind', async () => {
    const existingSid = plantProfile(app.sandbox, 'in-review');
    const cnam = inputFor('CNAM', await numbers(1), { existingSid });
    const { cnam: _cnam, ...shakenStir } = cnam;
    const first = await onboardKind(app, 'SHAKEN_STIR', shakenStir);
    const again = await onboardKind(app, 'SHAKEN_STIR', shakenStir);
    expect(again.onboarding?.id).toBe(first.onboarding?.id);
    const other = await onboardKind(app, 'CNAM', cnam);
    expect(other).toMatchObject({ onboarding: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });
});

describe('a product of any policy', () => {
  const kind = 'TRUST_PRODUCT';
  const DOCUMENTED = 'RNa5150dedb5f110adba478ce9dde61d56';
  const named = { type: 'branded_calls_information', attributes: { branded_calls_display_name: 'Acme Dental, SF' } };
  const addressDocument = () => {
    const address = app.sandbox.seed({ addresses: [{ ref: 'address', ...ADDRESS }] })['address'];
    return { type: 'customer_profile_address', attributes: { address_sids: address } };
  };

  test('is held against the policy before anything is sent, and corrected', async () => {
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const endUsers = [
      { ...named, attributes: { name: 'CANARY' } },
      { type: 'cnam_information', attributes: {} },
    ];
    const bad = { ...inputFor(kind, [], { existingSid }), phoneNumberSids: null, policySid: DOCUMENTED, endUsers };
    const paths = ['documents', 'endUsers.0.attributes.branded_calls_display_name', 'endUsers.1.type'];
    expect((await plan(app, kind, bad)).warnings.map(({ field }) => field).sort()).toEqual(paths);
    const { result: stopped, journal: nothing } = await during(() => onboardKind(app, kind, bad));
    expect(stopped.onboarding?.failure).toMatchObject({ code: 'POLICY_NOT_MET', stepKey: 'check-policy' });
    for (const path of paths) expect(stopped.onboarding?.failure?.message).toContain(path);
    expect(JSON.stringify(stopped)).not.toContain('CANARY');
    expect(created(nothing)).toEqual({});

    const { result, journal } = await during(async () => {
      const corrections = { endUsers: [named], documents: [addressDocument()] };
      expect((await resume(app, stopped.onboarding!.id, corrections)).userErrors).toEqual([]);
      return until(app, stopped.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(result).toMatchObject({ failure: null, trustProduct: { status: 'TWILIO_APPROVED' } });
    expect(created(journal)).toEqual({
      'POST EndUsers': 1,
      'POST SupportingDocuments': 1,
      'POST TrustProducts': 1,
      'POST TrustProducts/EntityAssignments': 3,
      'POST TrustProducts/Evaluations': 1,
    });
  });

  test('a rejected one is corrected in place', async () => {
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const prohibited = { ...named, attributes: { branded_calls_display_name: 'PROHIBITED' } };
    const input = { ...inputFor(kind, await numbers(1), { existingSid }), endUsers: [prohibited] };
    const { onboarding } = await onboardKind(app, kind, input);
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 11014 });
    const { result, journal } = await during(async () => {
      await resume(app, stopped.id, { endUsers: [named] });
      return until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(result).toMatchObject({ failure: null, trustProduct: { sid: stopped.trustProduct?.sid } });
    expect(created(journal)).toEqual({ 'POST TrustProducts/Evaluations': 1 });
  });

  test('a policy of profiles, one that does not exist, a profile or a product that it does not ask for', async () => {
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const starter = plantProfile(app.sandbox, 'twilio-approved', [], undefined, STARTER);
    const warningsOf = async (change: object, sid = existingSid) => {
      const input = { ...inputFor(kind, [], { existingSid: sid }), phoneNumberSids: null, ...change };
      return (await plan(app, kind, input)).warnings.map(({ field }) => field);
    };
    expect(await warningsOf({ policySid: SECONDARY })).toEqual(['policySid']);
    expect(await warningsOf({ policySid: `RN${'0'.repeat(32)}` })).toEqual(['policySid']);
    expect(await warningsOf({}, starter)).toEqual(['customerProfile']);
    const enhanced = 'RNca63d1066fbd5e44eac02d0b3cf6d019';
    const { attributes } = named;
    const more = { branded_calls_call_reason: 'Your visit', branded_calls_logo_url: 'https://acme-dental.com/l.bmp' };
    const endUsers = [{ ...named, attributes: { ...attributes, ...more } }];
    expect(await warningsOf({ policySid: enhanced, endUsers })).toEqual(['supportingTrustProductSids']);
    const product = { friendlyName: 'calls', email: 'a@b.example', policySid: VOICE, status: 'twilio-approved' };
    const supporting = app.sandbox.seed({ trustProducts: [{ ref: 'product', ...product }] })['product'];
    const good = { ...inputFor(kind, [], { existingSid }), phoneNumberSids: null, policySid: enhanced, endUsers };
    const input = { ...good, supportingTrustProductSids: [supporting] };
    expect((await plan(app, kind, input)).warnings).toEqual([]);
    expectApproved(kind, await runToItsEnd(kind, input));
  });
});

describe('corrections', () => {
  test('a rejected caller name is corrected in place and approved', async () => {
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const good = inputFor('CNAM', await numbers(1), { existingSid });
    const { onboarding } = await onboardKind(app, 'CNAM', { ...good, cnam: { cnamDisplayName: 'MISMATCH' } });
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 11007 });
    const { result, journal } = await during(async () => {
      const resumed = await resume(app, onboarding!.id, { cnam: { cnamDisplayName: 'Acme Dental' } });
      expect(resumed.userErrors).toEqual([]);
      return until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(result.failure).toBeNull();
    expect(result.trustProduct).toEqual({ sid: stopped.trustProduct?.sid, status: 'TWILIO_APPROVED' });
    // Only the new check is made; the information is changed where it stands.
    expect(created(journal)).toEqual({ 'POST TrustProducts/Evaluations': 1 });
  });

  test('a company whose stock ticker is another one is corrected in place; what it is given no more is taken away', async () => {
    const existingSid = plantProfile(app.sandbox, 'twilio-approved');
    const good = inputFor('A2P_MESSAGING_PROFILE', [], { existingSid });
    const listed = { companyType: 'PUBLIC', stockExchange: 'NYSE', brandContactEmail: 'ir@acme-dental.com' };
    const a2pMessagingProfile = { ...listed, stockTicker: 'MISMATCH' };
    const { onboarding } = await onboardKind(app, 'A2P_MESSAGING_PROFILE', { ...good, a2pMessagingProfile });
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({
      code: 'REJECTED',
      rejections: [{ code: 30799, field: 'a2pMessagingProfile' }],
    });
    const unlisted = { companyType: 'PRIVATE', brandContactEmail: '' };
    const { result, journal } = await during(async () => {
      const halfway = await resume(app, onboarding!.id, { a2pMessagingProfile: unlisted });
      expect(halfway.userErrors.map(({ path }) => path)).toEqual([
        ['corrections', 'a2pMessagingProfile', 'stockExchange'],
        ['corrections', 'a2pMessagingProfile', 'stockTicker'],
      ]);
      const numbers = await resume(app, onboarding!.id, { phoneNumberSids: [`PN${'0'.repeat(32)}`] });
      expect(numbers.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['corrections', 'phoneNumberSids'] }]);
      const whole = { ...unlisted, stockExchange: '', stockTicker: '' };
      expect((await resume(app, onboarding!.id, { a2pMessagingProfile: whole })).userErrors).toEqual([]);
      return until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expectApproved('A2P_MESSAGING_PROFILE', { ...result, steps: [] });
    expect(created(journal)).toEqual({ 'POST TrustProducts/Evaluations': 1 });
    const query = 'query ($sid: Sid!) { trustProduct(sid: $sid) { endUsers { attributes } } }';
    expect(await app.data(query, { sid: result.trustProduct?.sid })).toEqual({
      trustProduct: { endUsers: [{ attributes: { company_type: 'private' } }] },
    });
  });

  test('of a starter profile: its person and address; a business it has none', async () => {
    const unverifiable = (good: Secondary) => ({
      ...good,
      address: { create: { ...good.address.create, postalCode: '00000' } },
      authorizedRepresentatives: [{ ...good.authorizedRepresentatives[0], email: 'unverifiable@gmail.com' }],
    });
    const kind = 'STARTER_CUSTOMER_PROFILE';
    const { onboarding } = await onboardKind(app, kind, inputFor(kind, await numbers(1), { secondary: unverifiable }));
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure?.rejections.map(({ code }) => code)).toEqual([18603, 18604]);
    const business = { businessName: 'Acme' };
    expect((await resume(app, stopped.id, { business })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['corrections', 'business'] },
    ]);
    const corrections = {
      person: { email: 'dana@gmail.com', phoneNumber: '415 555 2672' },
      address: { create: { postalCode: '94105' } },
    };
    const { result, journal } = await during(async () => {
      expect((await resume(app, stopped.id, corrections)).userErrors).toEqual([]);
      return until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED');
    });
    expect(result).toMatchObject({ failure: null, customerProfile: { status: 'TWILIO_APPROVED' } });
    expect(created(journal)).toEqual({ 'POST CustomerProfiles/Evaluations': 1 });
    const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { kind endUsers { details { __typename
      ... on StarterInformation { firstName email phoneNumber } } } } }`;
    expect(await app.data(query, { sid: result.customerProfile?.sid })).toEqual({
      customerProfile: {
        kind: 'STARTER_CUSTOMER_PROFILE',
        endUsers: [
          {
            details: {
              __typename: 'StarterInformation',
              ...{ firstName: 'Dana', email: 'dana@gmail.com', phoneNumber: '+14155552672' },
            },
          },
        ],
      },
    });
  });

  test('of a sole proprietor: a company is rejected, and its brand is corrected; a profile of a business is refused', async () => {
    const kind = 'SOLE_PROPRIETOR';
    const business = plantProfile(app.sandbox, 'twilio-approved');
    const refused = await onboardKind(app, kind, inputFor(kind, [], { existingSid: business }));
    expect(refused.onboarding?.failure).toMatchObject({ code: 'CUSTOMER_PROFILE_UNSUITABLE' });
    expect(refused.onboarding?.trustProduct).toBeNull();
    const existingSid = plantProfile(app.sandbox, 'twilio-approved', [], undefined, STARTER);
    const good = inputFor(kind, [], { existingSid });
    const soleProprietor = { ...(good['soleProprietor'] as object), brandName: 'Acme Dental LLC' };
    expect((await plan(app, kind, { ...good, soleProprietor })).warnings.map(({ field }) => field)).toEqual([
      'customerProfile.existingSid',
      'soleProprietor.brandName',
    ]);
    const { onboarding } = await onboardKind(app, kind, { ...good, soleProprietor });
    const stopped = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', twilioCode: 30915 });
    await resume(app, stopped.id, { soleProprietor: { brandName: 'Acme Dental' } });
    expectApproved(kind, { ...(await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED')), steps: [] });
  });

  test('a part that the kind does not have is refused, and the run stays as it is', async () => {
    const voiceIntegrity = { useCase: 'Telehealth', businessEmployeeCount: 1, averageBusinessDayCallVolume: 1 };
    const cnam = { cnamDisplayName: 'Acme' };
    const refusals: readonly [Kind, object, string][] = [
      ['CNAM', { voiceIntegrity }, 'voiceIntegrity'],
      ['VOICE_INTEGRITY', { cnam }, 'cnam'],
      ['SHAKEN_STIR', { cnam }, 'cnam'],
      ['SECONDARY_CUSTOMER_PROFILE', { voiceIntegrity }, 'voiceIntegrity'],
    ];
    for (const [kind, corrections, part] of refusals) {
      const input = inputFor(kind, [`PN${'0'.repeat(32)}`], { secondary: (good) => good });
      const { onboarding } = await onboardKind(app, kind, input);
      expect(onboarding?.failure?.code).toBe('PHONE_NUMBER_NOT_FOUND');
      const refused = await resume(app, onboarding!.id, corrections);
      expect(refused.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['corrections', part] }]);
    }
  });
});
