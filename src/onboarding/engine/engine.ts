import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { Timing } from '../../twilio/transport/timing.js';
import type { FindProducts, FindSharers } from '../steps/step.js';
import { BundleStatusesStore } from '../storage/bundle-statuses.store.js';
import { CancelStore } from '../storage/cancel.store.js';
import type { Channel } from '../storage/channel.js';
import { DeletionsStore } from '../storage/deletions.store.js';
import type { FailureReasonsStore } from '../storage/failure-reasons.store.js';
import { NumberResultsStore } from '../storage/number-results.store.js';
import { ProductTurnsStore } from '../storage/product-turns.store.js';
import { OutagesStore, type CalledRun } from '../storage/outages.store.js';
import type { Sql } from '../storage/pool.js';
import { ReviewsStore } from '../storage/reviews.store.js';
import type { RunVault } from '../storage/run-vault.js';
import { StepsStore } from '../storage/steps.store.js';
import { Outages } from './advance/outages.js';
import { RunStatuses } from './advance/run-statuses.js';
import { Segment } from './advance/segment.js';
import { StepRunner } from './advance/step-runner.js';
import { Cancellation } from './cancel/cancellation.js';
import { createChanges, type Changes } from './changes.js';
import { createResealing, type Resealing } from './maintenance/resealing.js';
import { startSweeps } from './maintenance/sweeps.js';
import { Dispatch } from './queue/dispatch.js';
import { configureQueue, launchQueue, shareQueue, stopQueue } from './queue/launch.js';
import { takeLease, type Lease } from './queue/lease.js';
import { WaveSemaphore } from './queue/semaphore.js';
import { ShutdownGate } from './queue/shutdown-gate.js';
import { createStarter, type Starter } from './queue/starter.js';
import { registerWorkflows, SEGMENT_QUEUE, type Workflows } from './queue/workflows.js';
import { BundleStatusChanges } from './review/bundle-status-changes.js';
import { ReviewChecks } from './review/review-checks.js';
import { tryEach } from './try-each.js';

/** What the engine is made with. */
export interface EngineOptions {
  readonly databaseUrl: string;
  readonly trustHubs: TrustHubFactory;
  readonly upstreamTimeoutMs: number;
  /** How long a run waits for a Twilio that does not answer. */
  readonly upstreamPatienceMs: number;
  /** Time and chance of these waits. */
  readonly timing: Timing;
  /** How many requests of one account may be under way at once. */
  readonly accountConcurrency: number;
  readonly reviewPollMs: number;
  /** How long ended runs are kept; undefined: for ever. */
  readonly retentionDays?: number | undefined;
  /** Where Twilio may call back for an account's bundles; undefined when it can't reach this server. */
  readonly statusCallbackUrl: (accountSid: Sid) => string | undefined;
  /** What else is announced in the database, and is listened for on the engine's connection. */
  readonly channels: readonly Channel[];
  /** Called when this process must end at once, because another continues its runs. */
  readonly onLeaseLost: () => void;
  /**
   * Called when the number of processes on this database changes, this one included: they divide what they share.
   */
  readonly onProcesses: (processes: number) => void;
  readonly findProducts: FindProducts;
  readonly findSharers: FindSharers;
  readonly log: Logger;
}

/** The running engine. One per process: DBOS is a singleton. */
export interface Engine {
  /** Starts segments and cancellations of runs. */
  readonly workflows: Pick<Workflows, 'start' | 'cancel'>;
  readonly starter: Pick<Starter, 'startAll'>;
  readonly checks: Pick<ReviewChecks, 'recordCallback'>;
  readonly changes: Changes;
  readonly resealing: Pick<Resealing, 'atRest'>;
  readonly bundles: BundleStatusChanges;
  readonly lease: Pick<Lease, 'holdsLease'>;
  close(): Promise<void>;
}

