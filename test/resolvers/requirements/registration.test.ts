import { describe, expect, test } from 'vitest';
import {
  CreateA2pBrandRegistrationDocument,
  CreateA2pMessagingProfileInformationDocument,
  CreateBusinessInformationDocument,
} from '../../operations/generated/graphql.js';
import { BUSINESS } from '../../support/business.js';
import { useWorkshop, type RequirementsAnswer } from './support/workshop.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const STARTER = 'RN806dd6cd175f314e1f96a9727ee271f4';
const A2P = 'RNb0d4771c2c98518d916a3d4cd70a8f8b';
const SOLE_PROPRIETOR = 'RN670d5d2e282a6130ae063b234b6019c8';
const OTHER = 'business_registration_identifier_other';

const { app, workshop } = useWorkshop();
let since = 0;

const fromHere = () => (since = (app.sandbox.journal({ limit: 1 })[0]?.index ?? -1) + 1);
const writes = () => app.sandbox.journal({ since, method: 'POST' }).map(({ path }) => path);

interface Made {
  readonly endUser: { readonly attributes: object; readonly details: object } | null;
  readonly userErrors: readonly { readonly path: readonly string[]; readonly message: string }[];
}
async function make(document: { toString(): string }, input: object): Promise<Made> {
  fromHere();
  const data = await app.data<Record<string, Made>>(document.toString(), { input: { friendlyName: 'Acme', ...input } });
  return Object.values(data)[0]!;
}

/** A profile with a business, and nothing else. */
async function profileOf(changes: object, policySid = SECONDARY): Promise<string> {
  const sid = await workshop.bundle('CustomerProfile', policySid);
  const business = await workshop.endUser('customer_profile_business_information', { ...BUSINESS, ...changes });
  await workshop.attach('CustomerProfile', sid, business);
  return sid;
}
async function productOn(profile: string, policySid: string): Promise<RequirementsAnswer> {
  const sid = await workshop.bundle('TrustProduct', policySid);
  await workshop.attach('TrustProduct', sid, profile);
  return workshop.requirements('TrustProduct', sid);
}
const short = ({ warnings }: RequirementsAnswer) => warnings.map(({ field, likelyCode }) => `${field} ${likelyCode}`);

describe('a register that is on no list of Twilio', () => {
  const business = {
    businessName: 'Acme Dental',
    businessType: 'CORPORATION',
    businessIndustry: 'HEALTHCARE',
    businessRegistrationIdentifier: 'OTHER',
    businessRegistrationNumber: 'HRB 12345',
    businessRegionsOfOperation: ['EUROPE'],
    websiteUrl: 'https://www.acme-dental.com',
  };
  const create = (changes: object) =>
    make(CreateBusinessInformationDocument, { business: { ...business, ...changes } });

  test('is named, sent and shown', async () => {
    const { endUser, userErrors } = await create({ businessRegistrationIdentifierOther: 'Handelsregister' });
    expect(userErrors).toEqual([]);
    expect(endUser).toMatchObject({
      attributes: { business_registration_identifier: 'Other', [OTHER]: 'Handelsregister' },
      details: { businessRegistrationIdentifier: 'Other', businessRegistrationIdentifierOther: 'Handelsregister' },
    });
  });

  test.each([
    ['missing', {}, 'Give the name of the register'],
    ['blank', { businessRegistrationIdentifierOther: '  ' }, 'Give the name of the register'],
    [
      'given for another identifier',
      { businessRegistrationIdentifier: 'CN', businessRegistrationIdentifierOther: 'Handelsregister' },
      'Leave this out',
    ],
  ])('%s: the finding says so, and nothing is sent', async (_what, changes, message) => {
    const { endUser, userErrors } = await create(changes);
    expect(endUser).toBeNull();
    expect(userErrors).toMatchObject([{ path: ['business', 'businessRegistrationIdentifierOther'] }]);
    expect(userErrors[0]?.message).toContain(message);
    expect(writes()).toEqual([]);
  });

  test('of no other identifier is anything sent', async () => {
    const { endUser } = await create({ businessRegistrationIdentifier: 'CN' });
    expect(endUser?.attributes).not.toHaveProperty(OTHER);
  });

  test('is due while it is missing, as the evaluation finds too, and satisfied under any key that names it', async () => {
    const other = { business_registration_identifier: 'Other' };
    const missing = await profileOf(other);
    const name = 'customer_profile_business_information';
    const dueOf = async (sid: string) => {
      const { currentlyDue } = await workshop.requirements('CustomerProfile', sid);
      return currentlyDue.find((one) => one.name === name)?.missingFields;
    };
    expect(await dueOf(missing)).toEqual([OTHER]);
    const { results } = await workshop.evaluate('CustomerProfile', missing);
    expect(results).toContainEqual(expect.objectContaining({ requirementName: name, passed: false }));
    expect(await dueOf(await profileOf({ ...other, [OTHER]: 'Handelsregister' }))).toBeUndefined();
    expect(await dueOf(await profileOf({ ...other, other_registration_type: 'Handelsregister' }))).toBeUndefined();
  });
});

