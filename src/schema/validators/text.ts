import { isEmail, isISO31661Alpha2, isURL, ValidateBy } from 'class-validator';
import { isPossiblePhoneNumber } from 'libphonenumber-js';
import { toEmailAddress, toPhoneNumber, toWebAddress } from '../../domain/normal-form/contacts.js';
import { verbatim, type NormalForm } from '../../domain/normal-form/normal-form.js';
import { toCountryCode } from '../../domain/normal-form/places.js';

/*
 * What a person types. Each check is one decorator with one message, so that a form shows one sentence per field; the
 * message says what to give and never what was given. Where spellings of one thing differ, the decorator also names its
 * normal form, which is what is checked, hashed, stored and sent.
 */

const FORMS = new WeakMap<object, Map<string, NormalForm>>();

/** The text, or each text of the list, is brought into this form before it is validated; left out, it is only trimmed. */
export function InNormalForm(form: NormalForm, ...checks: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    const forms = FORMS.get(prototype) ?? new Map<string, NormalForm>();
    FORMS.set(prototype, forms.set(String(property), form));
    for (const check of checks) check(prototype, property);
  };
}

/** The form of an input's property, its own or that of a class that it extends. */
export function normalFormOf(input: object, property: string): NormalForm | undefined {
  for (let at: unknown = Object.getPrototypeOf(input); at !== null; at = Object.getPrototypeOf(at)) {
    const form = FORMS.get(at as object)?.get(property);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** Not blank, at most so long, and nothing in it that cannot be kept. */
export function isText(value: unknown, max: number): value is string {
  return isKeepable(value) && value.trim() !== '' && value.length <= max;
}

/** PostgreSQL can store no NUL and no half of a surrogate pair, and no form needs them. */
export function isKeepable(value: unknown): value is string {
  return typeof value === 'string' && !/\0|\p{Surrogate}/u.test(value);
}

const NOT_KEEPABLE = 'This text contains a NUL or half of a character, which cannot be stored. Leave it out.';

/** Not blank, and not longer than what the receiver keeps. */
export function IsText(max: number, message?: string): PropertyDecorator {
  return ValidateBy({
    name: 'isText',
    validator: {
      validate: (value) => isText(value, max),
      defaultMessage: (checked) =>
        message ?? (isKeepable(checked?.value) ? `Give a text of 1 to ${max} characters.` : NOT_KEEPABLE),
    },
  });
}

/** May be empty, such as notes. */
export function IsOptionalText(max: number): PropertyDecorator {
  return ValidateBy({
    name: 'isOptionalText',
    validator: {
      validate: (value) => isKeepable(value) && value.length <= max,
      defaultMessage: (checked) =>
        isKeepable(checked?.value) ? `Give a text of at most ${max} characters.` : NOT_KEEPABLE,
    },
  });
}

/** Twilio keeps 64 characters of a friendly name (its documentation says so for addresses only). */
export function IsFriendlyName(): PropertyDecorator {
  return IsText(64);
}

export function IsEmailAddress(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isEmailAddress',
    validator: {
      validate: (value) => isText(value, 320) && isEmail(value), // isEmail throws at half a character.
      defaultMessage: () => 'Give an email address, such as name@company.com.',
    },
  });
  return InNormalForm(toEmailAddress, check);
}

const URL_OPTIONS = { protocols: ['http', 'https'], require_protocol: true, disallow_auth: true } as const;

/** An address on the public web that a reviewer can open. */
export function isWebUrl(value: unknown): boolean {
  return isText(value, 2048) && isURL(value, { ...URL_OPTIONS, protocols: [...URL_OPTIONS.protocols] });
}

export function IsWebUrl(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isWebUrl',
    validator: {
      validate: isWebUrl,
      defaultMessage: () => 'Give a web address with http:// or https://, such as https://www.company.com.',
    },
  });
  return InNormalForm(toWebAddress, check);
}

/** Possible rather than valid: number plans change faster than any library, and Twilio decides in the end. */
export function IsE164(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isE164',
    validator: {
      validate: (value) => typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value) && isPossiblePhoneNumber(value),
      defaultMessage: () => 'Give a phone number in international form (E.164): a plus sign, country code and number.',
    },
  });
  return InNormalForm(toPhoneNumber, check);
}

export function IsCountryCode(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isCountryCode',
    validator: {
      validate: (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value) && isISO31661Alpha2(value),
      defaultMessage: () => 'Give the country as its two letters (ISO 3166-1 alpha-2), such as US.',
    },
  });
  return InNormalForm(toCountryCode, check);
}

/** Printable, because it is shown and searched for; 255, because it is stored and indexed. */
export function IsIdempotencyKey(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isIdempotencyKey',
    validator: {
      validate: (value) => isText(value, 255) && !/\p{C}/u.test(value),
      defaultMessage: () => 'Give a key of 1 to 255 printable characters that stands for this one onboarding.',
    },
  });
  return InNormalForm(verbatim, check);
}

/** Twilio's rule for the name shown to the person called (TRUSTHUB section 3). */
export function IsCnamDisplayName(): PropertyDecorator {
  return ValidateBy({
    name: 'isCnamDisplayName',
    validator: {
      validate: (value) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9., ]{0,14}$/.test(value),
      defaultMessage: () =>
        'Give at most 15 characters that begin with a letter: letters, digits, periods, commas and spaces.',
    },
  });
}

/** A whole number in a range. Twilio keeps counts as text; nine digits are more than any business needs. */
export function IsCount(min: number, max = 999_999_999): PropertyDecorator {
  return ValidateBy({
    name: 'isCount',
    validator: {
      validate: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
      defaultMessage: () => `Give a whole number from ${min} to ${max}.`,
    },
  });
}
