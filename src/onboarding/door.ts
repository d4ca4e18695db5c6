import type { OnboardingFilter, OnboardingRecord } from '../domain/onboarding.js';
import type { OnboardingCorrections, OnboardingInput } from '../domain/onboarding-input.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';

/** What the rest of the server sees of onboarding. Every call is bound to one account. */
export interface Onboardings {
  /**
   * Starts the run, or returns the run that this key started. Answers as soon as the run is durable.
   * @throws CallerError INVALID_INPUT, IDEMPOTENCY_KEY_REUSED (the key came with other input)
   */
  start(accountSid: Sid, input: OnboardingInput): Promise<OnboardingRecord>;
  get(accountSid: Sid, runId: string): Promise<OnboardingRecord | null>;
  getByKey(accountSid: Sid, idempotencyKey: string): Promise<OnboardingRecord | null>;
  page(accountSid: Sid, filter: OnboardingFilter, page: PageArguments): Promise<Page<OnboardingRecord>>;
  /**
   * Goes on with a run that waits for action, after merging the corrections into its input.
   * @throws CallerError NOT_FOUND, CONFLICT (it is not waiting for action), INVALID_INPUT
   */
  resume(accountSid: Sid, runId: string, corrections?: OnboardingCorrections): Promise<OnboardingRecord>;
  /** The run as it is now, then again at every change, until it ends or the signal aborts. */
  watch(accountSid: Sid, runId: string, signal?: AbortSignal): AsyncIterable<OnboardingRecord>;
  /** Resolves when the run no longer carries out steps: it waits for review or for action, or has ended. */
  untilSubmitted(accountSid: Sid, runId: string, signal?: AbortSignal): Promise<OnboardingRecord>;
  /** A hint that a bundle's status may have changed; repeated hints with one event id count once. */
  bundleMayHaveChanged(accountSid: Sid, bundleSid: Sid, eventId: string): Promise<void>;
  /** True while the database answers and this process holds its lease; for the readiness check. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}
