/**
 * Takes what is out of date out of a cache, soon after it is. A cache with a bound drops nothing before it is full: what
 * is kept for seconds would take up memory for as long as the process lives. One timer for a cache, and none while
 * nothing is kept.
 */
export class Clearing {
  private timer: NodeJS.Timeout | undefined;
  /** Since the timer began: that may not be out of date when it ends. */
  private keptSince = false;

  /**
   * @param afterMs the longest that anything is kept, in milliseconds, and a little more
   * @param clear takes out what is out of date
   */
  constructor(
    private readonly afterMs: number,
    private readonly clear: () => void,
  ) {}

  /** Something was kept. */
  kept(): void {
    if (this.timer === undefined) this.begin();
    else this.keptSince = true;
  }

  private begin(): void {
    this.keptSince = false;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.clear();
      if (this.keptSince) this.begin();
    }, this.afterMs).unref();
  }
}
