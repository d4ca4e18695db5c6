import { describe, expect, test } from 'vitest';
import { BUSINESS } from '../../support/business.js';
import { PERSON } from './support/scenario.js';
import { FRESH, REQUIREMENTS, useWorkshop, type BundleKind, type RequirementsAnswer } from './support/workshop.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';

const { app, workshop, supporting } = useWorkshop();

const dueOf = ({ currentlyDue }: RequirementsAnswer) => currentlyDue.map(({ name }) => name);
const missingOf = ({ currentlyDue }: RequirementsAnswer, name: string) =>
  currentlyDue.find((one) => one.name === name)?.missingFields;

/** A secondary profile with everything that its policy asks for. */
async function completeProfile(business: object = BUSINESS, person: object = PERSON, address: object = {}) {
  const sid = await workshop.bundle('CustomerProfile', SECONDARY);
  const addressSid = await workshop.address({ ...address });
  const businessSid = await workshop.endUser('customer_profile_business_information', { ...business });
  const objects = [
    supporting['primary'] ?? '',
    businessSid,
    await workshop.endUser('authorized_representative_1', { ...person }),
    await workshop.document('customer_profile_address', { address_sids: addressSid }),
  ];
  for (const objectSid of objects) await workshop.attach('CustomerProfile', sid, objectSid);
  return { sid, businessSid };
}

/** The requests that a query sends when nothing is known from before. */
async function callsOf(query: string, sid: string): Promise<readonly string[]> {
  app.sandbox.clearJournal();
  expect((await app.execute(query, { sid }, FRESH)).errors).toBeUndefined();
  return app.sandbox.journal().map(({ method, path, query: search }) => `${method} ${path}?${search}`);
}

describe('a secondary profile along the guide', () => {
  test('says at each step what is due, until it is ready, in review and approved', async () => {
    const kind: BundleKind = 'CustomerProfile';
    const sid = await workshop.bundle(kind, SECONDARY);
    const add = async (objectSid: string) => {
      await workshop.attach(kind, sid, objectSid);
      return workshop.requirements(kind, sid);
    };
    const empty = await workshop.requirements(kind, sid);
    expect(empty).toMatchObject({ readyToSubmit: false, pendingReview: false, satisfied: [], warnings: [] });
    expect(empty.currentlyDue).toMatchObject([
      { kind: 'END_USER', name: 'customer_profile_business_information', optional: false },
      { kind: 'END_USER', name: 'authorized_representative_1', acceptedTypes: ['authorized_representative_1'] },
      { kind: 'END_USER', name: 'authorized_representative_2', optional: true },
      { kind: 'SUPPORTING_DOCUMENT', name: 'customer_profile_address', missingFields: ['address_sids'] },
      { kind: 'CUSTOMER_PROFILE', name: 'primary_customer_profile', missingFields: [] },
    ]);
    expect(missingOf(empty, 'customer_profile_business_information')).not.toContain('social_media_profile_urls');

    await add(supporting['primary'] ?? '');
    await add(await workshop.document('customer_profile_address', { address_sids: await workshop.address() }));
    const business = await workshop.endUser('customer_profile_business_information', { ...BUSINESS, website_url: ' ' });
    expect(missingOf(await add(business), 'customer_profile_business_information')).toEqual(['website_url']);
    await workshop.updateEndUser(business, BUSINESS);
    const ready = await add(await workshop.endUser('authorized_representative_1', PERSON));
    expect(ready).toMatchObject({ readyToSubmit: true, pendingReview: false, warnings: [] });
    expect(dueOf(ready)).toEqual(['authorized_representative_2']);
    expect(ready.satisfied).toHaveLength(4);

    await workshop.submit(kind, sid);
    expect(await workshop.requirements(kind, sid)).toMatchObject({ readyToSubmit: false, pendingReview: true });
    await app.sandbox.review(sid, 'approved');
    const approved = await workshop.requirements(kind, sid);
    expect(approved).toMatchObject({ readyToSubmit: false, pendingReview: false, warnings: [] });
  });

  test('counts a half-filled second representative, a duplicate and a leftover as due', async () => {
    const { sid } = await completeProfile();
    const second = await workshop.endUser('authorized_representative_2', { ...PERSON, email: '' });
    const assignment = await workshop.attach('CustomerProfile', sid, second);
    const half = await workshop.requirements('CustomerProfile', sid);
    expect(half.readyToSubmit).toBe(false);
    expect(half.currentlyDue).toMatchObject([{ optional: false, missingFields: ['email'] }]);
    await workshop.detach('CustomerProfile', sid, assignment);

    await workshop.attach('CustomerProfile', sid, await workshop.endUser('authorized_representative_1', {}));
    await workshop.attach('CustomerProfile', sid, supporting['submittedStarter'] ?? '');
    const cluttered = await workshop.requirements('CustomerProfile', sid);
    expect(cluttered.readyToSubmit).toBe(false);
    expect(dueOf(cluttered)).toEqual([
      'authorized_representative_1',
      'authorized_representative_2',
      'unexpected_bundle',
    ]);
    expect((await workshop.evaluate('CustomerProfile', sid)).status).toBe('NONCOMPLIANT');
  });

  test('counts a rejection against what it is about until that is corrected', async () => {
    const { sid, businessSid } = await completeProfile();
    await workshop.submit('CustomerProfile', sid);
    await app.sandbox.clock.advance(5_000);
    await app.sandbox.review(sid, 'rejected', [18602]);
    const rejected = await workshop.requirements('CustomerProfile', sid);
    expect(rejected.readyToSubmit).toBe(false);
    expect(missingOf(rejected, 'customer_profile_business_information')).toEqual(['business_registration_number']);
    await app.sandbox.clock.advance(5_000);
    await workshop.updateEndUser(businessSid, { ...BUSINESS, business_registration_number: '842761954' });
    expect(await workshop.requirements('CustomerProfile', sid)).toMatchObject({ readyToSubmit: true });
  });

  test('warns of what reviewers turn down, without repeating what was given', async () => {
    const business = { ...BUSINESS, business_registration_number: '12345', business_industry: 'CONSTRUCTION' };
    const person = { ...PERSON, email: 'canary@gmail.com' };
    const { sid } = await completeProfile(business, person, { street: 'PO Box 12' });
    const { warnings, readyToSubmit } = await workshop.requirements('CustomerProfile', sid);
    expect(readyToSubmit).toBe(true);
    expect(warnings.map(({ field, likelyCode }) => [field, likelyCode])).toEqual([
      ['business.businessRegistrationNumber', 18602],
      ['address', 18018],
      ['authorizedRepresentatives.0.email', 18606],
      ['business.businessIndustry', null],
    ]);
    expect(JSON.stringify(warnings)).not.toMatch(/canary|gmail|12345|CONSTRUCTION/);
  });
});

