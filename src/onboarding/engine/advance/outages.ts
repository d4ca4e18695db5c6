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
  /** Starts what continues these runs, outside of the workflow that calls it. */
  readonly begin: (runs: readonly CalledRun[]) => Promise<void>;
  readonly changes: Changes;
  readonly log: Logger;
}

/** The parts of a run that decide how it waits. */
type Waiting = Pick<RunRow, 'run_id' | 'account_sid' | 'status' | 'segment' | 'upstream_since'>;

/** Accounts for which the time of Twilio's last answer is kept. */
const MOST_ACCOUNTS = 1_000;
/** Runs that are taken in one statement. */
const BATCH = 200;
/** Rounds between two searches for forgotten runs, which read all runs that wait. */
const FORGOTTEN_EVERY = 30;
/** The longest wait during which a run keeps its place among the account's active runs. */
const LONGEST_SHORT_WAIT_MS = 5_000;

/**
 * How runs survive a Twilio that does not answer, or asks to wait. After some short tries a run ends its segment and
 * waits as a row, without a workflow, for its next attempt. Where Twilio answers none of an account's requests, all
 * runs of the account wait for one of them, the probe: an answer to it lets the others continue.
 */
export class Outages {
  /** When Twilio last answered an account, in this process. */
  private readonly answeredAt = new LRUCache<Sid, number>({ max: MOST_ACCOUNTS });

  private rounds = 0;

  constructor(private readonly options: OutagesOptions) {}

  now(): number {
    return this.options.timing.now();
  }

  /** The wait before another try in the same segment; null where the run should wait as a row. */
  shortWaitMs(run: Waiting, tried: number, fault: ServiceError): number | null {
    const wait = backOffMs(tried, fault);
    const isShort = run.upstream_since === null && tried < SHORT_TRIES && wait <= LONGEST_SHORT_WAIT_MS;
    return isShort ? wait : null;
  }

  /**
   * Makes a run wait as a row until its next attempt is due.
   * @param fault what it met; null where it sent no request, because its account is on hold
   * @param began when the tries began
   * @returns null where it waits, or the failure to show where its patience has ended
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
        // If Twilio has answered others of the account since the tries began, the fault is not general, and delays no
        // other run.
        isGeneral: fault !== null && (this.answeredAt.get(accountSid) ?? -Infinity) < began,
        now,
        until,
        waitMs: (from) => Math.max(outageWaitMs(now.getTime() - from.getTime(), timing.random()), leastMs),
      },
    );
    if (already === null) log.warn({ runId, accountSid, code: failure.code }, 'an onboarding waits for Twilio');
    changes.announce(runId, 'status');
    return null;
  }

  /** Twilio has answered a run. If it had waited for that, the others of its account continue too. */
  async answered(run: Waiting): Promise<void> {
    const { store, changes, log } = this.options;
    const { run_id: runId, account_sid: accountSid } = run;
    this.answeredAt.set(accountSid, this.now());
    if (run.upstream_since === null) return;
    const runs = await store.answered(runId, accountSid, new Date(this.now()));
    changes.announce(runId, 'status');
    if (runs === 0) return;
    log.info({ accountSid, runs }, 'Twilio answers again; the onboardings of the account continue');
    this.round().catch((error: unknown) =>
      log.warn({ err: error }, 'runs could not be continued; a sweep will start them'),
    );
  }

  isHeld({ account_sid: accountSid, run_id: runId }: Waiting): Promise<boolean> {
    return this.options.store.isHeld(accountSid, runId);
  }

  /** Lets runs continue whose next attempt is due. Any number of processes may do so: each run goes to one of them. */
  async round(): Promise<void> {
    const { store, upstreamTimeoutMs, upstreamPatienceMs } = this.options;
    if (this.rounds % FORGOTTEN_EVERY === 0) await store.releaseForgotten(new Date(this.now()), upstreamPatienceMs);
    this.rounds += 1;
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
    for (const run of runs) this.options.changes.announce(run.run_id, 'steps');
  }
}

/** The fault of a run that sent no request, because its account is in an outage. */
export const UNANSWERED = new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio cannot be reached. Try again later.');
