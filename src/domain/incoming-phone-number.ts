import type { Sid } from './sid.js';

/** What a number can be used for. */
export interface PhoneNumberCapabilitiesRecord {
  readonly voice: boolean;
  readonly sms: boolean;
  readonly mms: boolean;
  readonly fax: boolean;
}

export interface IncomingPhoneNumberRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  /** E.164. */
  readonly phoneNumber: string;
  readonly friendlyName: string | null;
  readonly capabilities: PhoneNumberCapabilitiesRecord | null;
  readonly addressSid: Sid | null;
  /** Twilio's words: none, any, local, foreign. */
  readonly addressRequirements: string | null;
  readonly status: string | null;
  readonly bundleSid: Sid | null;
  readonly origin: string | null;
}

const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)/;

/** The area codes of Canada, which share +1 with the US. */
const CANADA: ReadonlySet<string> = new Set(
  (
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 ' +
    '514 519 548 568 579 581 584 587 600 604 613 622 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 ' +
    '879 902 905 942'
  ).split(' '),
);

/** Whether an E.164 number is an ordinary number of the US: no toll-free one, no short code, none of Canada. */
export function isUsLongCode(phoneNumber: string): boolean {
  return /^\+1\d{10}$/.test(phoneNumber) && !TOLL_FREE.test(phoneNumber) && !CANADA.has(phoneNumber.slice(2, 5));
}
