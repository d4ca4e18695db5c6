import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { toCountryCode } from './country.js';
import { toText, type NormalForm, type Surroundings } from './normal-form.js';

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
