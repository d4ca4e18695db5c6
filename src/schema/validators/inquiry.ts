import { ArrayMaxSize, isURL, ValidateBy } from 'class-validator';
import { isInquiryId } from '../../domain/inquiry.js';
import { toWebAddress } from '../../domain/normal-form/contacts.js';
import { isSid } from '../../domain/sid.js';
import { EachIs } from './members.js';
import { InNormalForm, isKeepable } from './text.js';

/** The id of a hosted form; a campaign is also known by its messaging service. */
export function IsInquiryId(also?: 'MG'): PropertyDecorator {
  const instead = also === undefined ? '' : ', or the SID of the messaging service, which begins with MG';
  return ValidateBy({
    name: 'isInquiryId',
    validator: {
      validate: (value) => isInquiryId(value) || (also !== undefined && isSid(value, also)),
      defaultMessage: () =>
        `Give the id that was answered when the form was started, which begins with tri1.${instead}`,
    },
  });
}

const isBetween = (value: unknown, min: number, max: number): boolean =>
  isKeepable(value) && value.trim().length >= min && value.length <= max;

/** For texts with a minimum length, such as a sample message. */
export function IsTextBetween(min: number, max: number): PropertyDecorator {
  return ValidateBy({
    name: 'isTextBetween',
    validator: {
      validate: (value) => isBetween(value, min, max),
      defaultMessage: () => `Give a text of ${min} to ${max} characters.`,
    },
  });
}

/** A list of texts, each of so many characters. */
export function AreTexts(most: number, { min = 1, max = 255 } = {}): PropertyDecorator {
  const checks = [
    ArrayMaxSize(most, { message: `Give at most ${most}.` }),
    EachIs((item) => isBetween(item, min, max), `Give a text of ${min} to ${max} characters.`),
  ];
  return (target, key) => {
    for (const check of checks) check(target, key);
  };
}

/** The A2P forms refuse http://. */
export function IsHttpsUrl(): PropertyDecorator {
  const check = ValidateBy({
    name: 'isHttpsUrl',
    validator: {
      validate: (value) =>
        isBetween(value, 1, 2048) &&
        isURL(String(value), { protocols: ['https'], require_protocol: true, disallow_auth: true }),
      defaultMessage: () => 'Give a web address with https://, such as https://www.company.com.',
    },
  });
  return InNormalForm(toWebAddress, check);
}
