import type { Logger } from 'pino';
import { Rounds } from './rounds.js';
import type { SegmentOfRun } from './workflows.js';

/** Lets stored runs begin. */
export interface Starter {
  /** Begins them in the background. What a process leaves when it ends, the sweep of another begins. */
  startAll(runs: readonly SegmentOfRun[]): void;
  /** Begins them, in turns with others, and resolves when all have begun. @throws Error of the database */
  begin(runs: readonly SegmentOfRun[]): Promise<void>;
  /** Begins no more. Resolves when those under way have begun. */
  stop(): Promise<void>;
}

/**
 * Each takes a few statements; with this many at once, over all batches, most of the pool's connections are left to the
 * runs in progress.
 */
const SIDE_BY_SIDE = 4;

interface Job {
  readonly run: SegmentOfRun;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export function createStarter(start: (run: SegmentOfRun) => Promise<void>, log: Logger): Starter {
  const waiting = new Rounds<Job>();
  const waitingHere = new Set<string>();
  const workers = new Set<Promise<void>>();
  let stopped = false;

  let working = 0;
  const work = async (): Promise<void> => {
    working += 1;
    for (let job = waiting.next(); job !== undefined; job = waiting.next()) {
      if (!stopped) await start(job.run).catch(job.failed);
      waitingHere.delete(job.run.runId);
      job.done();
    }
    // At once, not when the promise is settled: what comes between the two would find no worker.
    working -= 1;
  };

  const begin = async (runs: readonly SegmentOfRun[]): Promise<void> => {
    // A sweep finds the rest of a large batch that is being begun: it is not begun twice.
    const own = runs.filter(({ runId }) => !waitingHere.has(runId));
    const begun = own.map(
      (run) =>
        new Promise<void>((done, failed) => {
          waitingHere.add(run.runId);
          waiting.add(runs, { run, done, failed });
        }),
    );
    while (working < SIDE_BY_SIDE && working < begun.length) {
      const worker = work().finally(() => workers.delete(worker));
      workers.add(worker);
    }
    await Promise.all(begun);
  };

  return {
    begin,
    startAll: (runs) => {
      begin(runs).catch((error: unknown) => {
        if (!stopped) log.warn({ err: error }, 'runs of a batch could not begin; the sweep will begin them');
      });
    },
    stop: async () => {
      stopped = true;
      await Promise.all(workers);
    },
  };
}
