import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import * as guide from '../support/guide.js';

async function approvedProfile(given: Awaited<ReturnType<typeof open>>): Promise<string> {
  const profile = await guide.draftProfile(given.client);
  await guide.submitProfile(given.client, profile);
  await given.sandbox.control.clock.advance(3000);
  return profile;
}

test('a secondary profile is refused under a direct-customer primary, with the text of twilio-node#965', async () => {
  const { client } = await open({ primaryIdentity: 'direct_customer' });
  const create = client.trusthub.v1.customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'A',
    policySid: guide.POLICY.secondary,
  });
  expect(await refusal(create)).toMatch(
    /^400\/\d+ Secondary Customer Profile for direct_customer can only be created through Twilio console\.$/,
  );
});

test('policies belong to one kind of bundle, and must be known', async () => {
  const { client } = await open();
  const fields = { email: 'a@b.example', friendlyName: 'A' };
  const { customerProfiles, trustProducts } = client.trusthub.v1;
  expect(await refusal(trustProducts.create({ ...fields, policySid: guide.POLICY.secondary }))).toMatch(
    /^400.*Trust Product/,
  );
  expect(await refusal(customerProfiles.create({ ...fields, policySid: guide.POLICY.cnam }))).toMatch(
    /^400.*Customer Profile/,
  );
  const unknown = `RN${'0'.repeat(32)}`;
  expect(await refusal(customerProfiles.create({ ...fields, policySid: unknown }))).toMatch(/^400.*not a known policy/);
});

test('a product is not found among the profiles, nor a profile among the products', async () => {
  const { client } = await open();
  const { customerProfiles, trustProducts } = client.trusthub.v1;
  const profile = await guide.draftProfile(client);
  const product = await guide.draftProduct(client, profile);
  expect(await refusal(customerProfiles(product).fetch())).toMatch(/^404\/20404/);
  expect(await refusal(trustProducts(profile).fetch())).toMatch(/^404\/20404/);
  expect(await refusal(customerProfiles(product).remove())).toMatch(/^404\/20404/);
  expect((await trustProducts(product).fetch()).sid).toBe(product);
});

test('what is attached twice, missing, or no object at all is refused', async () => {
  const { client } = await open();
  const profile = await guide.draftProfile(client);
  const primary = await guide.primaryOf(client);
  expect(await refusal(guide.attach(client, profile, primary))).toMatch(/^409\/20409/);
  expect(await refusal(guide.attach(client, profile, `IT${'0'.repeat(32)}`))).toMatch(/^404\/20404/);
  const [address] = await client.addresses.list({ limit: 1 });
  expect(await refusal(guide.attach(client, profile, address?.sid ?? ''))).toMatch(/^400\/22206/);
  expect(await refusal(guide.attach(client, profile, 'nonsense'))).toMatch(/^400\/22205/);
  // The classic: the two SIDs the wrong way round, onto an approved primary.
  expect(await refusal(guide.attach(client, primary, profile))).toMatch(/^400.*TWILIO_APPROVED/);
});

test('a number is on one profile, and on one product of a policy, and on the profile first', async () => {
  const given = await open();
  const { client } = given;
  const [one = '', two = ''] = await guide.numbersOf(client, 2);
  const profile = await approvedProfile(given);
  const other = await guide.draftProfile(client, { name: 'Other' });
  const assignment = await guide.addNumber(client, profile, one);
  expect(await refusal(guide.addNumber(client, profile, one))).toMatch(/^409\/20409/);
  expect(await refusal(guide.addNumber(client, other, one))).toContain(`already assigned to ${profile}`);
  expect(await refusal(guide.addNumber(client, other, one))).toMatch(/^409\/70003/);

  const product = await guide.draftProduct(client, profile);
  expect(await refusal(guide.addProductNumber(client, product, two))).toMatch(
    /^400.*not assigned to all the required supporting Customer profile/,
  );
  await guide.addProductNumber(client, product, one);
  const rival = await guide.draftProduct(client, profile);
  expect(await refusal(guide.addProductNumber(client, rival, one))).toMatch(
    new RegExp(`^409/70003.*already assigned to ${product}`),
  );
  const shaken = await guide.draftProduct(client, profile, guide.POLICY.shakenStir, null);
  await guide.addProductNumber(client, shaken, one);
  expect(await refusal(guide.addNumber(client, profile, `PN${'0'.repeat(32)}`))).toMatch(/^404/);

  await client.trusthub.v1.customerProfiles(profile).customerProfilesChannelEndpointAssignment(assignment).remove();
  await guide.addNumber(client, other, one);
});

