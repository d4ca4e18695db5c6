import type { Row } from './row.js';

/** A phone number of an account. `settings` holds the webhook fields, under their JSON names. */
export interface IncomingPhoneNumber extends Row {
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly addressSid: string | null;
  readonly bundleSid: string | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly voiceCallerIdLookup: boolean;
}
