import type { OnboardingBatches } from './batches/batches.js';
import type { OnboardingFilter, OnboardingPlanRecord, OnboardingRecord } from '../domain/onboarding.js';
import type { BundleRecord, BundleRef, CallbackVerdict } from '../domain/bundle.js';
import type { CallerError } from '../domain/errors.js';
import type { OnboardingEventRecord } from '../domain/onboarding-event.js';
import type {
  CheckedInput,
  CorrectedInput,
  OnboardingCorrections,
  OnboardingInput,
} from '../domain/onboarding-input.js';
import type { JudgedAttachments } from '../domain/requirements/warnings/warning.js';
import type { TrustHub } from '../twilio/trust-hub.js';
import type { DeletionsPage, DeletionsRequest } from '../domain/deletion.js';
import type { PhoneNumberResultsPage, PhoneNumberResultsRequest } from '../domain/phone-number-result.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';
import type { AtRest } from './storage/reseal.store.js';

/** How a plan reads one account's Trust Hub. */
export interface AccountReader {
  readonly trustHub: TrustHub;
  readonly attachmentsOf: (bundle: BundleRef) => Promise<JudgedAttachments>;
}

/** How a plan reads Trust Hub. */
export interface PlanReader extends AccountReader {
  /** The main account's, for its primary profile, where the plan is for a subaccount; null in the main account. */
  readonly main: AccountReader | null;
}

/** Which page of the runs of which profile or product. */
export interface BundleRunsRequest {
  readonly bundleSid: Sid;
  readonly page: PageArguments;
}

/** What the rest of the server sees of onboarding. Every call is bound to one account. */
export interface Onboardings {
  /**
   * Starts the run, or returns the run that this key started. Answers as soon as the run is durable.
   * @param caller the caller's name, for the timeline
   * @throws CallerError INVALID_INPUT, IDEMPOTENCY_KEY_REUSED (the key came with other input)
   * @throws ServiceError FORBIDDEN for an account that calls cannot be made for; others where Twilio cannot be asked
   */
  start(accountSid: Sid, input: OnboardingInput, caller: string): Promise<OnboardingRecord>;
  /**
   * What `start` would do with this input, and what Twilio would likely reject. Writes nothing.
   * @throws CallerError, ServiceError when Trust Hub can't be read
   */
  plan(reader: PlanReader, input: OnboardingInput): Promise<OnboardingPlanRecord>;
  get(accountSid: Sid, runId: string): Promise<OnboardingRecord | null>;
  getByKey(accountSid: Sid, idempotencyKey: string): Promise<OnboardingRecord | null>;
  /**
   * The timeline of a run of the account, oldest first.
   * @throws CallerError INVALID_INPUT for a cursor of another list
   */
  events(accountSid: Sid, runId: string, page: PageArguments): Promise<Page<OnboardingEventRecord>>;
  /**
   * What became of each number of an operation on numbers, on each bundle.
   * @throws CallerError INVALID_INPUT for a cursor of another list
   */
  numberResults(accountSid: Sid, runId: string, request: PhoneNumberResultsRequest): Promise<PhoneNumberResultsPage>;
  /**
   * What becomes of each thing of a customer that leaves.
   * @throws CallerError INVALID_INPUT for a cursor of another list
   */
  deletions(accountSid: Sid, runId: string, request: DeletionsRequest): Promise<DeletionsPage>;
  page(accountSid: Sid, filter: OnboardingFilter, page: PageArguments): Promise<Page<OnboardingRecord>>;
  /**
   * Of each bundle, a page of the account's runs that have made it or were given it, newest first. All are read together,
   * without a request to Twilio.
   * @returns in the order of the requests, a CallerError INVALID_INPUT in the place of one with a cursor of another list
   */
  pagesOfBundles(
    accountSid: Sid,
    requests: readonly BundleRunsRequest[],
  ): Promise<readonly (Page<OnboardingRecord> | CallerError)[]>;
  /**
   * What corrections make of the input of a run that waits for action. The caller checks that it is valid as a whole,
   * and then resumes the run with it. Writes nothing.
   * @throws CallerError NOT_FOUND, CONFLICT (it is not waiting for action), INVALID_INPUT
   */
  correct(accountSid: Sid, runId: string, corrections: OnboardingCorrections): Promise<CorrectedInput>;
  /**
   * Resumes a run that waits for action.
   * @param corrected what `correct` answered, checked; undefined to leave the input as it is
   * @throws CallerError NOT_FOUND, CONFLICT (it is not waiting for action, or was resumed since it was corrected)
   */
  resume(
    accountSid: Sid,
    runId: string,
    caller: string,
    corrected: CheckedInput | undefined,
  ): Promise<OnboardingRecord>;
  /**
   * Cancels a run; answers as soon as that is durable, with the status CANCELLING or CANCELLED. May be repeated.
   * @param caller who cancels, for the run's timeline
   * @param deleteCreated whether what the run has made is deleted too; also after a cancellation without it
   * @throws CallerError NOT_FOUND, CONFLICT (it is complete)
   */
  cancel(accountSid: Sid, runId: string, caller: string, deleteCreated: boolean): Promise<OnboardingRecord>;
  /** The run as it is now, then again at every change, until it ends or the signal aborts. */
  watch(accountSid: Sid, runId: string, signal?: AbortSignal): AsyncIterable<OnboardingRecord>;
  /** Resolves when the run no longer carries out steps: it waits for review, for action or for Twilio, or has ended. */
  untilSubmitted(accountSid: Sid, runId: string, signal?: AbortSignal): Promise<OnboardingRecord>;
  /** Many onboardings that were started together. */
  readonly batches: OnboardingBatches;
  /**
   * A hint that a bundle's status may have changed; repeated hints with one event id count once for a run.
   * @param verdict what the callback says; its reason is kept for the account's owner
   * @throws ServiceError when Twilio or the database can't be asked just now: the hint should be repeated
   */
  bundleMayHaveChanged(accountSid: Sid, bundleSid: Sid, eventId: string, verdict?: CallbackVerdict): Promise<void>;
  /** The reason that Twilio's latest callback about a bundle gave for rejecting it; null where it gave none. */
  failureReason(accountSid: Sid, bundleSid: Sid): Promise<string | null>;
  /** How much of what is stored is not encrypted with the first key; for the metrics. */
  atRest(): Promise<AtRest>;
  /** A status as Twilio has just answered a mutation: if it has changed, the followers of the bundle are notified. */
  recordBundleStatus(accountSid: Sid, bundle: BundleRecord): void;
  /**
   * Each bundle of the account, or one, after every change of its status; from the call on, until the signal aborts.
   */
  watchBundles(accountSid: Sid, sid: Sid | undefined, signal?: AbortSignal): AsyncIterable<BundleRecord>;
  /** True while the database answers and this process holds its lease. For the readiness check. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}
