import { onAbort } from './abort-listeners.js';
import { cancellation } from './transport-error.js';

interface Waiter {
  readonly start: () => void;
}

/**
 * At most `limit` calls at a time for one account. Those who wait are served in turns: one call of each scope, in the
 * order in which the scopes came. So a query that wants a thousand things does not hold up the small one behind it,
 * and among scopes of one call each (onboarding steps) it is first come, first served.
 */
export class AccountLimiter {
  /** May be changed at any time; running calls are never stopped. */
  limit: number;
  private running = 0;
  private readonly waiting = new Map<object, Waiter[]>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /**
   * Runs the task when its turn comes.
   * @param scope on whose behalf: the unit of fairness
   * @throws TransportError when the signal is aborted before the turn comes
   */
  async run<Result>(scope: object, signal: AbortSignal | undefined, task: () => Promise<Result>): Promise<Result> {
    if (signal?.aborted) throw cancellation(signal, true);
    if (this.running < this.limit && this.waiting.size === 0) this.running += 1;
    else await this.turn(scope, signal);
    try {
      return await task();
    } finally {
      this.running -= 1;
      this.serve();
    }
  }

  private turn(scope: object, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        start: () => {
          off();
          resolve();
        },
      };
      const off = onAbort(signal, () => {
        off();
        this.remove(scope, waiter);
        if (signal) reject(cancellation(signal, true));
      });
      const queue = this.waiting.get(scope);
      if (queue) queue.push(waiter);
      else this.waiting.set(scope, [waiter]);
    });
  }

  private serve(): void {
    while (this.running < this.limit) {
      const [next] = this.waiting;
      if (next === undefined) return;
      const [scope, queue] = next;
      const waiter = queue.shift();
      // A Map keeps the order of insertion: taken out and put back, the scope is last in the round.
      this.waiting.delete(scope);
      if (queue.length > 0) this.waiting.set(scope, queue);
      if (waiter === undefined) continue;
      this.running += 1;
      waiter.start();
    }
  }

  private remove(scope: object, waiter: Waiter): void {
    const queue = this.waiting.get(scope);
    const place = queue?.indexOf(waiter) ?? -1;
    if (queue === undefined || place < 0) return;
    queue.splice(place, 1);
    if (queue.length === 0) this.waiting.delete(scope);
  }
}
