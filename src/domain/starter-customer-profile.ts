import type { Attributes } from './end-user.js';

/** The person behind a business without a tax number. */
export interface StarterInformation {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164. */
  readonly phoneNumber: string;
}

export function toStarterAttributes({ firstName, lastName, email, phoneNumber }: StarterInformation): Attributes {
  return { first_name: firstName, last_name: lastName, email, phone_number: phoneNumber };
}
