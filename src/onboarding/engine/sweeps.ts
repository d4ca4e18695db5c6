import type { Logger } from 'pino';
import type { CancelStore } from '../storage/cancel.store.js';
import type { StepsStore } from '../storage/steps.store.js';
import type { Looks } from './looks.js';
import type { Settling } from './settling.js';
import type { Starter } from './starter.js';
import type { Workflows } from './workflows.js';

/** Work that is looked for again and again. One round never overlaps the next, and a failed round is only logged. */
export interface Sweep {
  stop(): Promise<void>;
}

export function startSweep(name: string, everyMs: number, round: () => Promise<void>, log: Logger): Sweep {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round()
        .catch((error: unknown) => {
          if (!stopped) log.warn({ sweep: name, err: error }, 'sweep failed; it will be tried again');
        })
        .then(next);
    }, everyMs).unref();
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

interface MendOptions {
  readonly steps: StepsStore;
  readonly cancels: CancelStore;
  readonly starter: Starter;
  readonly settling: Settling;
  readonly workflows: Workflows;
  readonly looks: Looks;
}

/**
 * Begins segments that were never begun, tells runs what they were not told, and carries out cancellations that were only
 * begun: a process died between two writes.
 */
export async function mendInterrupted(options: MendOptions): Promise<void> {
  const { steps, cancels, starter, settling, workflows, looks } = options;
  const left = await steps.left(INTERRUPTED_MS);
  const ended = left.filter((run) => run.workflow !== null);
  for (const run of ended) await settling.breakDown(run.run_id, run.segment);
  await starter.begin(
    left
      .filter((run) => run.workflow === null)
      .map(({ run_id: runId, account_sid: accountSid, segment, priority }) => ({
        runId,
        accountSid,
        segment,
        priority,
      })),
  );
  for (const begun of await cancels.unattended(INTERRUPTED_MS)) await workflows.cancel(begun);
  await looks.takeUp(INTERRUPTED_MS);
}

/** How long a gap between two writes must have lasted before it counts as an interruption. */
const INTERRUPTED_MS = 5_000;
