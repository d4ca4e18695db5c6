import type { BundleStatus } from './bundle.js';
import type { Sid } from './sid.js';

/** What can happen to an onboarding. The statuses of a run are among them: the run reached that status. */
export const ONBOARDING_EVENT_TYPES = [
  'STARTED',
  'RESUMED',
  'STEP_STARTED',
  'STEP_ATTEMPT_FAILED',
  'STEP_SUCCEEDED',
  'STEP_FAILED',
  'STEP_SKIPPED',
  'STEP_UNDONE',
  'SUBMITTED',
  'REVIEW_STATUS_CHANGED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_AVAILABLE',
  'WAITING_FOR_REVIEW',
  'ACTION_REQUIRED',
  'COMPLETED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
] as const;
export type OnboardingEventType = (typeof ONBOARDING_EVENT_TYPES)[number];

/** Who did it, or reported it: a caller, this server, Twilio's callback, or the poll of the reviews. */
export const ONBOARDING_ACTORS = ['CALLER', 'SERVER', 'TWILIO', 'POLL'] as const;
export type OnboardingActor = (typeof ONBOARDING_ACTORS)[number];

/** One entry of a run's timeline. Holds names, codes and SIDs only, never business data. */
export interface OnboardingEventRecord {
  readonly type: OnboardingEventType;
  readonly at: Date;
  readonly actor: OnboardingActor;
  /** The caller's name (a tenant, the number of a key, a token's subject), where a caller did it; never a key. */
  readonly caller: string | null;
  readonly stepKey: string | null;
  readonly attempt: number | null;
  readonly resourceSid: Sid | null;
  readonly bundleStatus: BundleStatus | null;
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly twilioCode: number | null;
  readonly rejectionCodes: readonly number[];
  /** The names of the parts of the input that were corrected. */
  readonly corrected: readonly string[];
  /** Where the input names or describes what was refused first; null where nothing was, or it has no place there. */
  readonly path: readonly string[] | null;
  /** Everything that Twilio refused, as far as it has SIDs. */
  readonly refusedSids: readonly Sid[];
}
