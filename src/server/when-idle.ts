/** Those who wait until nothing is under way any more. */
export class WhenIdle {
  private readonly waiting = new Set<() => void>();

  constructor(private readonly isIdle: () => boolean) {}

  /** @returns false where something was still under way after so many milliseconds */
  wait(ms: number): Promise<boolean> {
    if (this.isIdle()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.waiting.add(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  /** Something has ended, maybe the last. */
  ended(): void {
    if (!this.isIdle()) return;
    for (const tell of this.waiting) tell();
    this.waiting.clear();
  }
}
