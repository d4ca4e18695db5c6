import { setTimeout as delay } from 'node:timers/promises';

/** Lets waves of work through while the process lives, and lets those under way finish when it stops. */
export interface ShutdownGate {
  /**
   * Does the work; once the gate is shut it never resolves, so that nothing is recorded about work that was not done.
   */
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * A workflow that fails while the process stops, or because another process continues its run, never ends: DBOS would
   * record its failure for good, over what the other process does with it.
   */
  guard<Args extends unknown[]>(workflow: (...args: Args) => Promise<void>): (...args: Args) => Promise<void>;
  /** Lets no more work begin, and waits for what is under way, at most so long. */
  shut(longestMs: number): Promise<void>;
}

/** Another process continues the run: this one must not touch it any more. */
export class LostRun extends Error {}

export function createShutdownGate(): ShutdownGate {
  const underWay = new Set<Promise<unknown>>();
  let isShut = false;
  return {
    pass: async (work) => {
      // Another process, or this one's next start, carries on from the rows.
      if (isShut) return new Promise(() => undefined);
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    guard:
      (workflow) =>
      async (...args) => {
        try {
          await workflow(...args);
        } catch (error) {
          if (isShut || error instanceof LostRun) await new Promise(() => undefined);
          throw error;
        }
      },
    shut: async (longestMs) => {
      isShut = true;
      await Promise.race([Promise.allSettled([...underWay]), delay(longestMs, undefined, { ref: false })]);
    },
  };
}
