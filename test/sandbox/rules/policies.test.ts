import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import {
  addNumber,
  addProductNumber,
  attach,
  BUSINESS,
  draftProduct,
  draftProfile,
  POLICY,
  primaryOf,
  productStatus,
  submitProduct,
  submitProfile,
} from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';
import type { Client } from '../support/twilio-client.js';

interface Result {
  readonly requirement_name: string;
  readonly object_type: string;
  readonly passed: boolean;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
  readonly invalid: readonly { readonly object_field: string; readonly error_code: number | null }[];
}

async function evaluated(client: Client, product: string, policySid: string) {
  const all = client.trusthub.v1.trustProducts(product).trustProductsEvaluations;
  const { status, results } = await all.create({ policySid });
  return { status, results: results as Result[] };
}

async function approvedProfile(client: Client): Promise<string> {
  const business = { ...BUSINESS, business_registration_number: '000000000' };
  const profile = await draftProfile(client, { business });
  await submitProfile(client, profile);
  return profile;
}

/** The starter profile of TRUSTHUB 8.6. */
async function starterProfile(client: Client, documentType: string): Promise<string> {
  const { customerProfiles, endUsers, supportingDocuments } = client.trusthub.v1;
  const friendlyName = 'Sam Solo';
  const { sid } = await customerProfiles.create({ email: 's@solo.example', friendlyName, policySid: POLICY.starter });
  const user = await endUsers.create({
    friendlyName,
    type: 'starter_customer_profile_information',
    attributes: { first_name: 'Sam', last_name: 'Solo', email: 's@solo.example', phone_number: '+12025550123' },
  });
  const place = { street: '1 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', isoCountry: 'US' };
  const address = await client.addresses.create({ customerName: friendlyName, ...place });
  const document = await supportingDocuments.create({
    friendlyName,
    type: documentType,
    attributes: { address_sids: [address.sid] },
  });
  for (const objectSid of [user.sid, document.sid, await primaryOf(client)]) await attach(client, sid, objectSid);
  return sid;
}

test.each(['customer_profile_address', 'starter_customer_profile_address'])(
  'a starter profile with %s carries a sole proprietor product to approval',
  async (documentType) => {
    const { client, sandbox } = await open();
    const profile = await starterProfile(client, documentType);
    const user = {
      type: 'sole_proprietor_information',
      attributes: { brand_name: 'Solo', mobile_phone_number: '+12025550123', vertical: 'RETAIL' },
    };
    const product = await draftProduct(client, profile, POLICY.soleProprietor, user);
    const early = await evaluated(client, product, POLICY.soleProprietor);
    expect(early.results.map((one) => [one.requirement_name, one.passed])).toEqual([
      ['sole_proprietor_information', true],
      ['customer_profile', false],
    ]);
    expect(await submitProfile(client, profile)).toBe('pending-review');
    const { status, results } = await evaluated(client, product, POLICY.soleProprietor);
    expect([status, results[1]?.object_type]).toEqual(['compliant', 'starter_customer_profile_type_business']);
    await submitProduct(client, product);
    await sandbox.control.clock.advance(3000);
    expect(await productStatus(client, product)).toEqual({ status: 'twilio-approved', codes: null });
  },
);

test('a business profile is no proof for a sole proprietor, and is reported as a leftover beside a starter one', async () => {
  const { client } = await open();
  const business = await approvedProfile(client);
  const product = await draftProduct(client, business, POLICY.soleProprietor, null);
  const missing = await evaluated(client, product, POLICY.soleProprietor);
  expect(missing.results[1]).toMatchObject({ passed: false, failure_reason: 'Customer profile bundle is null' });
  const starter = await starterProfile(client, 'starter_customer_profile_address');
  await submitProfile(client, starter);
  const { trustProductsEntityAssignments: all } = client.trusthub.v1.trustProducts(product);
  await all.create({ objectSid: starter });
  const { results } = await evaluated(client, product, POLICY.soleProprietor);
  expect(results[1]).toMatchObject({ passed: false, invalid: [{ object_field: 'bundle_status' }] });
  expect(results[1]?.failure_reason).toContain(business);
});

test('a listed company must give its stock exchange, its ticker and a contact for A2P', async () => {
  const { client, sandbox } = await open();
  const profile = await approvedProfile(client);
  const type = 'us_a2p_messaging_profile_information';
  const listed = await draftProduct(client, profile, POLICY.a2p, { type, attributes: { company_type: 'public' } });
  const { results } = await evaluated(client, listed, POLICY.a2p);
  expect(results[0]?.invalid.map((field) => [field.object_field, field.error_code])).toEqual([
    ['stock_exchange', 22215],
    ['stock_ticker', 22215],
    ['brand_contact_email', 22215],
  ]);
  await submitProduct(client, listed);
  expect(await productStatus(client, listed)).toEqual({ status: 'twilio-rejected', codes: [22215] });
  const held = await draftProduct(client, profile, POLICY.a2p, { type, attributes: { company_type: 'private' } });
  await submitProduct(client, held);
  await sandbox.control.clock.advance(3000);
  expect((await productStatus(client, held)).status).toBe('twilio-approved');
});

