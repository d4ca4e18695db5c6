import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { inputFor } from '../../support/onboarding-kinds.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * What a person types, through the door: validators, keys, requirements and Twilio see one form of it.
 */

const app = useTestApp();
const numbers = numberDispenser(app);

type Input = ReturnType<typeof voiceIntegrityInput>;

/** The same customer as a person would copy it out of a letter. */
function asTyped(input: Input): object {
  const { secondary } = input.customerProfile;
  const [person] = secondary.authorizedRepresentatives;
  return {
    ...input,
    customerProfile: {
      secondary: {
        ...secondary,
        friendlyName: '  Acme Dental ',
        email: ' office @ ACME-dental.com',
        business: {
          ...secondary.business,
          businessName: 'Acme Dental\n',
          businessRegistrationNumber: '84 – 2761953',
          websiteUrl: 'Acme-Dental.com/',
        },
        address: {
          create: { ...secondary.address.create, region: 'california', postalCode: ' 94105', isoCountry: 'usa' },
        },
        authorizedRepresentatives: [{ ...person, phoneNumber: '(415) 555-2671', email: 'dana@Acme-Dental.com ' }],
      },
    },
    voiceIntegrity: { ...input.voiceIntegrity, useCase: 'appointment reminders' },
    phoneNumberSids: input.phoneNumberSids.map((sid) => ` pn${sid.slice(2).toUpperCase()} `),
  };
}

test('two spellings of one input are one run, and Twilio gets the normal form', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const typed = await onboard(app, asTyped(input));
  expect(typed.userErrors).toEqual([]);
  const done = await until(app, typed.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  const again = await onboard(app, input);
  expect(again.userErrors).toEqual([]);
  expect(again.onboarding?.id).toBe(done.id);

  const { customerProfile } = await app.data<{
    customerProfile: { email: string; endUsers: object; supportingDocuments: object };
  }>(
    `query ($sid: Sid!) { customerProfile(sid: $sid) {
      email endUsers { attributes } supportingDocuments { addresses { region postalCode isoCountry } } } }`,
    { sid: done.customerProfile!.sid },
  );
  expect(customerProfile).toMatchObject({
    email: 'office@acme-dental.com',
    supportingDocuments: [{ addresses: [{ region: 'CA', postalCode: '94105', isoCountry: 'US' }] }],
  });
  expect(JSON.stringify(customerProfile.endUsers)).toContain('"phone_number":"+14155552671"');
  expect(customerProfile.endUsers).toContainEqual({
    attributes: expect.objectContaining({
      business_name: 'Acme Dental',
      business_registration_number: '842761953',
      website_url: 'https://acme-dental.com',
    }) as unknown,
  });
});

test('a single step sends the normal form too, and of a list each item', async () => {
  const { business } = voiceIntegrityInput([]).customerProfile.secondary;
  const input = {
    friendlyName: ' Acme ',
    business: { ...business, socialMediaProfileUrls: ['social.example/Acme ', 'https://Other.example/'] },
  };
  const { createBusinessInformation: made } = await app.data<{
    createBusinessInformation: { endUser: { friendlyName: string; attributes: Readonly<Record<string, unknown>> } };
  }>(
    `mutation ($input: CreateBusinessInformationInput!) {
      createBusinessInformation(input: $input) { endUser { friendlyName attributes } userErrors { message path } } }`,
    { input },
  );
  expect(made.endUser.friendlyName).toBe('Acme');
  expect(made.endUser.attributes['social_media_profile_urls']).toBe(
    'https://social.example/Acme,https://other.example',
  );
});

test('JSON of the caller, keys and cursors stay as they are', async () => {
  const { createEndUser: made } = await app.data<{ createEndUser: { endUser: { attributes: object } } }>(
    `mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { endUser { attributes } } }`,
    {
      input: {
        friendlyName: 'a',
        type: 'authorized_representative_1',
        attributes: { first_name: ' Dana ', phone_number: '(415) 555-0100' },
      },
    },
  );
  expect(made.endUser.attributes).toEqual({ first_name: ' Dana ', phone_number: '(415) 555-0100' });
  const input = { ...voiceIntegrityInput(await numbers(1)), idempotencyKey: ` ${randomUUID()}` };
  const { onboarding } = await onboard(app, input);
  const { onboardingByKey } = await app.data<{ onboardingByKey: { id: string } | null }>(
    'query ($key: String!) { onboardingByKey(idempotencyKey: $key) { id } }',
    { key: input.idempotencyKey },
  );
  expect(onboardingByKey?.id).toBe(onboarding?.id);
});

test('an account, a SID and a filter are known in other letters', async () => {
  const [number] = await numbers(1);
  const query = `query ($sid: Sid!, $filter: IncomingPhoneNumberFilter) {
    incomingPhoneNumber(sid: $sid) { sid phoneNumber }
    incomingPhoneNumbers(filter: $filter) { nodes { sid } } }`;
  type Answer = {
    incomingPhoneNumber: { sid: string; phoneNumber: string };
    incomingPhoneNumbers: { nodes: { sid: string }[] };
  };
  const { incomingPhoneNumber: plain } = await app.data<Answer>(query, { sid: number });
  const digits = plain.phoneNumber.slice(2);
  const phoneNumber = `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
  const typed = await app.data<Answer>(query, { sid: number!.toUpperCase(), filter: { phoneNumber } });
  expect(typed.incomingPhoneNumber).toEqual(plain);
  expect(typed.incomingPhoneNumbers.nodes).toEqual([{ sid: number }]);
  const answer = await app.execute('{ account { sid } }', {}, { 'x-account-sid': app.accountSid.toUpperCase() });
  expect(answer.data).toEqual({ account: { sid: app.accountSid } });
});

test('a plan names the field of what cannot be', async () => {
  const input = inputFor('SHAKEN_STIR', await numbers(1), {
    secondary: (good) => ({
      ...good,
      address: { create: { ...good.address.create, region: 'Kalifornien', postalCode: '9410' } },
      business: { ...good.business, businessName: 'Acme 🦷' },
    }),
  });
  const { planShakenStir } = await app.data<{ planShakenStir: { warnings: { field: string }[] } }>(
    'query ($input: OnboardShakenStirInput!) { planShakenStir(input: $input) { warnings { field } } }',
    { input },
  );
  expect(planShakenStir.warnings.map(({ field }) => field)).toEqual([
    'customerProfile.secondary.address.create.region',
    'customerProfile.secondary.address.create.postalCode',
    'customerProfile.secondary.business.businessName',
  ]);
});
