import { describe, expect, test } from 'vitest';
import { cancel, calls, resume, until } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';
import { numbersOn } from '../numbers/support/customers.js';
import { change, copiesOf, onBundle, planChange, rowsOf } from './support/changing.js';
import { BUSINESS, plantCustomer, USE } from './support/leaving.js';

// Short enough to be waited for, and longer than it takes to look at what is submitted.
const app = useTestApp({ SANDBOX_REVIEW_DELAY_MS: '300', REVIEW_POLL_SECONDS: '0.2', UPSTREAM_TIMEOUT_MS: '1500' });

const TYPE = { business: 'customer_profile_business_information', use: 'voice_integrity_information' } as const;
const statusOf = (sid: string) => rowsOf(app.sandbox).get(sid)?.status;
const factsOn = (sid: string, type: string) => onBundle(app.sandbox, sid, type).map(({ attributes }) => attributes);
const lastIndex = () => app.sandbox.journal().at(-1)?.index ?? -1;

/** What was sent until the last bundle was submitted: afterwards reviews are asked for. */
function sentSince(index: number) {
  const all = app.sandbox.journal({ kind: 'request' }).filter((entry) => entry.index > index);
  const last = all.findLastIndex(({ values }) => values['Status'] === 'pending-review');
  return last === -1 ? all : all.slice(0, last + 1);
}
const submissions = (index: number) =>
  app.sandbox
    .journal({ method: 'POST', status: 200 })
    .filter((entry) => entry.index > index && entry.values['Status'] === 'pending-review');

describe('what is approved', () => {
  test('is changed through one copy of each bundle that is touched, and stays in force until the copy is approved', async () => {
    const customer = plantCustomer(app.sandbox);
    const corrections = { business: { businessName: 'Acme Dentists' }, voiceIntegrity: { businessEmployeeCount: 20 } };
    const plan = await planChange(app, customer.profile, corrections);
    expect(plan.warnings).toEqual([]);
    const before = lastIndex();
    const { run, id } = await change(app, customer.profile, corrections);
    expect(run?.status).toBe('WAITING_FOR_REVIEW');
    expect(calls(sentSince(before))).toHaveLength(plan.callCount);
    for (const sid of [customer.profile, customer.voice]) expect(statusOf(sid)).toBe('twilio-approved');
    const done = await until(app, id, 'COMPLETED');
    expect(done.customerProfile).toEqual({ sid: customer.profile, status: 'TWILIO_APPROVED' });
    expect(submissions(before)).toHaveLength(2);
    expect(factsOn(customer.profile, TYPE.business)).toEqual([{ ...BUSINESS, business_name: 'Acme Dentists' }]);
    expect(factsOn(customer.voice, TYPE.use)).toEqual([{ ...USE, business_employee_count: '20' }]);
    for (const sid of [customer.profile, customer.voice]) {
      expect(copiesOf(app.sandbox, sid)).toEqual([]);
      expect([...numbersOn(app.sandbox, sid)].sort()).toEqual([...customer.numbers].sort());
    }
  });

  test('a rejected copy leaves it as it was, says why, and is corrected and submitted again', async () => {
    const { profile } = plantCustomer(app.sandbox);
    const wrong = { business: { businessRegistrationNumber: '111111111', businessName: 'Acme Two' } };
    const { id } = await change(app, profile, wrong);
    const stopped = await until(app, id, 'ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', rejections: [{ code: 18602 }] });
    expect(stopped.failure?.message).toContain('The approved one stays in force as it was.');
    expect(statusOf(profile)).toBe('twilio-approved');
    expect(factsOn(profile, TYPE.business)).toEqual([BUSINESS]);

    const other = await resume(app, id, { cnam: { cnamDisplayName: 'Acme' } });
    expect(other.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['corrections', 'cnam'] }]);
    expect((await resume(app, id, { business: { businessRegistrationNumber: '842761954' } })).userErrors).toEqual([]);
    await until(app, id, 'COMPLETED');
    const corrected = { business_name: 'Acme Two', business_registration_number: '842761954' };
    expect(factsOn(profile, TYPE.business)).toEqual([{ ...BUSINESS, ...corrected }]);
  });

  test('cancelled with deletion the copy goes with what is on it, and nothing else', async () => {
    const { profile } = plantCustomer(app.sandbox);
    const before = new Set(rowsOf(app.sandbox).keys());
    const wrong = {
      business: { businessRegistrationNumber: '111111111' },
      address: { create: { street: '2 Market Street' } },
    };
    const { id } = await change(app, profile, wrong);
    await until(app, id, 'ACTION_REQUIRED');
    await cancel(app, id, true);
    expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    expect(new Set(rowsOf(app.sandbox).keys())).toEqual(before);
    expect(factsOn(profile, TYPE.business)).toEqual([BUSINESS]);
  });

  test('an address is made in place of the present one, which others may use', async () => {
    const { profile, address } = plantCustomer(app.sandbox);
    const corrections = { address: { create: { street: '2 Market Street' } } };
    const plan = await planChange(app, profile, corrections);
    const before = lastIndex();
    const { id } = await change(app, profile, corrections);
    expect(calls(sentSince(before))).toHaveLength(plan.callCount);
    await until(app, id, 'COMPLETED');
    const [document] = factsOn(profile, 'customer_profile_address');
    const made = rowsOf(app.sandbox).get(String(document?.['address_sids']));
    expect(made).toMatchObject({ street: '2 Market Street', city: 'San Francisco' });
    expect(rowsOf(app.sandbox).get(address)).toMatchObject({ street: '1 Market Street' });
  });

  test('a copy that is there already is used', async () => {
    const { profile } = plantCustomer(app.sandbox);
    await app.data(
      `mutation ($sid: Sid!) { createCustomerProfileProvisionalCopy(input: { sid: $sid }) {
      userErrors { message } } }`,
      { sid: profile },
    );
    const corrections = { authorizedRepresentatives: [{}, SECOND] };
    const plan = await planChange(app, profile, corrections);
    expect(plan.warnings[0]?.message).toContain('has a provisional copy already');
    const before = lastIndex();
    const { id } = await change(app, profile, corrections);
    expect(calls(sentSince(before))).toHaveLength(plan.callCount);
    await until(app, id, 'COMPLETED');
    expect(factsOn(profile, 'authorized_representative_2')).toMatchObject([{ first_name: 'Robin' }]);
  });

  test('goes through a Twilio that loses answers: one copy, one submission', async () => {
    const { profile } = plantCustomer(app.sandbox);
    const lose = (path: string, count: number) =>
      app.sandbox.fault({ method: 'POST', path, count, effect: 'drop', afterCommit: true });
    lose('/v1/CustomerProfiles/*/ProvisionalCopy', 1);
    lose('/v1/EndUsers/*', 1);
    lose('/v1/CustomerProfiles/*', 1);
    const before = lastIndex();
    const { id } = await change(app, profile, { business: { businessName: 'Acme Three' } });
    await until(app, id, 'COMPLETED');
    app.sandbox.clearFaults();
    expect(submissions(before)).toHaveLength(1);
    const made = app.sandbox.journal({ method: 'POST', status: 201 }).filter(({ index }) => index > before);
    expect(made.filter(({ path }) => path.endsWith('/ProvisionalCopy'))).toHaveLength(1);
    expect(factsOn(profile, TYPE.business)).toEqual([{ ...BUSINESS, business_name: 'Acme Three' }]);
  });
});

