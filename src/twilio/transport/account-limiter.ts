import { accountShares, accountTurns, mostCallsOf } from '../../domain/pacing/account-turns.js';
import { longWork } from '../../domain/pacing/long-work.js';
import { onAbort } from './abort-listeners.js';
import { CallQueue, type CallOwner } from './call-queue.js';
import { cancellation, TransportError } from '../errors/transport-error.js';

/**
 * Calls of the whole process, by account. Of a hundred that may be under way, most answers come together, and each begins
 * the next call: without turns one turn of the event loop would be as long as all of them.
 */
const CALLS = accountTurns(4);
/** About what one takes of this process, from its beginning to the record that is made of its answer, in milliseconds. */
const CALL_MS = 1;

/** Milliseconds after which the load of the process is measured again for calls that wait for nothing else. */
const MEASURE_AGAIN_MS = 250;

/** After so many milliseconds without a call of anybody else's, calls that give way may have all places. */
const OTHERS_AWAY_MS = 400;

/** How many calls of one account this process may have under way: its part of what all processes together may. */
export class Allowance {
  private processes = 1;

  /** @param total of an account, over all processes */
  constructor(private readonly total: number) {}

  /** So many processes make calls. At least one call is left to each. */
  share(processes: number): void {
    this.processes = Math.max(1, processes);
  }

  get most(): number {
    return Math.max(1, Math.floor(this.total / this.processes));
  }
}

/**
 * At most `limit` calls at a time for one account; the others wait in its queue.
 *
 * The limit follows what Twilio accepts (additive increase, multiplicative decrease): a 429 halves it, at most once for
 * all calls that went out under the limit before, and every limit's worth of answers gives back one, up to the most.
 */
export class AccountLimiter {
  /** Changes at any time; running calls are never stopped. */
  limit: number;
  private running = 0;
  private halvings = 0;
  /** When a call that does not give way last began or ended, in milliseconds. */
  private othersAt = -Infinity;
  private later: NodeJS.Timeout | undefined;
  private readonly waiting = new CallQueue();

  constructor(
    private readonly accountSid: string,
    private readonly allowance: Allowance,
    /** Milliseconds that an operation may wait with its first call. */
    private readonly patienceMs = Infinity,
    /** How many calls the load of the process leaves room for. */
    private readonly mostCalls = () => mostCallsOf(accountSid),
  ) {
    this.limit = allowance.most;
  }

  /**
   * For calls that nobody waits for: nothing waits, and half of what may be under way now is free, so that whoever comes
   * finds the other half. While nobody else comes they may have all of it. After a 429 that is little, and not nothing:
   * only calls that are accepted raise the limit again.
   */
  get hasRoomToSpare(): boolean {
    const areOthersAway = performance.now() - this.othersAt > OTHERS_AWAY_MS;
    return this.waiting.isEmpty && this.running < (areOthersAway ? this.places : this.limit / 2);
  }

  /** Read it just before a try is sent, and pass it on with the outcome. */
  get epoch(): number {
    return this.halvings;
  }

  /** Twilio asked for fewer calls. Calls that were sent before the last reduction are not counted again. */
  throttled(epoch: number): void {
    if (epoch !== this.halvings) return;
    this.halvings += 1;
    this.limit = Math.max(1, this.limit / 2);
  }

  /** Twilio accepted a call. */
  accepted(): void {
    const { most } = this.allowance;
    if (this.limit >= most) return;
    this.limit = Math.min(most, this.limit + 1 / this.limit);
    this.serve();
  }

  /**
   * Runs the task when its turn comes.
   * @throws TransportError when the signal is aborted before the turn comes, or when others of the caller have waited
   * for too long to begin
   */
  async run<Result>(owner: CallOwner, signal: AbortSignal | undefined, task: () => Promise<Result>): Promise<Result> {
    if (signal?.aborted) throw cancellation(signal, true);
    this.noteOthers(owner);
    if (this.hasRoom && this.waiting.isEmpty) {
      this.running += 1;
      this.waiting.begin(owner);
    } else await this.turn(owner, signal);
    try {
      accountShares.add(this.accountSid, CALL_MS);
      await CALLS.turn(this.accountSid);
      if (signal?.aborted) throw cancellation(signal, true);
      return await task();
    } finally {
      this.running -= 1;
      this.noteOthers(owner);
      this.waiting.end(owner);
      this.serve();
    }
  }

  /** Resolves when a long answer may be read: many may come together, and each takes milliseconds. */
  turnToRead(): Promise<void> {
    return longWork.turn(this.accountSid);
  }

  private noteOthers({ givesWay }: CallOwner): void {
    if (givesWay !== true) this.othersAt = performance.now();
  }

  private turn(owner: CallOwner, signal: AbortSignal | undefined): Promise<void> {
    if (this.waiting.waitOf(owner) > this.patienceMs) throw crowded();
    return new Promise((resolve, reject) => {
      const start = (): void => {
        off();
        resolve();
      };
      const off = onAbort(signal, () => {
        off();
        this.waiting.remove(owner, start);
        if (signal) reject(cancellation(signal, true));
      });
      this.waiting.add(owner, start);
      this.serve();
    });
  }

  private serve(): void {
    while (this.hasRoom) {
      const start = this.waiting.next();
      if (start === undefined) return;
      this.running += 1;
      start();
    }
    if (!this.waiting.isEmpty && this.running < this.places) this.serveLater();
  }

  /** Only the load of the process keeps calls waiting, and that may fall before one of the account's calls ends. */
  private serveLater(): void {
    this.later ??= setTimeout(() => {
      this.later = undefined;
      this.serve();
    }, MEASURE_AGAIN_MS).unref();
  }

  /** What Twilio and this process's part allow. */
  private get places(): number {
    return Math.floor(Math.min(this.limit, this.allowance.most));
  }

  private get hasRoom(): boolean {
    return this.running < Math.min(this.places, this.mostCalls());
  }
}

function crowded(): TransportError {
  return new TransportError('crowded', { notProcessed: true, retryAfterSeconds: 1 });
}
