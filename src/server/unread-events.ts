/**
 * The events of one stream that are on their way to its client. graphql-sse accepts any number of them; so that it
 * never buffers many, no subscription makes its next one while an earlier one of the stream has not left.
 */
export class UnreadEvents {
  private count = 0;
  private over = false;
  private waiting: (() => void)[] = [];

  /** One more has been made. */
  add(): void {
    this.count += 1;
  }

  /** One has left for the client. */
  remove(): void {
    this.count -= 1;
    if (this.count <= 0) this.wake();
  }

  /** Resolves when none is on its way, or none ever will be again. */
  none(): Promise<void> {
    if (this.count <= 0 || this.over) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The stream has ended. */
  end(): void {
    this.over = true;
    this.wake();
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}
