import type { Logger } from 'pino';
import { isCancelled, type OnboardingStatus } from '../../domain/onboarding.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { CancelStore } from '../storage/cancel.store.js';
import type { ReviewsStore } from '../storage/reviews.store.js';
import type { StepsStore } from '../storage/steps.store.js';
import type { BundleChanges } from './bundle-changes.js';
import { waitUntil } from './back-off.js';
import type { Cancellation } from './cancellation.js';
import type { Changes } from './changes.js';
import { failureOf } from './failure.js';
import type { Gate } from './gate.js';
import { bearerOf } from './inbox.js';
import { lookAtReviews } from './reviews.js';
import { inRunSpan } from './run-span.js';
import { Segment } from './segment.js';
import { settledStatus } from './settle.js';
import type { StepRunner } from './step-runner.js';
import type { RunActions } from './workflows.js';

interface RunActionsOptions {
  readonly steps: StepsStore;
  readonly reviews: ReviewsStore;
  readonly reviewPollMs: number;
  readonly runner: StepRunner;
  readonly trustHubs: TrustHubFactory;
  readonly gate: Gate;
  readonly executorId: string;
  readonly changes: Changes;
  readonly bundles: BundleChanges;
  readonly cancels: CancelStore;
  readonly cancellation: Cancellation;
  readonly log: Logger;
}

/** The durable steps of the workflows, over the tables and Trust Hub. */
export function createRunActions(options: RunActionsOptions): RunActions {
  const { steps, reviews, reviewPollMs, gate, changes, cancels, cancellation, log } = options;

  /** Gives the run the status that its steps have come to. */
  const settle = async (runId: string): Promise<OnboardingStatus> => {
    const now = await steps.load(runId);
    if (isCancelled(now.run.status)) return now.run.status;
    const { status, failure } = settledStatus(now.steps);
    if (status !== now.run.status || failure !== null) await steps.setStatus(runId, status, failure);
    changes.announce(runId, true);
    log.info({ runId, status, code: failure?.code, step: failure?.stepKey }, 'onboarding');
    return status;
  };
  const segment = new Segment({
    ...options,
    settle,
    changed: (runId) => changes.announce(runId),
    backOff: (runId, ms) => waitUntil(runId, ms, changes, () => cancels.isCancelling(runId)),
  });

  return {
    advance: (runId, segmentId) => segment.walk(runId, segmentId),
    review: (runId, news) =>
      gate.pass(() =>
        inRunSpan('onboarding review', runId, async () => {
          try {
            await lookAtReviews(options, runId, bearerOf(news));
          } catch (error) {
            // The run waits on: the sweep asks again, and soon, because there was news.
            log.warn({ runId, err: error }, 'a review could not be looked at');
            await reviews.lookSoon(runId, reviewPollMs);
          }
          return settle(runId);
        }),
      ),
    cancel: async (runId) => {
      try {
        return await cancellation.carryOut(runId);
      } catch (error) {
        // Nothing is decided here: the error may be that of a process that lost the run to another.
        log.error({ runId, err: error }, 'a cancellation broke down; it will be taken up again');
        throw error;
      }
    },
    breakDown: async (runId) => {
      const failure = failureOf('', new Error('the segment workflow ended'));
      await steps.setStatus(runId, 'ACTION_REQUIRED', { ...failure, stepKey: null });
      changes.announce(runId, true);
      log.error({ runId }, 'a segment of an onboarding ended for good');
      return 'ACTION_REQUIRED';
    },
  };
}
