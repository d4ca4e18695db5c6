import type { Logger } from 'pino';
import { Rounds } from '../../../domain/pacing/rounds.js';
import type { SegmentOfRun } from './workflows.js';

/** Starts the first segments of stored runs, a few at a time. */
export interface Starter {
  /** Starts them in the background. What this process does not reach before it ends is started by another's sweep. */
  startAll(runs: readonly SegmentOfRun[]): void;
  /**
   * Starts them, in turns with those of other calls, and resolves when all are started.
   * @throws the first error, when all have been tried
   */
  begin(runs: readonly SegmentOfRun[]): Promise<void>;
  /** Starts no more. Resolves when those under way are started. */
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
  const waiting = new Rounds<readonly SegmentOfRun[], Job>();
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
    // Here and not when the promise settles: what is added between the two would find no worker.
    working -= 1;
  };

  const begin = async (runs: readonly SegmentOfRun[]): Promise<void> => {
    // The sweep also finds what waits here of a large batch: it is not started twice.
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
    const failed = (await Promise.allSettled(begun)).find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };

  return {
    begin,
    startAll: (runs) => {
      begin(runs).catch((error: unknown) => {
        if (!stopped) log.warn({ err: error }, 'runs of a batch could not be started; a sweep will start them');
      });
    },
    stop: async () => {
      stopped = true;
      await Promise.all(workers);
    },
  };
}
