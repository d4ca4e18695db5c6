/** Milliseconds in which what was spent counts; afterwards a part of it counts for as long again. */
const WINDOW_MS = 1_000;

/**
 * What each has spent or taken lately: callers points, accounts the process's time. While there is not enough for all,
 * those who take more than their part are refused or slowed down first, so that one with little to ask is still answered.
 */
export class Shares {
  private current = new Map<string, number>();
  private before = new Map<string, number>();
  private since: number;
  /** Of all in both. */
  private total = 0;

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {
    this.since = now();
  }

  add(name: string, amount: number): void {
    this.moveOn();
    this.current.set(name, (this.current.get(name) ?? 0) + amount);
    this.total += amount;
  }

  /** Whether it has at least as much as all have on average. One that is alone always has. */
  isLarge(name: string): boolean {
    this.moveOn();
    const names = new Set([...this.before.keys(), ...this.current.keys(), name]);
    return this.of(name) * names.size >= this.total;
  }

  /** Whether it has more than all others together, and more than so much. One that is alone never has. */
  isMost(name: string, moreThan = 0): boolean {
    this.moveOn();
    const own = this.of(name);
    return own > moreThan && own < this.total && 2 * own > this.total;
  }

  private of(name: string): number {
    return (this.before.get(name) ?? 0) + (this.current.get(name) ?? 0);
  }

  private moveOn(): void {
    const passed = this.now() - this.since;
    if (passed < WINDOW_MS) return;
    this.before = passed < 2 * WINDOW_MS ? this.current : new Map<string, number>();
    this.current = new Map();
    this.total = 0;
    for (const amount of this.before.values()) this.total += amount;
    this.since = this.now();
  }
}
