import type { Sid } from './sid.js';

export interface IncomingPhoneNumberRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  /** E.164. */
  readonly phoneNumber: string;
  readonly friendlyName: string | null;
}
