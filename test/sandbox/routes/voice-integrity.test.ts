import { expect, test } from 'vitest';
import { open } from '../support/harness.js';
import * as guide from '../support/guide.js';

test('the guide, from nothing to an approved Voice Integrity product', async () => {
  const { sandbox, client } = await open();
  const [number = ''] = await guide.numbersOf(client, 1);
  const profile = await guide.draftProfile(client);
  await guide.addNumber(client, profile, number);
  expect(await guide.submitProfile(client, profile)).toBe('pending-review');
  await sandbox.control.clock.advance(1499);
  expect((await guide.profileStatus(client, profile)).status).toBe('pending-review');
  await sandbox.control.clock.advance(1);
  expect((await guide.profileStatus(client, profile)).status).toBe('in-review');
  await sandbox.control.clock.advance(1500);
  expect(await guide.profileStatus(client, profile)).toEqual({ status: 'twilio-approved', codes: null });

  const product = await guide.draftProduct(client, profile);
  await guide.addProductNumber(client, product, number);
  expect(await guide.submitProduct(client, product)).toBe('pending-review');
  await sandbox.control.clock.advance(3000);
  expect(await guide.productStatus(client, product)).toEqual({ status: 'twilio-approved', codes: null });
  const creates = sandbox.control.journal({ method: 'POST', status: 201 });
  // 1 address and the guide's 8 creates and 5 assignments, two of them of numbers.
  expect(creates).toHaveLength(1 + 8 + 6);
});

test('a bundle is shown as in the guide', async () => {
  const { sandbox, client, raw } = await open();
  const { sid } = await client.trusthub.v1.customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'A',
    policySid: guide.POLICY.secondary,
    statusCallback: 'http://www.example.com',
  });
  const url = `https://trusthub.twilio.com/v1/CustomerProfiles/${sid}`;
  expect((await raw(`/v1/CustomerProfiles/${sid}`)).body).toEqual({
    sid,
    account_sid: sandbox.accountSid,
    policy_sid: guide.POLICY.secondary,
    friendly_name: 'A',
    status: 'draft',
    email: 'a@b.example',
    status_callback: 'http://www.example.com',
    valid_until: null,
    date_created: '2026-01-01T00:00:00Z',
    date_updated: '2026-01-01T00:00:00Z',
    url,
    links: {
      customer_profiles_entity_assignments: `${url}/EntityAssignments`,
      customer_profiles_evaluations: `${url}/Evaluations`,
      customer_profiles_channel_endpoint_assignment: `${url}/ChannelEndpointAssignments`,
    },
    errors: null,
  });
  expect((await raw(`/v1/TrustProducts/${sid}`)).status).toBe(404);
});

test('the account begins with an approved ISV primary profile and 25 numbers, the last of them toll-free', async () => {
  const { client } = await open();
  const primary = await guide.primaryOf(client);
  expect(await guide.profileStatus(client, primary)).toEqual({ status: 'twilio-approved', codes: null });
  const evaluation = await client.trusthub.v1
    .customerProfiles(primary)
    .customerProfilesEvaluations.create({ policySid: guide.POLICY.primary });
  expect(evaluation.status).toBe('compliant');
  const numbers = await client.incomingPhoneNumbers.list();
  expect(numbers).toHaveLength(25);
  expect(numbers[0]).toMatchObject({ phoneNumber: '+14155550100', friendlyName: '(415) 555-0100' });
  expect(numbers[24]).toMatchObject({ phoneNumber: '+18885550124', friendlyName: '(888) 555-0124' });
  const [business] = await client.trusthub.v1
    .customerProfiles(primary)
    .customerProfilesEntityAssignments.list({ objectType: 'customer_profile_business_information' });
  const user = await client.trusthub.v1.endUsers(business?.objectSid ?? '').fetch();
  expect(user.attributes).toMatchObject({ business_identity: 'isv_reseller_or_partner' });
});

test('policies and types are listed, and types are found by machine name', async () => {
  const { client, raw } = await open();
  const policies = await client.trusthub.v1.policies.list();
  expect(policies.map((policy) => policy.sid)).toEqual(expect.arrayContaining(Object.values(guide.POLICY)));
  const types = await client.trusthub.v1.endUserTypes.list();
  expect(types.map((type) => type.machineName)).toContain('voice_integrity_information');
  const byName = await client.trusthub.v1.endUserTypes('authorized_representative_1').fetch();
  expect((await client.trusthub.v1.endUserTypes(byName.sid).fetch()).machineName).toBe('authorized_representative_1');
  expect((await raw('/v1/SupportingDocumentTypes')).body).toMatchObject({ meta: { key: 'supporting_document_types' } });
});

test('documents and addresses follow the review of their bundle', async () => {
  const { sandbox, client } = await open();
  const profile = await guide.draftProfile(client);
  const document = async () => (await client.trusthub.v1.supportingDocuments.list()).at(-1);
  expect((await document())?.status).toBe('DRAFT');
  await guide.submitProfile(client, profile);
  expect((await document())?.status).toBe('PENDING_REVIEW');
  await sandbox.control.clock.advance(3000);
  expect((await document())?.status).toBe('APPROVED');
  const address = (await client.addresses.list()).at(-1);
  expect(address).toMatchObject({ verified: true, validated: true });
});
