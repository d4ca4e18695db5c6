import { CallerError, userError, type UserErrorRecord } from '../domain/errors.js';
import type { CustomerChange, OnboardingInput, PhoneNumbersMove } from '../domain/onboarding-input.js';

const refusal = (message: string, ...path: readonly string[]): UserErrorRecord =>
  userError('INVALID_INPUT', message, { path });

const hasField = (fields: object): boolean => Object.values(fields).some((value) => value != null);

function ofChange({ corrections }: CustomerChange): readonly UserErrorRecord[] {
  const { phoneNumberSids, authorizedRepresentatives: people = [], ...others } = corrections;
  const numbers = 'Phone numbers are changed with setPhoneNumbers.';
  const country = 'Give the phone number with its country code, such as +14155552671.';
  const isWithout = (phoneNumber: string | undefined) => phoneNumber != null && !phoneNumber.startsWith('+');
  const given = [...Object.values(others), ...people].filter((part) => part != null);
  const part = 'corrections';
  return [
    ...(phoneNumberSids == null ? [] : [refusal(numbers, part, 'phoneNumberSids')]),
    ...people.flatMap(({ phoneNumber }, at) =>
      isWithout(phoneNumber) ? [refusal(country, part, 'authorizedRepresentatives', String(at), 'phoneNumber')] : [],
    ),
    ...(given.some(hasField) || phoneNumberSids != null ? [] : [refusal('Give at least one thing to correct.', part)]),
  ];
}

function ofMove({ fromCustomerProfileSid, toCustomerProfileSid }: PhoneNumbersMove): readonly UserErrorRecord[] {
  if (fromCustomerProfileSid !== toCustomerProfileSid) return [];
  const message = 'The numbers are to move to the customer that has them. Give the SID of another customer profile.';
  return [refusal(message, 'toCustomerProfileSid')];
}

/** What is wrong with an operation on a customer that exists and does not follow from one field alone. */
export function laterFindings(input: OnboardingInput): readonly UserErrorRecord[] {
  if (input.kind === 'CHANGE_CUSTOMER') return ofChange(input);
  if (input.kind === 'MOVE_PHONE_NUMBERS') return ofMove(input);
  return [];
}

/** @throws CallerError INVALID_INPUT with all of that */
export function requireSense<Input extends OnboardingInput>(input: Input): Input {
  const [first, ...others] = laterFindings(input);
  if (first !== undefined) throw new CallerError(first, ...others);
  return input;
}
