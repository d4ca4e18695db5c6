import type { UserErrorRecord } from './errors.js';
import type { OnboardingKind, OnboardingRecord, OnboardingStatus } from './onboarding.js';
import type { OnboardingInput } from './onboarding-input.js';
import type { Sid } from './sid.js';

/** What the list of a kind is called in the input of a batch. */
export const BATCH_PARTS: Readonly<Record<OnboardingKind, string>> = {
  SECONDARY_CUSTOMER_PROFILE: 'secondaryCustomerProfiles',
  VOICE_INTEGRITY: 'voiceIntegrity',
  SHAKEN_STIR: 'shakenStir',
  CNAM: 'cnam',
};

/** Many onboardings of one kind, started together. */
export interface OnboardingBatchInput {
  readonly idempotencyKey: string;
  readonly name?: string;
  readonly kind: OnboardingKind;
  readonly items: readonly OnboardingInput[];
}

/** How many onboardings of a batch stand where. */
export interface OnboardingCount {
  readonly status: OnboardingStatus;
  readonly count: number;
}

/** A batch as it is now. */
export interface OnboardingBatchRecord {
  /** Ours, unique over all accounts. */
  readonly batchId: string;
  readonly accountSid: Sid;
  readonly idempotencyKey: string;
  readonly name: string | null;
  readonly kind: OnboardingKind;
  readonly createdAt: Date;
  /** All items, those too that were refused. */
  readonly total: number;
  /** Items that no onboarding was started for, because their key belongs to another input. */
  readonly refused: number;
  /** Only statuses that occur, in the order of a run's life. */
  readonly counts: readonly OnboardingCount[];
}

/** One item of a batch: its onboarding, or why there is none. */
export interface OnboardingBatchItemRecord {
  /** From 0, as in the input. */
  readonly position: number;
  readonly idempotencyKey: string;
  readonly onboarding: OnboardingRecord | null;
  readonly error: UserErrorRecord | null;
}

/** Which items of a batch to list. */
export interface OnboardingBatchItemFilter {
  readonly status?: OnboardingStatus;
  /** Only what was refused, failed, or waits for a person. */
  readonly failed?: boolean;
}
