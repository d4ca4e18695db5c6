import type { Sid } from '../../domain/sid.js';
import type { TrustHub, TrustHubFactory } from '../../twilio/trust-hub.js';

/** How often an account is asked whether it has requests to spare, in milliseconds. */
const ASK_AGAIN_MS = 20;

/** What the mirror's own requests are counted by. */
export type CallCount = (calls: number) => void;

/**
 * The requests with which one account is read. They give way to everybody else's: each waits until nobody waits for the
 * account's limiter, and half of what it may have under way is free, or any of it while nobody else makes requests.
 */
export class AccountCalls {
  readonly trustHub: TrustHub;
  /** When the next request for the assignments of bundles may be made, in milliseconds. */
  private nextAt = 0;

  constructor(
    private readonly accountSid: Sid,
    private readonly trustHubs: Pick<TrustHubFactory, 'open' | 'hasRoomToSpare'>,
    private readonly callsPerMinute: number,
    private readonly count: CallCount,
    private readonly signal: AbortSignal,
  ) {
    this.trustHub = trustHubs.open(accountSid, { cached: false, givesWay: true, signal });
  }

  /** Whether the process stops, or no longer has the account. */
  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** Resolves when one may be made. @throws the signal's reason when it is aborted */
  async turn(): Promise<void> {
    while (!this.trustHubs.hasRoomToSpare(this.accountSid)) await this.pause(ASK_AGAIN_MS);
    this.signal.throwIfAborted();
    this.count(1);
  }

  /** Resolves when the budget of each minute has so many left; each then waits for its turn. */
  async withinBudget(calls: number): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + (calls * 60_000) / this.callsPerMinute;
    if (at > now) await this.pause(at - now);
  }

  /** Resolves after so many milliseconds. @throws the signal's reason when it is aborted */
  async pause(ms: number): Promise<void> {
    await pause(ms, this.signal);
    this.signal.throwIfAborted();
  }
}

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    signal.addEventListener('abort', done, { once: true });
  });
}
