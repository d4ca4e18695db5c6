import type {
  OnboardingBatchInput,
  OnboardingBatchItemFilter,
  OnboardingBatchItemRecord,
  OnboardingBatchRecord,
} from '../../domain/onboarding-batch.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';

/** What the rest of the server sees of batches. Every call is bound to one account. */
export interface OnboardingBatches {
  /**
   * Stores the batch with its runs, or returns the batch that this key started; returns as soon as all is durable. An
   * item whose key has a run with the same input joins that run; one whose key has a run with other input is refused
   * by itself.
   * @param caller the caller's name, for the runs' timelines
   * @throws CallerError INVALID_INPUT (a key or a number twice), IDEMPOTENCY_KEY_REUSED (the batch's own key came with
   *   other input)
   */
  start(accountSid: Sid, batch: OnboardingBatchInput, caller: string): Promise<OnboardingBatchRecord>;
  /**
   * Checks the rows, and starts nothing.
   * @throws CallerError INVALID_INPUT with what is wrong with the rows, also where a key or a number stands in two
   */
  check(batch: Pick<OnboardingBatchInput, 'kind' | 'items'>): void;
  get(accountSid: Sid, batchId: string): Promise<OnboardingBatchRecord | null>;
  /** The newest first. */
  page(accountSid: Sid, page: PageArguments): Promise<Page<OnboardingBatchRecord>>;
  /** In the order of the input. */
  items(
    batch: OnboardingBatchRecord,
    filter: OnboardingBatchItemFilter,
    page: PageArguments,
  ): Promise<Page<OnboardingBatchItemRecord>>;
  /**
   * The batch as it is now, then at changes, at most four times a second, until all its runs have ended.
   * @throws CallerError NOT_FOUND
   */
  watch(accountSid: Sid, batchId: string, signal?: AbortSignal): AsyncIterable<OnboardingBatchRecord>;
}
