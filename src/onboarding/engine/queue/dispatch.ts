import { AsyncResource } from 'node:async_hooks';
import { pollQueue } from './dbos-internals.js';

/**
 * The interval of DBOS' own polls of a queue, which find what another process has put there. Each is a statement,
 * even when nothing happens.
 */
export const IDLE_POLL_MS = 250;
/** From the beginning of one of our polls to that of the next, at least. */
const INTERVAL_MS = 20;
/**
 * The waits between polls after a segment has ended here: its place is free as soon as DBOS has written the end down,
 * which takes some milliseconds, or more on a busy machine.
 */
const POLLS_AFTER_END_MS = [INTERVAL_MS, 20, 40, 80];

/** Lets segments begin without delay: polls the queue when something is put there, and when a place in it becomes free. */
export class Dispatch {
  private polling = false;
  private stopped = false;
  private begunAt = -Infinity;
  /** Something was put into the queue while a poll was under way, which may have missed it. */
  private missed = false;
  /** The waits before the polls that are still to come. */
  private waits: readonly number[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Bound to the context of the server, so that what begins is no child of the workflow that woke it. */
  private readonly pollOnce: () => Promise<unknown>;

  constructor(queueName: string) {
    this.pollOnce = AsyncResource.bind(() => pollQueue(queueName));
  }

  /** Something was put into the queue. */
  wake(): void {
    if (this.polling) this.missed = true;
    else this.pollIn(Math.max(0, this.begunAt + INTERVAL_MS - performance.now()));
  }

  /** A segment that ran here has ended. */
  ended(): void {
    this.waits = POLLS_AFTER_END_MS;
    if (!this.polling && this.timer === undefined) this.goOn();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private pollIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) return;
    if (ms === 0) void this.poll();
    else this.timer = setTimeout(() => void this.poll(), ms).unref();
  }

  private goOn(): void {
    const [ms, ...later] = this.waits;
    if (ms === undefined) return;
    this.waits = later;
    this.pollIn(ms);
  }

  private async poll(): Promise<void> {
    this.timer = undefined;
    if (this.stopped) return;
    this.polling = true;
    this.missed = false;
    this.begunAt = performance.now();
    try {
      await this.pollOnce();
    } finally {
      this.polling = false;
      if (this.missed) this.wake();
      else this.goOn();
    }
  }
}
