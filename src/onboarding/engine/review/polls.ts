import type { Logger } from 'pino';
import { BundleStatus } from '../../../domain/bundle.js';
import type { Sid } from '../../../domain/sid.js';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import type { DueReview, ReviewsStore } from '../../storage/reviews.store.js';
import { gatewayOf } from '../../steps/step.js';
import { isWorthRetrying } from '../advance/failure.js';
import type { ReviewChecks } from './review-checks.js';

interface PollsOptions {
  readonly reviews: ReviewsStore;
  readonly trustHubs: TrustHubFactory;
  readonly checks: ReviewChecks;
  readonly reviewPollMs: number;
  readonly log: Logger;
}

/** A poll that has not ended. */
interface Poll {
  readonly accountSid: Sid;
  readonly ended: Promise<void>;
}

/** Reviews that this process polls side by side. */
const MOST = 200;
/** Of one account among them, so that an account without answers from Twilio leaves room for the others. */
const MOST_OF_ACCOUNT = 50;

/** The statuses after which a run no longer waits. */
const DECIDED: ReadonlySet<string> = new Set([BundleStatus.TWILIO_APPROVED, BundleStatus.TWILIO_REJECTED, 'gone']);

/**
 * Polls the reviews that are due, in case no callback comes. A poll goes on independently of the round that began it,
 * so that one without an answer holds up no other; only a changed status wakes its run.
 */
export class Polls {
  /** By run and step. */
  private readonly underWay = new Map<string, Poll>();
  private readonly ending = new AbortController();

  constructor(private readonly options: PollsOptions) {}

  /** Begins to poll the due reviews that there is room for, and waits for none. @throws Error of the database */
  async round(): Promise<void> {
    const room = MOST - this.underWay.size;
    if (room === 0) return;
    const due = await this.options.reviews.takeDue(this.options.reviewPollMs, {
      most: room,
      mostOfAccount: MOST_OF_ACCOUNT,
      underWay: this.byAccount(),
    });
    // A review that became due again during its last poll is being polled already.
    const begun = due.flatMap((review) => (this.underWay.has(keyOf(review)) ? [] : [this.begin(review)]));
    void Promise.allSettled(begun).then((polls) => this.report(polls));
  }

  /** Aborts those in progress: another process, or the next start of this one, polls these reviews at once. */
  abort(): void {
    this.ending.abort();
  }

  /** Resolves when none is in progress any more. */
  async ended(): Promise<void> {
    await Promise.allSettled([...this.underWay.values()].map(({ ended }) => ended));
  }

  private begin(review: DueReview): Promise<void> {
    const key = keyOf(review);
    const ended = this.poll(review).finally(() => this.underWay.delete(key));
    this.underWay.set(key, { accountSid: review.account_sid, ended });
    return ended;
  }

  private async poll(review: DueReview): Promise<void> {
    const { trustHubs, reviews, checks, reviewPollMs } = this.options;
    const { signal } = this.ending;
    try {
      const trustHub = trustHubs.open(review.account_sid, { cached: false, signal });
      const bundle = await gatewayOf(trustHub, review.bundle_kind).load(review.bundle_sid);
      const status = bundle?.status ?? 'gone';
      // A decided review leads to a check at every poll, until the run has handled it and its row is deleted.
      if (!DECIDED.has(status) && status === review.last_status) return;
      // One 404 does not prove that the bundle is gone: the check fetches it once more.
      const { step_key: stepKey, attempt } = review;
      // A check that begins while the process stops would never end.
      signal.throwIfAborted();
      await checks.check(review.run_id, 'POLL', bundle === null ? undefined : { stepKey, attempt, bundle });
      await reviews.recordStatus(review.run_id, review.step_key, status, reviewPollMs);
    } catch (error) {
      if (signal.aborted) return reviews.giveBack(review, 0);
      // When Twilio does not answer, the intervals don't grow.
      if (isWorthRetrying(error)) await reviews.giveBack(review, reviewPollMs);
      throw error;
    }
  }

  private byAccount(): ReadonlyMap<Sid, number> {
    const counts = new Map<Sid, number>();
    for (const { accountSid: sid } of this.underWay.values()) counts.set(sid, (counts.get(sid) ?? 0) + 1);
    return counts;
  }

  private report(polls: readonly PromiseSettledResult<void>[]): void {
    const failed = polls.filter((poll) => poll.status === 'rejected');
    if (failed[0] === undefined) return;
    const err: unknown = failed[0].reason;
    this.options.log.warn({ failed: failed.length, of: polls.length, err }, 'reviews could not be polled; will retry');
  }
}

const keyOf = ({ run_id: runId, step_key: stepKey }: DueReview): string => `${runId} ${stepKey}`;
