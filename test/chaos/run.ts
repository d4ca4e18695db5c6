import { parseArgs } from 'node:util';
import type { Knowledge } from './support/batch.js';
import { playCancelling } from './support/cancelling.js';
import { nameOf, SHAPES, type Shape } from './support/cases.js';
import { Chance } from './support/chance.js';
import { Account } from './support/day/account.js';
import { playDay } from './support/day/day.js';
import { playDeploy } from './support/deploy.js';
import { playLoad } from './support/load.js';
import { playOutage } from './support/outage.js';
import type { Outcome } from './support/outcome.js';
import { OutsidePostgres } from './support/outside-postgres.js';
import { play, wholePlan } from './support/plan.js';
import { playRandomKills } from './support/random-kills.js';
import { failuresOf, tableOf } from './support/report.js';
import { Stage } from './support/stage.js';
import { playSingleFaults } from './support/single-faults.js';
import { playStorm } from './support/storm.js';
import { observe } from './support/undisturbed.js';

/*
 * `npm run chaos`: every recipe, every step, everything that can go wrong there, and a cancellation there; random kills;
 * single random faults; an outage of Twilio; a load on three servers; and a day of the mirror. Prints a table, and ends with 1 unless every run survived.
 */

const { values } = parseArgs({
  options: {
    recipe: { type: 'string', multiple: true },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '3' },
    runs: { type: 'string', default: '300' },
    faults: { type: 'string', default: '60' },
    outage: { type: 'string', default: '5' },
    day: { type: 'string', default: '24' },
    'skip-table': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const USAGE = `npm run chaos -- [options]

  --recipe NAME   only this recipe; may be repeated. There are: ${[...new Set(SHAPES.map(({ recipe }) => recipe))].join(', ')}
  --skip-table    only what follows, without the table of each recipe
  --seed N        decides the random kills; printed, so that a round can be repeated
  --rounds N      rounds of random kills, all recipes together (3; 0 for none)
  --runs N        runs of the load on three servers (300; 0 for none)
  --faults N      runs with a single random fault for each (60; 0 for none)
  --outage N      minutes in which Twilio cannot be reached, over three servers (5; 0 for none)
  --day N         hours of a simulated day with the mirror on, over three servers (24; 0 for none)`;

const outcomes: Outcome[] = [];
const startedAt = Date.now();

function tell(what: string, more: readonly Outcome[]): void {
  outcomes.push(...more);
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  const survived = more.filter(({ problems }) => problems.length === 0).length;
  console.log(`${String(seconds).padStart(5)} s  ${what}: ${survived} of ${more.length} survived`);
  for (const failure of failuresOf(more)) console.log(`         ${failure}`);
}

/** A stage with one server, on which it is known what the shapes do undisturbed. */
async function onStage(
  shapes: readonly Shape[],
  work: (stage: Stage, known: Knowledge) => Promise<void>,
): Promise<void> {
  const stage = await Stage.open();
  try {
    await stage.serve(1);
    await work(stage, await observe(stage, shapes));
  } catch (error) {
    console.error(stage.servers.map(({ output }) => output.slice(-2_000)).join('\n'));
    throw error;
  } finally {
    await stage.close();
  }
}

/** On a stage of its own, so that searches do not have to page through what the other shapes have made. */
const tryShape = (shape: Shape): Promise<void> =>
  onStage([shape], async (stage, known) => {
    const name = nameOf(shape);
    await play(stage, known, wholePlan(known, [shape]), (what, more) => tell(`${name}, ${what}`, more));
    tell(`${name}, 429`, await playStorm(stage, known, [shape]));
    tell(`${name}, next build`, await playDeploy(stage, known, [shape]));
    await playCancelling(stage, known, shape, (what, more) => tell(`${name} cancelled, ${what}`, more));
  });

const tryChance = (shapes: readonly Shape[], rounds: number, chance: Chance): Promise<void> =>
  onStage(shapes, async (stage, known) => {
    for (let round = 1; round <= rounds; round += 1) {
      tell(`random kills, round ${round}`, await playRandomKills(stage, known, shapes, chance));
    }
  });

const trySingleFaults = (shapes: readonly Shape[], count: number, chance: Chance): Promise<void> =>
  onStage(shapes, async (stage, known) => {
    tell('single random faults', await playSingleFaults(stage, known, shapes, chance, count));
  });

const tryOutage = (shapes: readonly Shape[], minutes: number): Promise<void> =>
  onStage(shapes, async (stage, known) => {
    const played = await playOutage(stage, known, shapes, minutes * 60_000);
    tell(`Twilio away for ${minutes} minutes, one of three servers killed`, played.outcomes);
    const { requestsInLastMinute: requests, secondsAfter } = played;
    console.log(
      `         ${requests} requests in its last minute; all ended ${secondsAfter.toFixed(1)} s after its end`,
    );
  });

/** @returns what was wrong */
async function tryDay(hours: number, chance: Chance): Promise<readonly string[]> {
  const postgres = await OutsidePostgres.start();
  try {
    const account = await Account.open(await postgres.createDatabase('day'), 3, chance);
    try {
      const { problems, ...figures } = await playDay(account, hours, chance);
      console.log(
        `a day of ${hours} hours with the mirror on: ${problems.length} problems, ${JSON.stringify(figures)}`,
      );
      for (const problem of problems) console.log(`         ${problem}`);
      return problems;
    } finally {
      await account.close();
    }
  } finally {
    await postgres.stop();
  }
}

async function main(): Promise<boolean> {
  const { recipe: recipes, seed, rounds, runs, faults, outage, day } = values;
  const unknown = recipes?.filter((name) => !SHAPES.some(({ recipe }) => recipe === name)) ?? [];
  const numbers = [seed, rounds, runs, faults, outage, day].map(Number);
  if (values.help || unknown.length > 0 || numbers.some(Number.isNaN)) {
    console.log(USAGE);
    return values.help;
  }
  console.log(`seed ${seed}`);
  const chance = new Chance(Number(seed));
  const shapes = SHAPES.filter(({ recipe }) => recipes?.includes(recipe) ?? true);
  if (!values['skip-table']) for (const shape of shapes) await tryShape(shape);
  if (Number(rounds) > 0) await tryChance(shapes, Number(rounds), chance);
  if (Number(faults) > 0) await trySingleFaults(shapes, Number(faults), chance);
  if (Number(outage) > 0) await tryOutage(shapes, Number(outage));
  const load = Number(runs) > 0 ? await playLoad(Number(runs)) : undefined;
  if (load !== undefined) {
    tell(`load on three servers, ${load.kills} killed, ${load.seconds.toFixed(0)} s`, load.outcomes);
    console.log(`         20 racing calls with one key made ${load.runsOfOneKey} run`);
  }
  const wrong = Number(day) > 0 ? await tryDay(Number(day), chance) : [];
  console.log(`\n${tableOf(outcomes)}`);
  return wrong.length === 0 && failuresOf(outcomes).length === 0 && (load?.runsOfOneKey ?? 1) === 1;
}

// Not left behind when someone has seen enough: servers and PostgreSQL end with this process.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exitCode = (await main()) ? 0 : 1;
