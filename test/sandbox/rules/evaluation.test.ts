import { expect, test } from 'vitest';
import { open } from '../support/harness.js';
import {
  attach,
  draftProduct,
  draftProfile,
  evaluatedProfile,
  POLICY,
  primaryOf,
  submitProfile,
} from '../support/guide.js';
import type { Result } from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';

test('an empty profile fails each requirement with its code', async () => {
  const { client } = await open();
  const { sid } = await client.trusthub.v1.customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'Empty',
    policySid: POLICY.secondary,
  });
  const { status, results } = await evaluatedProfile(client, sid);
  expect(status).toBe('noncompliant');
  expect(results.map((one) => [one.requirement_name, one.passed, one.error_code])).toEqual([
    ['customer_profile_business_information', false, 22214],
    ['authorized_representative_1', false, 22214],
    ['authorized_representative_2', true, null],
    ['customer_profile_address', false, 22216],
    ['primary_customer_profile', false, null],
  ]);
  expect(results[0]?.invalid.map((field) => field.error_code)).toEqual(Array(8).fill(22215));
  expect(results[3]?.invalid).toMatchObject([{ object_field: 'address_sids', error_code: 22219 }]);
  expect(results[4]?.failure_reason).toBe('Primary customer profile bundle is null');
});

test('a complete profile passes, with the supporting bundle as an entry, and the evaluation is kept', async () => {
  const { client } = await open();
  const profile = await draftProfile(client);
  const { status, results } = await evaluatedProfile(client, profile);
  expect(status).toBe('compliant');
  expect(results.at(-1)).toMatchObject({
    object_type: 'primary_customer_profile_type_business',
    requirement_friendly_name: 'Primary Customer Profile',
    passed: true,
    valid: [{ object_field: 'bundle_status', friendly_name: 'Supporting Bundle Status', passed: true }],
  });
  const { customerProfilesEvaluations } = client.trusthub.v1.customerProfiles(profile);
  const [kept] = await customerProfilesEvaluations.list();
  expect(kept?.status).toBe('compliant');
  expect((await client.trusthub.v1.customerProfiles(profile).fetch()).status).toBe('draft');
});

test('missing fields, a wrong address and an unapproved primary are distinguished', async () => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, { business: { website_url: '' } });
  const user = await client.trusthub.v1.endUsers.create({ friendlyName: 'x', type: 'authorized_representative_2' });
  await attach(client, profile, user.sid);
  const documents = await client.trusthub.v1.supportingDocuments.list();
  await client.trusthub.v1
    .supportingDocuments(documents.at(-1)?.sid ?? '')
    .update({ attributes: { address_sid: 'a common slip' } });
  await sandbox.control.review(await primaryOf(client), 'rejected', [18601]);
  const { results } = await evaluatedProfile(client, profile);
  expect(results.map((one) => [one.passed, one.invalid.map((field) => field.error_code)])).toEqual([
    [false, [22215]],
    [true, []],
    [false, Array(6).fill(22215)],
    [false, [22219]],
    [false, [null]],
  ]);
  expect(results[3]?.failure_reason).toBe('Address sids list is empty');
});

test('a field of blanks is missing, and so is an address of another account', async () => {
  const accounts = ['a', 'b'].map((letter) => ({ sid: `AC${letter.repeat(32)}`, authToken: letter }));
  const { client, sandbox } = await open({ accounts });
  const profile = await draftProfile(client, { business: { business_name: '  ' } });
  const other = clientFor(sandbox.url, accounts[1]?.sid ?? '', 'b');
  const place = { street: '1 Main St', city: 'Reno', region: 'NV', postalCode: '89501', isoCountry: 'US' };
  const foreign = await other.addresses.create({ customerName: 'Other', ...place });
  const documents = await client.trusthub.v1.supportingDocuments.list();
  const document = client.trusthub.v1.supportingDocuments(documents.at(-1)?.sid ?? '');
  await document.update({ attributes: { address_sids: foreign.sid } });
  const { status, results } = await evaluatedProfile(client, profile);
  expect(status).toBe('noncompliant');
  expect(results.flatMap((one) => one.invalid.map(({ object_field: name }) => name))).toEqual([
    'business_name',
    'address_sids',
  ]);
});

test('a product wants its profile at least in review', async () => {
  const { client } = await open();
  const profile = await draftProfile(client);
  const product = await draftProduct(client, profile);
  const { trustProductsEvaluations } = client.trusthub.v1.trustProducts(product);
  const check = async () => (await trustProductsEvaluations.create({ policySid: POLICY.voiceIntegrity })).status;
  expect(await check()).toBe('noncompliant');
  await submitProfile(client, profile);
  expect(await check()).toBe('compliant');
});

test('an A2P company type outside the four is 22218', async () => {
  const { client } = await open();
  const profile = await draftProfile(client);
  await submitProfile(client, profile);
  const product = await draftProduct(client, profile, POLICY.a2p, {
    type: 'us_a2p_messaging_profile_information',
    attributes: { company_type: 'PRIVATE_PROFIT' },
  });
  const evaluation = await client.trusthub.v1
    .trustProducts(product)
    .trustProductsEvaluations.create({ policySid: POLICY.a2p });
  expect((evaluation.results as Result[])[0]).toMatchObject({ passed: false, error_code: 22218 });
});
