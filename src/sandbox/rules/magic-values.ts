import { POLICY } from '../entities/policies.js';
import type { CaseFile } from './case-file.js';

/** What a magic value makes of a review. */
export type Effect =
  | { readonly kind: 'approve-at-once' }
  | { readonly kind: 'stay-in-review' }
  | { readonly kind: 'reject'; readonly code: number };

/** A value that decides reviews, like Stripe's test cards. */
export interface MagicValue {
  /** Which bundles it decides: profiles, or the products of one policy. */
  readonly decides: 'profiles' | typeof POLICY.voiceIntegrity | typeof POLICY.cnam;
  /** Where it is read: for a product, what is on its profile counts as well as its own. */
  readonly where: string;
  readonly value: string;
  readonly effect: Effect;
  readonly meaning: string;
  readonly matches: (file: CaseFile) => boolean;
}

type Row = Omit<MagicValue, 'effect'>;

const rejects = (code: number, row: Row): MagicValue => ({ ...row, effect: { kind: 'reject', code } });

function registration(decides: MagicValue['decides'], value: string, meaning: string): Row {
  const where = 'business_registration_number';
  return { decides, where, value, meaning, matches: (file) => file.business(where).replaceAll('-', '') === value };
}

function website(decides: MagicValue['decides'], value: string, meaning: string): Row {
  return { decides, where: 'host of website_url', value, meaning, matches: (file) => file.websiteHost() === value };
}

function representative(which: '1' | '2' | 'any', value: string, meaning: string): Row {
  const where = `local part of a representative's email${which === 'any' ? '' : ` (representative ${which})`}`;
  const matches = (file: CaseFile): boolean =>
    file.representatives(which).some((user) => localPart(user.attributes['email']) === value);
  return { decides: 'profiles', where, value, meaning, matches };
}

function cnamName(value: string, meaning: string): Row {
  const where = 'cnam_display_name';
  return { decides: POLICY.cnam, where, value, meaning, matches: (file) => file.own(where) === value };
}

/**
 * The table. All rejections that fit are given, and they win over "stays in review".
 * Rows whose value is in words are Twilio's own rules for Voice Integrity and CNAM (TRUSTHUB 6: 11001 to 11009), not magic.
 */
export const MAGIC_VALUES: readonly MagicValue[] = [
  {
    ...registration('profiles', '000000000', 'approved at once, and so is every product on the profile'),
    effect: { kind: 'approve-at-once' },
  },
  {
    ...representative('any', 'slow', 'stays in review until `/_sandbox/reviews` decides'),
    effect: { kind: 'stay-in-review' },
  },
  rejects(18602, registration('profiles', '111111111', 'registration number unverifiable')),
  rejects(18609, registration('profiles', '222222222', 'ineligible registration authority')),
  rejects(18601, website('profiles', 'mismatch.example', 'business name and website do not match')),
  rejects(18603, {
    decides: 'profiles',
    where: 'postal code of the address',
    value: '00000',
    meaning: 'address unverifiable',
    matches: (file) => file.addresses().some((address) => address.postalCode === '00000'),
  }),
  rejects(18604, representative('1', 'unverifiable', 'authorized representative 1 unverifiable')),
  rejects(18605, representative('2', 'unverifiable', 'authorized representative 2 unverifiable')),
  rejects(18606, representative('any', 'otherdomain', 'email domain does not match the website')),
  {
    decides: POLICY.voiceIntegrity,
    where: 'notes',
    value: 'slow',
    meaning: 'stays in review until `/_sandbox/reviews` decides',
    matches: (file) => file.own('notes') === 'slow',
    effect: { kind: 'stay-in-review' },
  },
  rejects(11001, website(POLICY.voiceIntegrity, 'malformed.example', 'website address malformed')),
  rejects(11001, {
    decides: POLICY.voiceIntegrity,
    where: 'website_url',
    value: 'not a web address',
    meaning: 'website address malformed',
    matches: (file) => file.business('website_url') !== '' && !file.websiteHost().includes('.'),
  }),
  rejects(11002, {
    decides: POLICY.voiceIntegrity,
    where: 'phone_number of representative 1',
    value: 'not a US (+1) number',
    meaning: 'representative needs a US phone number',
    matches: (file) => file.representatives('1').some((user) => !isUsNumber(user.attributes['phone_number'])),
  }),
  rejects(11003, {
    decides: POLICY.voiceIntegrity,
    where: 'country of the address',
    value: 'not US',
    meaning: 'business address must be in the US',
    matches: (file) => file.addresses().some((address) => address.isoCountry !== 'US'),
  }),
  rejects(11004, registration(POLICY.voiceIntegrity, '333333333', 'business registration validation failed')),
  rejects(11007, cnamName('MISMATCH', 'display name does not match the business')),
  rejects(11008, cnamName('PROHIBITED', 'display name has prohibited content')),
  rejects(11009, {
    decides: POLICY.cnam,
    where: 'cnam_display_name',
    value: 'over 15 characters, or not letters, digits, period, comma, space after a letter',
    meaning: 'display name breaks the rules',
    matches: (file) => !/^[A-Za-z][A-Za-z0-9., ]{0,14}$/.test(file.own('cnam_display_name')),
  }),
];

function localPart(email: unknown): string {
  return typeof email === 'string' ? (email.split('@')[0] ?? '').toLowerCase() : '';
}

/** S2 lists numbers without the country code, every sample sends E.164: both are read. */
function isUsNumber(phone: unknown): boolean {
  return typeof phone === 'string' && /^(\+?1)?\d{10}$/.test(phone.replace(/[\s().-]/g, ''));
}
