import { setTimeout as delay } from 'node:timers/promises';
import { startAll, ofShape, type Knowledge } from './batch.js';
import { prepare, type Shape } from './cases.js';
import type { Chance } from './chance.js';
import { judge, type Outcome } from './outcome.js';
import type { Stage } from './stage.js';

const RUNS_OF_EACH = 3;
const KILLS = 6;
/** Of requests whose answer never comes, beside the kills. */
const LOST = 0.03;
/** So many writes more, and the next server dies. */
const WRITES = { fewest: 3, most: 40 };
/** Where the runs wait for something else: then it dies without them. */
const LONGEST_MS = 3_000;

/**
 * Runs of each shape on three servers, of which one after another is killed and replaced, each after a number of writes
 * that the seed decides; now and then an answer is lost besides.
 */
export async function playRandomKills(
  stage: Stage,
  known: Knowledge,
  shapes: readonly Shape[],
  chance: Chance,
): Promise<readonly Outcome[]> {
  await stage.serve(3);
  const runs = Array.from({ length: RUNS_OF_EACH }, () => shapes)
    .flat()
    .map((shape) => prepare(stage, shape));
  const before = stage.lookBefore();
  stage.control.latency(10);
  for (const afterCommit of [true, false]) {
    stage.control.fault({ effect: 'drop', method: 'POST', afterCommit, count: 0, probability: LOST });
  }
  await startAll(stage, runs);
  const kills: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const wanted = writes(stage) + chance.between(WRITES.fewest, WRITES.most);
    const deadline = Date.now() + LONGEST_MS;
    while (writes(stage) < wanted && Date.now() < deadline) await delay(2);
    const victim = chance.between(0, stage.servers.length - 1);
    stage.servers.unshift(...stage.servers.splice(victim, 1));
    kills.push(wanted);
    await stage.kill(1);
    // Not waited for: the others carry on meanwhile, and the next may die before this one is there.
    if (kill % 2 === 0) await stage.serve(3);
  }
  const states = await stage.untilEnded(runs.map((run) => run.key));
  stage.control.clearFaults();
  stage.control.latency(0);
  const tried = runs.map((run) => ({
    run,
    point: `${run.shape.recipe}: random kills after ${kills.join(', ')} writes`,
    expected: ofShape(known, run.shape).inventory,
    problems: [],
  }));
  return judge(stage.holdings(), before, tried, states);
}

const writes = (stage: Stage): number => stage.control.journal({ method: 'POST' }).length;
