import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { toText, type NormalForm, type Surroundings } from './normal-form.js';
import { toCountryCode } from './places.js';

/**
 * A domain in the one form in which all systems know it: small letters, and other scripts as `xn--` (punycode). What is
 * no domain is only put into small letters.
 */
export function toDomainName(domain: string): string {
  const small = domain.toLowerCase();
  // Only where it is needed: domainToASCII reads 1.2 as the IPv4 address 1.0.0.2.
  return /^[\x20-\x7E]*$/.test(small) ? small : domainToASCII(small) || small;
}

/** An email address without blanks around its parts, and its domain in one form. What is before the @ keeps its case. */
export const toEmailAddress: NormalForm = (text) => {
  const [, local, domain] = /^([^\s@]+)\s*@\s*([^\s@]+)$/.exec(toText(text)) ?? [];
  return local === undefined || domain === undefined ? toText(text) : `${local}@${toDomainName(domain)}`;
};

const WITH_SCHEME = /^(https?):\/\/([^/?#@:\s]+)(:\d+)?(\S*)$/i;
/** A host with a dot in it, and what may follow: no other scheme begins so. */
const WITHOUT_SCHEME = /^[^/?#@:.\s]+(\.[^/?#@:.\s]+)+\.?(:\d+)?([/?#]\S*)?$/;

/**
 * A web address with its scheme (https where none was typed) and its host in one form, without the slash of an empty
 * path. The path keeps its case.
 */
export const toWebAddress: NormalForm = (text) => {
  const typed = toText(text);
  const [, scheme, host, port = '', rest = ''] =
    WITH_SCHEME.exec(WITHOUT_SCHEME.test(typed) ? `https://${typed}` : typed) ?? [];
  if (scheme === undefined || host === undefined) return typed;
  return `${scheme.toLowerCase()}://${toDomainName(host)}${port}${rest === '/' ? '' : rest}`;
};

/**
 * A phone number in international form (E.164). A number without country code is one of the country of the address that
 * stands in the same input; where there is none, its meaning is not certain. An extension would be lost, so that a number
 * with one stays as it is.
 */
export const toPhoneNumber: NormalForm = (text, around) => {
  const typed = toText(text);
  if (/^\+\d+$/.test(typed)) return typed;
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry: countryAround(around), extract: false });
  return parsed?.isPossible() === true && parsed.ext === undefined ? parsed.number : typed;
};

/** A part of a phone number to search for: its digits and `*`, without what people put between them. */
export const toPhoneNumberPattern: NormalForm = (text) => {
  const typed = toText(text);
  return /^[+\d*\s().-]+$/.test(typed) ? typed.replaceAll(/[\s().-]/g, '') : typed;
};

function countryAround(around: Surroundings): CountryCode | undefined {
  for (const { address, isoCountry } of around) {
    const country =
      isoCountry ?? memberOf(address, 'isoCountry') ?? memberOf(memberOf(address, 'create'), 'isoCountry');
    if (typeof country === 'string') return toCountryCode(country) as CountryCode;
  }
  return undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
