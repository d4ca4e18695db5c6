import { AsyncResource } from 'node:async_hooks';
import { pollQueue } from './dbos-internals.js';

/**
 * The interval of DBOS' own polls of a queue, which find what another process has put there. Each is a statement,
 * even when nothing happens.
 */
export const IDLE_POLL_MS = 250;
/** The interval of our polls while segments run here: for so long the place of one that ended stays free. */
const BUSY_POLL_MS = 20;
/** How long our polls go on after the last sign of work: another process may continue what this one began. */
const BUSY_FOR_MS = 1_000;

/**
 * Lets segments begin without delay: polls the queue as soon as something is put there, and often while segments run.
 */
export class Dispatch {
  private underWay = 0;
  private lastSign = 0;
  private polling = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  /** Bound to the context of the server, so that what begins is no child of the workflow that woke it. */
  private readonly pollOnce: () => Promise<unknown>;

  constructor(queueName: string) {
    this.pollOnce = AsyncResource.bind(() => pollQueue(queueName));
  }

  /** Something was put into the queue. */
  wake(): void {
    this.lastSign = Date.now();
    if (!this.polling && this.timer === undefined) void this.poll();
  }

  /** A segment begins here. @returns the function to call when it has ended */
  begin(): () => void {
    this.underWay += 1;
    this.wake();
    return () => {
      this.underWay -= 1;
      this.lastSign = Date.now();
    };
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private isBusy(): boolean {
    return !this.stopped && (this.underWay > 0 || Date.now() - this.lastSign < BUSY_FOR_MS);
  }

  private async poll(): Promise<void> {
    this.timer = undefined;
    if (this.stopped) return;
    this.polling = true;
    try {
      await this.pollOnce();
    } finally {
      this.polling = false;
      if (this.isBusy()) this.timer = setTimeout(() => void this.poll(), BUSY_POLL_MS).unref();
    }
  }
}
