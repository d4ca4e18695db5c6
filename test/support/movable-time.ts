import { realTiming, type Timing } from '../../src/twilio/transport/timing.js';

/** Time as it passes, which a test can move on; and no chance. */
export class MovableTime implements Timing {
  private movedMs = 0;
  private stoppedAt: number | undefined;
  private readonly waits = new Set<() => void>();

  now(): number {
    return (this.stoppedAt ?? Date.now()) + this.movedMs;
  }

  /** From now on it is only moved: what is kept for seconds outlives any pause of a busy machine. */
  stop(): void {
    this.stoppedAt ??= Date.now();
  }

  goOn(): void {
    this.stoppedAt = undefined;
  }

  random(): number {
    return 0.5;
  }

  /** So much time has passed. Whoever waits for a moment that is past now goes on. */
  move(ms: number): void {
    this.movedMs += ms;
    for (const look of this.waits) look();
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const until = this.now() + milliseconds;
    const over = new AbortController();
    const look = (): void => {
      if (this.now() >= until) over.abort();
    };
    this.waits.add(look);
    const signals = signal === undefined ? [over.signal] : [over.signal, signal];
    await realTiming.wait(milliseconds, AbortSignal.any(signals));
    this.waits.delete(look);
  }
}
