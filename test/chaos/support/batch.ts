import { setTimeout as delay } from 'node:timers/promises';
import { resume } from '../../support/onboarding.js';
import { doorTo, nameOf, prepare, start, type Run, type Shape } from './cases.js';
import { judge, type Outcome, type Tried } from './outcome.js';
import { isWait, UNDER_WAY_MS, type Event, type Hold, type Mishap } from './points.js';
import type { RunState } from './fleet.js';
import type { Stage } from './stage.js';
import { Trap } from './trap.js';
import type { KnownStep, Undisturbed } from './undisturbed.js';

/** One run to be put to the test at one of its steps. */
export interface Case<Point> {
  readonly shape: Shape;
  readonly step: KnownStep;
  readonly point: Point;
}

export type Knowledge = ReadonlyMap<Shape, Undisturbed>;

/** So many runs at once are held without one waiting for another's place in the queue. */
const BATCH = 80;
/** The longest that runs may take to come to their points. */
const REACH_MS = 60_000;

/** Cases in parts that are played at once. */
export function batches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));
}

/** Runs side by side, each with a mishap at its own step; the servers live. */
export async function playMishaps(
  stage: Stage,
  known: Knowledge,
  cases: readonly Case<Mishap>[],
): Promise<readonly Outcome[]> {
  const laid = cases.map(({ shape, step, point }) => {
    const run = prepare(stage, shape);
    return { point, trap: Trap.mishap(stage, run, step, point) };
  });
  const before = stage.lookBefore();
  const ids = await startAll(
    stage,
    laid.map(({ trap }) => trap.run),
  );
  let states = await stage.untilEnded(laid.map(({ trap }) => trap.run.key));
  const tried = laid.map(({ point, trap }): Tried => {
    const problems = [
      ...(trap.sprungAt === undefined ? ['the step was not reached'] : []),
      ...(point === 'fails for good' && !isWait(trap.step) ? wrongStop(trap.step, states.get(trap.run.key)) : []),
    ];
    return triedOf(known, trap, `${trap.step.key}: ${point}`, problems);
  });
  const stopped = laid.filter(({ trap }) => states.get(trap.run.key)?.status === 'ACTION_REQUIRED');
  await Promise.all(
    stopped
      .filter(({ point }) => point === 'fails for good')
      .map(({ trap }, at) => resume(doorTo(stage.server(at), trap.run), ids.get(trap.run.key) ?? '')),
  );
  states = await stage.untilEnded(laid.map(({ trap }) => trap.run.key));
  stage.control.clearFaults();
  return judge(stage.holdings(), before, tried, states);
}

/** A refusal stops the run at that step, with Twilio's code. */
function wrongStop(step: KnownStep, state: RunState | undefined): readonly string[] {
  const { status, failure } = state ?? {};
  const right =
    status === 'ACTION_REQUIRED' && failure?.stepKey === (step.stopsIn ?? step.key) && failure.twilioCode === 20001;
  return right ? [] : [`should have stopped at ${step.key}: ${status} ${JSON.stringify(failure)}`];
}

/** Runs side by side, each held at its own point; then something dies, and they must all come to their end. */
export async function playEvent(
  stage: Stage,
  known: Knowledge,
  cases: readonly Case<Hold>[],
  event: Event,
): Promise<readonly Outcome[]> {
  await stage.serve(event === 'two of three killed' ? 3 : 1);
  const laid = cases.map(({ shape, step, point }) => {
    const run = prepare(stage, shape);
    return { point, trap: Trap.hold(stage, run, step, point, ofShape(known, shape)) };
  });
  const runs = laid.map(({ trap }) => trap.run);
  const before = stage.lookBefore();
  await startAll(stage, runs);
  const reached = await untilReached(stage, laid);
  await happen(stage, event, laid);
  const states = await stage.untilEnded(runs.map((run) => run.key));
  const tried = laid.map(({ point, trap }): Tried => {
    const problems = reached.has(trap) ? [] : ['the point was not reached'];
    return triedOf(known, trap, `${trap.step.key}: ${point}, ${event}`, problems);
  });
  return judge(stage.holdings(), before, tried, states);
}

function triedOf(known: Knowledge, { run }: Trap, point: string, problems: readonly string[]): Tried {
  return { run, point: `${nameOf(run.shape)} ${point}`, expected: ofShape(known, run.shape).inventory, problems };
}

export function ofShape(known: Knowledge, shape: Shape): Undisturbed {
  const undisturbed = known.get(shape);
  if (undisturbed === undefined) throw new Error(`${nameOf(shape)} was not observed.`);
  return undisturbed;
}

/** Over all servers in turn; the ids by the runs' keys. */
export async function startAll(stage: Stage, runs: readonly Run[]): Promise<ReadonlyMap<string, string>> {
  const started = runs.map(async (run, at) => [run.key, await start(stage.server(at), run)] as const);
  return new Map(await Promise.all(started));
}

interface Laid {
  readonly point: Hold;
  readonly trap: Trap;
}

/** Waits until each run stands at its point, or some time has passed; those that do. */
export async function untilReached(stage: Stage, laid: readonly Laid[]): Promise<ReadonlySet<Trap>> {
  const deadline = Date.now() + REACH_MS;
  const reached = new Set<Trap>();
  for (;;) {
    const away = laid.filter(({ trap }) => !reached.has(trap));
    const states = await stage.runs(
      away.filter(({ point }) => point === 'after record').map(({ trap }) => trap.run.key),
    );
    for (const { trap, point } of away) if (trap.isReached(point, states.get(trap.run.key))) reached.add(trap);
    if (reached.size === laid.length || Date.now() > deadline) return reached;
    await delay(50);
  }
}

async function happen(stage: Stage, event: Event, laid: readonly Laid[]): Promise<void> {
  switch (event) {
    case 'kill -9 and restart':
      await stage.kill(stage.servers.length);
      stage.control.clearFaults();
      await stage.serve(1);
      return;
    case 'two of three killed':
      await stage.kill(2);
      stage.control.clearFaults();
      return;
    case 'database killed': {
      await stage.postgres.kill();
      stage.control.clearFaults();
      // Answers that are under way come while there is no database to write them to.
      const last = Math.max(...laid.map(({ trap }) => trap.sprungAt ?? 0));
      await delay(Math.max(0, last + UNDER_WAY_MS - Date.now()));
      await stage.postgres.launch();
    }
  }
}