describe('a trust product', () => {
  test('needs a profile that is submitted, and warns while it is not approved or not of the US', async () => {
    const { sid: profile } = await completeProfile(
      BUSINESS,
      { ...PERSON, phone_number: '+442071838750' },
      { isoCountry: 'GB', region: 'London', postalCode: 'W1A 1AA' },
    );
    const sid = await workshop.bundle('TrustProduct', VOICE_INTEGRITY);
    const attach = (objectSid: string) => workshop.attach('TrustProduct', sid, objectSid);
    await attach(
      await workshop.endUser('voice_integrity_information', {
        use_case: 'Telehealth',
        business_employee_count: '12',
        average_business_day_call_volume: 40,
      }),
    );
    expect(dueOf(await workshop.requirements('TrustProduct', sid))).toEqual(['customer_profile']);
    await attach(profile);
    const early = await workshop.requirements('TrustProduct', sid);
    expect(early.currentlyDue).toMatchObject([
      {
        kind: 'CUSTOMER_PROFILE',
        acceptedTypes: ['secondary_customer_profile_type_business', 'primary_customer_profile_type_business'],
        missingFields: ['bundle_status'],
      },
    ]);
    expect(early.warnings.map(({ likelyCode }) => likelyCode)).toEqual([11005, 11003, 11002]);
    await workshop.submit('CustomerProfile', profile);
    expect(await workshop.requirements('TrustProduct', sid)).toMatchObject({ readyToSubmit: true });
  });
});

describe('what it costs', () => {
  test('each thing is asked for once, also beside the fields that show it', async () => {
    const { sid } = await completeProfile();
    const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { ${REQUIREMENTS} policy { friendlyName }
      entityAssignments(first: 10) { nodes { object { __typename } } } endUsers { sid } supportingProfiles { sid }
      supportingDocuments { sid addresses { sid } } latestEvaluation { sid } again: ${REQUIREMENTS} } }`;
    const calls = await callsOf(query, sid);
    expect(calls).toEqual([...new Set(calls)]);
    // The profile, its policy, a list and a page of assignments, four things, an address, a list of evaluations.
    expect(calls.length).toBeLessThanOrEqual(10);
  });

  test("a product's warnings look into its profile, and nothing else does", async () => {
    const { sid: profile } = await completeProfile();
    const sid = await workshop.bundle('TrustProduct', VOICE_INTEGRITY);
    await workshop.attach('TrustProduct', sid, profile);
    const ask = (selection: string) =>
      callsOf(`query ($sid: Sid!) { trustProduct(sid: $sid) { requirements { ${selection} } } }`, sid);
    const plain = await ask('readyToSubmit');
    expect(plain.filter((call) => call.includes('EndUsers'))).toEqual([]);
    const warned = await ask('readyToSubmit warnings { field }');
    expect(warned).toEqual([...new Set(warned)]);
    // Two fetches, or one list where that is cheaper.
    expect(warned.some((call) => call.includes('EndUsers'))).toBe(true);
    expect(warned.length).toBeLessThanOrEqual(plain.length + 5);
  });
});

test('requirements weigh what they cost: of many pages at once they are too many', async () => {
  const page = (alias: string) => `${alias}: customerProfiles(first: 100) { nodes { requirements { readyToSubmit } } }`;
  const ask = (count: number) =>
    app.execute(`{ ${Array.from({ length: count }, (_, at) => page(`p${at}`)).join(' ')} }`);
  expect((await ask(9)).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
  expect((await ask(2)).errors).toBeUndefined();
});

test('a part that cannot be read nulls the requirements alone, and says why', async () => {
  const { sid } = await completeProfile();
  app.sandbox.fault({ path: '/v1/CustomerProfiles/*/Evaluations', effect: 'status', status: 503, count: 0 });
  const answer = await app.execute<{ customerProfile: unknown }>(
    `query ($sid: Sid!) { customerProfile(sid: $sid) { sid requirements { readyToSubmit } } }`,
    { sid },
    FRESH,
  );
  app.sandbox.clearFaults();
  expect(answer.data?.customerProfile).toEqual({ sid, requirements: null });
  expect(answer.errors).toMatchObject([{ path: ['customerProfile', 'requirements'] }]);
});
