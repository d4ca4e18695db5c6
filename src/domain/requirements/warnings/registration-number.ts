import { EndUserTypeName, type Attributes } from '../../end-user.js';
import { otherRegistrationOf } from '../../business-information.js';
import {
  attributesOf,
  textOf,
  type JudgedAttachments,
  type RequirementWarningRecord,
  type WarningFamily,
} from './warning.js';

/** What the IRS gives out. */
const EIN = /^\d{2}-?\d{7}$/;

/** Registration numbers that Twilio will likely fail to verify (18602). */
export const registrationNumberWarnings: WarningFamily = ({ attachments }) =>
  attributesOf(attachments, EndUserTypeName.BUSINESS_INFORMATION).flatMap(
    (business) => warningOf(business, attachments) ?? [],
  );

/** Whether a business names this identifier: the word alone, or the label of older guides, "USA: ... Number (EIN)". */
export function namesIdentifier(business: Attributes, word: 'CCN' | 'DUNS' | 'EIN'): boolean {
  return new RegExp(`\\b${word}\\b`, 'i').test(textOf(business, 'business_registration_identifier') ?? '');
}

function warningOf(business: Attributes, attachments: JudgedAttachments): RequirementWarningRecord | null {
  const other = otherRegistrationOf(business);
  const namesDuns = typeof other === 'string' && /\bd-?u-?n-?s\b|\bdun (&|and) bradstreet\b/i.test(other);
  if (namesIdentifier(business, 'DUNS') || namesDuns) {
    return {
      field: `business.${namesDuns ? 'businessRegistrationIdentifierOther' : 'businessRegistrationIdentifier'}`,
      message:
        'A DUNS number is not a registration number in any country, and verification fails with it. Give the tax ' +
        'number with the identifier EIN, or the number of a register that has an identifier of its own.',
      likelyCode: 18602,
    };
  }
  const value = business['business_registration_number'];
  const number = typeof value === 'number' ? String(value) : textOf(business, 'business_registration_number');
  const isEin = namesIdentifier(business, 'EIN') && !isAbroad(business, attachments);
  if (!isEin || number === null || EIN.test(number)) return null;
  return {
    field: 'business.businessRegistrationNumber',
    message: 'An EIN has nine digits, with or without a dash after the second.',
    likelyCode: 18602,
  };
}

/** The tax number of another country goes under EIN too (guide of secondary profiles), and has any format. */
function isAbroad(business: Attributes, { documents }: JudgedAttachments): boolean {
  const given = business['business_regions_of_operation'];
  const regions = Array.isArray(given) ? given.join() : textOf(business, 'business_regions_of_operation');
  const countries = documents.flatMap(({ addresses }) => addresses.flatMap((address) => address?.isoCountry ?? []));
  const elsewhere = countries.length > 0 && !countries.some((country) => country.trim().toUpperCase() === 'US');
  return elsewhere || (regions !== null && !regions.includes('USA_AND_CANADA'));
}
