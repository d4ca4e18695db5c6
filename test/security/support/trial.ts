import { setTimeout as delay } from 'node:timers/promises';
import { AttackerProcess } from './attacker-process.js';
import { faultsOf, type Flood, type Tally } from './flood.js';
import { experience, type Experience } from './neighbour.js';
import type { Stage } from './stage.js';
import { Observer, type Effort, type Vitals } from './vitals.js';

/** How long a trial is, and how often the neighbour asks. */
export interface Pace {
  readonly quietSeconds: number;
  readonly attackSeconds: number;
  readonly perSecond: number;
}

/** What one attack came to. */
export interface Trial {
  readonly flood: Flood;
  readonly quiet: Experience;
  readonly attacked: Experience;
  readonly effort: Effort;
  readonly tally: Tally;
  readonly before: Vitals;
  readonly after: Vitals;
  /** Until connections, descriptors and streams were back. */
  readonly settledMs: number;
  /** Wrong answers, and what was left. */
  readonly problems: readonly string[];
  /** That the neighbour waited too long; for a machine that has nothing else to do. */
  readonly delays: readonly string[];
}

const TIMES = 3;
/**
 * A quiet answer takes 2 to 5 ms here, and three times that would be lost to one turn of another program on the same
 * core: attacker, sandbox and PostgreSQL share two of them with the server. Nobody notices 75 ms.
 */
const FLOOR_MS = 25;
/**
 * What a server may hold more than before: pools of connections to PostgreSQL, to Twilio (as many as two accounts may use at
 * once) and the neighbour's own, which are kept for a while, and memory that the system has not been given back.
 */
const MORE = { descriptors: 220, heapMb: 48, rssMb: 160, connections: 4, listening: 0, streams: 0 };
/** The longest limit of time of a row is this server's header time, idle time or unread time. */
const LONGEST_SETTLING_MS = 45_000;

/**
 * The part of the time that the server waited for a processor, in percent, from which the machine is too busy for a
 * clock: then the neighbour's wait is measured in what the server did meanwhile, as if it had a processor of its own.
 */
const BUSY = 10;

/** What a neighbour waited, in peace and beside an attack, and at most may wait: by the clock, or on a busy machine in work. */
export function waitsOf({ quiet, attacked, effort }: Pick<Trial, 'quiet' | 'attacked' | 'effort'>): {
  readonly by: 'clock' | 'work';
  readonly quiet: number;
  readonly attacked: number;
  readonly bound: number;
} {
  const by = effort.waitedPercent > BUSY ? 'work' : 'clock';
  const [inPeace, beside] = [quiet, attacked].map((one) => (by === 'clock' ? one.p99 : one.workP99));
  return { by, quiet: inPeace ?? 0, attacked: beside ?? 0, bound: TIMES * Math.max(inPeace ?? 0, FLOOR_MS) };
}

/** Measures a neighbour in peace and beside an attack, and what the server holds before and after it. */
export async function tryFlood(stage: Stage, flood: Flood, pace: Pace): Promise<Trial> {
  const observer = new Observer(stage);
  const attacker = await AttackerProcess.prepare(flood, stage.target, pace.attackSeconds);
  const ask = (seconds: number) => experience(stage.target, observer.workMs, { ...pace, seconds });
  await ask(0.3); // Warms the query, and the connections of the neighbour.
  const before = await observer.vitals();
  const quiet = await ask(pace.quietSeconds);
  const effortOf = await observer.effort();
  attacker.begin();
  const attacked = await ask(pace.attackSeconds);
  const effort = await effortOf();
  const tally = await attacker.end();
  const ended = performance.now();
  const after = await settled(observer, before);
  return {
    ...{ flood, quiet, attacked, effort, tally, before, after },
    settledMs: performance.now() - ended,
    problems: [...faultsOf(flood, tally), ...failuresOf(attacked), ...leaks(before, after), ...cries(stage)],
    delays: delaysOf(quiet, attacked, effort),
  };
}

const failuresOf = ({ failures }: Experience): readonly string[] =>
  [...new Set(failures)].map((what) => `the neighbour was answered ${what}`);

function delaysOf(quiet: Experience, attacked: Experience, effort: Effort): readonly string[] {
  const waits = waitsOf({ quiet, attacked, effort });
  if (waits.attacked <= waits.bound) return [];
  const took = `p99 of the neighbour ${waits.attacked.toFixed(0)} ms by ${waits.by}, at most ${waits.bound.toFixed(0)} ms`;
  return [took];
}

function leaks(before: Vitals, after: Vitals): readonly string[] {
  return (Object.keys(MORE) as (keyof typeof MORE)[])
    .filter((name) => after[name] > before[name] + MORE[name])
    .map((name) => `${name} ${before[name].toFixed(0)} before, ${after[name].toFixed(0)} after`);
}

const cries = ({ server }: Stage): readonly string[] =>
  server.output.includes('MaxListenersExceededWarning') ? ['a listener was added again and again'] : [];

/** What it holds once that is what it held before, or when that takes too long. */
async function settled(observer: Observer, before: Vitals): Promise<Vitals> {
  const deadline = Date.now() + LONGEST_SETTLING_MS;
  for (;;) {
    const now = await observer.vitals();
    if (leaks(before, now).length === 0 || Date.now() > deadline) return now;
    await delay(200);
  }
}

/** A trial that failed once may have met a moment of the machine: it is repeated, and what fails twice has failed. */
export async function tryTwice(stage: Stage, flood: Flood, pace: Pace): Promise<Trial> {
  const first = await tryFlood(stage, flood, pace);
  return first.problems.length + first.delays.length === 0 ? first : tryFlood(stage, flood, pace);
}
