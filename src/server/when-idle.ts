/** Those who wait until nothing is under way any more. */
export class WhenIdle {
  private readonly waiting = new Set<() => void>();

  constructor(private readonly isIdle: () => boolean) {}

  /** @returns false where something was still under way after so many milliseconds */
  wait(ms: number): Promise<boolean> {
    if (this.isIdle()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (wasIdle: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(idle);
        resolve(wasIdle);
      };
      const idle = (): void => end(true);
      const timer = setTimeout(() => end(false), ms);
      this.waiting.add(idle);
    });
  }

  /** Something has ended, maybe the last. */
  ended(): void {
    if (this.isIdle()) for (const idle of this.waiting) idle();
  }
}
