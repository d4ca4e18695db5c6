import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { Timing } from '../../twilio/transport/timing.js';
import type { AtRest } from '../onboardings.js';
import { CancelStore, type BegunCancellation } from '../storage/cancel.store.js';
import type { Sql } from '../storage/pool.js';
import type { RunVault } from '../storage/run-vault.js';
import { OutagesStore, type CalledRun } from '../storage/outages.store.js';
import { ReviewsStore } from '../storage/reviews.store.js';
import { StepsStore } from '../storage/steps.store.js';
import { BundleStatusesStore } from '../storage/bundle-statuses.store.js';
import { waitUntil } from './advance/back-off.js';
import { BundleStatusChanges } from './review/bundle-status-changes.js';
import { Cancellation } from './cancel/cancellation.js';
import { createChanges, type Changes } from './changes.js';
import { createShutdownGate, type ShutdownGate } from './queue/shutdown-gate.js';
import { startSweeps } from './maintenance/sweeps.js';
import { Dispatch } from './queue/dispatch.js';
import { takeLease } from './queue/lease.js';
import { ReviewChecks } from './review/review-checks.js';
import { Outages } from './advance/outages.js';
import { createResealing } from './maintenance/resealing.js';
import type { ContextOptions } from './advance/step-context.js';
import { Segment } from './advance/segment.js';
import { RunStatuses } from '../state/run-status.js';
import { createStarter, type Starter } from './queue/starter.js';
import { StepRunner } from './advance/step-runner.js';
import { WaveSemaphore } from './queue/semaphore.js';
import { configureQueue, launchQueue, shareQueue, stopQueue } from './queue/launch.js';
import {
  registerWorkflows,
  SEGMENT_QUEUE,
  type RunActions,
  type SegmentOfRun,
  type Workflows,
} from './queue/workflows.js';

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
  /** Called when this process must end at once, because another continues its runs. */
  readonly onLeaseLost: () => void;
  /**
   * Called when the number of processes on this database changes, this one included: they divide what they share.
   */
  readonly onProcesses: (processes: number) => void;
  readonly log: Logger;
}

/** The running engine. One per process: DBOS is a singleton. */
export interface Engine {
  /** Starts a segment of a run, or does nothing if it is started. */
  start(segment: SegmentOfRun): Promise<void>;
  /** Carries out a cancellation that has been begun. */
  cancel(begun: BegunCancellation): Promise<void>;
  /** Begins stored runs in the background; a sweep begins those that this process does not reach. */
  startAll(runs: readonly SegmentOfRun[]): void;
  readonly checks: ReviewChecks;
  readonly changes: Changes;
  atRest(): Promise<AtRest>;
  readonly bundles: BundleStatusChanges;
  readonly outages: Outages;
  holdsLease(): boolean;
  close(): Promise<void>;
}

export async function startEngine(options: EngineOptions, sql: Sql, vault: RunVault): Promise<Engine> {
  const { databaseUrl, trustHubs, log } = options;
  const executorId = randomUUID();
  const steps = new StepsStore(sql, vault);
  const bundles = new BundleStatusChanges(new BundleStatusesStore(sql), trustHubs, log);
  const changes = await createChanges(databaseUrl, sql, log, bundles);
  await bundles.begin();
  const gate = createShutdownGate();
  const dispatch = new Dispatch(SEGMENT_QUEUE);
  const resealing = createResealing(sql, vault, log);
  const cancels = new CancelStore(sql);
  const reviews = new ReviewsStore(sql);
  // A segment that is started by a segment is not its child: it starts in the context of the server.
  const start = AsyncResource.bind((segment: SegmentOfRun) => workflows.start(segment));
  const statuses = new RunStatuses({ steps, changes, log, start });
  const checks = new ReviewChecks({ ...options, steps, reviews, bundles, statuses, gate });
  const starter = createStarter((segment) => workflows.start(segment), log);
  const begin = AsyncResource.bind((runs: readonly CalledRun[]) => beginCalled(runs, starter, workflows));
  const outages = new Outages({ ...options, store: new OutagesStore(sql), begin, changes });
  const semaphore = new WaveSemaphore(sql.pool);
  const parts = { outages, bundles, steps, reviews, cancels, statuses, checks, changes, gate, semaphore, executorId };
  const workflows: Workflows = registerWorkflows(prepareActions(options, parts), gate, dispatch);

  configureQueue(sql.pool, executorId, log);
  const onCount = (processes: number): Promise<void> => shareAmong(processes, options);
  const lease = await takeLease({ databaseUrl, executorId, onLost: options.onLeaseLost, onCount, log });
  await launchQueue(options.accountConcurrency);

  const sweeps = startSweeps({ ...options, ...parts, sql, resealing, starter, workflows, lease });
  return {
    start: (segment) => workflows.start(segment),
    startAll: (runs) => starter.startAll(runs),
    cancel: (begun) => workflows.cancel(begun),
    checks,
    changes,
    atRest: () => resealing.atRest(),
    bundles,
    outages,
    holdsLease: () => lease.holdsLease(),
    close: async () => {
      dispatch.stop();
      await starter.stop();
      await sweeps.stop();
      await gate.shut(options.upstreamTimeoutMs);
      await stopQueue();
      await lease.close();
      await changes.close();
    },
  };
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
  await starter.begin(segments);
  for (const { runId, accountSid, status, cancellations: number } of called) {
    if (status === 'CANCELLING') await workflows.cancel({ runId, accountSid, number });
  }
}

interface Parts {
  readonly outages: Outages;
  readonly bundles: BundleStatusChanges;
  readonly steps: StepsStore;
  readonly cancels: CancelStore;
  readonly statuses: RunStatuses;
  readonly checks: ReviewChecks;
  readonly changes: Changes;
  readonly gate: ShutdownGate;
  readonly semaphore: WaveSemaphore;
  readonly executorId: string;
}

/** What the workflows do. */
function prepareActions(options: EngineOptions, parts: Parts): RunActions {
  const { bundles, steps, cancels, changes } = parts;
  const changed = (runId: string): void => changes.announce(runId);
  const recordBundleStatus: ContextOptions['recordBundleStatus'] = (accountSid, bundle) =>
    bundles.recordStatus(accountSid, bundle);
  const runner = new StepRunner({ ...options, steps, recordBundleStatus, firstPollMs: options.reviewPollMs, changed });
  const backOff = (runId: string, ms: number): Promise<void> =>
    waitUntil(runId, ms, changes, () => cancels.isCancelling(runId), options.timing);
  const segment = new Segment({ ...options, ...parts, runner, changed, backOff });
  const store = cancels;
  const cancellation = new Cancellation({
    ...options,
    ...parts,
    recordBundleStatus,
    store,
    segmentQueue: SEGMENT_QUEUE,
  });
  return {
    advance: (runId, number, workOwner) => segment.advance(runId, number, workOwner),
    cancel: (runId) => cancellation.carryOut(runId),
  };
}
