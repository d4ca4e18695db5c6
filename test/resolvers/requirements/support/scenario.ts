import fc from 'fast-check';
import { BUSINESS } from '../../../support/business.js';
import type { BundleKind } from './workshop.js';

/*
 * What the property test draws: a bundle that is complete by its policy, and defects on top. No defects is the
 * smallest case, so that a failure shrinks to the one defect that matters.
 */

export interface Thing {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A policy, and what a complete bundle of it holds: supporting bundles by the names that the test gives them. */
export interface Blueprint {
  readonly kind: BundleKind;
  readonly policySid: string;
  readonly endUsers: readonly Thing[];
  readonly address: boolean;
  readonly supporting: readonly string[];
}

export const PERSON = {
  first_name: 'Dana',
  last_name: 'Reyes',
  email: 'dana@acme-dental.com',
  phone_number: '+14155550123',
  business_title: 'Owner',
  job_position: 'CEO',
};
const profileUsers: readonly Thing[] = [
  { type: 'customer_profile_business_information', attributes: BUSINESS },
  { type: 'authorized_representative_1', attributes: PERSON },
];
const user = (type: string, attributes: Thing['attributes']): readonly Thing[] => [{ type, attributes }];
const product = (policySid: string, endUsers: readonly Thing[], ...supporting: readonly string[]): Blueprint => ({
  kind: 'TrustProduct',
  policySid,
  endUsers,
  address: false,
  supporting,
});
const profile = (policySid: string, endUsers: readonly Thing[]): Blueprint => ({
  kind: 'CustomerProfile',
  policySid,
  endUsers,
  address: true,
  supporting: ['primary'],
});
const branded = { branded_calls_display_name: 'A', branded_calls_call_reason: 'B', branded_calls_logo_url: 'C' };
const callVolume = { business_employee_count: '12', average_business_day_call_volume: '40' };

export const BLUEPRINTS: readonly Blueprint[] = [
  profile('RNdfbf3fae0e1107f8aded0e7cead80bf5', profileUsers),
  profile('RN074d26323ad8ca107761a5edf4191ba7', profileUsers),
  profile('RNdfbf3fae0e1107f8aded0e7cead80bf5', [
    {
      type: 'customer_profile_business_information',
      attributes: {
        ...BUSINESS,
        business_registration_identifier: 'Other',
        business_registration_identifier_other: 'Handelsregister',
      },
    },
    { type: 'authorized_representative_1', attributes: PERSON },
  ]),
  profile(
    'RN806dd6cd175f314e1f96a9727ee271f4',
    user('starter_customer_profile_information', {
      first_name: 'D',
      last_name: 'R',
      email: 'd@e.com',
      phone_number: '+1',
    }),
  ),
  product('RN7a97559effdf62d00f4298208492a5ea', [], 'submittedSecondary'),
  product(
    'RN5b3660f9598883b1df4e77f77acefba0',
    user('voice_integrity_information', { use_case: 'Telehealth', ...callVolume, notes: '' }),
    'approvedSecondary',
  ),
  product(
    'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
    user('cnam_information', { cnam_display_name: 'Acme' }),
    'approvedSecondary',
  ),
  product(
    'RNb0d4771c2c98518d916a3d4cd70a8f8b',
    user('us_a2p_messaging_profile_information', { company_type: 'private' }),
    'submittedSecondary',
  ),
  product(
    'RN670d5d2e282a6130ae063b234b6019c8',
    user('sole_proprietor_information', { brand_name: 'A', mobile_phone_number: '+1', vertical: 'ONLINE' }),
    'submittedStarter',
  ),
  product(
    'RNca63d1066fbd5e44eac02d0b3cf6d019',
    user('branded_calls_information', branded),
    'approvedSecondary',
    'approvedVoiceIntegrity',
  ),
];

export const SUPPORTING = [
  'primary',
  'draftSecondary',
  'submittedSecondary',
  'approvedSecondary',
  'rejectedSecondary',
  'submittedStarter',
  'draftStarter',
  'approvedVoiceIntegrity',
  'draftVoiceIntegrity',
] as const;

/** Something done to a complete bundle. Numbers pick one of what there is, by the remainder. */
export type Defect =
  | { readonly do: 'leaveOut' | 'duplicate'; readonly at: number }
  | { readonly do: 'setField'; readonly at: number; readonly field: number; readonly value: unknown }
  | { readonly do: 'makeListed'; readonly exchange: string }
  | { readonly do: 'addUser'; readonly thing: Thing }
  | { readonly do: 'addSupporting' | 'swapSupporting'; readonly name: string }
  | { readonly do: 'address'; readonly form: string }
  | { readonly do: 'addProof'; readonly firstName: string };

export const ADDRESS_FORMS = ['text', 'list', 'twoInText', 'misspelt', 'empty', 'unknown', 'halfUnknown'] as const;

const at = fc.nat({ max: 9 });
const value = fc.constantFrom('', '   ', null, 'something', 12, 'public', 'PRIVATE_PROFIT', 'Other', ['A', 'B']);
const defect: fc.Arbitrary<Defect> = fc.oneof(
  fc.record({ do: fc.constantFrom('leaveOut', 'duplicate'), at }),
  fc.record({ do: fc.constant('setField' as const), at, field: at, value }),
  fc.record({ do: fc.constant('makeListed' as const), exchange: fc.constantFrom('', 'NASDAQ') }),
  fc.record({
    do: fc.constant('addUser' as const),
    thing: fc.constantFrom<Thing>(
      { type: 'authorized_representative_2', attributes: PERSON },
      { type: 'authorized_representative_2', attributes: { ...PERSON, email: '' } },
      { type: 'cnam_information', attributes: { cnam_display_name: '' } },
    ),
  }),
  fc.record({
    do: fc.constantFrom('addSupporting', 'swapSupporting'),
    name: fc.constantFrom(...SUPPORTING),
  }),
  fc.record({ do: fc.constant('address' as const), form: fc.constantFrom(...ADDRESS_FORMS) }),
  fc.record({ do: fc.constant('addProof' as const), firstName: fc.constantFrom('Dana', 'Ada', '') }),
);

/** Something done between two evaluations, so that an evaluation out of date is among what the second look sees. */
export type Edit = { readonly do: 'detach' | 'blank' | 'mend'; readonly at: number; readonly field: number };

export interface Scenario {
  readonly blueprint: Blueprint;
  readonly defects: readonly Defect[];
  readonly edits: readonly Edit[];
}

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  blueprint: fc.constantFrom(...BLUEPRINTS),
  defects: fc.array(defect, { maxLength: 3 }),
  edits: fc.array(fc.record({ do: fc.constantFrom('detach', 'blank', 'mend'), at, field: at }), { maxLength: 2 }),
});
