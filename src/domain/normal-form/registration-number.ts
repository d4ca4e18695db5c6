import { toText, type NormalForm } from './normal-form.js';

/** Registers whose numbers are digits only: anything between the digits is only for legibility. */
const NINE_DIGITS: ReadonlySet<unknown> = new Set(['EIN', 'DUNS', 'ACN']);

/**
 * The number of a business in its register, without separators. Letters of other registers may be a part of the number,
 * and so may their dots and slashes.
 */
export const toRegistrationNumber: NormalForm = (text, [business]) => {
  const typed = toText(text);
  const register = business?.['businessRegistrationIdentifier'];
  if (NINE_DIGITS.has(register)) return withoutSeparators(typed);
  const number = typed.replaceAll(/[\s-]/g, '');
  return register === 'CIN' ? number.toUpperCase() : number;
};

/** The same of a hosted form, where the register is a word of the caller's and only an EIN's form is known. */
export const toFormRegistrationNumber: NormalForm = (text, [business]) => {
  const typed = toText(text);
  const register = business?.['registrationAuthority'];
  return typeof register === 'string' && register.trim().toUpperCase() === 'EIN' ? withoutSeparators(typed) : typed;
};

function withoutSeparators(typed: string): string {
  const digits = typed.replaceAll(/[\s\p{P}]/gu, '');
  return /^\d{9}$/.test(digits) ? digits : typed;
}
