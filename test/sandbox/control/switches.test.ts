import { expect, test } from 'vitest';
import { ControllableClock } from '../../../src/sandbox/index.js';
import { SWITCHES } from '../../../src/sandbox/control/switches.js';
import type { Switches } from '../../../src/sandbox/control/switches.js';
import { folder, open, refusal } from '../support/harness.js';
import * as guide from '../support/guide.js';

const RESTRICTED = 'This operation is restricted via API for Primary Customer Profiles. Use Twilio Console instead.';

type Opened = Awaited<ReturnType<typeof open>>;

/** What each value of a switch makes of the same thing. Those not here are tested where their subject is. */
const ELSEWHERE = ['callbackMethod', 'resubmission', 'productGate', 'a2pEmbeddables'];
const CASES: { readonly [N in keyof Switches]?: readonly [(given: Opened) => Promise<unknown>, ...unknown[]] } = {
  submissionAnswer: [
    async ({ client }) => guide.submitProfile(client, await guide.draftProfile(client)),
    'pending-review',
    'in-review',
  ],
  noncompliantSubmission: [
    async ({ client }) =>
      guide.submitProfile(client, await guide.draftProfile(client, { business: { business_name: '' } })),
    'twilio-rejected',
    'draft',
  ],
  bundleStatusSpelling: [
    async ({ client }) => (await guide.profileStatus(client, await guide.primaryOf(client))).status,
    'twilio-approved',
    'TWILIO_APPROVED',
  ],
  documentStatusSpelling: [
    async ({ client }) => {
      await guide.submitProfile(client, await guide.draftProfile(client));
      return (await client.trusthub.v1.supportingDocuments.list()).at(-1)?.status;
    },
    'PENDING_REVIEW',
    'pending-review',
  ],
  attributes: [
    async ({ client }) => {
      const type = 'authorized_representative_1';
      const attributes = { first_name: 'Ada', last_name: 'Acme' };
      const user = await client.trusthub.v1.endUsers.create({ friendlyName: 'x', type, attributes });
      const updated = await client.trusthub.v1.endUsers(user.sid).update({ attributes: { last_name: 'Other' } });
      return updated.attributes as unknown;
    },
    { last_name: 'Other' },
    { first_name: 'Ada', last_name: 'Other' },
  ],
  rejectedProductDeletion: [
    async ({ client }) => {
      const product = await guide.draftProduct(client, await guide.draftProfile(client));
      await guide.submitProduct(client, product);
      return (await refusal(client.trusthub.v1.trustProducts(product).remove())).slice(0, 9);
    },
    'not refus',
    '400/21647',
  ],
  conflictCode: [
    async ({ client }) => {
      const [number = ''] = await guide.numbersOf(client, 1);
      const [one, two] = [await guide.draftProfile(client), await guide.draftProfile(client)];
      await guide.addNumber(client, one, number);
      const refusals = [guide.attach(client, one, await guide.primaryOf(client)), guide.addNumber(client, two, number)];
      return (await Promise.all(refusals.map(refusal))).map((text) => text.slice(0, 9));
    },
    ['409/20409', '409/70003'],
    ['409/20409', '409/20409'],
    ['409/70003', '409/70003'],
  ],
  conflictText: [
    async ({ client }) => {
      const [number = ''] = await guide.numbersOf(client, 1);
      const [one, two] = [await guide.draftProfile(client), await guide.draftProfile(client)];
      await guide.addNumber(client, one, number);
      return (await refusal(guide.addNumber(client, two, number))).replace(one, 'BU').replace(/.* already/, 'already');
    },
    'already assigned to BU',
    'already mapped to a customer_profile_sid: BU',
  ],
  supportingBundleField: [
    async ({ client }) => {
      const all = client.trusthub.v1.customerProfiles(await guide.draftProfile(client)).customerProfilesEvaluations;
      const { results } = await all.create({ policySid: guide.POLICY.secondary });
      return (results as { valid: { object_field: string }[] }[]).at(-1)?.valid[0]?.object_field;
    },
    'bundle_status',
    'bundle_sid',
  ],
  extraBundles: [
    async ({ client }) => {
      const [profile, extra] = [await guide.draftProfile(client), await guide.draftProfile(client)];
      await guide.attach(client, profile, extra);
      const all = client.trusthub.v1.customerProfiles(profile).customerProfilesEvaluations;
      return (await all.create({ policySid: guide.POLICY.secondary })).status;
    },
    'noncompliant',
    'compliant',
  ],
  unknownDocumentType: [
    async ({ raw }) => {
      const { status, body } = await raw('/v1/SupportingDocuments', { FriendlyName: 'x', Type: 'invented' });
      return [status, body['code'], body['user_error']];
    },
    [400, 22206, undefined],
    [400, 70002, true],
  ],
  starterProfiles: [
    async ({ client }) => {
      const starter = { email: 'a@b.example', friendlyName: 'x', policySid: guide.POLICY.starter };
      return (await refusal(client.trusthub.v1.customerProfiles.create(starter))).slice(0, 9);
    },
    'not refus',
    '400/22404',
  ],
  releasedNumbers: [
    async ({ client }) => {
      const draft = { email: 'a@b.example', friendlyName: 'x', policySid: guide.POLICY.secondary };
      const { sid } = await client.trusthub.v1.customerProfiles.create(draft);
      const [released = '', moved = ''] = await guide.numbersOf(client, 2);
      for (const number of [released, moved]) await guide.addNumber(client, sid, number);
      await client.incomingPhoneNumbers(released).remove();
      const { sid: accountSid } = await client.api.v2010.accounts.create({ friendlyName: 'Sub' });
      await client.incomingPhoneNumbers(moved).update({ accountSid });
      const left = await client.trusthub.v1.customerProfiles(sid).customerProfilesChannelEndpointAssignment.list();
      return left.map(({ channelEndpointSid }) => [released, moved].indexOf(channelEndpointSid));
    },
    [],
    [0, 1],
  ],
  duplicateAssignments: [
    async ({ client }) => {
      const [number = ''] = await guide.numbersOf(client, 1);
      const [one, two] = [await guide.draftProfile(client), await guide.draftProfile(client)];
      const products = [await guide.draftProduct(client, one), await guide.draftProduct(client, one)];
      await guide.addNumber(client, one, number);
      await guide.addProductNumber(client, products[0] ?? '', number);
      const again = [
        guide.attach(client, one, await guide.primaryOf(client)),
        guide.addNumber(client, one, number),
        guide.addNumber(client, two, number),
        guide.addProductNumber(client, products[1] ?? '', number),
      ];
      return (await Promise.all(again.map(refusal))).map((text) => text.slice(0, 9));
    },
    ['409/20409', '409/20409', '409/70003', '409/70003'],
    Array(4).fill('not refus'),
  ],
  bundleDateUpdated: [
    async ({ client, sandbox }) => {
      const [number = ''] = await guide.numbersOf(client, 1);
      const profile = await guide.draftProfile(client);
      await sandbox.control.clock.advance(60_000);
      await guide.addNumber(client, profile, number);
      const { dateCreated, dateUpdated } = await client.trusthub.v1.customerProfiles(profile).fetch();
      return dateUpdated.getTime() - dateCreated.getTime();
    },
    0,
    60_000,
  ],
  primaryProfiles: [
    async ({ client }) => {
      const { customerProfiles } = client.trusthub.v1;
      const primary = { email: 'a@b.example', friendlyName: 'x', policySid: guide.POLICY.primary };
      const made = await refusal(customerProfiles.create(primary));
      const [before = ''] = (await customerProfiles.list({ status: 'draft' })).map(({ sid }) => sid);
      return [
        made,
        await refusal(customerProfiles(before || (await guide.primaryOf(client))).update({ status: 'draft' })),
      ];
    },
    Array.from({ length: 2 }, () => `400/400 ${RESTRICTED}`),
    ['not refused', '400/400 User cannot perform this status update'],
  ],
  primaryShakenStir: [
    async ({ client }) => {
      const products = await client.trusthub.v1.trustProducts.list();
      const [first] = await Promise.all(
        products.map(({ sid }) => client.trusthub.v1.trustProducts(sid).trustProductsEntityAssignments.list()),
      );
      const isOnPrimary = first?.map(({ objectSid }) => objectSid).includes(await guide.primaryOf(client));
      return [products.map(({ status }) => status), isOnPrimary];
    },
    [[], undefined],
    [['twilio-approved'], true],
  ],
  unknownParameters: [async ({ raw }) => (await raw('/v1/EndUsers?Invented=1')).status, 400, 200],
};

