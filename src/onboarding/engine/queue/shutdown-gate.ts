import { setTimeout as delay } from 'node:timers/promises';

/** Lets work begin until the process stops, and lets what is under way finish then. */
export interface ShutdownGate {
  /**
   * Does the work. Once the gate is shut, the promise never settles, so that nothing is recorded about work that was
   * not done.
   */
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Wraps a workflow: one that fails while the process stops, or because another process continues its run, never
   * ends. Otherwise DBOS would record the failure for good, although another process carries the workflow on.
   */
  guard<Args extends unknown[]>(workflow: (...args: Args) => Promise<void>): (...args: Args) => Promise<void>;
  /** Lets no more work begin, and waits for what is under way, at most so long. */
  shut(longestMs: number): Promise<void>;
}

/** Another process continues the run, so this one must not touch it any more. */
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