describe('a registration number', () => {
  const foreign = { business_regions_of_operation: 'EUROPE' };

  test.each<[string, object, readonly string[]]>([
    ['an EIN', {}, []],
    ['an EIN that is none', { business_registration_number: '1234' }, ['business.businessRegistrationNumber 18602']],
    ['the tax number of another country as EIN', { ...foreign, business_registration_number: 'DE 123456' }, []],
    ['a DUNS number', { business_registration_identifier: 'DUNS' }, ['business.businessRegistrationIdentifier 18602']],
    [
      'a DUNS number abroad',
      { ...foreign, business_registration_identifier: 'DUNS' },
      ['business.businessRegistrationIdentifier 18602'],
    ],
    [
      'a DUNS number as another register',
      { ...foreign, business_registration_identifier: 'Other', [OTHER]: 'D-U-N-S Number' },
      ['business.businessRegistrationIdentifierOther 18602'],
    ],
    ['a CCN', { business_registration_identifier: 'CCN' }, ['business.businessRegistrationIdentifier null']],
    ['a CBN', { business_registration_identifier: 'CBN' }, []],
  ])('%s', async (_what, changes, expected) => {
    expect(short(await workshop.requirements('CustomerProfile', await profileOf(changes)))).toEqual(expected);
  });

  test('of a Canadian business is a CBN for A2P messaging, which looks into the profile for it', async () => {
    const ccn = await productOn(await profileOf({ business_registration_identifier: 'CCN' }), A2P);
    expect(ccn.warnings).toMatchObject([
      { field: 'business.businessRegistrationIdentifier', message: expect.stringContaining('(CBN)') as string },
    ]);
    expect(short(await productOn(await profileOf({ business_registration_identifier: 'CBN' }), A2P))).toEqual([]);
    expect(short(await productOn(await profileOf({ business_type: 'Non-profit' }), A2P))).toEqual([
      'business.businessType null',
    ]);
  });

  test('a starter profile and a sole proprietor have none, which is said of each', async () => {
    const starter = await workshop.bundle('CustomerProfile', STARTER);
    expect(short(await workshop.requirements('CustomerProfile', starter))).toEqual(['kind 30915']);
    expect(short(await productOn(starter, SOLE_PROPRIETOR))).toEqual(['kind 30915']);
  });

  test('CCN is refused for the form of an A2P brand, before it is started', async () => {
    const input = (registrationAuthority: string) => ({
      input: { brandType: 'STANDARD', notificationEmail: 'a@b.example', business: { registrationAuthority } },
    });
    type Answer = { readonly createA2pBrandRegistration: Made };
    const start = async (authority: string) => {
      fromHere();
      const data = await app.data<Answer>(CreateA2pBrandRegistrationDocument.toString(), input(authority));
      return data.createA2pBrandRegistration.userErrors;
    };
    expect(await start('CCN')).toMatchObject([{ path: ['business', 'registrationAuthority'] }]);
    expect(writes()).toEqual([]);
    expect(await start('CBN')).toEqual([]);
    expect(writes()).toHaveLength(1);
  });
});

describe('the end user of A2P messaging', () => {
  const create = (a2pMessagingProfile: object) =>
    make(CreateA2pMessagingProfileInformationDocument, { a2pMessagingProfile });
  const listed = {
    companyType: 'PUBLIC',
    stockExchange: 'NYSE',
    stockTicker: 'ACME',
    brandContactEmail: 'ir@acme-dental.com',
  };

  test.each<[string, object, object]>([
    ['private', { companyType: 'PRIVATE' }, { company_type: 'private' }],
    ['non-profit', { companyType: 'NON_PROFIT' }, { company_type: 'non-profit' }],
    [
      'public',
      listed,
      {
        company_type: 'public',
        stock_exchange: 'NYSE',
        stock_ticker: 'ACME',
        brand_contact_email: 'ir@acme-dental.com',
      },
    ],
  ])('%s: only what Twilio wants of it is sent', async (_what, given, attributes) => {
    const { endUser, userErrors } = await create(given);
    expect(userErrors).toEqual([]);
    expect(endUser?.attributes).toEqual(attributes);
    expect(endUser).toMatchObject({ type: 'us_a2p_messaging_profile_information' });
    expect(writes()).toEqual(['/v1/EndUsers']);
  });

  test.each<[string, object, readonly string[]]>([
    [
      'a public company without anything',
      { companyType: 'PUBLIC' },
      ['brandContactEmail', 'stockExchange', 'stockTicker'],
    ],
    ['a ticker of a private one', { companyType: 'PRIVATE', stockTicker: 'ACME' }, ['stockTicker']],
    ['an email that is none', { companyType: 'GOVERNMENT', brandContactEmail: 'nobody' }, ['brandContactEmail']],
  ])('%s is refused before anything is sent', async (_what, given, fields) => {
    const { endUser, userErrors } = await create(given);
    expect(endUser).toBeNull();
    expect(userErrors.map(({ path }) => path.at(-1)).sort()).toEqual(fields);
    expect(writes()).toEqual([]);
  });
});
