import { setTimeout as delay } from 'node:timers/promises';
import { batches, ofShape, startAll, untilReached, type Case, type Knowledge } from './batch.js';
import { judgeCancelled, rowsBySid, takenBack, type Cancelled, type Rows } from './cancelled.js';
import { judgeCancelledLater } from './cancelled-later.js';
import { doorTo, nameOf, prepare, type Run, type Shape } from './cases.js';
import type { RunState } from './fleet.js';
import type { Outcome } from './outcome.js';
import { HOLD_NAMES, type Hold } from './points.js';
import type { Stage } from './stage.js';
import { Trap } from './trap.js';
import type { KnownStep } from './undisturbed.js';

type Done = (what: string, outcomes: readonly Outcome[]) => void;
type Ids = ReadonlyMap<string, { readonly run: Run; readonly id: string }>;

/**
 * A shape cancelled with deletion (a move without: it is taken back in any case): held at each of its requests; and held
 * before its last one, so that almost everything is made, with kill -9 of the server at each request of the undo.
 * @param done called after each batch
 */
export async function playCancelling(stage: Stage, known: Knowledge, shape: Shape, done: Done): Promise<void> {
  await stage.serve(1);
  const { steps } = ofShape(known, shape);
  const places = steps.filter(({ signature }) => signature !== null);
  // After the last of its requests a run is complete, and nothing is left to cancel.
  const held = places
    .flatMap((step) => HOLD_NAMES.map((point) => ({ shape, step, point })))
    .filter(({ step, point }) => step !== places.at(-1) || point !== 'after record');
  for (const batch of batches(held)) done('held at a step', (await playHeld(stage, known, batch)).outcomes);

  const { outcomes, since } = await playHeld(stage, known, [{ shape, step: lastWrite(steps), point: 'before send' }]);
  const [rehearsed] = outcomes;
  if (rehearsed === undefined) throw new Error('The cancellation was not rehearsed.');
  const undone = undoSteps(stage, rehearsed.run, since);
  const killed = undone.flatMap((step) => KILLS.map((point) => ({ shape, step, point })));
  for (const batch of batches(killed)) done('killed in the undo', await playKilled(stage, known, batch));
}

/** A deletion is recorded with the next one on its way. */
const KILLS = HOLD_NAMES.filter((hold) => hold !== 'after record');

/** Runs side by side, each cancelled while it is held at its own point. */
async function playHeld(stage: Stage, known: Knowledge, cases: readonly Case<Hold>[]): Promise<Held> {
  const { laid, before, ids, problems } = await hold(stage, known, cases);
  const since = (stage.control.journal().at(-1)?.index ?? -1) + 1;
  await cancelAll(stage, ids);
  stage.control.clearFaults();
  const states = await untilCancelled(stage, ids);
  const tried = laid.map(({ trap, point }): Cancelled => {
    const at = `${nameOf(trap.run.shape)} cancelled at ${trap.step.key}: ${point}`;
    return { run: trap.run, point: at, killed: false, problems: problems(trap) };
  });
  return { outcomes: judged(stage, before, tried, states), since };
}

interface Held {
  readonly outcomes: readonly Outcome[];
  /** The first entry of the journal after the cancellations. */
  readonly since: number;
}

/** Of operations on customers that exist, something else is right afterwards. */
function judged(...[stage, before, tried, states]: Parameters<typeof judgeCancelled>): readonly Outcome[] {
  const isLater = tried.some(({ run }) => run.shape.profile === 'with products');
  return (isLater ? judgeCancelledLater : judgeCancelled)(stage, before, tried, states);
}

/**
 * Shapes side by side, each cancelled while the answer to its last writing request is lost, with kill -9 of the server when
 * the cancellations have begun.
 */
export async function playKilledCancellations(
  stage: Stage,
  known: Knowledge,
  shapes: readonly Shape[],
): Promise<readonly Outcome[]> {
  await stage.serve(1);
  const cases = shapes.map((shape) => {
    return { shape, step: lastWrite(ofShape(known, shape).steps), point: 'after send' as const };
  });
  const { laid, before, ids, problems } = await hold(stage, known, cases);
  await cancelAll(stage, ids);
  await stage.kill(stage.servers.length);
  stage.control.clearFaults();
  await stage.serve(1);
  const states = await untilCancelled(stage, ids);
  const tried = laid.map(({ trap }): Cancelled => {
    const at = `${nameOf(trap.run.shape)} cancelled at ${trap.step.key}, and killed`;
    return { run: trap.run, point: at, killed: true, problems: problems(trap) };
  });
  return judged(stage, before, tried, states);
}

