import { randomUUID } from 'node:crypto';
import { CursorSeal } from '../domain/cursor-seal.js';
import { CallerError, userError } from '../domain/errors.js';
import { hasEnded, type OnboardingRecord } from '../domain/onboarding.js';
import type { OnboardingInput } from '../domain/onboarding-input.js';
import type { Page, PageArguments } from '../domain/page.js';
import { cancelRun } from './cancelling.js';
import { openBatches } from './batches/index.js';
import type { Correcting, Onboardings } from './door.js';
import { startEngine, type Engine, type EngineOptions } from './engine/engine.js';
import { digestOf } from './digest.js';
import { toRunInput } from './input.js';
import { fromCursor, toCursor, type RunList } from './place.js';
import { planOf } from './plan/plan.js';
import { recipeOf } from './recipes/index.js';
import { decideReopening } from './reopening.js';
import { EventsStore } from './storage/events.store.js';
import { FailureReasonsStore } from './storage/failure-reasons.store.js';
import { Keyring } from './storage/keyring.js';
import { BatchNames } from './storage/batch-names.js';
import { BatchesStore } from './storage/batches.store.js';
import { createPool, createSql, type Sql } from './storage/pool.js';
import { reopen } from './storage/resume.store.js';
import { toOnboarding } from './storage/rows.js';
import { RunVault } from './storage/run-vault.js';
import { RunsStore } from './storage/runs.store.js';
import { currentTrace } from './trace-link.js';
import { prepareTables } from './tables.js';
import { timelineOf } from './timeline.js';
import { watchBundles } from './watch-bundles.js';
import { watchRun } from './watch.js';

export type { Onboardings } from './door.js';
export { openDatabase, type Database } from './storage/database.js';

/** What the onboardings of a process are made with. */
export interface OnboardingsOptions extends EngineOptions {
  /** What cursors are signed with: the same in every process of a deployment. */
  readonly cursorSecret: string;
  /** How many runs of one caller may be outstanding: they have not ended, and wait for no person. */
  readonly callerRuns: number;
  /** 32 bytes each: the first encrypts, all decrypt. */
  readonly encryptionKeys: readonly Buffer[];
}

/**
 * Brings the tables up to date, starts the engine, and opens the door to it. Runs that a dead process left are carried
 * on at once.
 * @throws Error when the database can't be reached
 */