test('enhanced branded calling stands on an approved Voice Integrity product', async () => {
  const { client } = await open();
  const profile = await approvedProfile(client);
  const product = await draftProduct(client, profile, POLICY.brandedEnhanced2, {
    type: 'branded_calls_information',
    attributes: {
      branded_calls_display_name: 'Acme Dental',
      branded_calls_call_reason: 'Your appointment',
      branded_calls_logo_url: 'https://acme-dental.example/logo.bmp',
    },
  });
  const voice = await draftProduct(client, profile);
  const last = async () => (await evaluated(client, product, POLICY.brandedEnhanced2)).results.at(-1);
  expect(await last()).toMatchObject({ passed: false, failure_reason: 'Voice integrity trust product bundle is null' });
  await client.trusthub.v1.trustProducts(product).trustProductsEntityAssignments.create({ objectSid: voice });
  expect(await last()).toMatchObject({
    passed: false,
    failure_reason: 'The supporting bundle is not approved by Twilio',
  });
  await submitProduct(client, voice);
  expect((await evaluated(client, product, POLICY.brandedEnhanced2)).status).toBe('compliant');
});

test('a proof of identity must fit the people and the business of the profile', async () => {
  const { client } = await open();
  const profile = await draftProfile(client);
  const proof = await client.trusthub.v1.supportingDocuments.create({
    friendlyName: 'Passport',
    type: 'government_issued_proof_of_authorized_representative',
    attributes: { first_name: 'Eve', business_name: 'Acme Dental' },
  });
  await attach(client, profile, proof.sid);
  const all = client.trusthub.v1.customerProfiles(profile).customerProfilesEvaluations;
  const { results } = await all.create({ policySid: POLICY.secondary });
  expect((results as Result[]).at(-1)).toMatchObject({
    object_type: 'government_issued_proof_of_authorized_representative',
    passed: false,
    invalid: [
      { object_field: 'first_name', error_code: 22218 },
      { object_field: 'last_name', error_code: 22217 },
    ],
  });
});

test('a direct customer puts numbers of a subaccount on the parent profile and product', async () => {
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main', primaryIdentity: 'direct_customer' } as const;
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub', parentSid: main.sid, phoneNumbers: 1 };
  const { client, sandbox } = await open({ accounts: [main, sub] });
  const [number] = await client.api.v2010.accounts(sub.sid).incomingPhoneNumbers.list();
  const primary = await primaryOf(client);
  await addNumber(client, primary, number?.sid ?? '');
  const product = await draftProduct(client, primary);
  await addProductNumber(client, product, number?.sid ?? '');
  await submitProduct(client, product);
  await sandbox.control.clock.advance(3000);
  expect((await productStatus(client, product)).status).toBe('twilio-approved');
  // The subaccount sees nothing of it, and the parent's refusal of secondary profiles holds for it too.
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  expect(await below.trusthub.v1.trustProducts.list()).toEqual([]);
  const secondary = { email: 'a@b.example', friendlyName: 'S', policySid: POLICY.secondary };
  expect(await refusal(below.trusthub.v1.customerProfiles.create(secondary))).toMatch(/direct_customer/);
});

test('only a profile of the parent crosses accounts: its products and documents do not', async () => {
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main' };
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub', parentSid: main.sid };
  const { client, sandbox } = await open({ accounts: [main, sub] });
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  const profile = await approvedProfile(client);
  const product = await draftProduct(client, profile);
  const own = await below.trusthub.v1.trustProducts.create({
    email: 'a@b.example',
    friendlyName: 'Own',
    policySid: POLICY.shakenStir,
  });
  const { trustProductsEntityAssignments: all } = below.trusthub.v1.trustProducts(own.sid);
  await all.create({ objectSid: profile });
  expect(await refusal(all.create({ objectSid: product }))).toMatch(/^404/);
  const [document] = await client.trusthub.v1.supportingDocuments.list();
  expect(await refusal(all.create({ objectSid: document?.sid ?? '' }))).toMatch(/^404/);
  // Nor the other way: a parent does not stand on a profile of its subaccount.
  const draft = await below.trusthub.v1.customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'Sub',
    policySid: POLICY.secondary,
  });
  const { trustProductsEntityAssignments: above } = client.trusthub.v1.trustProducts(product);
  expect(await refusal(above.create({ objectSid: draft.sid }))).toMatch(/^404/);
});
