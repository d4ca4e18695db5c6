import { describe, expect, test } from 'vitest';
import { BundleStatus } from '../../../src/domain/bundle.js';
import { PolicyKind } from '../../../src/domain/policy.js';
import { WARNING_FAMILIES, warningsOf } from '../../../src/domain/requirements/warnings/families.js';
import type { WarningSource } from '../../../src/domain/requirements/warnings/warning.js';
import { addressDocument, bundle, endUser, NOTHING, profile } from '../support/records.js';

const GOOD_BUSINESS = {
  business_name: 'Acme Dental',
  business_identity: 'direct_customer',
  business_type: 'Corporation',
  business_industry: 'HEALTHCARE',
  business_registration_identifier: 'EIN',
  business_registration_number: '842761953',
  business_regions_of_operation: 'USA_AND_CANADA,EUROPE',
  website_url: 'https://www.acme-dental.com/about',
};
const GOOD_PERSON = {
  first_name: 'Dana',
  last_name: 'Reyes',
  email: 'dana@acme-dental.com',
  phone_number: '+14155550123',
  job_position: 'CEO',
};
const OTHER_PERSON = {
  first_name: 'Kim',
  last_name: 'Lee',
  email: 'kim@acme-dental.com',
  phone_number: '+14155550124',
};

interface Given {
  readonly business?: object;
  readonly person?: object;
  readonly second?: object;
  readonly address?: object;
}

/** What a complete profile holds, with changes. */
const holding = ({ business, person, second, address }: Given) => ({
  ...NOTHING,
  endUsers: [
    endUser('customer_profile_business_information', { ...GOOD_BUSINESS, ...business }),
    endUser('authorized_representative_1', { ...GOOD_PERSON, ...person }),
    ...(second ? [endUser('authorized_representative_2', { ...second })] : []),
  ],
  documents: [addressDocument(address)],
});

const short = (source: Partial<WarningSource>) =>
  warningsOf({
    bundle: bundle(),
    kind: PolicyKind.UNKNOWN,
    attachments: NOTHING,
    profileAttachments: [],
    ...source,
  }).map(({ field, likelyCode }) => `${field} ${likelyCode}`);
const ofProfile = (given: Given) => short({ attachments: holding(given) });
const ofProduct = (kind: PolicyKind, given: Given) => short({ kind, profileAttachments: [holding(given)] });

