import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import * as guide from '../support/guide.js';
import type { Client } from '../support/twilio-client.js';

const copied = async (client: Client, profile: string): Promise<string> =>
  (await client.trusthub.v1.customerProfilesProvisionalCopy(profile).create()).customerProfileSid;

/** The business information that a bundle holds. */
async function businessOf(client: Client, profile: string) {
  const { customerProfilesEntityAssignments: all } = client.trusthub.v1.customerProfiles(profile);
  const [assignment] = await all.list({ objectType: 'customer_profile_business_information' });
  return client.trusthub.v1.endUsers(assignment?.objectSid ?? '');
}

test('an approved profile is edited under a copy, whose contents replace its own on approval', async () => {
  const { client } = await open();
  const [number = ''] = await guide.numbersOf(client, 1);
  const profile = await guide.approvedProfile(client);
  await guide.addNumber(client, profile, number);
  const product = await guide.draftProduct(client, profile);
  await guide.addProductNumber(client, product, number);
  await guide.submitProduct(client, product);

  const { customerProfilesProvisionalCopy: copies, customerProfiles } = client.trusthub.v1;
  const copy = await copies(profile).create();
  expect(copy).toMatchObject({ status: 'draft', friendlyName: 'Acme Dental', validUntil: null });
  expect(copy.customerProfileSid).not.toBe(profile);
  expect(copy.url).toBe(`https://trusthub.twilio.com/v1/CustomerProfiles/${profile}/ProvisionalCopy`);
  expect((await copies(profile).fetch()).customerProfileSid).toBe(copy.customerProfileSid);

  const edited = await businessOf(client, copy.customerProfileSid);
  await edited.update({ attributes: { ...guide.AT_ONCE, business_name: 'Acme Dental Group' } });
  expect((await (await businessOf(client, profile)).fetch()).attributes).toMatchObject({
    business_name: 'Acme Dental',
  });
  await customerProfiles(copy.customerProfileSid).update({ friendlyName: 'Renamed' });
  expect(await guide.submitProfile(client, copy.customerProfileSid)).toBe('pending-review');

  expect(await refusal(customerProfiles(copy.customerProfileSid).fetch())).toMatch(/^404\/20404/);
  expect(await refusal(copies(profile).fetch())).toMatch(/^404\/20404/);
  expect(await customerProfiles(profile).fetch()).toMatchObject({ friendlyName: 'Renamed', status: 'twilio-approved' });
  expect((await (await businessOf(client, profile)).fetch()).attributes).toMatchObject({
    business_name: 'Acme Dental Group',
  });
  const { customerProfilesChannelEndpointAssignment: numbers } = customerProfiles(profile);
  expect(await numbers.list()).toHaveLength(1);
  expect((await client.trusthub.v1.trustProducts(product).fetch()).status).toBe('twilio-approved');
  await copies(profile).create();
});

test('a rejected copy leaves the original as it is, and is corrected and submitted again', async () => {
  const { client, sandbox } = await open();
  const profile = await guide.approvedProfile(client);
  const copy = await copied(client, profile);
  const edited = await businessOf(client, copy);
  await edited.update({ attributes: { ...guide.BUSINESS, business_registration_number: '111111111' } });
  await guide.submitProfile(client, copy);
  await sandbox.control.clock.advance(3000);
  expect(await guide.profileStatus(client, copy)).toEqual({ status: 'twilio-rejected', codes: [18602] });
  expect(await guide.profileStatus(client, profile)).toEqual({ status: 'twilio-approved', codes: null });
  expect((await client.trusthub.v1.customerProfilesProvisionalCopy(profile).fetch()).status).toBe('twilio-rejected');
  await edited.update({ attributes: guide.BUSINESS });
  await guide.submitProfile(client, copy);
  await sandbox.control.clock.advance(3000);
  expect(await refusal(client.trusthub.v1.customerProfiles(copy).fetch())).toMatch(/^404/);
  expect((await (await businessOf(client, profile)).fetch()).attributes).toEqual(guide.BUSINESS);
});

test('only approved bundles are copied, once at a time, and not without their addresses', async () => {
  const { client, sandbox } = await open();
  const draft = await guide.draftProfile(client);
  expect(await refusal(copied(client, draft))).toMatch(/^400\/18607/);

  const profile = await guide.approvedProfile(client);
  const copy = await copied(client, profile);
  expect(await refusal(copied(client, profile))).toMatch(/^400\/18608/);
  expect(await refusal(copied(client, copy))).toMatch(/^400\/18607/);
  await client.trusthub.v1.customerProfiles(copy).remove();
  await copied(client, profile);

  const barred = await guide.approvedProfile(client, { ...guide.BUSINESS, business_registration_number: '444444444' });
  await sandbox.control.clock.advance(3000);
  expect(await refusal(copied(client, barred))).toMatch(/^400\/18607/);

  const homeless = await guide.draftProfile(client);
  const address = (await client.addresses.list()).at(-1)?.sid ?? '';
  await guide.submitProfile(client, homeless);
  await client.addresses(address).remove();
  await sandbox.control.clock.advance(3000);
  expect(await refusal(copied(client, homeless))).toMatch(/^400\/18610/);
});

test('a product is copied with its own kind of SID', async () => {
  const { client } = await open();
  const product = await guide.draftProduct(client, await guide.approvedProfile(client));
  await guide.submitProduct(client, product);
  const copy = await client.trusthub.v1.trustProductsProvisionalCopy(product).create();
  expect(copy.trustProductSid).toMatch(/^BU/);
  expect(copy.trustProductSid).not.toBe(product);
  expect(await refusal(client.trusthub.v1.customerProfilesProvisionalCopy(product).fetch())).toMatch(/^404/);
  await guide.submitProduct(client, copy.trustProductSid);
  expect((await client.trusthub.v1.trustProducts(product).fetch()).status).toBe('twilio-approved');
});