test('a submitted or approved bundle and what it holds cannot be edited, but numbers come and go', async () => {
  const given = await open();
  const { client, sandbox } = given;
  const [number = ''] = await guide.numbersOf(client, 1);
  const profile = await guide.draftProfile(client);
  const { trusthub } = client;
  const assignments = trusthub.v1.customerProfiles(profile).customerProfilesEntityAssignments;
  const [, , business] = await assignments.list();
  const user = trusthub.v1.endUsers(business?.objectSid ?? '');
  await guide.submitProfile(client, profile);
  expect(await refusal(guide.submitProfile(client, profile))).toBe('400/400 User cannot perform this status update');
  expect(await refusal(user.update({ attributes: guide.BUSINESS }))).toBe(
    '400/70002 Cannot update end-user. A bundle it belongs to is in an immutable state.',
  );
  expect(await refusal(trusthub.v1.customerProfiles(profile).remove())).toMatch(/^400\/21647/);
  await sandbox.control.clock.advance(3000);
  const stranger = await trusthub.v1.endUsers.create({ friendlyName: 'x', type: 'authorized_representative_2' });
  expect(await refusal(guide.attach(client, profile, stranger.sid))).toMatch(/^400.*TWILIO_APPROVED/);
  const detach = trusthub.v1
    .customerProfiles(profile)
    .customerProfilesEntityAssignments(business?.sid ?? '')
    .remove();
  expect(await refusal(detach)).toMatch(/^400.*TWILIO_APPROVED/);
  expect(await refusal(user.remove())).toMatch(/^400\/21644/);
  await guide.addNumber(client, profile, number);
  expect(await refusal(trusthub.v1.customerProfiles(profile).remove())).toMatch(/^400\/21648/);
  const renamed = await trusthub.v1.customerProfiles(profile).update({ friendlyName: 'Renamed' });
  expect(renamed).toMatchObject({ friendlyName: 'Renamed', status: 'twilio-approved' });
});

test('a draft is deleted with its assignments; what it held is free again', async () => {
  const { client, sandbox } = await open();
  const [number = ''] = await guide.numbersOf(client, 1);
  const profile = await guide.draftProfile(client);
  await guide.addNumber(client, profile, number);
  const users = await client.trusthub.v1.endUsers.list();
  await client.trusthub.v1.customerProfiles(profile).remove();
  expect(sandbox.control.counts()).toMatchObject({ bundles: 1, entityAssignments: 3, channelEndpointAssignments: 0 });
  expect(await client.trusthub.v1.endUsers(users.at(-1)?.sid ?? '').remove()).toBe(true);
});

test('a noncompliant bundle is rejected on submission, corrected in place, and approved', async () => {
  const { client, sandbox } = await open();
  const profile = await guide.draftProfile(client, { business: { business_name: '' } });
  expect(await guide.submitProfile(client, profile)).toBe('twilio-rejected');
  expect(await guide.profileStatus(client, profile)).toEqual({ status: 'twilio-rejected', codes: [22215] });
  const [, , business] = await client.trusthub.v1.customerProfiles(profile).customerProfilesEntityAssignments.list();
  await client.trusthub.v1.endUsers(business?.objectSid ?? '').update({ attributes: guide.BUSINESS });
  expect(await guide.submitProfile(client, profile)).toBe('pending-review');
  await sandbox.control.clock.advance(3000);
  expect(await guide.profileStatus(client, profile)).toEqual({ status: 'twilio-approved', codes: null });
});

test('resubmission in place can be refused', async () => {
  const { client } = await open({ resubmission: 'refused' });
  const profile = await guide.draftProfile(client, { business: { business_name: '' } });
  await guide.submitProfile(client, profile);
  expect(await refusal(guide.submitProfile(client, profile))).toBe('400/400 User cannot perform this status update');
});

