import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Logger } from 'pino';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { Timing } from '../../twilio/transport/timing.js';
import type { AtRest } from '../door.js';
import { CancelStore, type Cancellation as BegunCancellation } from '../storage/cancel.store.js';
import type { Sql } from '../storage/pool.js';
import type { RunVault } from '../storage/run-vault.js';
import { OutagesStore, type CalledRun } from '../storage/outages.store.js';
import { ReviewsStore } from '../storage/reviews.store.js';
import { StepsStore } from '../storage/steps.store.js';
import { BundleStatusesStore } from '../storage/bundle-statuses.store.js';
import { waitUntil } from './back-off.js';
import { BundleChanges } from './bundle-changes.js';
import { Cancellation } from './cancellation.js';
import { createChanges, type Changes } from './changes.js';
import { quietLogger } from './dbos-log.js';
import { createGate, type Gate } from './gate.js';
import { startHousekeeping } from './housekeeping.js';
import { Dispatch, IDLE_POLL_MS } from './dispatch.js';
import { takeLease } from './liveness.js';
import { Looks } from './looks.js';
import { Outages } from './outages.js';
import { createResealing } from './resealing.js';
import { createRunActions } from './run-actions.js';
import type { ContextOptions } from './step-context.js';
import { Segment } from './segment.js';
import { Settling } from './settling.js';
import { createStarter, type Starter } from './starter.js';
import { StepRunner } from './step-runner.js';
import { Turns } from './turns.js';
import { THROUGH_THE_POOL } from './workflow-tables.js';
import {
  CANCEL_QUEUE,
  registerWorkflows,
  SEGMENT_QUEUE,
  type RunActions,
  type SegmentOfRun,
  type Workflows,
} from './workflows.js';

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
  /** Called when this process must end at once, because another carries on its runs. */
  readonly onLeaseLost: () => void;
  /** Called with the number of processes on this database, this one too, when it changes: what they share is divided. */
  readonly onProcesses: (processes: number) => void;
  readonly log: Logger;
}

/** The running engine. One per process: DBOS is a singleton. */
export interface Engine {
  /** Starts a segment of a run, or does nothing if it is started. */
  start(segment: SegmentOfRun): Promise<void>;
  /** Carries out a cancellation that has been begun. */
  cancel(begun: BegunCancellation): Promise<void>;
  /** Begins stored runs in the background; what this process does not come to, a sweep does. */
  startAll(runs: readonly SegmentOfRun[]): void;
  readonly looks: Looks;
  readonly changes: Changes;
  atRest(): Promise<AtRest>;
  readonly bundles: BundleChanges;
  readonly outages: Outages;
  holdsLease(): boolean;
  close(): Promise<void>;
}

/** Fixed: a new version of this server carries on the runs of the old one. Changed workflow code asks DBOS.patch. */
const APPLICATION_VERSION = 'onboarding-2';

/**
 * Active runs for each request that an account may have under way: a wave sends one to eight, and between two waves a run
 * sends none. With one run for each the account was 86 % busy.
 */
const RUNS_PER_REQUEST = 2;

