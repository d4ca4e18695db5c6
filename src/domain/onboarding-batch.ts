import type { UserErrorRecord } from './errors.js';
import type { OnboardingRecord, OnboardingStatus } from './onboarding.js';
import type { OnboardingKind } from './onboarding-kind.js';
import type { OnboardingInput } from './onboarding-input.js';
import type { Sid } from './sid.js';

/** Onboardings in one batch: as many as fit into a request of four megabytes and are stored by a few statements. */
export const MAX_ITEMS = 1_000;

/** What the list of a kind is called in the input of a batch. */
export const BATCH_PARTS = {
  SECONDARY_CUSTOMER_PROFILE: 'secondaryCustomerProfiles',
  STARTER_CUSTOMER_PROFILE: 'starterCustomerProfiles',
  VOICE_INTEGRITY: 'voiceIntegrity',
  SHAKEN_STIR: 'shakenStir',
  CNAM: 'cnam',
  A2P_MESSAGING_PROFILE: 'a2pMessagingProfiles',
  SOLE_PROPRIETOR: 'soleProprietors',
  TRUST_PRODUCT: 'trustProducts',
  ADD_PHONE_NUMBERS: 'addPhoneNumbers',
  REMOVE_PHONE_NUMBERS: 'removePhoneNumbers',
  SET_PHONE_NUMBERS: 'setPhoneNumbers',
  MOVE_PHONE_NUMBERS: 'movePhoneNumbers',
  CHANGE_CUSTOMER: 'changeCustomer',
  OFFBOARD_CUSTOMER: 'offboardCustomer',
} as const satisfies Record<OnboardingKind, string>;

/** Findings that are answered about one batch: nobody reads more at once, and what is left is found when these are corrected. */
export const MOST_FINDINGS = 100;

/** What happens to a batch with invalid rows: the others are started, or nothing is. */
export const ON_INVALID = ['SKIP', 'REFUSE_ALL'] as const;
export type OnInvalid = (typeof ON_INVALID)[number];

/** A row of a batch that nothing is started for. */
export interface InvalidRow {
  /** The key, as far as it can be shown and stored. */
  readonly idempotencyKey: string;
  readonly errors: readonly [UserErrorRecord, ...UserErrorRecord[]];
}

/** A row that does not even fit the type of a row, such as one with an unknown word; its errors' paths begin in the row. */
export interface UnreadableRow extends InvalidRow {
  /** Its place among all rows of the batch. */
  readonly position: number;
}

/** Such rows, by the key of the row that stands in their place at the end of their list. */
export type UnreadableRows = Map<string, readonly UnreadableRow[]>;

/** A row of a batch: an onboarding, or what is wrong with it. */
export type OnboardingBatchRow = OnboardingInput | InvalidRow;

export function isInvalid(row: object): row is InvalidRow {
  return 'errors' in row;
}

/** Many onboardings of one kind, started together. */
export interface OnboardingBatchInput {
  readonly idempotencyKey: string;
  readonly name?: string;
  readonly kind: OnboardingKind;
  readonly onInvalid: OnInvalid;
  readonly items: readonly OnboardingBatchRow[];
}

/** How many onboardings of a batch have a status. */
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
  /** All items, including those that were refused. */
  readonly total: number;
  /** Items that no onboarding was started for: invalid ones, and those whose key belongs to another input. */
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
  readonly errors: readonly UserErrorRecord[];
}

/** Which items of a batch to list. */
export interface OnboardingBatchItemFilter {
  readonly status?: OnboardingStatus;
  /** Only what was refused, failed, or waits for a person. */
  readonly failed?: boolean;
}
