import { setTimeout as delay } from 'node:timers/promises';

/** Another process continues the run, so this one must not touch it any more. */
export class LostRun extends Error {}

/** Lets work begin until the process stops, and lets what is under way finish then. */
export class ShutdownGate {
  private underWay = 0;
  private isShut = false;
  private allHaveLeft: () => void = () => undefined;

  /**
   * Call it before work begins, and the answer when that has ended. Once the gate is shut, the promise never settles:
   * another process, or this one's next start, carries on from the rows.
   */
  enter(): Promise<() => void> {
    if (this.isShut) return never();
    this.underWay += 1;
    return Promise.resolve(() => {
      this.underWay -= 1;
      if (this.underWay === 0) this.allHaveLeft();
    });
  }

  /**
   * For the error of a workflow: one that fails while the process stops, or because another process continues its run,
   * never ends. Otherwise DBOS would record the failure for good, although another process carries the workflow on.
   * @throws the error, of any other workflow
   */
  readonly failed = (error: unknown): Promise<never> => {
    const { isShut } = this;
    if (isShut || error instanceof LostRun) return never();
    throw error;
  };

  /** Lets no more work begin, and waits for what is under way, at most so long. */
  async shut(longestMs: number): Promise<void> {
    this.isShut = true;
    const left = new Promise<void>((resolve) => (this.allHaveLeft = resolve));
    if (this.underWay > 0) await Promise.race([left, delay(longestMs, undefined, { ref: false })]);
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
