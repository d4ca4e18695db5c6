import { A2pCompanyType } from '../a2p-messaging-profile.js';
import { BusinessRegistrationIdentifier, OTHER_REGISTRATION, otherRegistrationOf } from '../business-information.js';
import { EndUserTypeName, type Attributes } from '../end-user.js';

/**
 * Policies list the fields of a type without saying which may stay empty: that is in the guides (TRUSTHUB 3), as is the
 * second representative, whom policies list like the first.
 */
const OPTIONAL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  [EndUserTypeName.BUSINESS_INFORMATION]: ['social_media_profile_urls'],
  [EndUserTypeName.VOICE_INTEGRITY]: ['notes'],
};

/** A field that is required only where another one has a certain value. */
export interface ConditionalField {
  readonly name: string;
  readonly when: { readonly field: string; readonly value: string };
}

const LISTED = { field: 'company_type', value: A2pCompanyType.PUBLIC };
const OTHER = { field: 'business_registration_identifier', value: BusinessRegistrationIdentifier.OTHER };

/**
 * From the guides too (TRUSTHUB 3). The name of another register is in no published policy, which list every field of
 * the form but this one; it is required all the same.
 */
const CONDITIONAL_FIELDS: Readonly<Record<string, readonly ConditionalField[]>> = {
  [EndUserTypeName.BUSINESS_INFORMATION]: [{ name: OTHER_REGISTRATION, when: OTHER }],
  [EndUserTypeName.A2P_MESSAGING]: [
    { name: 'stock_exchange', when: LISTED },
    { name: 'stock_ticker', when: LISTED },
    { name: 'brand_contact_email', when: LISTED },
  ],
};

/** Those of a type whose condition is among the fields that a policy lists. */
export function conditionalFields(type: string, fields: readonly string[]): readonly ConditionalField[] {
  return (CONDITIONAL_FIELDS[type] ?? []).filter(({ when }) => fields.includes(when.field));
}

const OPTIONAL_REQUIREMENTS: readonly string[] = [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2];

const COMPANY_TYPES: readonly string[] = Object.values(A2pCompanyType);

/** Whether a field may stay empty in every case: for those of `conditionalFields` it depends. */
export function isOptionalField(type: string, name: string): boolean {
  return (OPTIONAL_FIELDS[type] ?? []).includes(name);
}

/** The guides allow it to be left out. */
export function mayBeLeftOut(requirementName: string): boolean {
  return OPTIONAL_REQUIREMENTS.includes(requirementName);
}

/** Which of the fields an evaluation would find empty or refuse. Without attributes: all that must be filled in. */
export function missingFields(
  type: string,
  fields: readonly string[],
  attributes: Attributes | null,
): readonly string[] {
  const conditional = conditionalFields(type, fields);
  const wanted = conditional.filter(({ when }) => attributes?.[when.field] === when.value).map(({ name }) => name);
  const unwanted = conditional.map(({ name }) => name).filter((name) => !wanted.includes(name));
  const optional = [...(OPTIONAL_FIELDS[type] ?? []), ...unwanted];
  return [...new Set([...fields, ...wanted])].filter((name) => {
    const value = name === OTHER_REGISTRATION ? otherRegistrationOf(attributes ?? {}) : attributes?.[name];
    if (isEmpty(value)) return !optional.includes(name);
    return type === EndUserTypeName.A2P_MESSAGING && name === 'company_type' && !COMPANY_TYPES.includes(String(value));
  });
}

/** Blank text and a list of nothing are as good as no value. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