/** @param failureReasons with a caller's patience: Twilio waits for the answer to its callback */
export async function startEngine(
  options: EngineOptions,
  sql: Sql,
  vault: RunVault,
  failureReasons: FailureReasonsStore,
): Promise<Engine> {
  const { databaseUrl, trustHubs, accountConcurrency, channels, log } = options;
  const bundles = new BundleStatusChanges(new BundleStatusesStore(sql), trustHubs, log);
  const changes = await createChanges(databaseUrl, sql, log, [bundles, ...channels]);
  await bundles.begin();
  const executorId = randomUUID();
  const gate = new ShutdownGate();
  const dispatch = new Dispatch(SEGMENT_QUEUE);
  const base = { ...options, sql, vault, failureReasons, executorId, gate, changes, bundles };
  const { workflows, parts } = registerWorkflows(gate, dispatch, (started) => createParts(base, started));

  configureQueue(sql.pool, executorId, log);
  const onCount = (processes: number): Promise<void> => shareAmong(processes, options);
  const lease = await takeLease({ databaseUrl, executorId, onLost: options.onLeaseLost, onCount, log });
  await launchQueue(accountConcurrency);

  const resealing = createResealing(sql, vault, log);
  const sweeps = startSweeps({ ...base, ...parts, resealing, workflows, lease });
  return {
    workflows,
    ...parts,
    changes,
    resealing,
    bundles,
    lease,
    close: async () => {
      dispatch.stop();
      try {
        // All at once, so that no wave begins while the others still stop. The polls are aborted before the gate is shut.
        await Promise.all([sweeps.stop(), parts.starter.stop(), gate.shut(options.upstreamTimeoutMs)]);
      } finally {
        // Whatever failed before: a queue that runs on would begin what nobody ends.
        await stopQueue()
          .finally(() => lease.close())
          .finally(() => changes.close());
      }
    },
  };
}

/** What all parts of the engine work with. */
interface Base extends EngineOptions {
  readonly sql: Sql;
  readonly vault: RunVault;
  readonly failureReasons: FailureReasonsStore;
  readonly executorId: string;
  readonly gate: ShutdownGate;
  readonly changes: Changes;
  readonly bundles: BundleStatusChanges;
}

/** What carries out the workflows, and what finds out that there is something to carry out. */
function createParts(base: Base, workflows: Workflows) {
  const { sql, vault, log } = base;
  const steps = new StepsStore(sql, vault);
  const cancels = new CancelStore(sql);
  const reviews = new ReviewsStore(sql);
  const starter = createStarter(workflows.start, log);
  const begin = (runs: readonly CalledRun[]): Promise<void> => beginCalled(runs, starter, workflows);
  const outages = new Outages({ ...base, store: new OutagesStore(sql), begin });
  const statuses = new RunStatuses({ ...base, steps, start: workflows.start });
  const checks = new ReviewChecks({ ...base, steps, reviews, statuses });
  const stores = {
    numberResults: new NumberResultsStore(sql),
    productTurns: new ProductTurnsStore(sql),
    deletions: new DeletionsStore(sql),
  };
  const runner = new StepRunner({ ...base, steps, ...stores });
  const semaphore = new WaveSemaphore(sql.pool, base.gate);
  const segment = new Segment({ ...base, ...stores, steps, cancels, runner, semaphore, outages, statuses, checks });
  const cancellation = new Cancellation({ ...base, ...stores, steps, cancels, outages });
  return { steps, cancels, reviews, starter, outages, statuses, checks, segment, cancellation };
}

/** Divides what an account may have, its requests and its active runs, among the processes. */
async function shareAmong(processes: number, { onProcesses, accountConcurrency }: EngineOptions): Promise<void> {
  onProcesses(processes);
  await shareQueue(accountConcurrency, processes);
}

/** Continues runs that have waited for Twilio. What this process does not reach before it ends, a sweep begins. */
async function beginCalled(runs: readonly CalledRun[], starter: Starter, workflows: Workflows): Promise<void> {
  const called = runs.map(({ run_id: runId, account_sid: accountSid, ...run }) => ({ runId, accountSid, ...run }));
  const segments = called.filter(({ status }) => status === 'RUNNING');
  const cancellations = called
    .filter(({ status }) => status === 'CANCELLING')
    .map(({ runId, accountSid, cancellations: number }) => ({ runId, accountSid, number }));
  await tryEach([() => starter.begin(segments), () => tryEach(cancellations, workflows.cancel)], (part) => part());
}
