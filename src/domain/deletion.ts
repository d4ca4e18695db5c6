import type { UserErrorRecord } from './errors.js';
import type { Page, PageArguments } from './page.js';
import type { Sid } from './sid.js';

/** What can be deleted with a customer that leaves. A provisional copy counts as the bundle that it copies. */
export const DELETED_KINDS = [
  'TRUST_PRODUCT',
  'CUSTOMER_PROFILE',
  'END_USER',
  'SUPPORTING_DOCUMENT',
  'ADDRESS',
] as const;
export type DeletedKind = (typeof DELETED_KINDS)[number];

/** What became of one thing of a customer that leaves. */
export const DELETION_OUTCOMES = ['DELETED', 'STAYS', 'REFUSED', 'NOT_TRIED'] as const;
export type DeletionOutcome = (typeof DELETION_OUTCOMES)[number];

export interface DeletionRecord {
  readonly sid: Sid;
  readonly kind: DeletedKind;
  readonly outcome: DeletionOutcome;
  /** Why it stays, or was not tried; null where it is deleted, or still to be. */
  readonly reason: string | null;
  /** Why Twilio refused it; null where it did not. */
  readonly error: UserErrorRecord | null;
}

/** Which of a run's deletions, and which page of them. */
export interface DeletionsRequest {
  /** Left out: all. */
  readonly outcomes?: readonly DeletionOutcome[];
  readonly page: PageArguments;
}

export interface DeletionsPage extends Page<DeletionRecord> {
  /** Of all pages. */
  readonly totalCount: number;
}
