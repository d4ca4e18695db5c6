import type { Logger } from 'pino';
import type { CancelStore } from '../storage/cancel.store.js';
import type { StepsStore } from '../storage/steps.store.js';
import type { Inbox } from './inbox.js';
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
  readonly workflows: Workflows;
  readonly inbox: Inbox;
}

/**
 * Starts runs that were stored and never started, resumes those whose message was lost, and carries out cancellations
 * that were only begun: a process died between.
 */
export async function mendInterrupted({ steps, cancels, starter, workflows, inbox }: MendOptions): Promise<void> {
  const unstarted = await steps.unstarted(INTERRUPTED_MS);
  await starter.begin(
    unstarted.map((run) => ({ runId: run.run_id, accountSid: run.account_sid, priority: run.priority })),
  );
  for (const run of await steps.unresumed(INTERRUPTED_MS)) await inbox.resume(run.run_id, run.round);
  for (const begun of await cancels.unattended(INTERRUPTED_MS)) await workflows.cancel(begun);
}

/** How long a gap between two writes must have lasted before it counts as an interruption. */
const INTERRUPTED_MS = 5_000;
