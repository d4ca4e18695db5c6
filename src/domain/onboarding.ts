import type { BundleStatus } from './bundle.js';
import type { DateTimeRange } from './date-time-range.js';
import type { DeletionRecord } from './deletion.js';
import type { UserErrorRecord } from './errors.js';
import type { EvaluationRecord } from './evaluation.js';
import type { OnboardingInput } from './onboarding-input.js';
import type { OnboardingKind } from './onboarding-kind.js';
import type { Rejection } from './rejection.js';
import type { RequirementWarningRecord } from './requirements/warnings/warning.js';
import type { Sid } from './sid.js';

export const ONBOARDING_STATUSES = [
  'RUNNING',
  'WAITING_FOR_REVIEW',
  'COMPLETED',
  'ACTION_REQUIRED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
] as const;
export type OnboardingStatus = (typeof ONBOARDING_STATUSES)[number];

/** The statuses in which nothing more will happen. */
export function hasEnded(status: OnboardingStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

/** Whether the run is cancelled, or about to be. */
export function isCancelled(status: OnboardingStatus): boolean {
  return status === 'CANCELLING' || status === 'CANCELLED';
}

export const ONBOARDING_STEP_STATUSES = [
  'PENDING',
  'RUNNING',
  'WAITING',
  'SUCCEEDED',
  'SKIPPED',
  'FAILED',
  'UNDONE',
] as const;
export type OnboardingStepStatus = (typeof ONBOARDING_STEP_STATUSES)[number];

/** How many refused things a failure names one by one. */
export const MOST_REFUSED = 100;

/** What stopped a run or a step, and what to do next. Holds no business data. */
export interface OnboardingFailureRecord {
  readonly stepKey: string | null;
  readonly code: string;
  readonly message: string;
  /** Twilio's status for the refusal or failure; null where it gave no answer, or refused nothing. */
  readonly httpStatus: number | null;
  readonly twilioCode: number | null;
  readonly nextAction: string | null;
  readonly rejections: readonly Rejection[];
  readonly evaluation: EvaluationRecord | null;
  /** Each thing that was refused, where it is known which: of many phone numbers, those, at most {@link MOST_REFUSED}. */
  readonly refused?: readonly UserErrorRecord[];
}

export interface OnboardingStepRecord {
  readonly key: string;
  readonly title: string;
  readonly status: OnboardingStepStatus;
  readonly dependsOn: readonly string[];
  readonly attempts: number;
  readonly resourceSid: Sid | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly error: OnboardingFailureRecord | null;
}

export interface OnboardingRecord {
  /** Ours, unique over all accounts. */
  readonly runId: string;
  readonly accountSid: Sid;
  readonly idempotencyKey: string;
  readonly kind: OnboardingKind;
  readonly status: OnboardingStatus;
  /** In recipe order. */
  readonly steps: readonly OnboardingStepRecord[];
  readonly customerProfileSid: Sid | null;
  readonly trustProductSid: Sid | null;
  readonly failure: OnboardingFailureRecord | null;
  /** Twilio does not answer, or asks to wait: the run goes on by itself. */
  readonly upstreamUnavailable: boolean;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly completedAt: Date | null;
  /** What it was given, corrections included: business data, which is decrypted only here. @throws ServiceError */
  readonly readInput: () => OnboardingInput;
}

export interface OnboardingFilter {
  readonly status?: OnboardingStatus;
  readonly kind?: OnboardingKind;
  /** The beginning of its idempotency key, as it was given. */
  readonly idempotencyKeyPrefix?: string;
  readonly createdBetween?: DateTimeRange;
  /** Customer profiles of which it must have made or been given one. */
  readonly customerProfileSids?: readonly Sid[];
  /** The search that has found these: a cursor belongs to it, and not to what it finds at the moment. */
  readonly search?: string;
}

export interface OnboardingPlanStepRecord {
  readonly key: string;
  readonly title: string;
  /** From 1: steps of one wave run side by side. */
  readonly wave: number;
  /** The keys of the steps that must be done before. */
  readonly dependsOn: readonly string[];
}

/** The trust product of the profile that a run would take in place of one of its own. */
export interface ReusedTrustProductRecord {
  readonly sid: Sid;
  readonly friendlyName: string;
  readonly status: BundleStatus;
  /** What the run would do with it, in a sentence. */
  readonly effect: string;
}

/** What an onboarding would do. */
export interface OnboardingPlanRecord {
  readonly kind: OnboardingKind;
  /** In recipe order. */
  readonly steps: readonly OnboardingPlanStepRecord[];
  /**
   * The upstream calls of the steps when nothing goes wrong. Checks of a review's status are not counted, nor is the
   * list of policies, which is kept for minutes.
   */
  readonly callCount: number;
  /** The waves in which calls are made; a wait for a review is not counted. */
  readonly waveCount: number;
  /** Null where a trust product is made, or none is concerned. */
  readonly reusedTrustProduct: ReusedTrustProductRecord | null;
  readonly warnings: readonly RequirementWarningRecord[];
  /** Of a customer that leaves: what would be deleted, and what would stay and why. */
  readonly deletions: readonly DeletionRecord[];
}
