import { toText } from './normal-form/normal-form.js';

/**
 * A Twilio SID: two letters that name the kind of thing, and 32 hexadecimal digits, such as `BU` and 32 digits for a
 * bundle. Customer profiles and trust products are both `BU`, so a SID alone does not say which of the two it is.
 */
export type Sid = string;

/** The prefixes that this product meets, with Twilio's word for the thing (TRUSTHUB 1.1). */
export const SID_PREFIXES = {
  AC: 'account',
  AD: 'address',
  BN: 'A2P brand registration',
  BU: 'customer profile or trust product',
  BV: 'entity assignment',
  EL: 'evaluation',
  IT: 'end user',
  MG: 'messaging service',
  OY: 'type',
  PN: 'incoming phone number',
  RA: 'channel endpoint assignment',
  RD: 'supporting document',
  RN: 'policy',
} as const;

export type SidPrefix = keyof typeof SID_PREFIXES;

const PATTERN = /^[A-Z]{2}[0-9a-fA-F]{32}$/;

/** True for a well-formed SID; with prefixes, only for a SID of one of these kinds. */
export function isSid(value: unknown, ...prefixes: readonly SidPrefix[]): value is Sid {
  if (typeof value !== 'string' || !PATTERN.test(value)) return false;
  return prefixes.length === 0 || prefixes.some((prefix) => value.startsWith(prefix));
}

/** A SID as Twilio writes it, also where it was copied with blanks or in other case; anything else as it is. */
export function toSid(text: string): string {
  const typed = toText(text);
  if (!/^[A-Za-z]{2}[0-9a-fA-F]{32}$/.test(typed)) return text;
  return `${typed.slice(0, 2).toUpperCase()}${typed.slice(2).toLowerCase()}`;
}

/**
 * "BU... (a customer profile or trust product)": how an error names the SID that it expects, never the one that was
 * given.
 */
export function describeSid(...prefixes: readonly SidPrefix[]): string {
  return prefixes.map((prefix) => `${prefix}... (${SID_PREFIXES[prefix]})`).join(' or ');
}
