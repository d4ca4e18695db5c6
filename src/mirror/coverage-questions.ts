import type { SigningRecord } from '../domain/attestation.js';
import type { CoverageRecord, OwnedNumber } from '../domain/coverage.js';
import type { Sid } from '../domain/sid.js';

/**
 * What is asked about numbers: which products each is on, and what it gains by them. All of them throw ServiceError
 * MIRROR_OFF where there is no mirror, and FORBIDDEN for an account that calls can't be made for.
 */
export interface CoverageQuestions {
  /** Of each number, in their order, all kinds. In one statement, however many they are. */
  ofNumbers(accountSid: Sid, numbers: readonly OwnedNumber[]): Promise<readonly (readonly CoverageRecord[])[]>;
  /** The customer profile that each number is on, in their order; null in the place of one that is on none. */
  profilesOf(accountSid: Sid, numbers: readonly Sid[]): Promise<readonly (Sid | null)[]>;
  /** What the attestation of each number of the account rests on. */
  signing(accountSid: Sid): Promise<SigningRecord>;
  /** The moment before the oldest read that answers rest on; null before everything was read once. */
  asOf(accountSid: Sid): Promise<Date | null>;
}
