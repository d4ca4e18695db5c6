import type { Logger } from 'pino';
import type { SegmentOfRun } from './workflows.js';

/** Lets stored runs begin. */
export interface Starter {
  /** Begins them in the background. What a process that ends leaves, the sweep of another begins. */
  startAll(runs: readonly SegmentOfRun[]): void;
  /** Begins them, and resolves when all have begun. @throws Error of the database */
  begin(runs: readonly SegmentOfRun[]): Promise<void>;
  /** Begins no more. Resolves when those under way have begun. */
  stop(): Promise<void>;
}

/** Each is some statements; so many at once leave most of the pool's connections to the runs that go on. */
const SIDE_BY_SIDE = 4;

export function createStarter(start: (run: SegmentOfRun) => Promise<void>, log: Logger): Starter {
  const underWay = new Set<Promise<void>>();
  const waitingHere = new Set<string>();
  let stopped = false;

  const begin = async (runs: readonly SegmentOfRun[]): Promise<void> => {
    // A sweep finds the rest of a large batch that is being begun: it is not begun twice.
    const own = runs.filter(({ runId }) => !waitingHere.has(runId));
    own.forEach(({ runId }) => waitingHere.add(runId));
    const waiting = own.values();
    const worker = async (): Promise<void> => {
      for (const run of waiting) {
        if (stopped) return;
        await start(run);
        waitingHere.delete(run.runId);
      }
    };
    try {
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    } finally {
      own.forEach(({ runId }) => waitingHere.delete(runId));
    }
  };

  return {
    begin,
    startAll: (runs) => {
      const begun = begin(runs)
        .catch((error: unknown) => {
          if (!stopped) log.warn({ err: error }, 'runs of a batch could not begin; the sweep will begin them');
        })
        .finally(() => underWay.delete(begun));
      underWay.add(begun);
    },
    stop: async () => {
      stopped = true;
      await Promise.allSettled([...underWay]);
    },
  };
}
