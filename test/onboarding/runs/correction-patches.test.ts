import { beforeAll, expect, test } from 'vitest';
import { withTwoRepresentatives } from '../../support/onboarding-kinds.js';
import { numberDispenser, onboard, refuseNext, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * Corrections are patches, and what a run has been given can be read. One run that stops at its profile's evaluation goes
 * through all of it: what is refused leaves it as it was.
 */

const app = useTestApp({ ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') });
let input: ReturnType<typeof voiceIntegrityInput>;
let id: string;

beforeAll(async () => {
  input = voiceIntegrityInput(await numberDispenser(app)(1));
  const secondary = withTwoRepresentatives(input.customerProfile.secondary);
  stop();
  const { onboarding, userErrors } = await onboard(app, { ...input, customerProfile: { secondary } });
  expect(userErrors).toEqual([]);
  id = onboarding!.id;
  await until(app, id, 'ACTION_REQUIRED', 'COMPLETED');
});

/** The profile's next evaluation is refused, with what a person can correct. */
const stop = () => refuseNext(app.sandbox, '/v1/CustomerProfiles/*/Evaluations');

interface Given {
  readonly customerProfile: {
    readonly secondary: {
      readonly business: Readonly<Record<string, unknown>>;
      readonly address: { readonly create?: Readonly<Record<string, unknown>> };
      readonly authorizedRepresentatives: readonly Readonly<Record<string, unknown>>[];
    };
  };
}
const given = async (): Promise<Given> =>
  (await app.data<{ onboarding: { input: Given } }>('query ($id: ID!) { onboarding(id: $id) { input } }', { id }))
    .onboarding.input;

test('the input is read as the variable of its mutation, with the names of the schema', async () => {
  const answered = await given();
  const { secondary } = input.customerProfile;
  expect(answered).toMatchObject({
    ...input,
    customerProfile: { secondary: { business: secondary.business, address: secondary.address } },
  });
  const again = await onboard(app, answered);
  expect(again.userErrors).toEqual([]);
  expect(again.onboarding?.id).toBe(id);
});

test('what a patch lacks, or what does not fit the rest, is refused by its path', async () => {
  const before = await given();
  const paths = async (corrections: object) => (await resume(app, id, corrections)).userErrors.map(({ path }) => path);
  expect(await paths({ authorizedRepresentatives: [{ email: 'ada@acme-dental.com' }] })).toEqual([
    ['corrections', 'authorizedRepresentatives'],
  ]);
  expect(await paths({ business: { businessName: '' }, authorizedRepresentatives: [{ email: 'x' }, {}] })).toEqual([
    ['corrections', 'business', 'businessName'],
    ['corrections', 'authorizedRepresentatives', '0', 'email'],
  ]);
  // Good for other registers, but not for the one that the run has.
  expect(await paths({ business: { businessRegistrationNumber: 'HRB 1234' } })).toEqual([
    ['corrections', 'business', 'businessRegistrationNumber'],
  ]);
  expect(await given()).toEqual(before);
});

const NUMBER = ['corrections', 'authorizedRepresentatives', '1', 'phoneNumber'];
test.each([
  ['of no country', '(415) 555', {}],
  ['too long with its country code', '+1 (415) 555-01000', {}],
  ['empty', ' ', {}],
  ['national, and nobody knows the country', '(415) 555-0100', { address: { existingSid: `AD${'0'.repeat(32)}` } }],
])('a phone number that is %s is refused', async (_name, phoneNumber, more) => {
  const before = await given();
  const { userErrors } = await resume(app, id, { authorizedRepresentatives: [{}, { phoneNumber }], ...more });
  expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: NUMBER }]);
  expect(userErrors[0]?.message).toContain('in international form (E.164)');
  expect(await given()).toEqual(before);
});

test('one field of each part is corrected, in its normal form, and the rest stays', async () => {
  const before = await given();
  stop();
  const resumed = await resume(app, id, {
    business: {
      websiteUrl: 'www.acme-dental.com',
      socialMediaProfileUrls: ['social.example/acme'],
      businessName: null,
    },
    address: { create: { region: 'california', streetSecondary: 'Suite 5' } },
    authorizedRepresentatives: [{}, { email: 'robin.lee@acme-dental.com' }],
    voiceIntegrity: { businessEmployeeCount: 13 },
  });
  expect(resumed.userErrors).toEqual([]);
  await until(app, id, 'ACTION_REQUIRED', 'COMPLETED');
  const { secondary } = before.customerProfile;
  const [first, second] = secondary.authorizedRepresentatives;
  expect(await given()).toEqual({
    ...before,
    customerProfile: {
      secondary: {
        ...secondary,
        business: {
          ...secondary.business,
          websiteUrl: 'https://www.acme-dental.com',
          socialMediaProfileUrls: ['https://social.example/acme'],
        },
        address: { create: { ...secondary.address.create, streetSecondary: 'Suite 5' } },
        authorizedRepresentatives: [first, { ...second, email: 'robin.lee@acme-dental.com' }],
      },
    },
    voiceIntegrity: { ...input.voiceIntegrity, businessEmployeeCount: 13 },
  });
});

test("a phone number without country code is of the country of the run's address", async () => {
  stop();
  const resumed = await resume(app, id, { authorizedRepresentatives: [{ phoneNumber: '(415) 555-0100' }, {}] });
  expect(resumed.userErrors).toEqual([]);
  await until(app, id, 'ACTION_REQUIRED', 'COMPLETED');
  const { authorizedRepresentatives: people } = (await given()).customerProfile.secondary;
  expect(people.map(({ phoneNumber }) => phoneNumber)).toEqual(['+14155550100', '+14155552672']);
});

test('an empty text or list removes, one whole person drops the other, and Twilio has all of it', async () => {
  const [first] = input.customerProfile.secondary.authorizedRepresentatives;
  const { userErrors } = await resume(app, id, {
    business: { socialMediaProfileUrls: [] },
    address: { create: { streetSecondary: ' ' } },
    authorizedRepresentatives: [first],
  });
  expect(userErrors).toEqual([]);
  const done = await until(app, id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(done.failure).toBeNull();
  const { secondary } = (await given()).customerProfile;
  expect(secondary.business).not.toHaveProperty('socialMediaProfileUrls');
  expect(secondary.address.create).not.toHaveProperty('streetSecondary');
  expect(secondary.authorizedRepresentatives).toHaveLength(1);
  const { customerProfile } = await app.data<{ customerProfile: { endUsers: readonly { type: string }[] } }>(
    `query ($sid: Sid!) { customerProfile(sid: $sid) {
      endUsers { type } supportingDocuments { addresses { streetSecondary } } } }`,
    { sid: done.customerProfile!.sid },
  );
  expect(customerProfile).toMatchObject({ supportingDocuments: [{ addresses: [{ streetSecondary: null }] }] });
  expect(customerProfile.endUsers.map(({ type }) => type)).not.toContain('authorized_representative_2');
});

test('nobody reads it through another account, and it is in no log line', async () => {
  const foreign = Buffer.from(
    `Onboarding:AC${'0'.repeat(32)}:${Buffer.from(id, 'base64url').toString().split(':')[2]}`,
  );
  const answer = await app.data('query ($id: ID!) { onboarding(id: $id) { input } }', {
    id: foreign.toString('base64url'),
  });
  expect(answer).toEqual({ onboarding: null });
  expect(app.logLines.join('')).not.toContain('842761953');
});
