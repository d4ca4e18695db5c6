import { EndUserTypeName, type Attributes } from '../../end-user.js';
import { attributesOf, textOf, type RequirementWarningRecord, type WarningFamily } from './warning.js';

/** Registration numbers that Twilio will likely fail to verify (18602). */
export const registrationNumberWarnings: WarningFamily = ({ attachments }) =>
  attributesOf(attachments, EndUserTypeName.BUSINESS_INFORMATION).flatMap((business) => warningOf(business) ?? []);

function warningOf(business: Attributes): RequirementWarningRecord | null {
  // The word alone, or the label that older guides print: "USA: Employer Identification Number (EIN)".
  const identifier = textOf(business, 'business_registration_identifier') ?? '';
  if (/\bDUNS\b/i.test(identifier)) {
    return {
      field: 'business.businessRegistrationIdentifier',
      message: 'Use the tax number (EIN) rather than a DUNS number, with which verification often fails.',
      likelyCode: 18602,
    };
  }
  const value = business['business_registration_number'];
  const number = typeof value === 'number' ? String(value) : textOf(business, 'business_registration_number');
  if (!/\bEIN\b/i.test(identifier) || number === null || /^\d{2}-?\d{7}$/.test(number)) return null;
  return {
    field: 'business.businessRegistrationNumber',
    message: 'An EIN has nine digits, with or without a dash after the second.',
    likelyCode: 18602,
  };
}
