import { describe, expect, test } from 'vitest';
import { BundleStatus } from '../../../src/domain/bundle.js';
import { PolicyKind } from '../../../src/domain/policy.js';
import { WARNING_FAMILIES, warningsOf } from '../../../src/domain/requirements/warnings/families.js';
import type { WarningSource } from '../../../src/domain/requirements/warnings/warning.js';
import { bundle, endUser, NOTHING, profile } from '../support/records.js';
import { GOOD_PERSON, holding, ofProduct, short, type Given } from './support/good-customer.js';

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

test('nothing approved is warned about, and nothing twice', () => {
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
    kind: PolicyKind.SOLE_PROPRIETOR_A2P,
    attachments: {
      ...NOTHING,
      endUsers: [endUser('sole_proprietor_information', { brand_name: 'Acme LLC', mobile_phone_number: '+44' })],
    },
  },
  ...['non-profit', 'government'].map((company_type) => ({
    kind: PolicyKind.A2P_MESSAGING_LOCAL_BUSINESS,
    attachments: { ...NOTHING, endUsers: [endUser('us_a2p_messaging_profile_information', { company_type })] },
    profileAttachments: [holding({})],
  })),
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
