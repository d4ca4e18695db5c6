import type { Clock } from './clock.js';

/** When which bundle's review moves on. Knows nothing of what then happens. */
export class ReviewSchedule {
  private readonly timers = new Map<string, () => void>();
  private readonly dueNow = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly onDue: (sid: string) => void,
  ) {}

  /** What is due already waits for {@link settle}: the answer to a submission still says `pending-review`. */
  watch(sid: string, at: number): void {
    this.cancel(sid);
    const delay = at - this.clock.now().getTime();
    if (delay <= 0) this.dueNow.add(sid);
    else
      this.timers.set(
        sid,
        this.clock.setTimeout(() => this.onDue(sid), delay),
      );
  }

  cancel(sid: string): void {
    this.timers.get(sid)?.();
    this.timers.delete(sid);
    this.dueNow.delete(sid);
  }

  /** Runs what came due on being watched. */
  settle(run: (sid: string) => void): void {
    if (this.dueNow.size === 0) return;
    const due = [...this.dueNow];
    this.dueNow.clear();
    due.forEach(run);
    this.settle(run);
  }

  clear(): void {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    this.dueNow.clear();
  }
}
