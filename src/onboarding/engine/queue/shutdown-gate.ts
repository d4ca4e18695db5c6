import { setTimeout as delay } from 'node:timers/promises';

/** Another process continues the run, so this one must not touch it any more. */
export class LostRun extends Error {}

/** Lets work begin until the process stops, and lets what is under way finish then. */
export class ShutdownGate {
  private underWay = 0;
  private isShut = false;
  private allHaveLeft: () => void = () => undefined;
  private readonly empty = new Promise<void>((resolve) => (this.allHaveLeft = resolve));

  /**
   * Lets work begin. Once the gate is shut, the promise never settles: another process, or this one's next start,
   * carries on from the rows.
   * @returns the function to call when the work has ended
   */
  enter(): Promise<() => void> {
    if (this.isShut) return never();
    this.underWay += 1;
    return Promise.resolve(() => {
      this.underWay -= 1;
      if (this.isShut && this.underWay === 0) this.allHaveLeft();
    });
  }

  /**
   * For the error of a workflow: one that fails while the process stops, or because another process continues its run,
   * never ends. Otherwise DBOS would record the failure for good, although another process carries the workflow on.
   * @throws the error, of any other workflow
   */
  readonly rethrow = (error: unknown): Promise<never> => {
    if (this.isShut || error instanceof LostRun) return never();
    throw error;
  };

  /** Lets no more work begin, and waits for what is under way, at most so long. */
  async shut(longestMs: number): Promise<void> {
    this.isShut = true;
    if (this.underWay > 0) await Promise.race([this.empty, delay(longestMs, undefined, { ref: false })]);
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
