import { TimerQueue } from './timer-queue.js';

/** Time as the sandbox sees it. Reviews are scheduled on it; network latency and HTTP timeouts are always real. */
export interface Clock {
  now(): Date;
  /** Runs `run` once `ms` have passed on this clock; the result cancels it. */
  setTimeout(run: () => void, ms: number): () => void;
}

/** The machine's clock. Timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  setTimeout(run, ms) {
    const dueAt = Date.now() + ms;
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      // Node fires at once for delays beyond 2^31 - 1: a far timer waits in pieces.
      timer = setTimeout(fire, Math.min(left, 2 ** 31 - 1)).unref();
    };
    const fire = (): void => {
      // Node may fire a millisecond early by the wall clock: what is due then would not be yet.
      const left = dueAt - Date.now();
      if (left > 0) wait(left);
      else run();
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};

/**
 * A clock that tests and `/_sandbox/clock` move. It stands still (frozen) or follows the machine's clock at an offset
 * (free). Moving it runs what comes due on the way, in order, each at its own time.
 */
export class ControllableClock implements Clock {
  private frozenAt: number | null;
  private offset = 0;
  private readonly timers = new TimerQueue();
  private wake: { readonly at: number; readonly cancel: () => void } | null = null;

  /** Frozen at `start`; without it, running free at the machine's time. */
  constructor(start?: Date | string | number) {
    this.frozenAt = start === undefined ? null : moment(start);
  }

  get frozen(): boolean {
    return this.frozenAt !== null;
  }

  now(): Date {
    return new Date(this.frozenAt ?? Date.now() + this.offset);
  }

  setTimeout(run: () => void, ms: number): () => void {
    const timer = this.timers.add(this.now().getTime() + Math.max(0, ms), run);
    this.rearm();
    return () => {
      timer.cancelled = true;
    };
  }

  /** Goes to a moment and stays frozen or free as it was. Backwards runs nothing. */
  set(to: Date | string | number): void {
    const target = moment(to);
    const free = !this.frozen;
    for (let due = this.timers.takeDue(target); due !== undefined; due = this.timers.takeDue(target)) {
      this.frozenAt = Math.max(this.now().getTime(), due.at);
      due.run();
    }
    this.frozenAt = target;
    if (free) this.runFree();
  }

  /** Goes `ms` milliseconds forward. */
  advance(ms: number): void {
    this.set(this.now().getTime() + ms);
  }

  freeze(): void {
    this.frozenAt = this.now().getTime();
    this.rearm();
  }

  /** Continues from its present time, at the speed of the machine's clock. */
  runFree(): void {
    this.offset = this.now().getTime() - Date.now();
    this.frozenAt = null;
    this.rearm();
  }

  /** Lets go of the real timer. */
  dispose(): void {
    this.wake?.cancel();
    this.wake = null;
  }

  /** While free, one real timer waits for the earliest of ours. */
  private rearm(): void {
    const first = this.frozen ? undefined : this.timers.peek();
    if (first !== undefined && this.wake?.at === first.at - this.offset) return;
    this.dispose();
    if (first === undefined) return;
    const at = first.at - this.offset;
    const cancel = systemClock.setTimeout(
      () => {
        this.wake = null;
        // Real timers may fire a millisecond early by the wall clock; then `set` runs nothing and re-arms.
        this.set(this.now());
      },
      Math.max(0, at - Date.now()),
    );
    this.wake = { at, cancel };
  }
}

function moment(value: Date | string | number): number {
  const time = new Date(value).getTime();
  if (Number.isNaN(time)) throw new RangeError('The clock needs a valid date.');
  return time;
}
