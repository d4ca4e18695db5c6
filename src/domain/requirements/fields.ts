import { EndUserTypeName, type Attributes } from '../end-user.js';

/**
 * Policies list the fields of a type without saying which may stay empty: that is in the guides (TRUSTHUB 3), as is the
 * second representative, whom policies list like the first.
 */
const OPTIONAL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  [EndUserTypeName.BUSINESS_INFORMATION]: ['social_media_profile_urls'],
  [EndUserTypeName.VOICE_INTEGRITY]: ['notes'],
  [EndUserTypeName.A2P_MESSAGING]: ['stock_exchange', 'stock_ticker', 'brand_contact_email'],
};

const OPTIONAL_REQUIREMENTS: readonly string[] = [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2];

/** An evaluation refuses any other word with 22218 (report: PRIVATE_PROFIT). */
const COMPANY_TYPES: readonly string[] = ['private', 'public', 'non-profit', 'government'];

/** The guides let it be left out. */
export function mayBeLeftOut(requirementName: string): boolean {
  return OPTIONAL_REQUIREMENTS.includes(requirementName);
}

/** Which of the fields an evaluation would find empty or refuse. Without attributes: all that must be filled in. */
export function missingFields(
  type: string,
  fields: readonly string[],
  attributes: Attributes | null,
): readonly string[] {
  const listed = type === EndUserTypeName.A2P_MESSAGING && attributes?.['company_type'] === 'public';
  const optional = listed ? [] : (OPTIONAL_FIELDS[type] ?? []);
  return fields.filter((name) => {
    const value = attributes?.[name];
    if (isEmpty(value)) return !optional.includes(name);
    return type === EndUserTypeName.A2P_MESSAGING && name === 'company_type' && !COMPANY_TYPES.includes(String(value));
  });
}

/** Blank text and a list of nothing are as good as no value. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