test('every switch is tested', () => {
  expect([...Object.keys(CASES), ...ELSEWHERE].sort()).toEqual(Object.keys(SWITCHES).sort());
});

test.each(
  Object.entries(CASES).flatMap(([name, [act, ...outcomes]]) =>
    SWITCHES[name as keyof Switches].values.map((value, at) => [name, value, act, outcomes[at]] as const),
  ),
)('%s: %s', async (name, value, act, outcome) => {
  expect(await act(await open({ [name]: value }))).toEqual(outcome);
});

test('the first value of a switch is the default of a sandbox', async () => {
  for (const [act, outcome] of Object.values(CASES)) expect(await act(await open())).toEqual(outcome);
});

test('an approval runs out: the bundle is rejected, its documents expire, and it is submitted again', async () => {
  const validForMs = 3_600_000;
  const { client, sandbox } = await open({ validForMs });
  const profile = await guide.approvedProfile(client);
  const fetched = await client.trusthub.v1.customerProfiles(profile).fetch();
  expect(fetched.validUntil).toEqual(new Date('2026-01-01T01:00:00Z'));
  await sandbox.control.clock.advance(validForMs - 1);
  expect((await guide.profileStatus(client, profile)).status).toBe('twilio-approved');
  await sandbox.control.clock.advance(1);
  expect(await guide.profileStatus(client, profile)).toEqual({ status: 'twilio-rejected', codes: null });
  expect((await client.trusthub.v1.supportingDocuments.list()).at(-1)?.status).toBe('EXPIRED');
  expect((await client.trusthub.v1.customerProfiles(profile).fetch()).validUntil).toBeNull();
  await guide.submitProfile(client, profile);
  expect((await guide.profileStatus(client, profile)).status).toBe('twilio-approved');
});

test('an approval that ran out while the sandbox was down is rejected at its next start', async () => {
  const dataDir = folder();
  const one = await open({ dataDir, validForMs: 1000 });
  const profile = await guide.approvedProfile(one.client);
  await one.sandbox.close();
  const two = await open({ dataDir, validForMs: 1000, clock: new ControllableClock('2026-01-01T00:00:01Z') });
  expect((await guide.profileStatus(two.client, profile)).status).toBe('twilio-rejected');
});
