import type { Logger } from 'pino';
import type { CallbackVerdict } from '../../../domain/bundle.js';
import { isCancelled, type OnboardingStatus } from '../../../domain/onboarding.js';
import type { OnboardingActor } from '../../../domain/onboarding-event.js';
import type { Sid } from '../../../domain/sid.js';
import type { FailureReasonsStore } from '../../storage/failure-reasons.store.js';
import type { ShutdownGate } from '../queue/shutdown-gate.js';
import { decideReviews, type Checking, type ObservedBundle } from './decisions.js';
import { inSpan, runSpan } from '../advance/run-span.js';
import type { RunStatuses } from '../advance/run-statuses.js';

interface ReviewChecksOptions extends Checking {
  readonly statuses: RunStatuses;
  readonly failureReasons: Pick<FailureReasonsStore, 'keep'>;
  readonly gate: ShutdownGate;
  readonly log: Logger;
}

/**
 * Checks the reviews that runs wait for: the one way by which a decided review reaches a run, whoever reports it. Two
 * checks of one run, also in two processes, do no harm: each decision is written once.
 */
export class ReviewChecks {
  constructor(private readonly options: ReviewChecksOptions) {}

  /**
   * A callback says that a bundle may have a new status. When this resolves, that is stored, and the runs that wait for
   * the bundle check their reviews: here at once, or in another process if this one dies. A repeated event changes
   * nothing. A bundle that no run waits for is fetched, for its followers.
   * @throws ServiceError when Twilio or the database can't be asked just now
   */
  readonly recordCallback = async (
    accountSid: Sid,
    bundleSid: Sid,
    eventId: string,
    verdict?: CallbackVerdict,
  ): Promise<void> => {
    const { failureReasons, reviews, bundles } = this.options;
    // Stored before subscribers are notified of the new status, because they may query the reason.
    if (verdict !== undefined) await failureReasons.keep(accountSid, bundleSid, verdict);
    const { signaled, awaited } = await reviews.signal(accountSid, bundleSid, eventId);
    for (const { runId, waits } of signaled) if (waits) this.begin(runId);
    if (!awaited) await bundles.fetchAndRecord(accountSid, bundleSid);
  };

  /** Begins the checks that a dead process has left. @throws Error of the database */
  async resumeUnhandled(olderThanMs: number): Promise<void> {
    for (const runId of await this.options.reviews.unhandled(olderThanMs)) this.begin(runId);
  }

  /**
   * Checks the reviews of a run, and lets it continue where they are decided.
   * @param by who reported that a review may have been decided
   * @param observed the bundle as it was just fetched, where there is one: Twilio is not asked again
   * @throws Error of the database
   */
  async check(runId: string, by: OnboardingActor, observed?: ObservedBundle): Promise<void> {
    const leave = await this.options.gate.enter();
    try {
      await inSpan(runSpan('onboarding review', runId), () => this.checkAndSettle(runId, by, observed));
    } finally {
      leave();
    }
  }

  private begin(runId: string): void {
    this.check(runId, 'TWILIO').catch((error: unknown) => {
      this.options.log.warn({ runId, err: error }, 'review check failed; will retry');
    });
  }

  private async checkAndSettle(
    runId: string,
    by: OnboardingActor,
    observed?: ObservedBundle,
  ): Promise<OnboardingStatus> {
    const { steps, reviews, reviewPollMs, statuses, log } = this.options;
    const checked = await steps.load(runId);
    if (isCancelled(checked.run.status)) return checked.run.status;
    let decided = 0;
    let failed = false;
    try {
      decided = await decideReviews(this.options, checked, by, observed);
    } catch (error) {
      // The run keeps waiting, and its next poll comes soon.
      failed = true;
      log.warn({ runId, err: error }, 'a review could not be fetched; will retry');
      await reviews.checkSoon(runId, reviewPollMs);
    }
    const { status, acted } = await statuses.afterCheck(checked, decided > 0 || failed);
    const upTo = checked.run.news + decided;
    if (acted && upTo > checked.run.looked) await reviews.markHandled(runId, upTo);
    return status;
  }
}
