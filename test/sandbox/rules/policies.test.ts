import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import * as guide from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';
import type { Client } from '../support/twilio-client.js';

/** The starter profile of TRUSTHUB 8.6. */
async function starterProfile(client: Client, documentType: string): Promise<string> {
  const { customerProfiles, endUsers, supportingDocuments } = client.trusthub.v1;
  const friendlyName = 'Sam Solo';
  const { sid } = await customerProfiles.create({
    email: 's@solo.example',
    friendlyName,
    policySid: guide.POLICY.starter,
  });
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
  for (const objectSid of [user.sid, document.sid, await guide.primaryOf(client)])
    await guide.attach(client, sid, objectSid);
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
    const product = await guide.draftProduct(client, profile, guide.POLICY.soleProprietor, user);
    const early = await guide.evaluatedProduct(client, product, guide.POLICY.soleProprietor);
    expect(early.results.map((one) => [one.requirement_name, one.passed])).toEqual([
      ['sole_proprietor_information', true],
      ['customer_profile', false],
    ]);
    expect(await guide.submitProfile(client, profile)).toBe('pending-review');
    const { status, results } = await guide.evaluatedProduct(client, product, guide.POLICY.soleProprietor);
    expect([status, results[1]?.object_type]).toEqual(['compliant', 'starter_customer_profile_type_business']);
    await guide.submitProduct(client, product);
    await sandbox.control.clock.advance(3000);
    expect(await guide.productStatus(client, product)).toEqual({ status: 'twilio-approved', codes: null });
  },
);

test('a business profile is no proof for a sole proprietor, and is reported as a leftover beside a starter one', async () => {
  const { client } = await open();
  const business = await guide.approvedProfile(client);
  const product = await guide.draftProduct(client, business, guide.POLICY.soleProprietor, null);
  const missing = await guide.evaluatedProduct(client, product, guide.POLICY.soleProprietor);
  expect(missing.results[1]).toMatchObject({ passed: false, failure_reason: 'Customer profile bundle is null' });
  const starter = await starterProfile(client, 'starter_customer_profile_address');
  await guide.submitProfile(client, starter);
  const { trustProductsEntityAssignments: all } = client.trusthub.v1.trustProducts(product);
  await all.create({ objectSid: starter });
  const { results } = await guide.evaluatedProduct(client, product, guide.POLICY.soleProprietor);
  expect(results[1]).toMatchObject({ passed: false, invalid: [{ object_field: 'bundle_status' }] });
  expect(results[1]?.failure_reason).toContain(business);
});

test('a listed company must give its stock exchange, its ticker and a contact for A2P', async () => {
  const { client, sandbox } = await open();
  const profile = await guide.approvedProfile(client);
  const type = 'us_a2p_messaging_profile_information';
  const listed = await guide.draftProduct(client, profile, guide.POLICY.a2p, {
    type,
    attributes: { company_type: 'public' },
  });
  const { results } = await guide.evaluatedProduct(client, listed, guide.POLICY.a2p);
  expect(results[0]?.invalid.map((field) => [field.object_field, field.error_code])).toEqual([
    ['stock_exchange', 22215],
    ['stock_ticker', 22215],
    ['brand_contact_email', 22215],
  ]);
  await guide.submitProduct(client, listed);
  expect(await guide.productStatus(client, listed)).toEqual({ status: 'twilio-rejected', codes: [22215] });
  const held = await guide.draftProduct(client, profile, guide.POLICY.a2p, {
    type,
    attributes: { company_type: 'private' },
  });
  await guide.submitProduct(client, held);
  await sandbox.control.clock.advance(3000);
  expect((await guide.productStatus(client, held)).status).toBe('twilio-approved');
});

test('enhanced branded calling stands on an approved Voice Integrity product', async () => {
  const { client } = await open();
  const profile = await guide.approvedProfile(client);
  const product = await guide.draftProduct(client, profile, guide.POLICY.brandedEnhanced2, {
    type: 'branded_calls_information',
    attributes: {
      branded_calls_display_name: 'Acme Dental',
      branded_calls_call_reason: 'Your appointment',
      branded_calls_logo_url: 'https://acme-dental.example/logo.bmp',
    },
  });
  const voice = await guide.draftProduct(client, profile);
  const last = async () =>
    (await guide.evaluatedProduct(client, product, guide.POLICY.brandedEnhanced2)).results.at(-1);
  expect(await last()).toMatchObject({ passed: false, failure_reason: 'Voice integrity trust product bundle is null' });
  await client.trusthub.v1.trustProducts(product).trustProductsEntityAssignments.create({ objectSid: voice });
  expect(await last()).toMatchObject({
    passed: false,
    failure_reason: 'The supporting bundle is not approved by Twilio',
  });
  await guide.submitProduct(client, voice);
  expect((await guide.evaluatedProduct(client, product, guide.POLICY.brandedEnhanced2)).status).toBe('compliant');
});

test('a proof of identity must fit the people and the business of the profile', async () => {
  const { client } = await open();
  const profile = await guide.draftProfile(client);
  const proof = await client.trusthub.v1.supportingDocuments.create({
    friendlyName: 'Passport',
    type: 'government_issued_proof_of_authorized_representative',
    attributes: { first_name: 'Eve', business_name: 'Acme Dental' },
  });
  await guide.attach(client, profile, proof.sid);
  const { results } = await guide.evaluatedProfile(client, profile);
  expect(results.at(-1)).toMatchObject({
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
  const primary = await guide.primaryOf(client);
  await guide.addNumber(client, primary, number?.sid ?? '');
  const product = await guide.draftProduct(client, primary);
  await guide.addProductNumber(client, product, number?.sid ?? '');
  await guide.submitProduct(client, product);
  await sandbox.control.clock.advance(3000);
  expect((await guide.productStatus(client, product)).status).toBe('twilio-approved');
  // The subaccount sees nothing of it, and the parent's refusal of secondary profiles holds for it too.
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  expect(await below.trusthub.v1.trustProducts.list()).toEqual([]);
  const secondary = { email: 'a@b.example', friendlyName: 'S', policySid: guide.POLICY.secondary };
  expect(await refusal(below.trusthub.v1.customerProfiles.create(secondary))).toMatch(/direct_customer/);
});

test('only a profile of the parent crosses accounts: its products and documents do not', async () => {
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main' };
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub', parentSid: main.sid };
  const { client, sandbox } = await open({ accounts: [main, sub] });
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  const profile = await guide.approvedProfile(client);
  const product = await guide.draftProduct(client, profile);
  const own = await below.trusthub.v1.trustProducts.create({
    email: 'a@b.example',
    friendlyName: 'Own',
    policySid: guide.POLICY.shakenStir,
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
    policySid: guide.POLICY.secondary,
  });
  const { trustProductsEntityAssignments: above } = client.trusthub.v1.trustProducts(product);
  expect(await refusal(above.create({ objectSid: draft.sid }))).toMatch(/^404/);
});