test('only pending-review may be asked for', async () => {
  const { client } = await open();
  const profile = await guide.draftProfile(client);
  const approve = client.trusthub.v1.customerProfiles(profile).update({ status: 'twilio-approved' });
  expect(await refusal(approve)).toBe('400/400 User cannot perform this status update');
  expect((await guide.profileStatus(client, profile)).status).toBe('draft');
});

test.each([
  ['Voice Integrity', guide.POLICY.voiceIntegrity, undefined, 11005],
  ['CNAM', guide.POLICY.cnam, { type: 'cnam_information', attributes: { cnam_display_name: 'Acme Dental' } }, 11006],
] as const)('a %s product under an unapproved profile is rejected', async (_name, policy, user, code) => {
  const { client, sandbox } = await open();
  const profile = await guide.draftProfile(client);
  const early = await guide.draftProduct(client, profile, policy, user);
  await guide.submitProduct(client, early);
  expect(await guide.productStatus(client, early)).toMatchObject({ status: 'twilio-rejected', codes: [code] });

  await guide.submitProfile(client, profile);
  expect(await guide.submitProduct(client, early)).toBe('pending-review');
  await sandbox.control.clock.advance(3000);
  expect((await guide.profileStatus(client, profile)).status).toBe('twilio-approved');
  expect(await guide.productStatus(client, early)).toEqual({ status: 'twilio-rejected', codes: [code] });

  await guide.submitProduct(client, early);
  await sandbox.control.clock.advance(3000);
  expect(await guide.productStatus(client, early)).toEqual({ status: 'twilio-approved', codes: null });
});

test('the gate can wait for the review, so that both may be submitted in one go as the guide does', async () => {
  const { client, sandbox } = await open({ productGate: 'at-review' });
  const profile = await guide.draftProfile(client);
  const product = await guide.draftProduct(client, profile);
  await guide.submitProfile(client, profile);
  await guide.submitProduct(client, product);
  await sandbox.control.clock.advance(3000);
  expect((await guide.productStatus(client, product)).status).toBe('twilio-approved');
});

test('subaccounts stand on the parent profile and see nothing else of it', async () => {
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub-token' };
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main-token' };
  const { client, sandbox } = await open({
    accounts: [main, { ...sub, parentSid: main.sid, phoneNumbers: 1 }],
  });
  const { clientFor } = await import('../support/twilio-client.js');
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  const profile = await below.trusthub.v1.customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'Sub',
    policySid: guide.POLICY.secondary,
  });
  const primary = await guide.primaryOf(client);
  await guide.attach(below, profile.sid, primary);
  expect(await refusal(below.trusthub.v1.customerProfiles(primary).fetch())).toMatch(/^404\/20404/);
  expect(await refusal(guide.profileStatus(client, profile.sid))).toMatch(/^404\/20404/);
  const [user] = await client.trusthub.v1.endUsers.list();
  expect(await refusal(guide.attach(below, profile.sid, user?.sid ?? ''))).toMatch(/^404/);
  // A parent's credentials read its subaccount in api 2010, and its primary may hold the subaccount's numbers.
  const numbers = await client.api.v2010.accounts(sub.sid).incomingPhoneNumbers.list();
  expect(numbers).toHaveLength(1);
  await guide.addNumber(client, primary, numbers[0]?.sid ?? '');
  expect(await refusal(below.api.v2010.accounts(main.sid).fetch())).toMatch(/^404/);
});

test('a product that rests on another product takes a number only after that one', async () => {
  const given = await open();
  const { client } = given;
  const [number = ''] = await guide.numbersOf(client, 1);
  const profile = await approvedProfile(given);
  await guide.addNumber(client, profile, number);
  const voice = await guide.draftProduct(client, profile);
  const branded = await guide.draftProduct(client, profile, guide.POLICY.brandedEnhanced2, null);
  await client.trusthub.v1.trustProducts(branded).trustProductsEntityAssignments.create({ objectSid: voice });
  expect(await refusal(guide.addProductNumber(client, branded, number))).toMatch(
    /^400.*not assigned to all the required supporting Trust products$/,
  );
  await guide.addProductNumber(client, voice, number);
  await guide.addProductNumber(client, branded, number);
});
