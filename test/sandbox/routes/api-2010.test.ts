import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import { addNumber, draftProfile, numbersOf, submitProfile } from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';

const ADDRESS = {
  customerName: 'Acme',
  street: '1 Main St',
  city: 'Springfield',
  region: 'IL',
  postalCode: '62701',
  isoCountry: 'us',
};

test('addresses are made, changed, filtered and deleted, with dates of RFC 2822', async () => {
  const { client, raw } = await open();
  const made = await client.addresses.create({ ...ADDRESS, friendlyName: 'Office', streetSecondary: 'Apt 2' });
  const path = `/2010-04-01/Accounts/${client.accountSid}/Addresses/${made.sid}.json`;
  expect((await raw(path)).body).toEqual({
    sid: made.sid,
    account_sid: client.accountSid,
    customer_name: 'Acme',
    friendly_name: 'Office',
    street: '1 Main St',
    street_secondary: 'Apt 2',
    city: 'Springfield',
    region: 'IL',
    postal_code: '62701',
    iso_country: 'US',
    emergency_enabled: false,
    validated: false,
    verified: false,
    date_created: 'Thu, 01 Jan 2026 00:00:00 +0000',
    date_updated: 'Thu, 01 Jan 2026 00:00:00 +0000',
    uri: path,
  });
  await client.addresses.create({ ...ADDRESS, customerName: 'Other', isoCountry: 'CA' });
  expect(await client.addresses.list({ customerName: 'Acme' })).toHaveLength(1);
  expect(await client.addresses.list({ friendlyName: 'Office' })).toHaveLength(1);
  expect(await client.addresses.list({ isoCountry: 'CA' })).toHaveLength(1);
  const changed = await client.addresses(made.sid).update({ street: '2 Main St', streetSecondary: '' });
  expect(changed).toMatchObject({ street: '2 Main St', streetSecondary: null, city: 'Springfield' });
  await client.addresses(made.sid).remove();
  expect(await refusal(client.addresses(made.sid).fetch())).toMatch(/^404\/20404/);
});

test('the address of an approved document is locked', async () => {
  const { client, sandbox } = await open();
  const profile = await draftProfile(client);
  const address = (await client.addresses.list()).at(-1)?.sid ?? '';
  await client.addresses(address).update({ city: 'Chicago' });
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect(await refusal(client.addresses(address).update({ city: 'Peoria' }))).toMatch(/^400\/21630/);
  expect(await refusal(client.addresses(address).remove())).toMatch(/^400\/21630/);
});

test('numbers are found by part and wildcard, configured, bought and released', async () => {
  const { client } = await open();
  const { incomingPhoneNumbers } = client;
  const found = async (phoneNumber: string) => (await incomingPhoneNumbers.list({ phoneNumber })).length;
  expect(await Promise.all(['+14155550107', '55501', '+1415*55010*', '01*', '999', 'abc'].map(found))).toEqual([
    1, 25, 10, 25, 0, 0,
  ]);
  const bought = await incomingPhoneNumbers.create({ areaCode: '212', voiceUrl: 'https://x.example' });
  expect(bought).toMatchObject({ phoneNumber: '+12125550200', voiceUrl: 'https://x.example', voiceMethod: 'POST' });
  expect(await refusal(incomingPhoneNumbers.create({ phoneNumber: bought.phoneNumber }))).toMatch(/^400\/21422/);
  expect(await refusal(incomingPhoneNumbers.create({ phoneNumber: '911' }))).toMatch(/^400\/21421/);
  const renamed = await incomingPhoneNumbers(bought.sid).update({ friendlyName: 'Front desk' });
  expect(renamed).toMatchObject({ friendlyName: 'Front desk', voiceUrl: 'https://x.example' });
  expect(await incomingPhoneNumbers.list({ friendlyName: 'Front desk' })).toHaveLength(1);
  await incomingPhoneNumbers(bought.sid).remove();
  expect(await found('+12125550200')).toBe(0);
});

test('a number that is released or moved leaves its bundles', async () => {
  const { client, sandbox } = await open();
  const [one = '', two = ''] = await numbersOf(client, 2);
  const profile = await draftProfile(client);
  await addNumber(client, profile, one);
  await addNumber(client, profile, two);
  const sub = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
  await client.incomingPhoneNumbers(one).update({ accountSid: sub.sid });
  await client.incomingPhoneNumbers(two).remove();
  expect(sandbox.control.counts().channelEndpointAssignments).toBe(0);
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  expect((await below.incomingPhoneNumbers.list()).map((number) => number.sid)).toEqual([one]);
});

test('subaccounts are made, read, suspended and closed', async () => {
  const { client, sandbox } = await open();
  const sub = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
  expect(sub).toMatchObject({ ownerAccountSid: client.accountSid, status: 'active', type: 'Full' });
  expect((await client.api.v2010.accounts.list()).map((account) => account.sid)).toEqual([client.accountSid, sub.sid]);
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  expect((await below.api.v2010.accounts.list()).map((account) => account.sid)).toEqual([sub.sid]);
  expect(await below.trusthub.v1.customerProfiles.list()).toEqual([]);
  await client.api.v2010.accounts(sub.sid).update({ status: 'suspended' });
  expect(await refusal(below.trusthub.v1.customerProfiles.list())).toMatch(/^401\/20005/);
  expect(await refusal(below.api.v2010.accounts.create({}))).toMatch(/^401/);
});

test('numbers that depend on an address are listed under it', async () => {
  const { client } = await open();
  const { sid } = await client.addresses.create(ADDRESS);
  const [number = ''] = await numbersOf(client, 1);
  await client.incomingPhoneNumbers(number).update({ addressSid: sid });
  const [dependent] = await client.addresses(sid).dependentPhoneNumbers.list();
  expect(dependent?.sid).toBe(number);
});

test('a number is bought only once a primary profile is approved, where there is one', async () => {
  const { client, sandbox } = await open();
  const buy = () => client.incomingPhoneNumbers.create({ areaCode: '415' });
  await buy();
  const [primary] = await client.trusthub.v1.customerProfiles.list({ limit: 1 });
  await sandbox.control.review(primary?.sid ?? '', 'rejected', [18602]);
  expect(await refusal(buy())).toBe('401/20003 Primary compliance profile is not approved');
  await sandbox.control.review(primary?.sid ?? '', 'approved');
  await buy();
});
