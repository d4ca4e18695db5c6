import { POLICY } from '../../entities/policies.js';
import { does, localPart, own, ownThat, registration, rejects, website } from './matchers.js';
import type { CaseFile } from '../case-file.js';
import type { MagicValue, Row } from './matchers.js';

const VOICE = [POLICY.voiceIntegrity] as const;
const CNAM = [POLICY.cnam] as const;
const A2P = [POLICY.a2p] as const;
const SOLE = [POLICY.soleProprietor] as const;
const BRANDED = [POLICY.brandedCalling, POLICY.brandedCallingEnhanced, POLICY.brandedCallingEnhanced2] as const;
const NAME = 'branded_calls_display_name';
const LOGO = 'branded_calls_logo_url';
const REASON = 'branded_calls_call_reason';

/**
 * What decides about products: Voice Integrity 11001 to 11004, CNAM 11007 to 11009, branded calling 11010 to 11020. What
 * Twilio documents of a brand's registration (30798, 30799, 30915) decides about messaging products here, which has no brands.
 */
export const PRODUCT_VALUES: readonly MagicValue[] = [
  does('stay-in-review', own(VOICE, 'notes', 'slow', 'stays in review until `/_sandbox/reviews` decides')),
  does('take-tenfold', own(VOICE, 'notes', 'tenfold', 'a slow review: it takes ten times as long')),
  rejects(11001, website(VOICE, 'malformed.example', 'website address malformed')),
  rejects(11001, {
    of: VOICE,
    where: 'website_url',
    value: 'not a web address',
    meaning: 'website address malformed',
    matches: (file) => file.business('website_url') !== '' && !file.websiteHost().includes('.'),
  }),
  rejects(11002, {
    of: VOICE,
    where: 'phone_number of representative 1',
    value: 'not a US (+1) number',
    meaning: 'representative needs a US phone number',
    matches: (file) => file.representatives('1').some((user) => !isUsNumber(user.attributes['phone_number'])),
  }),
  rejects(11003, {
    of: VOICE,
    where: 'country of the address',
    value: 'not US',
    meaning: 'business address must be in the US',
    matches: (file) => file.places().some((place) => place.isoCountry !== 'US'),
  }),
  rejects(11004, registration(VOICE, '333333333', 'business registration validation failed')),
  rejects(11007, own(CNAM, 'cnam_display_name', 'MISMATCH', 'display name does not match the business')),
  rejects(11008, own(CNAM, 'cnam_display_name', 'PROHIBITED', 'display name has prohibited content')),
  rejects(
    11009,
    ownThat(
      CNAM,
      'cnam_display_name',
      'over 15 characters, or not letters, digits, period, comma, space after a letter',
      'display name breaks the rules',
      (name) => !/^[A-Za-z][A-Za-z0-9., ]{0,14}$/.test(name),
    ),
  ),
  does('stay-in-review', contact('slow', 'stays in review until `/_sandbox/reviews` decides')),
  does('take-tenfold', contact('tenfold', 'a slow review: it takes ten times as long')),
  rejects(30798, {
    of: A2P,
    where: 'company_type',
    value: '`non-profit`, while business_type is not',
    meaning: 'no tax-exempt status found',
    matches: (file) =>
      file.own('company_type') === 'non-profit' && !file.business('business_type').startsWith('Non-profit'),
  }),
  rejects(30799, own(A2P, 'stock_ticker', 'MISMATCH', 'stock ticker does not belong to the company')),
  does('stay-in-review', own(SOLE, 'brand_name', 'slow', 'stays in review until `/_sandbox/reviews` decides')),
  does('take-tenfold', own(SOLE, 'brand_name', 'tenfold', 'a slow review: it takes ten times as long')),
  rejects(
    30915,
    ownThat(SOLE, 'brand_name', 'ends in LLC, Inc or Corp', 'a registered company is no sole proprietor', (name) =>
      /\b(llc|inc|corp)\.?$/i.test(name),
    ),
  ),
  rejects(11010, registration(BRANDED, '777777777', 'letter of authorization incomplete')),
  rejects(11011, registration(BRANDED, '666666666', 'company registered for less than a year')),
  rejects(11012, own(BRANDED, NAME, 'MISMATCH', 'display name does not match the business')),
  rejects(11013, own(BRANDED, LOGO, 'https://logo.example/mismatch.bmp', 'logo does not match the business')),
  rejects(11014, own(BRANDED, NAME, 'PROHIBITED', 'display name has prohibited content')),
  rejects(11015, own(BRANDED, LOGO, 'https://logo.example/prohibited.bmp', 'logo has prohibited content')),
  rejects(11016, own(BRANDED, REASON, 'PROHIBITED', 'call reason has prohibited content')),
  rejects(
    11018,
    ownThat(BRANDED, NAME, 'a phone number', 'display name must not be a phone number', (name) =>
      /^\+?[\d\s().-]{7,}$/.test(name),
    ),
  ),
  rejects(
    11020,
    ownThat(BRANDED, REASON, 'has a web link', 'call reason must not have a web link', (reason) =>
      /https?:\/\/|\bwww\./i.test(reason),
    ),
  ),
];

function contact(value: string, meaning: string): Row {
  const where = 'local part of brand_contact_email';
  const matches = (file: CaseFile): boolean => localPart(file.own('brand_contact_email')) === value;
  return { of: A2P, where, value: `\`${value}\``, meaning, matches };
}

/** S2 lists numbers without the country code, every sample sends E.164: both are read. */
function isUsNumber(phone: unknown): boolean {
  return typeof phone === 'string' && /^(\+?1)?\d{10}$/.test(phone.replace(/[\s().-]/g, ''));
}
