import { setTimeout as delay } from 'node:timers/promises';
import { ofShape, startAll, type Knowledge } from './batch.js';
import { prepare, type Shape } from './cases.js';
import { judge, type Outcome } from './outcome.js';
import type { Stage } from './stage.js';

const SERVERS = 3;
/** Runs of each shape: as many are on their way when Twilio goes, and as many are started while it is away. */
const RUNS_OF_SHAPE = 4;
/** The longest from the end of the outage until all runs have ended: the wait for the probe, and the work that is left. */
const LONGEST_AFTER_MS = 90_000;

/** What an outage of Twilio showed. */
export interface OutageReport {
  readonly outcomes: readonly Outcome[];
  /** Requests in its last minute, of all servers and runs together. */
  readonly requestsInLastMinute: number;
  /** From its end until the last run had ended. */
  readonly secondsAfter: number;
}

/**
 * Connections to Trust Hub are broken off for so long, over three servers on one database; one of them is killed
 * meanwhile, and another is started. Nobody does anything about it.
 */
export async function playOutage(
  stage: Stage,
  known: Knowledge,
  shapes: readonly Shape[],
  lastsMs: number,
): Promise<OutageReport> {
  await stage.serve(SERVERS);
  const runsOf = (): readonly ReturnType<typeof prepare>[] =>
    shapes.flatMap((shape) => Array.from({ length: RUNS_OF_SHAPE }, () => prepare(stage, shape)));
  const runs = [...runsOf(), ...runsOf()];
  const before = stage.lookBefore();
  const half = runs.length / 2;
  await startAll(stage, runs.slice(0, half));
  await until(() => stage.control.journal({ method: 'POST', status: 201 }).length >= half);
  const endsAt = Date.now() + lastsMs;
  stage.control.fault({ effect: 'drop', count: 0 });
  await startAll(stage, runs.slice(half));
  await delay(lastsMs / 2);
  await stage.kill(1);
  await stage.start();
  await delay(Math.max(0, endsAt - 60_000 - Date.now()));
  const asked = stage.control.journal().length;
  await delay(Math.max(0, endsAt - Date.now()));
  const requestsInLastMinute = stage.control.journal().length - asked;
  stage.control.clearFaults();
  const healedAt = Date.now();
  const states = await stage.untilEnded(
    runs.map(({ key }) => key),
    LONGEST_AFTER_MS,
  );
  const secondsAfter = (Date.now() - healedAt) / 1_000;
  const tried = runs.map((run) => ({
    run,
    point: `${run.shape.recipe}: Twilio away for ${Math.round(lastsMs / 1_000)} s`,
    expected: ofShape(known, run.shape).inventory,
    problems: [],
  }));
  return { outcomes: judge(stage.holdings(), before, tried, states), requestsInLastMinute, secondsAfter };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('The servers do not get on with the runs.');
    await delay(20);
  }
}