export async function createOnboardings(options: OnboardingsOptions): Promise<Onboardings> {
  const pool = createPool(options.databaseUrl, options.log);
  try {
    const sql = createSql(pool, 'hurried');
    await prepareTables(sql, options.log);
    const vault = new RunVault(new Keyring(options.encryptionKeys));
    const engine = await startEngine(options, createSql(pool, 'patient'), vault);
    const door = openDoor(sql, vault, engine, options);
    // A run that could do nothing is not begun.
    const start: Onboardings['start'] = async (accountSid, ...rest) => {
      await options.trustHubs.requireUsable(accountSid);
      return door.start(accountSid, ...rest);
    };
    return { ...door, start };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function openDoor(sql: Sql, vault: RunVault, engine: Engine, options: OnboardingsOptions): Onboardings {
  const cursors = new CursorSeal(options.cursorSecret);
  const runs = new RunsStore(sql, vault, options.callerRuns);
  const events = new EventsStore(sql);
  const get = async (accountSid: string, runId: string): Promise<OnboardingRecord | null> => {
    const found = await runs.byId(accountSid, runId);
    return found === null ? null : toOnboarding(found.run, found.steps);
  };
  const mustGet = async (accountSid: string, runId: string): Promise<OnboardingRecord> => {
    const record = await get(accountSid, runId);
    if (record === null) throw notFound();
    return record;
  };
  const change = async (accountSid: string, runId: string, work: () => Promise<void>): Promise<OnboardingRecord> => {
    await mustGet(accountSid, runId);
    await work();
    return mustGet(accountSid, runId);
  };
  const watch: Onboardings['watch'] = (accountSid, runId, signal) =>
    watchRun(
      () => mustGet(accountSid, runId),
      (record) => hasEnded(record.status),
      (changed) => engine.changes.listen(runId, changed),
      signal,
    );

  return {
    get,
    start: (accountSid, input, caller) => start(runs, engine, accountSid, input, caller),
    plan: (reader, input) => planOf(reader, runs, input),
    getByKey: async (accountSid, idempotencyKey) => {
      const found = await runs.byKey(accountSid, idempotencyKey);
      return found === null ? null : toOnboarding(found.run, found.steps);
    },
    page: (accountSid, filter, page) => pageOf(runs, cursors, { accountSid, filter }, page),
    events: (accountSid, runId, page) => timelineOf(events, cursors, { accountSid, runId }, page),
    resume: (accountSid, runId, caller, correcting) =>
      change(accountSid, runId, () => resume(sql, vault, engine, { accountSid, runId }, caller, correcting)),
    cancel: (accountSid, runId, caller, deleteCreated) =>
      change(accountSid, runId, () => cancelRun(sql, engine, { runId, caller, deleteCreated })),
    watch,
    untilSubmitted: async (accountSid, runId, signal) => {
      const statuses = watchRun(
        () => runs.isGoingOn(accountSid, runId),
        (goesOn) => !goesOn,
        (changed) => engine.changes.listen(runId, changed),
        signal,
      );
      for await (const _goesOn of statuses);
      return mustGet(accountSid, runId);
    },
    batches: openBatches(new BatchesStore(sql, runs, new BatchNames(sql, vault.keyring)), engine, cursors),
    atRest: () => engine.atRest(),
    ...bundlesOf(engine, new FailureReasonsStore(sql, vault.keyring)),
    isReady: () => isReady(sql, engine),
    close: async () => {
      await engine.close();
      await sql.pool.end();
    },
  };
}

/** What concerns bundles, whether or not a run has made them. */
function bundlesOf(
  { looks, bundles }: Engine,
  failureReasons: FailureReasonsStore,
): Pick<Onboardings, 'bundleMayHaveChanged' | 'failureReason' | 'bundleSeen' | 'watchBundles'> {
  return {
    failureReason: (accountSid, bundleSid) => failureReasons.read(accountSid, bundleSid),
    bundleMayHaveChanged: async (accountSid, bundleSid, eventId, verdict) => {
      // Before anybody is notified of the new status and asks for the reason.
      if (verdict !== undefined) await failureReasons.keep(accountSid, bundleSid, verdict);
      // Asked first: what the run sees may end its wait.
      const awaited = await bundles.isAwaited(accountSid, bundleSid);
      await looks.hear(accountSid, bundleSid, eventId);
      if (!awaited) await bundles.lookAt(accountSid, bundleSid);
    },
    bundleSeen: (accountSid, bundle) => bundles.seen(accountSid, bundle),
    watchBundles: (accountSid, sid, signal) => watchBundles((heard) => bundles.listen(accountSid, sid, heard), signal),
  };
}

async function isReady(sql: Sql, engine: Engine): Promise<boolean> {
  if (!engine.holdsLease()) return false;
  return sql.pool.query('select 1').then(
    () => true,
    () => false,
  );
}

async function pageOf(
  runs: RunsStore,
  cursors: CursorSeal,
  list: RunList,
  { first, after }: PageArguments,
): Promise<Page<OnboardingRecord>> {
  const place = after === undefined ? undefined : fromCursor(cursors, list, after);
  const found = await runs.page(list.accountSid, list.filter, place, first + 1);
  const edges = found
    .slice(0, first)
    .map(({ record, place: at }) => ({ node: record, cursor: toCursor(cursors, list, at) }));
  return { edges, hasNextPage: found.length > first, hasPreviousPage: after !== undefined };
}

async function resume(
  sql: Sql,
  vault: RunVault,
  engine: Engine,
  { accountSid, runId }: { readonly accountSid: string; readonly runId: string },
  caller: string,
  correcting: Correcting,
): Promise<void> {
  const { corrections, judge } = correcting;
  const corrected = Object.entries(corrections ?? {}).flatMap(([name, value]) => (value == null ? [] : [name]));
  const now = new Date(engine.outages.now());
  const outcome = await reopen(
    sql,
    vault,
    runId,
    { caller, corrected, traceparent: currentTrace(), now },
    (run, steps) => decideReopening(run, steps, corrections, judge),
  );
  if (!('segment' in outcome)) throw notWaiting(outcome.status);
  const { segment } = outcome;
  await engine.outages.probeWith(accountSid, runId);
  await engine.start({ runId, accountSid, segment, priority: 0 });
  engine.changes.announce(runId, true);
}

async function start(
  runs: RunsStore,
  engine: Engine,
  accountSid: string,
  given: OnboardingInput,
  caller: string,
): Promise<OnboardingRecord> {
  const input = toRunInput(given);
  const { run, steps } = await runs.insert({
    runId: randomUUID(),
    accountSid,
    idempotencyKey: given.idempotencyKey,
    input,
    recipe: recipeOf(given.kind, input),
    traceparent: currentTrace(),
    caller,
    priority: 0,
  });
  if (run.kind !== given.kind || run.input_hash !== digestOf(input, run.hashKey)) throw keyReused();
  // Repeated for a segment that has been started: DBOS knows it by its id.
  const { run_id: runId, segment, priority } = run;
  if (run.status === 'RUNNING') await engine.start({ runId, accountSid, segment, priority });
  return toOnboarding(run, steps);
}

function keyReused(): CallerError {
  return new CallerError(
    userError(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotencyKey has started an onboarding with other input. Repeat that input, or use another key; to ' +
        'correct a run that waits for action, use resumeOnboarding.',
      { path: ['idempotencyKey'] },
    ),
  );
}

function notFound(): CallerError {
  return new CallerError(userError('NOT_FOUND', 'This account has no onboarding with this id.', { path: ['id'] }));
}

function notWaiting(status: string): CallerError {
  const message = hasEnded(status as OnboardingRecord['status'])
    ? 'This onboarding has ended; start a new one with another idempotencyKey.'
    : 'This onboarding is still going on by itself; it can be resumed when its status is ACTION_REQUIRED, or while it waits for Twilio.';
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}
