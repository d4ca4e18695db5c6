import type { Logger } from 'pino';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import type { RunStatuses } from '../advance/run-statuses.js';
import type { CancelStore } from '../../storage/cancel.store.js';
import type { Sql } from '../../storage/pool.js';
import { RetentionStore } from '../../storage/retention.store.js';
import type { ReviewsStore } from '../../storage/reviews.store.js';
import type { LeftRun, StepsStore } from '../../storage/steps.store.js';
import type { Outages } from '../advance/outages.js';
import type { Lease } from '../queue/lease.js';
import type { Starter } from '../queue/starter.js';
import type { Workflows } from '../queue/workflows.js';
import { Polls } from '../review/polls.js';
import type { ReviewChecks } from '../review/review-checks.js';
import { tryEach } from '../try-each.js';
import type { Resealing } from './resealing.js';

interface SweepsOptions {
  readonly sql: Sql;
  readonly steps: StepsStore;
  readonly reviews: ReviewsStore;
  readonly resealing: Resealing;
  readonly cancels: CancelStore;
  readonly trustHubs: TrustHubFactory;
  readonly checks: ReviewChecks;
  readonly outages: Outages;
  readonly statuses: RunStatuses;
  readonly starter: Starter;
  readonly workflows: Workflows;
  readonly lease: Lease;
  readonly reviewPollMs: number;
  readonly retentionDays?: number | undefined;
  readonly log: Logger;
}

const TAKE_OVER_EVERY_MS = 1_000;
const OUTAGES_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 5_000;
/** A round begins at most 50 polls of an account, so at this interval 20 a second, however many are due. */
const MAX_POLL_SWEEP_MS = 2_500;
/** How long a gap between two writes must have lasted before it counts as an interruption. */
const INTERRUPTED_MS = 5_000;

/** Starts the work that each process does repeatedly. Call it after DBOS is launched. */
export function startSweeps(options: SweepsOptions): { stop(): Promise<void> } {
  const { sql, outages, resealing, workflows, lease, reviewPollMs, retentionDays, log } = options;
  const retention = new RetentionStore(sql);
  const polls = new Polls(options);
  const sweeps = [
    startSweep('take-over', TAKE_OVER_EVERY_MS, () => lease.takeOver(), log),
    startSweep('encrypt', SWEEP_EVERY_MS, () => resealing.round(), log),
    startSweep('outages', OUTAGES_EVERY_MS, () => outages.round(), log),
    startSweep('interrupted', SWEEP_EVERY_MS, () => resumeInterrupted(options), log),
    startSweep('reviews', Math.min(reviewPollMs, MAX_POLL_SWEEP_MS), () => polls.round(), log),
  ];
  if (retentionDays !== undefined) {
    const round = async (): Promise<void> => {
      const runs = await retention.deleteAllExpired(retentionDays, workflows.forget);
      if (runs > 0)
        log.info({ runs, days: retentionDays }, 'deleted onboardings that ended longer ago than they are kept');
    };
    sweeps.push(startSweep('retention', SWEEP_EVERY_MS, round, log));
  }
  return {
    stop: async () => {
      polls.abort();
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      await polls.ended();
    },
  };
}

/** Work that is done repeatedly. One round never overlaps the next, and a failed round is only logged. */
interface Sweep {
  stop(): Promise<void>;
}

function startSweep(name: string, everyMs: number, round: () => Promise<void>, log: Logger): Sweep {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round()
        .catch((error: unknown) => {
          if (!stopped) log.warn({ sweep: name, err: error }, 'sweep failed; will retry');
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

/**
 * Continues where a process died between two writes: begins segments that were never begun, checks reviews that were
 * reported, and carries out cancellations that were only begun.
 */
async function resumeInterrupted(options: SweepsOptions): Promise<void> {
  const { steps, cancels, starter, statuses, workflows, checks } = options;
  const left = await steps.left(INTERRUPTED_MS);
  const notBegun = left.filter((run) => !hasWorkflow(run));
  const segments = notBegun.map(({ run_id: runId, account_sid: accountSid, segment, priority }) => ({
    runId,
    accountSid,
    segment,
    priority,
  }));
  const parts = [
    () => tryEach(left.filter(hasWorkflow), (run) => statuses.breakDown(run.run_id, run.segment)),
    () => starter.begin(segments),
    async () => tryEach(await cancels.unattended(INTERRUPTED_MS), (begun) => workflows.cancel(begun)),
    () => checks.resumeUnhandled(INTERRUPTED_MS),
  ];
  // What fails for one run keeps no other waiting.
  await tryEach(parts, (part) => part());
}

const hasWorkflow = ({ workflow }: LeftRun): boolean => workflow !== null;
