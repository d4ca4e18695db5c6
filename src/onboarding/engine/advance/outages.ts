import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord } from '../../../domain/onboarding.js';
import type { Sid } from '../../../domain/sid.js';
import type { Timing } from '../../../twilio/transport/timing.js';
import type { CalledRun, OutagesStore } from '../../storage/outages.store.js';
import type { RunRow } from '../../storage/rows.js';
import { backOffMs, outageWaitMs, SHORT_TRIES } from './back-off.js';
import type { Changes } from '../changes.js';
import { failureOf } from './failure.js';

interface OutagesOptions {
  readonly store: OutagesStore;
  readonly timing: Timing;
  readonly upstreamPatienceMs: number;
  readonly upstreamTimeoutMs: number;
  /** Lets runs go on, outside of the workflow that finds out that they can. */
  readonly begin: (runs: readonly CalledRun[]) => Promise<void>;
  readonly changes: Changes;
  readonly log: Logger;
}

/** The parts of a run that decide how it waits. */
type Waiting = Pick<RunRow, 'run_id' | 'account_sid' | 'status' | 'segment' | 'upstream_since'>;

/** Accounts of which it is remembered when Twilio last answered them. */
const MOST_ACCOUNTS = 1_000;
/** Runs that are taken in one statement. */
const BATCH = 200;
/** The longest wait in which a run keeps its place among the account's active runs. */
const LONGEST_SHORT_WAIT_MS = 5_000;

/**
 * How runs outlive a Twilio that does not answer, or asks to wait. After some short tries a run ends its stretch and waits
 * as a row, without a workflow, for its next attempt. Where nothing is answered to its account, all runs of the account
 * wait for one of them, the probe: its answer lets the others go on.
 */
export class Outages {
  /** When Twilio answered something to an account, in this process. */
  private readonly answeredAt = new LRUCache<Sid, number>({ max: MOST_ACCOUNTS });

  constructor(private readonly options: OutagesOptions) {}

  now(): number {
    return this.options.timing.now();
  }

  /** The wait before another try in the same stretch; null where the run is to wait without one. */
  shortWaitMs(run: Waiting, tried: number, fault: ServiceError): number | null {
    const wait = backOffMs(tried, fault);
    const isShort = run.upstream_since === null && tried < SHORT_TRIES && wait <= LONGEST_SHORT_WAIT_MS;
    return isShort ? wait : null;
  }

  pause(ms: number): Promise<void> {
    return this.options.timing.wait(ms);
  }

  /**
   * Ends a stretch of a run until its next attempt is due.
   * @param fault what it met; null where it has asked nothing, because its account is held
   * @param began when the stretch's tries began
   * @returns null where it waits, or what to tell where its patience is at its end
   */
  async wait(run: Waiting, fault: ServiceError | null, began: number): Promise<OnboardingFailureRecord | null> {
    const { store, timing, upstreamPatienceMs, changes, log } = this.options;
    const { run_id: runId, account_sid: accountSid, status, segment, upstream_since: already } = run;
    const failure = failureOf('', fault ?? UNANSWERED);
    const now = new Date(timing.now());
    const since = already ?? now;
    const until = new Date(since.getTime() + upstreamPatienceMs);
    if (until <= now) return { ...failure, stepKey: null };
    const leastMs = (fault?.retryAfterSeconds ?? 0) * 1_000;
    await store.wait(
      { runId, accountSid, status: status === 'CANCELLING' ? status : 'RUNNING', segment, since },
      {
        failure: fault && failure,
        // What only this run meets, or only some of the account's requests, holds up no other run.
        isGeneral: fault !== null && (this.answeredAt.get(accountSid) ?? -Infinity) < began,
        now,
        until,
        waitMs: (from) => Math.max(outageWaitMs(now.getTime() - from.getTime(), timing.random()), leastMs),
      },
    );
    if (already === null) log.warn({ runId, accountSid, code: failure.code }, 'an onboarding waits for Twilio');
    changes.announce(runId, true);
    return null;
  }

  /** Twilio has answered something to a run. One that had waited for that lets the others of its account go on. */
  async answered(run: Waiting): Promise<void> {
    const { store, changes, log } = this.options;
    const { run_id: runId, account_sid: accountSid } = run;
    this.answeredAt.set(accountSid, this.now());
    if (run.upstream_since === null) return;
    const runs = await store.answered(runId, accountSid, new Date(this.now()));
    changes.announce(runId, true);
    if (runs === 0) return;
    log.info({ accountSid, runs }, 'Twilio answers again; the onboardings of the account go on');
    this.round().catch((error: unknown) => log.warn({ err: error }, 'runs could not go on; the sweep will begin them'));
  }

  isHeld({ account_sid: accountSid, run_id: runId }: Waiting): Promise<boolean> {
    return this.options.store.isHeld(accountSid, runId);
  }

  /** A person wants this run tried at once. */
  probeWith(accountSid: Sid, runId: string): Promise<void> {
    return this.options.store.probeWith(accountSid, runId);
  }

  /** Lets runs go on whose next attempt is due. Any number of processes may: each run goes to one. */
  async round(): Promise<void> {
    const { store, upstreamTimeoutMs, upstreamPatienceMs } = this.options;
    await this.call(await store.takeProbes(new Date(this.now()), upstreamTimeoutMs));
    for (;;) {
      const due = await store.takeDue(new Date(this.now()), upstreamTimeoutMs, upstreamPatienceMs, BATCH);
      await this.call(due);
      if (due.length < BATCH) return;
    }
  }

  private async call(runs: readonly CalledRun[]): Promise<void> {
    if (runs.length === 0) return;
    await this.options.begin(runs);
    for (const run of runs) this.options.changes.announce(run.run_id);
  }
}

/** What is said of a run that has asked nothing. */
export const UNANSWERED = new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio cannot be reached. Try again later.');
