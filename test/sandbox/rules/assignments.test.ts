import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import * as guide from '../support/guide.js';
import type { Client } from '../support/twilio-client.js';

const numbersOn = (client: Client, profile: string) =>
  client.trusthub.v1.customerProfiles(profile).customerProfilesChannelEndpointAssignment;
const objectsOn = (client: Client, profile: string) =>
  client.trusthub.v1.customerProfiles(profile).customerProfilesEntityAssignments;

test('an assignment that is left behind is read and removed like any other, and holds up the deletion of its profile', async () => {
  const { client, sandbox } = await open({ releasedNumbers: 'stay-assigned' });
  const [released = '', moved = ''] = await guide.numbersOf(client, 2);
  const profile = await guide.approvedProfile(client);
  const numbers = numbersOn(client, profile);
  const [first, second] = [
    await guide.addNumber(client, profile, released),
    await guide.addNumber(client, profile, moved),
  ];
  const sub = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
  await client.incomingPhoneNumbers(released).remove();
  await client.incomingPhoneNumbers(moved).update({ accountSid: sub.sid });

  const left = { sid: first, channelEndpointSid: released, channelEndpointType: 'phone-number' };
  expect(await numbers.list()).toMatchObject([left, { sid: second, channelEndpointSid: moved }]);
  expect(await numbers.list({ channelEndpointSid: released })).toMatchObject([left]);
  expect(await numbers(first).fetch()).toMatchObject(left);
  expect(await refusal(client.incomingPhoneNumbers(released).fetch())).toMatch(/^404\/20404/);
  // Nothing can be done with a number that is gone but to take it off.
  expect(await refusal(guide.addNumber(client, profile, released))).toMatch(/^404\/20404/);
  expect(await refusal(client.trusthub.v1.customerProfiles(profile).remove())).toMatch(/^400\/21648/);

  const other = await open();
  other.sandbox.control.restore(sandbox.control.snapshot());
  expect(await numbersOn(other.client, profile).list()).toMatchObject([left, { sid: second }]);

  await numbers(first).remove();
  await numbers(second).remove();
  expect(await client.trusthub.v1.customerProfiles(profile).remove()).toBe(true);
});

test('a moved number that is left behind holds its place on the bundle', async () => {
  const { client, sandbox } = await open({ releasedNumbers: 'stay-assigned' });
  const [number = ''] = await guide.numbersOf(client, 1);
  const [one, two] = [await guide.draftProfile(client), await guide.draftProfile(client)];
  const assignment = await guide.addNumber(client, one, number);
  const sub = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
  await client.incomingPhoneNumbers(number).update({ accountSid: sub.sid });
  expect(await refusal(guide.addNumber(client, two, number))).toContain(`already assigned to ${one}`);
  await numbersOn(client, one)(assignment).remove();
  await guide.addNumber(client, two, number);
  expect(sandbox.control.counts().channelEndpointAssignments).toBe(1);
});

test('where duplicates are allowed, each is an assignment of its own, and counts once in what is decided', async () => {
  const { client } = await open({ duplicateAssignments: 'allowed' });
  const [number = ''] = await guide.numbersOf(client, 1);
  const profile = await guide.draftProfile(client, { business: guide.AT_ONCE });
  const objects = objectsOn(client, profile);
  const once = await guide.evaluatedProfile(client, profile);
  const attached = (await objects.list()).map(({ objectSid }) => objectSid);
  const again: string[] = [];
  for (const object of attached) again.push(await guide.attach(client, profile, object));
  expect((await objects.list()).map(({ objectSid }) => objectSid)).toEqual([...attached, ...attached]);
  expect(await guide.evaluatedProfile(client, profile)).toEqual(once);
  await objects(again.pop() ?? '').remove();
  expect((await objects.list()).map(({ objectSid }) => objectSid)).toEqual([...attached, ...attached.slice(0, -1)]);

  const twice = [await guide.addNumber(client, profile, number), await guide.addNumber(client, profile, number)];
  expect((await numbersOn(client, profile).list()).map(({ sid }) => sid)).toEqual(twice);
  await numbersOn(client, profile)(twice[0] ?? '').remove();
  expect(await numbersOn(client, profile).list()).toMatchObject([{ sid: twice[1], channelEndpointSid: number }]);

  // What is approved holds the same as ever: a copy has each object once.
  expect(await guide.submitProfile(client, profile)).toBe('pending-review');
  expect((await guide.profileStatus(client, profile)).status).toBe('twilio-approved');
  const copy = await client.trusthub.v1.customerProfilesProvisionalCopy(profile).create();
  expect(await objectsOn(client, copy.customerProfileSid).list()).toHaveLength(attached.length);
});