const SECOND = {
  ...{ firstName: 'Robin', lastName: 'Vale', email: 'robin@acme-dental.com', phoneNumber: '+14155552672' },
  ...{ businessTitle: 'Partner', jobPosition: 'CEO' },
};

describe('what is not approved', () => {
  test('a draft is changed as it is, and stays a draft', async () => {
    const { profile } = plantCustomer(app.sandbox, { profile: 'draft', voice: 'draft', signing: 'draft' });
    const corrections = { business: { businessName: 'Acme Draft' } };
    const plan = await planChange(app, profile, corrections);
    const before = lastIndex();
    expect((await change(app, profile, corrections)).run).toMatchObject({ status: 'COMPLETED', failure: null });
    expect(calls(sentSince(before))).toHaveLength(plan.callCount);
    expect(statusOf(profile)).toBe('draft');
    expect(factsOn(profile, TYPE.business)).toEqual([{ ...BUSINESS, business_name: 'Acme Draft' }]);
  });

  test('what was rejected is changed as it is, and submitted again', async () => {
    const { profile } = plantCustomer(app.sandbox, { profile: 'twilio-rejected', voice: 'draft', signing: 'draft' });
    const before = lastIndex();
    const { id } = await change(app, profile, { business: { businessName: 'Acme Again' } });
    await until(app, id, 'COMPLETED');
    expect(statusOf(profile)).toBe('twilio-approved');
    expect(submissions(before)).toHaveLength(1);
    expect(calls(sentSince(before)).filter((call) => call.endsWith('/ProvisionalCopy'))).toEqual([]);
  });

  test('what is under review stops it before anything is opened, and the plan warns', async () => {
    const { profile } = plantCustomer(app.sandbox, { profile: 'in-review', voice: 'draft', signing: 'draft' });
    const corrections = { business: { businessName: 'Acme Four' } };
    expect((await planChange(app, profile, corrections)).warnings[0]?.message).toContain('under review');
    const before = lastIndex();
    const { run, id } = await change(app, profile, corrections);
    expect(run).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code: 'UNDER_REVIEW' } });
    expect(calls(sentSince(before)).filter((call) => call.startsWith('POST'))).toEqual([]);
    await app.sandbox.review(profile, 'approved');
    await resume(app, id);
    await until(app, id, 'COMPLETED');
  });
});

describe('what cannot be changed', () => {
  test('a product that the customer lacks stops it before anything is opened, and the plan warns', async () => {
    const { profile } = plantCustomer(app.sandbox);
    const corrections = { business: { businessName: 'Acme Five' }, cnam: { cnamDisplayName: 'Acme' } };
    expect((await planChange(app, profile, corrections)).warnings[0]).toMatchObject({ field: 'corrections' });
    const before = lastIndex();
    const { run } = await change(app, profile, corrections);
    expect(run).toMatchObject({ status: 'ACTION_REQUIRED', failure: { code: 'TRUST_PRODUCT_NOT_FOUND' } });
    expect(calls(sentSince(before)).filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  test('numbers, nothing, and a phone number of no country are bad input', async () => {
    const { profile, numbers } = plantCustomer(app.sandbox);
    const pathOf = async (corrections: object) => (await change(app, profile, corrections)).userErrors[0]?.path;
    expect(await pathOf({ phoneNumberSids: numbers })).toEqual(['corrections', 'phoneNumberSids']);
    expect(await pathOf({ authorizedRepresentatives: [{}] })).toEqual(['corrections']);
    const person = { phoneNumber: '4155552671' };
    expect(await pathOf({ authorizedRepresentatives: [person] })).toEqual([
      ...['corrections', 'authorizedRepresentatives', '0', 'phoneNumber'],
    ]);
  });
});
