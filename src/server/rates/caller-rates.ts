import { LRUCache } from 'lru-cache';
import type { Limits } from '../../config.js';
import type { CallBudget } from '../../domain/call-budget.js';
import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import { Shares } from '../../domain/pacing/shares.js';
import { TokenBucket } from './token-bucket.js';

/** What every operation costs at least: also one that is answered without a request takes time of this server. */
const LEAST_COST = 1;
/** Callers that are remembered; one that was forgotten has a full bucket again. */
const MOST_CALLERS = 10_000;

/** `extensions.cost` of an answer. The unit is a request to Twilio. */
export interface CostReport {
  /** The estimate, before it ran. */
  readonly requested: number;
  /** The actual cost. */
  readonly actual: number;
  /** What the caller may spend now. */
  readonly available: number;
  /** How much is refilled each second. */
  readonly restoreRate: number;
}

/** The cost of one operation, from its beginning to its answer. */
export interface OperationCost {
  /**
   * Holds the estimate back from what the caller may spend.
   * @throws ServiceError RATE_LIMITED where that is not enough
   */
  hold(estimate: number): void;
  /**
   * Takes points for work of this server. They are no part of the operation's cost.
   * @throws ServiceError RATE_LIMITED where there are not enough
   */
  readonly charge: (points: number) => void;
  /** As it stands now. */
  report(): CostReport;
  /** Requests to Twilio so far. */
  calls(): number;
  /** Calls back when it ends, at once where it has ended already. */
  atEnd(work: () => void): void;
  /** Settles what it really cost. May be called again. */
  end(): void;
}

/** What each caller may spend: a bucket of points for each, which refills with time. */
export class CallerRates {
  private readonly buckets = new LRUCache<string, TokenBucket>({ max: MOST_CALLERS });
  private readonly shares: Shares;
  private processes = 1;

  constructor(
    private readonly limits: Pick<Limits, 'callerPoints' | 'callerPointsPerSecond'>,
    /** Milliseconds. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.shares = new Shares(now);
  }

  /** So many processes answer callers: each gives its part of what a caller may spend. */
  share(processes: number): void {
    if (processes === this.processes) return;
    this.processes = Math.max(1, processes);
    for (const bucket of this.buckets.values()) bucket.resize(this.capacity, this.perSecond, this.now());
  }

  /** Whether the caller has spent at least as much lately as callers have on average. */
  spendsMuch(caller: string): boolean {
    return this.shares.isLarge(caller);
  }

  /** Begins to count an operation of this caller. */
  begin(caller: string, budget: CallBudget): OperationCost {
    const bucket = this.bucketOf(caller);
    const { now } = this;
    let requested = 0;
    let held = 0;
    let settled = false;
    const after: (() => void)[] = [];
    const actual = () => Math.max(LEAST_COST, budget.calls);
    const end = () => {
      if (settled) return;
      settled = true;
      if (held > 0) {
        bucket.give(held - actual(), now());
        this.shares.add(caller, actual() - LEAST_COST);
      }
      for (const work of after) work();
    };
    return {
      hold: (estimate) => {
        requested = estimate;
        const wanted = Math.max(LEAST_COST, Math.min(estimate, budget.most));
        const wait = bucket.take(wanted, now());
        if (wait > 0) throw rateLimited(wait);
        held = wanted;
        this.shares.add(caller, LEAST_COST); // More is known when it has ended.
      },
      charge: (points) => this.charge(caller, points),
      report: () => ({
        requested,
        actual: held === 0 ? 0 : actual(),
        available: Math.max(0, Math.floor(bucket.level(now()) + (settled || held === 0 ? 0 : held - actual()))),
        restoreRate: this.perSecond,
      }),
      calls: () => budget.calls,
      atEnd: (work) => {
        if (settled) work();
        else after.push(work);
      },
      end,
    };
  }

  /**
   * Takes points for work of this server.
   * @throws ServiceError RATE_LIMITED where there are not enough
   */
  charge(caller: string, points: number): void {
    const wait = this.bucketOf(caller).take(points, this.now());
    if (wait > 0) throw rateLimited(wait);
    this.shares.add(caller, points);
  }

  /** @throws ServiceError RATE_LIMITED where the caller has nothing left to spend */
  requirePoints(caller: string): void {
    const bucket = this.bucketOf(caller);
    const wait = bucket.take(LEAST_COST, this.now());
    if (wait > 0) throw rateLimited(wait);
    bucket.give(LEAST_COST, this.now());
  }

  /** Takes points for requests that were made without an estimate, also where that leaves the caller in debt. */
  pay(caller: string, points: number): void {
    if (points <= 0) return;
    this.bucketOf(caller).give(-points, this.now());
    this.shares.add(caller, points);
  }

  /** What one event has cost a caller, of an estimate that was made when its subscription began. */
  report(caller: string, requested: number, actual: number): CostReport {
    const available = Math.max(0, Math.floor(this.bucketOf(caller).level(this.now())));
    return { requested, actual, available, restoreRate: this.perSecond };
  }

  private bucketOf(caller: string): TokenBucket {
    const known = this.buckets.get(caller);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(this.capacity, this.perSecond, this.now());
    this.buckets.set(caller, bucket);
    return bucket;
  }

  private get capacity(): number {
    return this.limits.callerPoints / this.processes;
  }

  private get perSecond(): number {
    return this.limits.callerPointsPerSecond / this.processes;
  }
}

/** @param wait milliseconds */
export function rateLimited(wait: number): ServiceError {
  const retryAfterSeconds = Math.ceil(wait / 1_000);
  return new ServiceError(
    ServiceErrorCode.RATE_LIMITED,
    `Too much at a time: try again in ${retryAfterSeconds} s. extensions.cost of every answer says what you may spend.`,
    { retryAfterSeconds, notProcessed: true },
  );
}