/** Runs side by side, each cancelled with almost everything made; the server dies when each is at its own deletion. */
async function playKilled(stage: Stage, known: Knowledge, cases: readonly Case<Hold>[]): Promise<readonly Outcome[]> {
  const made = cases.map(({ shape }): Case<Hold> => {
    return { shape, step: lastWrite(ofShape(known, shape).steps), point: 'before send' };
  });
  const { laid, before, ids, problems } = await hold(stage, known, made);
  await cancelAll(stage, ids);
  stage.control.clearFaults();
  const undoing = laid.flatMap(({ trap: { run } }, at) => {
    const { shape, step, point } = cases[at] ?? {};
    if (shape === undefined || step === undefined || point === undefined) return [];
    return [{ point, trap: Trap.hold(stage, run, step, point, ofShape(known, shape)) }];
  });
  const reached = await untilReached(stage, undoing);
  await stage.kill(stage.servers.length);
  stage.control.clearFaults();
  await stage.serve(1);
  const states = await untilCancelled(stage, ids);
  const tried = undoing.map(({ trap, point }, at): Cancelled => {
    const missed = reached.has(trap) ? [] : ['the deletion was not reached'];
    const where = `${nameOf(trap.run.shape)} killed in the undo at ${trap.step.key}: ${point}`;
    return { run: trap.run, point: where, killed: true, problems: [...problems(laid[at]?.trap), ...missed] };
  });
  return judged(stage, before, tried, states);
}

/** Starts a run for each case, and waits until each stands at its point. */
async function hold(stage: Stage, known: Knowledge, cases: readonly Case<Hold>[]) {
  const laid = cases.map(({ shape, step, point }) => {
    return { point, trap: Trap.hold(stage, prepare(stage, shape), step, point, ofShape(known, shape)) };
  });
  stage.lookBefore();
  const before: Rows = rowsBySid(stage.holdings().rows);
  const runs = laid.map(({ trap }) => trap.run);
  const started = await startAll(stage, runs);
  const ids: Ids = new Map(runs.map((run) => [run.key, { run, id: started.get(run.key) ?? '' }]));
  const reached = await untilReached(stage, laid);
  const problems = (trap: Trap | undefined): readonly string[] =>
    trap !== undefined && reached.has(trap) ? [] : ['the point was not reached'];
  return { laid, before, ids, problems };
}

/** Asks for nothing of the run, since requests of it are held. */
const CANCEL = `mutation ($id: ID!, $deletion: Boolean!) {
  cancelOnboarding(input: { id: $id, deleteCreatedResources: $deletion }) { userErrors { message } } }`;
type Answer = { readonly cancelOnboarding: { readonly userErrors: readonly { readonly message: string }[] } };

/** @throws Error with what the server said against it */
async function cancelAll(stage: Stage, ids: Ids): Promise<void> {
  await Promise.all(
    [...ids.values()].map(async ({ run, id }, at) => {
      const deletion = run.shape.recipe !== 'MOVE_PHONE_NUMBERS';
      const { cancelOnboarding } = await doorTo(stage.server(at), run).data<Answer>(CANCEL, { id, deletion });
      const [refusal] = cancelOnboarding.userErrors;
      if (refusal !== undefined) throw new Error(`${run.tag} was not cancelled: ${refusal.message}`);
    }),
  );
}

/** Between two cancellations: reviews are decided meanwhile. */
const AGAIN_MS = 500;
const AGAIN = 10;

/** The runs when nothing of them is left. Twilio keeps what is in review, so those are cancelled again after it. */
async function untilCancelled(stage: Stage, ids: Ids): Promise<ReadonlyMap<string, RunState>> {
  for (let tries = 1; ; tries += 1) {
    const states = await stage.untilEnded([...ids.keys()]);
    const submitted = new Set(submissions(stage));
    const kept = [...ids].filter(([key]) => {
      const { failure, steps = [] } = states.get(key) ?? {};
      return failure?.code === 'NOT_ALL_DELETED' && steps.some((step) => submitted.has(step.resource_sid ?? ''));
    });
    if (kept.length === 0 || tries === AGAIN) return states;
    await delay(AGAIN_MS);
    await cancelAll(stage, new Map(kept));
  }
}

const submissions = (stage: Stage): readonly string[] =>
  stage.control
    .journal({ method: 'POST', status: 200 })
    .filter(({ values }) => values['Status'] === 'pending-review')
    .map(({ path }) => path.split('/').at(-1) ?? '');

/** Before it everything is made, and nothing of the last bundle is decided; numbers have gone everywhere but to the last. */
function lastWrite(steps: readonly KnownStep[]): KnownStep {
  const asks = steps.filter(({ signature }) => signature !== null);
  const last = asks.findLast(({ use }) => use === 'submit-bundle') ?? asks.at(-1);
  if (last === undefined) throw new Error('The recipe sends nothing.');
  return last;
}

/** The requests of a run's undo, each once, as points at which a run can be held. */
function undoSteps(stage: Stage, run: Run, since: number): readonly KnownStep[] {
  const signatures = new Set(takenBack(stage, run, since).map((entry) => stage.register.signatureOf(entry)));
  return [...signatures].map((signature) => ({ key: signature, use: 'undo', signature, wave: 0 }));
}
