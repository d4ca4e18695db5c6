/** Lets only so many run at the same time; the others wait in line. */
export class Semaphore {
  /** In the order they came. */
  private readonly waiting = new Set<() => void>();
  private taken = 0;

  constructor(private readonly most: number) {}

  get idle(): boolean {
    return this.taken === 0;
  }

  take(): Promise<void> | undefined {
    this.taken += 1;
    return this.taken <= this.most ? undefined : new Promise((resolve) => this.waiting.add(resolve));
  }

  give(): void {
    this.taken -= 1;
    const [first] = this.waiting;
    if (first === undefined) return;
    this.waiting.delete(first);
    first();
  }
}
