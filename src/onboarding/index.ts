import type { Logger } from 'pino';
import { CursorSeal } from '../domain/cursor-seal.js';
import { openBatches } from './batches/index.js';
import { startEngine, type Engine, type EngineOptions } from './engine/engine.js';
import { watchBundles } from './engine/review/watch-bundles.js';
import type { Onboardings } from './onboardings.js';
import { planOf } from './plan/plan.js';
import { cancelRun } from './runs/cancel.js';
import { correctRun } from './runs/corrections.js';
import { listEvents, listRuns } from './runs/list.js';
import { listRunsOfBundles } from './runs/list-of-bundles.js';
import { listDeletions, listNumberResults } from './runs/placed-lists.js';
import { resumeRun } from './runs/resume.js';
import type { RunDeps } from './runs/run-deps.js';
import { startRun } from './runs/start.js';
import { followRuns } from './runs/watches.js';
import { BatchNames } from './storage/batch-names.js';
import { BatchesStore } from './storage/batches.store.js';
import { BundleRunsStore } from './storage/bundle-runs.store.js';
import { DeletionsStore } from './storage/deletions.store.js';
import { EventsStore } from './storage/events.store.js';
import { FailureReasonsStore } from './storage/failure-reasons.store.js';
import { Keyring } from './storage/keyring.js';
import { NumberResultsStore } from './storage/number-results.store.js';
import { OutagesStore } from './storage/outages.store.js';
import { createPool, createSql, type Sql } from './storage/pool.js';
import { RunVault } from './storage/run-vault.js';
import { RunsStore } from './storage/runs.store.js';
import { prepareTables } from './tables.js';

export type { Onboardings } from './onboardings.js';
export { openDatabase } from './storage/database.js';

/**
 * Brings the tables up to date.
 * @throws DatabaseFault which names what the role lacks; Error when the database can't be reached
 */
export async function openTables(databaseUrl: string, log: Logger): Promise<Sql> {
  const sql = createSql(createPool(databaseUrl, log), 'hurried');
  try {
    await prepareTables(sql, log);
    return sql;
  } catch (error) {
    await sql.pool.end();
    throw error;
  }
}

/** What the onboardings of a process are made with. */
export interface OnboardingsOptions extends EngineOptions {
  /** What cursors are signed with: the same in every process of a deployment. */
  readonly cursorSecret: string;
  /** How many runs of one caller may be outstanding: they have not ended, and do not wait for a person. */
  readonly callerRuns: number;
  /** Over tables that are up to date, with a caller's patience. It is closed after the onboardings. */
  readonly sql: Sql;
  /** 32 bytes each: the first encrypts, all decrypt. */
  readonly encryptionKeys: readonly Buffer[];
}

/**
 * Starts the engine. Runs that a dead process left continue at once.
 * @throws Error when the database can't be reached
 */
export async function createOnboardings(options: OnboardingsOptions): Promise<Onboardings> {
  const { sql } = options;
  const vault = new RunVault(new Keyring(options.encryptionKeys));
  const failureReasons = new FailureReasonsStore(sql, vault.keyring);
  const engine = await startEngine(options, createSql(sql.pool, 'patient'), vault, failureReasons);
  const deps: RunDeps = {
    trustHubs: options.trustHubs,
    sql,
    vault,
    engine,
    runs: new RunsStore(sql, vault, options.callerRuns),
    bundleRuns: new BundleRunsStore(sql, vault),
    events: new EventsStore(sql),
    outages: new OutagesStore(sql),
    numberResults: new NumberResultsStore(sql),
    deletions: new DeletionsStore(sql),
    findProducts: options.findProducts,
    findSharers: options.findSharers,
    cursors: new CursorSeal(options.cursorSecret),
    now: () => options.timing.now(),
  };
  return onboardingsOf(deps, failureReasons);
}

/** The verbs, each in a file of its own, as one object. */
function onboardingsOf(deps: RunDeps, failureReasons: FailureReasonsStore): Onboardings {
  const { sql, vault, engine, runs, cursors } = deps;
  return {
    start: startRun(deps),
    correct: correctRun(deps),
    resume: resumeRun(deps),
    cancel: cancelRun(deps),
    plan: planOf(deps),
    get: runs.get,
    getByKey: runs.getByKey,
    page: listRuns(deps),
    pagesOfBundles: listRunsOfBundles(deps),
    events: listEvents(deps),
    numberResults: listNumberResults(deps),
    deletions: listDeletions(deps),
    ...followRuns(deps),
    batches: openBatches(new BatchesStore(sql, runs, new BatchNames(sql, vault.keyring)), engine, cursors),
    atRest: () => engine.resealing.atRest(),
    ...bundlesOf(engine, failureReasons),
    isReady: () => isReady(sql, engine),
    close: () => engine.close(),
  };
}

/** What concerns bundles, whether or not a run has made them. */
function bundlesOf(
  { checks, bundles }: Engine,
  failureReasons: FailureReasonsStore,
): Pick<Onboardings, 'bundleMayHaveChanged' | 'failureReason' | 'recordBundleStatus' | 'watchBundles'> {
  return {
    failureReason: (accountSid, bundleSid) => failureReasons.read(accountSid, bundleSid),
    bundleMayHaveChanged: checks.recordCallback,
    recordBundleStatus: (accountSid, bundle) => bundles.recordStatus(accountSid, bundle),
    watchBundles: (accountSid, sid, signal) =>
      watchBundles((changed) => bundles.listen(accountSid, sid, changed), signal),
  };
}

async function isReady(sql: Sql, engine: Engine): Promise<boolean> {
  if (!engine.lease.holdsLease()) return false;
  return sql.pool.query('select 1').then(
    () => true,
    () => false,
  );
}