test('where duplicates are allowed, a number is on several profiles and products, but still on the profile first', async () => {
  const { client } = await open({ duplicateAssignments: 'allowed' });
  const [number = '', stranger = ''] = await guide.numbersOf(client, 2);
  const profiles = [await guide.approvedProfile(client), await guide.approvedProfile(client)];
  for (const profile of profiles) await guide.addNumber(client, profile, number);
  const products = [];
  for (const profile of profiles) products.push(await guide.draftProduct(client, profile));
  for (const product of products) {
    await guide.addProductNumber(client, product, number);
    await guide.addProductNumber(client, product, number);
    expect(await refusal(guide.addProductNumber(client, product, stranger))).toMatch(
      /^400.*not assigned to all the required supporting Customer profile/,
    );
  }
  expect(await refusal(guide.attach(client, profiles[0] ?? '', profiles[1] ?? ''))).toMatch(/^400.*TWILIO_APPROVED/);
});

test.each([
  ['own-changes', false],
  ['assignments-too', true],
] as const)('date_updated by %s: assignments that come and go move it: %s', async (bundleDateUpdated, moves) => {
  const { client, sandbox } = await open({ bundleDateUpdated });
  const [one = '', two = ''] = await guide.numbersOf(client, 2);
  const [profile, supporting] = [await guide.draftProfile(client), await guide.draftProfile(client)];
  const { customerProfiles } = client.trusthub.v1;
  const updated = async () => (await customerProfiles(profile).fetch()).dateUpdated;
  const moved: Record<string, boolean> = {};
  const after = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    await sandbox.control.clock.advance(60_000);
    const before = await updated();
    const done = await act();
    const now = await updated();
    moved[name] = now > before;
    if (moved[name]) expect(now).toEqual(sandbox.control.clock.now());
    return done;
  };
  const assignment = await after('number', () => guide.addNumber(client, profile, one));
  await after('number off', () => numbersOn(client, profile)(assignment).remove());
  await guide.addNumber(client, profile, one);
  await guide.addNumber(client, profile, two);
  await after('number released', () => client.incomingPhoneNumbers(one).remove());
  const sub = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
  await after('number moved', () => client.incomingPhoneNumbers(two).update({ accountSid: sub.sid }));
  const object = await after('object', () => guide.attach(client, profile, supporting));
  await after('object off', () => objectsOn(client, profile)(object).remove());
  await guide.attach(client, profile, supporting);
  await after('supporting bundle deleted', () => customerProfiles(supporting).remove());
  const names = ['number', 'number off', 'number released', 'number moved', 'object', 'object off'];
  expect(moved).toEqual(Object.fromEntries([...names, 'supporting bundle deleted'].map((name) => [name, moves])));

  // Reads, refusals and other bundles' assignments never do; its own changes always do.
  const [number = ''] = await guide.numbersOf(client, 1);
  const other = await guide.draftProfile(client);
  const primary = await guide.primaryOf(client);
  await after('refused', () => refusal(guide.attach(client, profile, primary)));
  await after('of another', () => guide.addNumber(client, other, number));
  await after('own', () => customerProfiles(profile).update({ friendlyName: 'Renamed' }));
  expect(moved).toMatchObject({ refused: false, 'of another': false, own: true });
});
