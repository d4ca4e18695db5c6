import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CreateA2pBrandRegistrationDocument,
  CreateA2pCampaignRegistrationDocument,
  CreateComplianceInquiryDocument,
  CreateComplianceRegistrationDocument,
  CreateComplianceTollfreeInquiryDocument,
  ResumeA2pBrandRegistrationDocument,
  ResumeComplianceInquiryDocument,
} from '../operations/generated/graphql.js';
import { OPERATIONS } from '../sandbox/contract/description.js';
import type { Stage } from '../sandbox/contract/stage.js';
import { stageIn } from '../support/stage.js';
import { useTestApp } from '../support/use-test-app.js';
import { BRAND, CAMPAIGN, GB, LONG, TOLLFREE, WEB, email } from './support/form-prefills.js';

interface Form {
  readonly registrationId?: string;
  readonly customerId?: string;
  readonly inquiryId: string;
  readonly inquirySessionToken: string;
  readonly customerProfile?: { readonly sid: string; readonly status: string } | null;
}
interface Payload {
  readonly complianceInquiry?: Form | null;
  readonly registration?: Form | null;
  readonly userErrors: readonly { code: string; path: readonly string[] | null; message: string }[];
}

const app = useTestApp();
let stage: Stage;
let since = 0;
beforeAll(() => {
  stage = stageIn(app);
});
beforeEach(() => {
  app.sandbox.clearFaults();
  since = (app.sandbox.journal({ limit: 1 })[0]?.index ?? -1) + 1;
});

async function open(document: { toString(): string }, input: object): Promise<Payload> {
  const [payload] = Object.values(await app.data<Record<string, Payload>>(document.toString(), { input }));
  if (payload === undefined) throw new Error('The answer holds no payload.');
  return payload;
}

/** Every `prefill` in a value, in order. */
function prefillsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'prefill' in value ? [value.prefill as Readonly<Record<string, unknown>>] : [];
  return [...own, ...Object.values(value).flatMap(prefillsIn)];
}

/** What the sandbox keeps of the last form that was started, by Twilio's names in Pascal case. */
function prefillOfLast(): Readonly<Record<string, unknown>> {
  const lines = app.sandbox.snapshot().toString('utf8').trim().split('\n');
  return lines.flatMap((line) => prefillsIn(JSON.parse(line))).at(-1) ?? {};
}

describe('everything that Twilio accepts as a prefill can be given, and arrives under its name:', () => {
  it.each([
    [
      'CreateComplianceRegistration',
      CreateComplianceRegistrationDocument,
      () => ({ ...GB, statusCallback: `${app.app.url}/webhooks/trust-hub/${app.accountSid}` }),
      {
        BusinessLegalName: 'Acme Ltd',
        EndUserType: 'Business',
        PhoneNumberType: 'toll-free',
        BusinessRegistrationAuthority: 'UK:CRN',
        AddressSubdivision: 'IL',
        UseAddressAsEmergencyAddress: false,
      },
    ],
    [
      'CreateComplianceTollfreeInquiry',
      CreateComplianceTollfreeInquiryDocument,
      async () => ({
        ...TOLLFREE,
        phoneNumber: await stage.tollfreeNumber(),
        customerProfileSid: await stage.primary(),
      }),
      {
        UseCaseCategories: ['ACCOUNT_NOTIFICATIONS', 'CUSTOMER_CARE'],
        BusinessStreetAddress2: 'Floor 2',
        ProductionMessageSample: LONG,
        AgeGatedContent: false,
      },
    ],
    [
      'CreateA2pBrandRegistration',
      CreateA2pBrandRegistrationDocument,
      () => BRAND,
      {
        BusinessWebsite: WEB,
        IsTest: true,
        SkipAutomaticSecVet: true,
        AuthorizedContactMobilePhoneNumberE164: '+14155550100',
      },
    ],
    [
      'CreateA2pCampaignRegistration',
      CreateA2pCampaignRegistrationDocument,
      () => CAMPAIGN,
      { UseCaseSampleMessage5: `${LONG} 5`, HasEmbeddedPhone: false, OptOutKeywords: ['STOP'] },
    ],
  ])('%s', async (id, document, input, some) => {
    const { registration, userErrors } = await open(document, await input());
    expect(userErrors).toEqual([]);
    expect(registration).toMatchObject({
      registrationId: expect.stringMatching(/^tri1\./) as string,
      inquiryId: expect.stringMatching(/^inq_/) as string,
    });
    const { properties = {} } = OPERATIONS.find((operation) => operation.id === id)?.body ?? {};
    const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
    const prefill = prefillOfLast();
    expect(Object.keys(prefill).sort()).toEqual(Object.keys(properties).map(pascal).sort());
    expect(prefill).toMatchObject(some);
  });
});

