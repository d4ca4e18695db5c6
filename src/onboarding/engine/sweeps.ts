import type { Logger } from 'pino';
import { BundleStatus } from '../../domain/bundle.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { DueReview, ReviewsStore } from '../storage/reviews.store.js';
import type { CancelStore } from '../storage/cancel.store.js';
import type { StepsStore } from '../storage/steps.store.js';
import { gatewayOf } from '../steps/step.js';
import { pollEventId, type Inbox } from './inbox.js';
import type { Starter } from './starter.js';
import type { Workflows } from './workflows.js';

/** Work that is looked for again and again. One round never overlaps the next, and a failed round is only logged. */
export interface Sweep {
  stop(): Promise<void>;
}

export function startSweep(name: string, everyMs: number, round: () => Promise<void>, log: Logger): Sweep {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round()
        .catch((error: unknown) => {
          if (!stopped) log.warn({ sweep: name, err: error }, 'sweep failed; it will be tried again');
        })
        .then(next);
    }, everyMs).unref();
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

interface ReviewSweepOptions {
  readonly reviews: ReviewsStore;
  readonly trustHubs: TrustHubFactory;
  readonly inbox: Inbox;
  readonly reviewPollMs: number;
  readonly log: Logger;
}

/** Reviews asked for in one round; a backlog goes on in the next round. */
const ROUND = 100;

/** The statuses after which a run no longer waits. */
const DECIDED: ReadonlySet<string> = new Set([BundleStatus.TWILIO_APPROVED, BundleStatus.TWILIO_REJECTED, 'gone']);

/** One round of polling Twilio for reviews that are due; only a changed status wakes its run. */
export async function pollReviews(options: ReviewSweepOptions): Promise<void> {
  const due = await options.reviews.takeDue(options.reviewPollMs, ROUND);
  const looks = await Promise.allSettled(due.map((review) => pollOne(options, review)));
  const failed = looks.filter((look) => look.status === 'rejected');
  if (failed[0] !== undefined) {
    options.log.warn(
      { failed: failed.length, of: due.length, err: failed[0].reason },
      'reviews could not be looked at',
    );
  }
}

async function pollOne(
  { reviews, trustHubs, inbox, reviewPollMs }: ReviewSweepOptions,
  review: DueReview,
): Promise<void> {
  const trustHub = trustHubs.open(review.account_sid, { cached: false });
  const bundle = await gatewayOf(trustHub, review.bundle_kind).load(review.bundle_sid);
  const status = bundle?.status ?? 'gone';
  // A decided review is told again at every poll, until the run has seen it itself and its row is gone.
  if (!DECIDED.has(status) && status === review.last_status) return;
  await inbox.hint(review.run_id, pollEventId(review.bundle_sid, status, review.next_poll_at));
  await reviews.seen(review.run_id, review.step_key, status, reviewPollMs);
}

interface MendOptions {
  readonly steps: StepsStore;
  readonly cancels: CancelStore;
  readonly starter: Starter;
  readonly workflows: Workflows;
  readonly inbox: Inbox;
}

/**
 * Starts runs that were stored and never started, resumes those whose message was lost, and carries out cancellations
 * that were only begun: a process died between.
 */
export async function mendInterrupted({ steps, cancels, starter, workflows, inbox }: MendOptions): Promise<void> {
  const unstarted = await steps.unstarted(INTERRUPTED_MS);
  await starter.begin(
    unstarted.map((run) => ({ runId: run.run_id, accountSid: run.account_sid, priority: run.priority })),
  );
  for (const run of await steps.unresumed(INTERRUPTED_MS)) await inbox.resume(run.run_id, run.round);
  for (const begun of await cancels.unattended(INTERRUPTED_MS)) await workflows.cancel(begun);
}

/** How long a gap between two writes must have lasted before it counts as an interruption. */
const INTERRUPTED_MS = 5_000;
