import type { Logger } from 'pino';
import { BundleStatus } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { DueReview, ReviewsStore } from '../storage/reviews.store.js';
import { gatewayOf } from '../steps/step.js';
import { isWorthRetrying } from './failure.js';
import type { Looks } from './looks.js';

interface PollsOptions {
  readonly reviews: ReviewsStore;
  readonly trustHubs: TrustHubFactory;
  readonly looks: Looks;
  readonly reviewPollMs: number;
  readonly log: Logger;
}

/** A look that has not come to its end. */
interface Look {
  readonly accountSid: Sid;
  readonly ended: Promise<void>;
}

/** Reviews that this process looks at side by side. */
const MOST = 200;
/** Of them of one account: one at which Twilio does not answer leaves room for the others. */
const MOST_OF_ACCOUNT = 50;

/** The statuses after which a run no longer waits. */
const DECIDED: ReadonlySet<string> = new Set([BundleStatus.TWILIO_APPROVED, BundleStatus.TWILIO_REJECTED, 'gone']);

/**
 * The looks at reviews that are due: the polls, beside the callbacks. They go on independently of the rounds that begin
 * them, so that one which gets no answer holds up no other; only a changed status wakes its run.
 */
export class Polls {
  /** By run and step. */
  private readonly underWay = new Map<string, Look>();
  private readonly ending = new AbortController();

  constructor(private readonly options: PollsOptions) {}

  /** Begins to look at the due reviews that there is room for, and waits for none. @throws Error of the database */
  async round(): Promise<void> {
    const room = MOST - this.underWay.size;
    if (room === 0) return;
    const due = await this.options.reviews.takeDue(this.options.reviewPollMs, {
      most: room,
      mostOfAccount: MOST_OF_ACCOUNT,
      underWay: this.byAccount(),
    });
    // One that came due again while its last look goes on is being looked at.
    const begun = due.flatMap((review) => (this.underWay.has(keyOf(review)) ? [] : [this.begin(review)]));
    void Promise.allSettled(begun).then((looks) => this.report(looks));
  }

  /** Breaks off those under way: another process, or the next start of this one, looks at these reviews at once. */
  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.allSettled([...this.underWay.values()].map(({ ended }) => ended));
  }

  private begin(review: DueReview): Promise<void> {
    const key = keyOf(review);
    const ended = this.look(review).finally(() => this.underWay.delete(key));
    this.underWay.set(key, { accountSid: review.account_sid, ended });
    return ended;
  }

  private async look(review: DueReview): Promise<void> {
    const { trustHubs, reviews, looks, reviewPollMs } = this.options;
    const { signal } = this.ending;
    try {
      const trustHub = trustHubs.open(review.account_sid, { cached: false, signal });
      const bundle = await gatewayOf(trustHub, review.bundle_kind).load(review.bundle_sid);
      const status = bundle?.status ?? 'gone';
      // A decided review is told again at every poll, until the run has acted on it and its row is gone.
      if (!DECIDED.has(status) && status === review.last_status) return;
      // One 404 is no proof: the run looks again for itself.
      const { step_key: stepKey, attempt } = review;
      await looks.look(review.run_id, 'POLL', bundle === null ? undefined : { stepKey, attempt, bundle });
      await reviews.seen(review.run_id, review.step_key, status, reviewPollMs);
    } catch (error) {
      if (signal.aborted) return reviews.giveBack(review, 0);
      // A Twilio that does not answer makes the intervals no longer.
      if (isWorthRetrying(error)) await reviews.giveBack(review, reviewPollMs);
      throw error;
    }
  }

  private byAccount(): ReadonlyMap<Sid, number> {
    const counts = new Map<Sid, number>();
    for (const { accountSid: sid } of this.underWay.values()) counts.set(sid, (counts.get(sid) ?? 0) + 1);
    return counts;
  }

  private report(looks: readonly PromiseSettledResult<void>[]): void {
    const failed = looks.filter((look) => look.status === 'rejected');
    if (failed[0] === undefined) return;
    const err: unknown = failed[0].reason;
    this.options.log.warn({ failed: failed.length, of: looks.length, err }, 'reviews could not be looked at');
  }
}

const keyOf = ({ run_id: runId, step_key: stepKey }: DueReview): string => `${runId} ${stepKey}`;
