import type { Shape } from './cases.js';
import { doorTo, prepare } from './cases.js';
import { startAll, ofShape, type Knowledge } from './batch.js';
import { judge, type Outcome } from './outcome.js';
import type { Stage } from './stage.js';

/** So many refusals for each run, and the storm is over. */
const REFUSALS = 8;

/** Three runs of each shape while four requests of five are answered 429. */
export async function playStorm(stage: Stage, known: Knowledge, shapes: readonly Shape[]): Promise<readonly Outcome[]> {
  const runs = [...shapes, ...shapes, ...shapes].map((shape) => prepare(stage, shape));
  const before = stage.lookBefore();
  // Otherwise the storm may refuse the token of a subaccount, and with it the start of its run: that is the caller's to repeat.
  const inSubaccounts = runs.filter(({ accountSid }) => accountSid !== undefined);
  await Promise.all(
    inSubaccounts.map((run) => doorTo(stage.server(), run).data('{ customerProfiles(first: 1) { nodes { sid } } }')),
  );
  stage.control.fault({ effect: 'throttle', probability: 0.8, count: REFUSALS * runs.length, retryAfterSeconds: 0.1 });
  await startAll(stage, runs);
  const states = await stage.untilEnded(runs.map((run) => run.key));
  stage.control.clearFaults();
  const refused = stage.control.journal({ status: 429 }).length;
  const problems = refused === REFUSALS * runs.length ? [] : [`${refused} requests were refused`];
  const tried = runs.map((run) => ({
    run,
    point: `${run.shape.recipe}: a storm of 429`,
    expected: ofShape(known, run.shape).inventory,
    problems,
  }));
  return judge(stage.holdings(), before, tried, states);
}
