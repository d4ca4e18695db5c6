/** Milliseconds in which what was spent counts; afterwards a part of it counts for as long again. */
const WINDOW_MS = 1_000;

/**
 * What callers have spent lately. While the server has more to do than it can, those who spend more than their part are
 * refused first, so that a caller with little to ask is still answered.
 */
export class Shares {
  private current = new Map<string, number>();
  private before = new Map<string, number>();
  private since: number;

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {
    this.since = now();
  }

  add(caller: string, points: number): void {
    this.moveOn();
    this.current.set(caller, (this.current.get(caller) ?? 0) + points);
  }

  /** Whether the caller has spent at least as much as callers have on average. One who is alone always has. */
  isLarge(caller: string): boolean {
    this.moveOn();
    const callers = new Set([...this.before.keys(), ...this.current.keys(), caller]);
    let sum = 0;
    for (const one of callers) sum += this.of(one);
    return this.of(caller) * callers.size >= sum;
  }

  private of(caller: string): number {
    return (this.before.get(caller) ?? 0) + (this.current.get(caller) ?? 0);
  }

  private moveOn(): void {
    const passed = this.now() - this.since;
    if (passed < WINDOW_MS) return;
    this.before = passed < 2 * WINDOW_MS ? this.current : new Map<string, number>();
    this.current = new Map();
    this.since = this.now();
  }
}