describe('a profile', () => {
  test.each<[string, Given]>([
    ['complete', {}],
    ['whose email is at a subdomain', { person: { email: 'dana@mail.acme-dental.com' } }],
    ['whose website has another host of the domain', { business: { website_url: 'https://shop.acme-dental.com' } }],
    ['whose domain is short', { business: { website_url: 'https://www.ibm.de' }, person: { email: 'd@ibm.de' } }],
    ['with a dash in the EIN', { business: { business_registration_number: '84-2761953' } }],
    ['with the EIN as a number', { business: { business_registration_number: 842761953 } }],
    [
      'with another register',
      { business: { business_registration_identifier: 'CN', business_registration_number: 'X1' } },
    ],
    ['with regions as a list', { business: { business_regions_of_operation: ['ASIA', 'AFRICA'] } }],
    ['with two representatives', { second: { ...OTHER_PERSON } }],
    ['in a street that sounds like a box', { address: { street: '12 Boxwood Post Road' } }],
    ['abroad', { address: { isoCountry: 'GB' }, person: { phone_number: '+442071838750' } }],
    ['with a ZIP of nine digits', { address: { postalCode: '94105-1234' } }],
    ['where a ZIP serves two states', { address: { region: 'KY', postalCode: '42223' } }],
    ['whose state is spelt out', { address: { region: 'District of Columbia', postalCode: '20001' } }],
    ['in a territory', { address: { region: 'PR', postalCode: '00901' } }],
    ['with a trade mark in its name', { business: { business_name: 'Acme™ Dental® №1' } }],
    [
      'whose website is in other letters and whose email is in punycode',
      { business: { website_url: 'https://www.bücher.example' }, person: { email: 'a@xn--bcher-kva.example' } },
    ],
    [
      'whose email is in other letters and whose website is in punycode',
      { business: { website_url: 'https://xn--bcher-kva.example' }, person: { email: 'a@BÜCHER.example' } },
    ],
    ['with nothing but oddities', { business: { website_url: 7, business_industry: null }, person: { email: [] } }],
  ])('%s gets no warning', (_what, given) => {
    expect(ofProfile(given)).toEqual([]);
  });

  test.each<[string, Given, string]>([
    ['another domain', { person: { email: 'dana@elsewhere.com' } }, 'authorizedRepresentatives.0.email 18606'],
    [
      'another domain under co.uk',
      {
        business: { website_url: 'https://acme.co.uk' },
        person: { email: 'a@other.co.uk' },
      },
      'authorizedRepresentatives.0.email 18606',
    ],
    ['free mail', { person: { email: 'Dana@GMail.com' } }, 'authorizedRepresentatives.0.email 18606'],
    [
      'free mail of the second',
      { second: { ...OTHER_PERSON, email: 'k@gmx.de' } },
      'authorizedRepresentatives.1.email 18606',
    ],
    [
      'a short EIN',
      { business: { business_registration_number: '1234' } },
      'business.businessRegistrationNumber 18602',
    ],
    [
      'an EIN by its label',
      {
        business: {
          business_registration_identifier: 'USA: Employer Identification Number (EIN)',
          business_registration_number: 'ABC',
        },
      },
      'business.businessRegistrationNumber 18602',
    ],
    [
      'a DUNS number',
      {
        business: { business_registration_identifier: 'DUNS' },
      },
      'business.businessRegistrationIdentifier 18602',
    ],
    ['a website without https', { business: { website_url: 'acme-dental.com' } }, 'business.websiteUrl 11001'],
    ['a state that does not exist', { address: { region: 'XX', postalCode: '94105' } }, 'address.region 18014'],
    ['a ZIP of four digits', { address: { region: 'MA', postalCode: '2139' } }, 'address.postalCode 18014'],
    ['a ZIP with letters', { address: { postalCode: 'SW1A 1AA' } }, 'address.postalCode 18014'],
    ['a ZIP of another state', { address: { region: 'CA', postalCode: '10001' } }, 'address.postalCode 18014'],
    ['an emoji in the legal name', { business: { business_name: 'Acme Dental 🦷' } }, 'business.businessName null'],
    ['a heart in it', { business: { business_name: 'Acme ❤ Dental' } }, 'business.businessName null'],
    ['a flag in a last name', { person: { last_name: 'Reyes 🇺🇸' } }, 'authorizedRepresentatives.0.lastName null'],
    ['a PO box', { address: { street: 'P.O. Box 77' } }, 'address 18018'],
    ['a PO box in the second line', { address: { streetSecondary: 'po box 1' } }, 'address 18018'],
    ['a private mailbox', { address: { streetSecondary: 'PMB 12' } }, 'address 18603'],
    [
      'one person twice',
      { second: { ...OTHER_PERSON, first_name: 'dana', last_name: 'REYES' } },
      'authorizedRepresentatives.1 18605',
    ],
    ['one email twice', { second: { ...OTHER_PERSON, email: GOOD_PERSON.email } }, 'authorizedRepresentatives.1 18605'],
    ['an industry', { business: { business_industry: 'CONSTRUCTION' } }, 'business.businessIndustry null'],
    ['a business type', { business: { business_type: 'LLC' } }, 'business.businessType null'],
    [
      'a region among good ones',
      { business: { business_regions_of_operation: 'ASIA,MOON' } },
      'business.businessRegionsOfOperation null',
    ],
    ['a position', { person: { job_position: 'Boss' } }, 'authorizedRepresentatives.0.jobPosition null'],
  ])('warns of %s', (_what, given, warning) => {
    expect(ofProfile(given)).toEqual([warning]);
  });
});

describe('a product', () => {
  test('checks the place, phone and website of its profile where it requires the US', () => {
    const foreign: Given = {
      address: { isoCountry: 'gb' },
      person: { phone_number: '+44 20 7183 8750' },
      business: { website_url: 'acme-dental.com' },
    };
    const expected = ['business.websiteUrl 11001', 'address 11003', 'authorizedRepresentatives.0.phoneNumber 11002'];
    expect(ofProduct(PolicyKind.VOICE_INTEGRITY, foreign)).toEqual(expected);
    expect(ofProduct(PolicyKind.CNAM, foreign)).toEqual(expected);
    expect(ofProduct(PolicyKind.CNAM, { person: { phone_number: '+1 (415) 555-0123' } })).toEqual([]);
  });

  test('warns while its profile is not approved', () => {
    const on = (status: BundleStatus, kind: PolicyKind) =>
      short({ kind, attachments: { ...NOTHING, bundles: [profile('secondary', { status })] } });
    expect(on(BundleStatus.IN_REVIEW, PolicyKind.VOICE_INTEGRITY)).toEqual(['customerProfile 11005']);
    expect(on(BundleStatus.DRAFT, PolicyKind.CNAM)).toEqual(['customerProfile 11006']);
    expect(on(BundleStatus.TWILIO_APPROVED, PolicyKind.CNAM)).toEqual([]);
    expect(on(BundleStatus.DRAFT, PolicyKind.SHAKEN_STIR)).toEqual([]);
  });

  test.each([
    ['Acme Dental', []],
    ['A1, Inc.', []],
    ['Acme Dental of the West', ['cnam.cnamDisplayName 11009']],
    ['1 Acme', ['cnam.cnamDisplayName 11009']],
    ['Acme & Sons', ['cnam.cnamDisplayName 11009']],
  ])('caller name %s', (name, expected) => {
    const attachments = { ...NOTHING, endUsers: [endUser('cnam_information', { cnam_display_name: name })] };
    expect(short({ attachments })).toEqual(expected);
  });

  test.each([
    ['voice_integrity_information', { use_case: 'Robocalls' }, 'voiceIntegrity.useCase null'],
    [
      'us_a2p_messaging_profile_information',
      { company_type: 'PRIVATE_PROFIT' },
      'a2pMessagingProfile.companyType 22218',
    ],
  ])('unknown words of %s', (type, attributes, warning) => {
    expect(short({ attachments: { ...NOTHING, endUsers: [endUser(type, attributes)] } })).toEqual([warning]);
  });
});

