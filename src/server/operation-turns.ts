import type { OperationLimits } from '../config.js';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Metrics } from './metrics.js';
import type { Processor } from './processor.js';
import type { Leave } from './seats.js';
import { WhenIdle } from './when-idle.js';

/** What one caller has in progress, and what waits, the longest waiting first. */
interface Caller {
  readonly name: string;
  underWay: number;
  /** With the time, in milliseconds, at which each came. */
  readonly waiting: Map<() => void, number>;
  /** Of them, without events of subscriptions. */
  waitingOperations: number;
}

/**
 * Operations under way in this process: a number for each caller, and one for all. Further ones wait in the queue of
 * their caller, and the callers are served in turn, so that a thousand slow queries of one delay nobody else. An
 * event of a subscription is an operation while it is executed.
 *
 * A processor that is full answers none sooner because more are under way: then each caller has fewer, and is refused
 * what would wait for longer than a caller likes to.
 */
export class OperationTurns {
  private underWay = 0;
  private readonly callers = new Map<string, Caller>();
  /** Callers with waiting operations; a caller that has been served goes to the end. */
  private readonly round = new Set<Caller>();
  private readonly idle = new WhenIdle(() => this.underWay === 0);

  constructor(
    private readonly limits: OperationLimits,
    private readonly metrics: Pick<Metrics, 'waitingOperations'>,
    private readonly processor: Processor,
  ) {
    processor.onRelief(() => this.serve());
  }

  /**
   * A place for an operation, at once where there is one.
   * @param signal takes it out of the queue
   * @throws ServiceError RATE_LIMITED where too many wait already, or for too long; SERVICE_UNAVAILABLE where they do
   * because the processor is full
   */
  enter(name: string, signal: AbortSignal): Leave | Promise<Leave> {
    const caller = this.callerOf(name);
    if (this.isFree(caller)) return this.begin(caller);
    const refusal = this.refusalOf(caller);
    if (refusal === undefined) return this.queue(caller, signal, true);
    this.forgetIdle(caller);
    throw refusal;
  }

  /** As `enter`, for an event: however many wait, because the number of subscriptions is limited itself. */
  enterAfter(name: string, signal: AbortSignal): Leave | Promise<Leave> {
    const caller = this.callerOf(name);
    return this.isFree(caller) ? this.begin(caller) : this.queue(caller, signal, false);
  }

  /**
   * Waits until none is under way, also none whose caller has hung up.
   * @returns false where some were, after so many milliseconds
   */
  finish(ms: number): Promise<boolean> {
    return this.idle.wait(ms);
  }

  private callerOf(name: string): Caller {
    const caller = this.callers.get(name) ?? { name, underWay: 0, waiting: new Map(), waitingOperations: 0 };
    this.callers.set(name, caller);
    return caller;
  }

  private isFree(caller: Caller): boolean {
    return caller.waiting.size === 0 && this.hasRoom(caller);
  }

  private queue(caller: Caller, signal: AbortSignal, isOperation: boolean): Promise<Leave> {
    const counted = isOperation ? 1 : 0;
    return new Promise((resolve, reject) => {
      const leaveQueue = (): void => {
        caller.waiting.delete(begin);
        caller.waitingOperations -= counted;
        this.metrics.waitingOperations(-1);
        if (caller.waiting.size === 0) this.round.delete(caller);
        signal.removeEventListener('abort', giveUp);
      };
      const begin = (): void => {
        leaveQueue();
        resolve(this.begin(caller));
      };
      const giveUp = (): void => {
        leaveQueue();
        this.forgetIdle(caller);
        reject(signal.reason instanceof ServiceError ? signal.reason : hasWaitedTooLong());
      };
      caller.waiting.set(begin, performance.now());
      caller.waitingOperations += counted;
      this.metrics.waitingOperations(1);
      this.round.add(caller);
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  private begin(caller: Caller): Leave {
    this.underWay += 1;
    caller.underWay += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.underWay -= 1;
      caller.underWay -= 1;
      this.serve();
      this.forgetIdle(caller);
      this.idle.ended();
    };
  }

  private serve(): void {
    // A caller that is put back at the end is visited again in the same loop.
    for (const caller of this.round) {
      if (this.underWay >= this.limits.most) return;
      if (!this.hasRoom(caller)) continue;
      const [begin] = caller.waiting.keys();
      begin?.();
      if (this.round.delete(caller)) this.round.add(caller);
    }
  }

  private hasRoom(caller: Caller): boolean {
    const most = this.processor.isFull() ? Math.ceil(this.limits.ofCaller / FEWER) : this.limits.ofCaller;
    return caller.underWay < most && this.underWay < this.limits.most;
  }

  /** Why the caller's next operation may not wait, if so: too many do, or the first of them for too long. */
  private refusalOf(caller: Caller): ServiceError | undefined {
    const [since] = caller.waiting.values();
    const waited = since === undefined ? -Infinity : performance.now() - since;
    const { processor, limits } = this;
    if (processor.isFull() && waited > processor.patienceMs) return overload();
    if (waited > limits.callerWaitMs) return wouldWaitTooLong();
    return caller.waitingOperations < limits.callerWaiting ? undefined : this.tooMany();
  }

  private forgetIdle(caller: Caller): void {
    if (caller.underWay === 0 && caller.waiting.size === 0) this.callers.delete(caller.name);
  }

  private tooMany(): ServiceError {
    return rateLimited(
      `This caller has ${this.limits.callerWaiting} operations waiting for those under way, which is the limit. Send fewer at the same time.`,
    );
  }
}

function wouldWaitTooLong(): ServiceError {
  return rateLimited(
    'What this caller has sent before waits already for what it has under way. Try again in a second, with fewer at the same time.',
  );
}

function hasWaitedTooLong(): ServiceError {
  return rateLimited(
    'The operation has waited for others of this caller for as long as one may take, and has not begun. Send fewer at the same time.',
  );
}

function overload(): ServiceError {
  return new ServiceError(
    ServiceErrorCode.SERVICE_UNAVAILABLE,
    'The server is overloaded, and what this caller has sent before waits already. Try again in a second.',
    { retryAfterSeconds: RETRY_AFTER_SECONDS, notProcessed: true },
  );
}

function rateLimited(message: string): ServiceError {
  return new ServiceError(ServiceErrorCode.RATE_LIMITED, message, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    notProcessed: true,
  });
}

const RETRY_AFTER_SECONDS = 1;
/** A full processor has a part of a caller's operations under way. */
const FEWER = 4;
