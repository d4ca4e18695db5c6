import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { created } from '../../support/created.js';
import { ADDRESS, calls, numberDispenser, resume, until } from '../../support/onboarding.js';
import { inputFor, onboardKind, plan, plantNumbers, plantProfile } from '../../support/onboarding-kinds.js';
import { useTestApp } from '../../support/use-test-app.js';
import { numbersOn } from '../numbers/support/customers.js';

/*
 * `onboardTrustProduct` on a profile that has a product of the policy. Without a copy of the account: all products of the
 * policy are asked whom they are for.
 */

const KIND = 'TRUST_PRODUCT';
/** Branded calling: one end user, and one document. */
const DOCUMENTED = 'RNa5150dedb5f110adba478ce9dde61d56';
/** The same with more about the calls, on another product. */
const ENHANCED = 'RNca63d1066fbd5e44eac02d0b3cf6d019';
const VOICE = 'RN5b3660f9598883b1df4e77f77acefba0';

const app = useTestApp();
const numbers = numberDispenser(app);
let database: pg.Pool;
beforeAll(() => {
  plantNumbers(app.sandbox, 30);
  database = new pg.Pool({ connectionString: app.databaseUrl });
});
afterAll(() => database.end());

const NAMED = { type: 'branded_calls_information', attributes: { branded_calls_display_name: 'Acme Dental, SF' } };

interface Planted {
  readonly status?: 'twilio-approved' | 'twilio-rejected';
  readonly policySid?: string;
  /** What is on it beside the profile. */
  readonly has?: readonly ('user' | 'document' | 'other')[];
  /** What is on the approved product of the other policy too. */
  readonly shared?: readonly ('user' | 'document')[];
}

/** An approved profile with a number, which is on its product too; and a product of another policy. */
async function plant({ status, policySid = DOCUMENTED, has = ['user', 'document'], shared = [] }: Planted) {
  const [there = '', free = ''] = await numbers(2);
  const profile = plantProfile(app.sandbox, 'twilio-approved', [there]);
  const bundle = { friendlyName: 'calls', email: 'office@acme-dental.com' };
  const attributes = { branded_calls_display_name: 'Old name' };
  const made = app.sandbox.seed({
    addresses: [{ ref: 'address', ...ADDRESS }],
    endUsers: [{ ref: 'user', friendlyName: 'old', type: NAMED.type, attributes }],
    supportingDocuments: [
      {
        ref: 'document',
        friendlyName: 'old',
        type: 'customer_profile_address',
        attributes: { address_sids: '$address' },
      },
    ],
    trustProducts: [
      {
        ref: 'other',
        ...bundle,
        policySid: VOICE,
        entities: [profile, ...shared.map((ref) => `$${ref}`)],
        numbers: [there],
        status: 'twilio-approved',
      },
      {
        ref: 'product',
        ...bundle,
        policySid,
        entities: [profile, ...has.map((ref) => `$${ref}`)],
        numbers: [there],
        ...(status !== undefined && { status }),
      },
    ],
  });
  const input = {
    ...inputFor(KIND, [there, free], { existingSid: profile }),
    policySid,
    endUsers: [NAMED],
    documents: [{ type: 'customer_profile_address', attributes: { address_sids: made['address'] } }],
  };
  return { made: made, input, numbers: [there, free] };
}

/** Carries it out; what it has made and changed, by how often, and what was planned beside it. */
async function carryOut(input: object) {
  const planned = await plan(app, KIND, input);
  const before = app.sandbox.journal().at(-1)?.index ?? -1;
  const { onboarding } = await onboardKind(app, KIND, input);
  const run = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
  const journal = app.sandbox.journal().filter(({ index }) => index > before);
  expect(run).toMatchObject({ status: 'COMPLETED', failure: null });
  return { run, planned, made: created(journal), sent: calls(journal) };
}

