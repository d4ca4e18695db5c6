import type { FaultSpec } from '../../../src/sandbox/index.js';
import { ofShape, startAll, type Knowledge } from './batch.js';
import { prepare, type Shape } from './cases.js';
import type { Chance } from './chance.js';
import { judge, type Outcome } from './outcome.js';
import type { Stage } from './stage.js';

/** What may happen to one request and passes by itself. */
const FAULTS: readonly Omit<FaultSpec, 'when'>[] = [
  { effect: 'drop' },
  { effect: 'drop', afterCommit: true },
  { effect: 'hang' },
  { effect: 'hang', afterCommit: true },
  { effect: 'status', status: 500, code: 20500 },
  { effect: 'status', status: 503, code: 20503, afterCommit: true },
  { effect: 'status', status: 502 },
  { effect: 'throttle', retryAfterSeconds: 0.1 },
];

/** Runs at once, with so many single faults at requests by chance, of any run: each passes, and all runs complete. */
export async function playSingleFaults(
  stage: Stage,
  known: Knowledge,
  shapes: readonly Shape[],
  chance: Chance,
  count: number,
): Promise<readonly Outcome[]> {
  const ofEach = Math.ceil(count / shapes.length);
  const runs = shapes.flatMap((shape) => Array.from({ length: ofEach }, () => prepare(stage, shape)));
  const before = stage.lookBefore();
  // Of the requests of all runs, which are more than fifteen for each.
  for (let at = 0; at < count; at += FAULTS.length) {
    for (const fault of FAULTS) stage.control.fault({ ...fault, skip: chance.between(0, 10 * count), count: 1 });
  }
  await startAll(stage, runs);
  const states = await stage.untilEnded(runs.map(({ key }) => key));
  stage.control.clearFaults();
  const tried = runs.map((run) => ({
    run,
    point: `${run.shape.recipe}: single faults`,
    expected: ofShape(known, run.shape).inventory,
    problems: [],
  }));
  return judge(stage.holdings(), before, tried, states);
}