export async function startEngine(options: EngineOptions, sql: Sql, vault: RunVault): Promise<Engine> {
  const { databaseUrl, trustHubs, log } = options;
  const executorId = randomUUID();
  const steps = new StepsStore(sql, vault);
  const bundles = new BundleChanges(new BundleStatusesStore(sql), trustHubs, log);
  const changes = await createChanges(databaseUrl, sql, log, bundles);
  await bundles.begin();
  const gate = createGate();
  const dispatch = new Dispatch(SEGMENT_QUEUE);
  const resealing = createResealing(sql, vault, log);
  const cancels = new CancelStore(sql);
  const reviews = new ReviewsStore(sql);
  // A segment that a segment lets begin is no child of it: it is begun in the context of the server.
  const start = AsyncResource.bind((segment: SegmentOfRun) => workflows.start(segment));
  const settling = new Settling({ steps, changes, log, start });
  const looks = new Looks({ ...options, steps, reviews, bundles, settling, gate });
  const starter = createStarter((segment) => workflows.start(segment), log);
  const begin = AsyncResource.bind((runs: readonly CalledRun[]) => beginCalled(runs, starter, workflows));
  const outages = new Outages({ ...options, store: new OutagesStore(sql), begin, changes });
  const turns = new Turns(sql.pool);
  const parts = { outages, bundles, steps, reviews, cancels, settling, looks, changes, gate, turns, executorId };
  const workflows: Workflows = registerWorkflows(prepareActions(options, parts), gate, dispatch);

  DBOS.setConfig({
    name: 'trusthub-graphql',
    systemDatabaseUrl: THROUGH_THE_POOL,
    systemDatabasePool: sql.pool,
    executorID: executorId,
    applicationVersion: APPLICATION_VERSION,
    // They are migrated before: see tables.ts.
    runMigrations: false,
    enablePatching: true,
    tracingEnabled: false,
    logger: quietLogger(log),
  });
  const onCount = (processes: number): Promise<void> => shareAmong(processes, options);
  const liveness = await takeLease({ databaseUrl, executorId, onLost: options.onLeaseLost, onCount, log });
  await DBOS.launch();
  await registerQueues(options);

  const housekeeping = startHousekeeping({ ...options, ...parts, sql, resealing, starter, workflows, liveness });
  return {
    start: (segment) => workflows.start(segment),
    startAll: (runs) => starter.startAll(runs),
    cancel: (begun) => workflows.cancel(begun),
    looks,
    changes,
    atRest: () => resealing.atRest(),
    bundles,
    outages,
    holdsLease: () => liveness.holdsLease(),
    close: async () => {
      dispatch.stop();
      await starter.stop();
      await housekeeping.stop();
      await gate.shut(options.upstreamTimeoutMs);
      await DBOS.shutdown({ deregister: true });
      await liveness.close();
      await changes.close();
    },
  };
}

async function registerQueues({ accountConcurrency }: EngineOptions): Promise<void> {
  const queue = {
    partitionConcurrency: accountConcurrency * RUNS_PER_REQUEST,
    minPollingIntervalMs: IDLE_POLL_MS,
    onConflict: 'always_update',
  } as const;
  await DBOS.registerQueue(SEGMENT_QUEUE, queue);
  await DBOS.registerQueue(CANCEL_QUEUE, queue);
}

/**
 * Each process keeps to its part of what an account may have: of its requests, and of its active runs too, because one
 * that has them all would carry them on with its part of the requests only.
 */
async function shareAmong(processes: number, { onProcesses, accountConcurrency }: EngineOptions): Promise<void> {
  onProcesses(processes);
  const segments = await DBOS.retrieveQueue(SEGMENT_QUEUE);
  await segments?.setPartitionWorkerConcurrency(Math.ceil((accountConcurrency * RUNS_PER_REQUEST) / processes));
}

/** Lets runs go on that have waited for Twilio. What is left undone, because the process ends, a sweep begins. */
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
  readonly bundles: BundleChanges;
  readonly steps: StepsStore;
  readonly cancels: CancelStore;
  readonly settling: Settling;
  readonly looks: Looks;
  readonly changes: Changes;
  readonly gate: Gate;
  readonly turns: Turns;
  readonly executorId: string;
}

function prepareActions(options: EngineOptions, parts: Parts): RunActions {
  const { outages, bundles, steps, cancels, changes, gate } = parts;
  const changed = (runId: string): void => changes.announce(runId);
  const bundleSeen: ContextOptions['bundleSeen'] = (accountSid, bundle) => bundles.seen(accountSid, bundle);
  const runner = new StepRunner({ ...options, steps, bundleSeen, firstPollMs: options.reviewPollMs, changed });
  const backOff = (runId: string, ms: number): Promise<void> =>
    waitUntil(runId, ms, changes, () => cancels.isCancelling(runId), options.timing);
  const segment = new Segment({ ...options, ...parts, runner, changed, backOff });
  const common = { ...options, steps, bundleSeen };
  const cancellation = new Cancellation({
    ...common,
    outages,
    store: cancels,
    gate,
    changes,
    segmentQueue: SEGMENT_QUEUE,
  });
  return createRunActions({ ...parts, segment, cancellation, log: options.log });
}