describe('the form for a customer profile', () => {
  it('makes a profile that is seen at once, and is opened again by its id', async () => {
    const list = async () =>
      (
        await app.data<{ customerProfiles: { nodes: { sid: string }[] } }>(
          '{ customerProfiles(first: 100) { nodes { sid } } }',
        )
      ).customerProfiles.nodes.map(({ sid }) => sid);
    const primaryCustomerProfileSid = await stage.primary();
    const before = await list();
    const { complianceInquiry: started } = await open(CreateComplianceInquiryDocument, { primaryCustomerProfileSid });
    expect(started?.customerProfile).toEqual({ sid: started?.customerId?.slice(-34), status: 'DRAFT' });
    expect(before).not.toContain(started?.customerProfile?.sid);
    expect(await list()).toContain(started?.customerProfile?.sid);

    const { customerId } = started ?? {};
    const again = await open(ResumeComplianceInquiryDocument, { customerId, primaryCustomerProfileSid });
    expect(again).toEqual({ complianceInquiry: started, userErrors: [] });
  });

  it('that nobody started is NOT_FOUND', async () => {
    const customerId = `tri1.us1.trusthub.${app.accountSid}.customer.BU${'9'.repeat(32)}`;
    const input = { customerId, primaryCustomerProfileSid: await stage.primary() };
    const { complianceInquiry, userErrors } = await open(ResumeComplianceInquiryDocument, input);
    expect(complianceInquiry).toBeNull();
    expect(userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
  });
});

it('the token is in the answer and nowhere else', async () => {
  const { registration } = await open(CreateA2pBrandRegistrationDocument, {
    brandType: 'STANDARD',
    notificationEmail: email,
  });
  const token = registration?.inquirySessionToken ?? '';
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  app.sandbox.fault({ path: '/v1/A2PBrandRegistrations/**', effect: 'status', status: 500, count: 0 });
  const input = { registrationId: registration?.registrationId };
  const { errors } = await app.execute(ResumeA2pBrandRegistrationDocument.toString(), { input });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  const said = [...app.logLines, JSON.stringify(errors)].join('\n');
  expect(said).not.toContain(token);
  expect(said).not.toContain(email);
});

it('an account for which Twilio has not enabled its forms is advised what to do', async () => {
  app.sandbox.fault({ path: '/v1/A2PBrandRegistrations', effect: 'status', status: 403, code: 20403 });
  const input = { brandType: 'STANDARD', notificationEmail: email };
  const { errors } = await app.execute(CreateA2pBrandRegistrationDocument.toString(), { input });
  expect(errors?.[0]?.message).toMatch(/Compliance Embeddables/);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
});

describe('bad input is reported by its path, before any request:', () => {
  const brand = { brandType: 'STANDARD', notificationEmail: email };
  it.each([
    ['an email', CreateA2pBrandRegistrationDocument, { ...brand, notificationEmail: 'ada' }, ['notificationEmail']],
    [
      'a political brand without its token',
      CreateA2pBrandRegistrationDocument,
      { ...brand, business: { taxExemptStatus: '527' } },
      ['externalVettingToken'],
    ],
    [
      'a website without https',
      CreateA2pBrandRegistrationDocument,
      { ...brand, business: { websiteUrl: 'http://acme-dental.com' } },
      ['business', 'websiteUrl'],
    ],
    [
      'a contact with a bad number',
      CreateA2pBrandRegistrationDocument,
      { ...brand, contact: { phoneNumber: '415' } },
      ['contact', 'phoneNumber'],
    ],
    [
      'a short sample message',
      CreateA2pCampaignRegistrationDocument,
      { ...CAMPAIGN, useCase: { sampleMessages: [LONG, 'Hi'] } },
      ['useCase', 'sampleMessages', '1'],
    ],
    [
      'a brand by another SID',
      CreateA2pCampaignRegistrationDocument,
      { brandRegistrationSid: `BU${'a'.repeat(32)}` },
      ['brandRegistrationSid'],
    ],
    [
      'an id that would lead elsewhere',
      ResumeA2pBrandRegistrationDocument,
      { registrationId: '../Policies' },
      ['registrationId'],
    ],
    [
      'an address in no country',
      CreateComplianceRegistrationDocument,
      { endUserType: 'BUSINESS', phoneNumberType: 'LOCAL', address: { isoCountry: 'XX' } },
      ['address', 'isoCountry'],
    ],
  ])('%s', async (_what, document, input, path) => {
    const { registration, userErrors } = await open(document, input);
    expect(registration).toBeNull();
    expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID_INPUT', path })]);
    expect(app.sandbox.journal({ since })).toEqual([]);
  });
});