describe('a product of the policy that the profile has', () => {
  test('approved: only the number that it lacks is added', async () => {
    const { made, input, numbers: wanted } = await plant({ status: 'twilio-approved' });
    const { run, planned, made: posted, sent } = await carryOut(input);
    expect(planned.reusedTrustProduct).toMatchObject({ sid: made['product'] });
    expect(run.trustProduct?.sid).toBe(made['product']);
    expect(posted).toEqual({
      'POST CustomerProfiles/ChannelEndpointAssignments': 1,
      'POST TrustProducts/ChannelEndpointAssignments': 1,
    });
    expect([...numbersOn(app.sandbox, made['product'])].sort()).toEqual([...wanted].sort());
    expect(sent.filter((call) => call.startsWith('POST'))).toHaveLength(2);
    const skipped = run.steps.filter(({ status }) => status === 'SKIPPED').map(({ key }) => key);
    expect(skipped).toEqual(
      expect.arrayContaining(['create-customer-profile-address-document', 'submit-trust-product']),
    );
  });

  test('a draft: what describes it is brought in line with the input, in place', async () => {
    const { made, input } = await plant({});
    const { run, made: posted, sent } = await carryOut(input);
    expect(run.trustProduct).toMatchObject({ sid: made['product'], status: 'TWILIO_APPROVED' });
    expect(posted).toEqual({
      'POST CustomerProfiles/ChannelEndpointAssignments': 1,
      'POST TrustProducts/ChannelEndpointAssignments': 1,
      'POST TrustProducts/Evaluations': 1,
    });
    const changed = ['POST /v1/EndUsers/IT', 'POST /v1/SupportingDocuments/RD', 'POST /v1/TrustProducts/BU'];
    expect(sent.filter((call) => changed.includes(call)).sort()).toEqual(changed);
    const query = 'query ($sid: Sid!) { endUser(sid: $sid) { attributes } }';
    expect(await app.data(query, { sid: made['user'] })).toEqual({ endUser: { attributes: NAMED.attributes } });
  });

  test('rejected, and without its document: that is made, and it is submitted again', async () => {
    const { made, input } = await plant({ status: 'twilio-rejected', has: ['user'] });
    const { run, planned, made: posted, sent } = await carryOut(input);
    expect(planned.reusedTrustProduct?.effect).toMatch(/^Twilio has rejected it/);
    expect(run.trustProduct).toMatchObject({ sid: made['product'], status: 'TWILIO_APPROVED' });
    expect(posted).toMatchObject({ 'POST SupportingDocuments': 1, 'POST TrustProducts/EntityAssignments': 1 });
    expect(posted).not.toHaveProperty('POST EndUsers');
    const reads = ['GET /v1/CustomerProfiles/BU', 'GET /v1/TrustProducts/BU'];
    expect(sent.filter((call) => !reads.includes(call))).toHaveLength(planned.callCount - reads.length);
  });

  test('a draft whose document is on something approved too, and as it is to be: it is left as it is', async () => {
    const { made, input } = await plant({ shared: ['document'] });
    const { run, made: posted } = await carryOut(input);
    expect(run.trustProduct).toMatchObject({ sid: made['product'], status: 'TWILIO_APPROVED' });
    expect(posted).not.toHaveProperty('POST SupportingDocuments');
  });

  test('a draft whose end user is on something approved too, and would have to change: the run stops, and nothing is changed', async () => {
    const { made, input } = await plant({ shared: ['user'] });
    const { onboarding } = await onboardKind(app, KIND, input);
    const run = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
    expect(run.failure).toMatchObject({ code: 'NOT_EDITABLE', stepKey: 'create-branded-calls-information' });
    const query = 'query ($sid: Sid!) { endUser(sid: $sid) { attributes } }';
    expect(await app.data(query, { sid: made['user'] })).toMatchObject({
      endUser: { attributes: { branded_calls_display_name: 'Old name' } },
    });
  });

  test('a draft that names the product which it stands on: that is not attached twice', async () => {
    const { made, input, numbers: on } = await plant({ policySid: ENHANCED, has: ['other'] });
    const more = { branded_calls_call_reason: 'Your visit', branded_calls_logo_url: 'https://acme-dental.com/l.bmp' };
    const endUsers = [{ ...NAMED, attributes: { ...NAMED.attributes, ...more } }];
    const wanted = {
      ...input,
      phoneNumberSids: on.slice(0, 1),
      endUsers,
      documents: [],
      supportingTrustProductSids: [made['other']],
    };
    const { run, made: posted } = await carryOut(wanted);
    expect(run.trustProduct?.sid).toBe(made['product']);
    expect(posted).toMatchObject({ 'POST EndUsers': 1, 'POST TrustProducts/EntityAssignments': 1 });
    expect(run.steps.find(({ key }) => key === 'assign-trust-product-1')?.status).toBe('SKIPPED');
  });

  test('newTrustProduct: one is made beside it, and nothing is looked for', async () => {
    const { made, input } = await plant({ status: 'twilio-approved' });
    const wanted = { ...input, phoneNumberSids: null, newTrustProduct: true };
    const { run, planned, made: posted } = await carryOut(wanted);
    expect(planned.reusedTrustProduct).toBeNull();
    expect(run.trustProduct?.sid).not.toBe(made['product']);
    expect(posted).toMatchObject({ 'POST TrustProducts': 1, 'POST EndUsers': 1, 'POST SupportingDocuments': 1 });
    expect(run.steps.map(({ key }) => key)).not.toContain('find-trust-product');
  });
});

test('a run that an older build planned without a search makes its own product, also when it is resumed', async () => {
  const { made, input } = await plant({ status: 'twilio-approved' });
  const { onboarding } = await onboardKind(app, KIND, { ...input, phoneNumberSids: null, documents: [] });
  const stopped = await until(app, onboarding!.id, 'ACTION_REQUIRED');
  expect(stopped.failure?.code).toBe('POLICY_NOT_MET');
  // As such a build has stored it.
  await database.query(`delete from onboarding.step where key = 'find-trust-product'`);
  await database.query(`update onboarding.step set parameters = parameters - 'existing' - 'type',
    "after" = array_remove("after", 'find-trust-product')`);
  await resume(app, stopped.id, { documents: input.documents });
  const run = await until(app, stopped.id, 'COMPLETED', 'ACTION_REQUIRED', 'FAILED');
  expect(run).toMatchObject({ status: 'COMPLETED', failure: null });
  expect(run.steps.map(({ key }) => key)).not.toContain('find-trust-product');
  expect([made['product'], made['other']]).not.toContain(run.trustProduct?.sid);
});

test('a product of another policy is not taken', async () => {
  const { made, input } = await plant({ policySid: ENHANCED, has: ['user'] });
  const documents = input.documents;
  const { run } = await carryOut({ ...input, phoneNumberSids: null, policySid: DOCUMENTED, documents });
  expect([made['product'], made['other']]).not.toContain(run.trustProduct?.sid);
});
