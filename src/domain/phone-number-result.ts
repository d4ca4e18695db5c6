import type { UserErrorRecord } from './errors.js';
import type { PageArguments, Page } from './page.js';
import type { Sid } from './sid.js';

/** What became of one phone number on one bundle. */
export const PHONE_NUMBER_OUTCOMES = ['DONE', 'ALREADY_THERE', 'REFUSED', 'NOT_TRIED'] as const;
export type PhoneNumberOutcome = (typeof PHONE_NUMBER_OUTCOMES)[number];

export interface PhoneNumberResultRecord {
  readonly phoneNumberSid: Sid;
  readonly bundleSid: Sid;
  readonly outcome: PhoneNumberOutcome;
  /** Why it was refused; null where it was not. */
  readonly error: UserErrorRecord | null;
}

/** Which of a run's results, and which page of them. */
export interface PhoneNumberResultsRequest {
  /** Left out: all. */
  readonly outcomes?: readonly PhoneNumberOutcome[];
  readonly page: PageArguments;
}

export interface PhoneNumberResultsPage extends Page<PhoneNumberResultRecord> {
  /** Of all pages. */
  readonly totalCount: number;
}