test.each([
  ['customer_profile_business_information', { business_type: 'LLC' }, 'Limited Liability Corporation'],
  ['customer_profile_business_information', { business_industry: 'healthcare' }, 'HEALTHCARE'],
  ['voice_integrity_information', { use_case: 'customer support' }, 'Customer Support'],
  ['us_a2p_messaging_profile_information', { company_type: 'PRIVATE' }, 'private'],
])('a word of %s that is nearly right is answered with the right one', (type, attributes, likely) => {
  const source = { bundle: bundle(), kind: PolicyKind.UNKNOWN, profileAttachments: [] };
  const warnings = warningsOf({ ...source, attachments: { ...NOTHING, endUsers: [endUser(type, attributes)] } });
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining(`Did you mean "${likely}"?`)]);
});

test('nothing is said of what is approved, and nothing twice', () => {
  const attachments = holding({
    business: { business_industry: 'CONSTRUCTION', business_regions_of_operation: 'A,B' },
  });
  expect(short({ attachments })).toHaveLength(2);
  expect(short({ attachments, bundle: bundle({ status: BundleStatus.TWILIO_APPROVED }) })).toEqual([]);
});

/** Everything that can be wrong at once; what excludes each other, one after the other. */
const WORST: readonly Partial<WarningSource>[] = [
  {
    kind: PolicyKind.VOICE_INTEGRITY,
    attachments: { ...NOTHING, bundles: [profile('secondary', { status: BundleStatus.DRAFT })] },
    profileAttachments: [holding({ address: { isoCountry: 'GB' }, person: { phone_number: '+442071838750' } })],
  },
  {
    kind: PolicyKind.CNAM,
    attachments: {
      ...NOTHING,
      bundles: [profile('secondary', { status: BundleStatus.DRAFT })],
      endUsers: [endUser('cnam_information', { cnam_display_name: '1 Acme' })],
    },
  },
  { kind: PolicyKind.STARTER_CUSTOMER_PROFILE },
  {
    attachments: holding({
      business: { website_url: 'acme-dental.com', business_registration_number: '1', business_type: 'LLC' },
      person: { email: 'dana@elsewhere.com' },
      second: { ...GOOD_PERSON },
      address: { street: 'PO Box 1', region: 'XX' },
    }),
  },
  { attachments: holding({ address: { streetSecondary: 'PMB 12' }, business: { business_name: 'Acme 🦷' } }) },
  {
    kind: PolicyKind.A2P_MESSAGING_LOCAL_BUSINESS,
    profileAttachments: [holding({ business: { business_type: 'Non-profit' } })],
  },
  {
    attachments: {
      ...NOTHING,
      endUsers: [endUser('us_a2p_messaging_profile_information', { company_type: 'PRIVATE_PROFIT' })],
    },
  },
];

test.each(WARNING_FAMILIES.map((family) => [family.of.name || 'unnamed', family] as const))(
  'the table names the codes that a family warns with: %s',
  (_name, { codes, of }) => {
    const good: WarningSource = {
      bundle: bundle(),
      kind: PolicyKind.UNKNOWN,
      attachments: NOTHING,
      profileAttachments: [],
    };
    const warnings = WORST.flatMap((source) => of({ ...good, ...source }));
    expect(warnings).not.toEqual([]);
    const warned = new Set(warnings.flatMap(({ likelyCode }) => likelyCode ?? []));
    expect([...warned].sort()).toEqual([...codes].sort());
  },
);
