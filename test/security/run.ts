import { parseArgs } from 'node:util';
import { BUILT_PROGRAM } from '../support/program.js';
import { FLOODS } from './floods/index.js';
import { tableOf } from './support/report.js';
import { Stage, timeLimits } from './support/stage.js';
import { tryTwice, type Trial } from './support/trial.js';

/*
 * `npm run security`: each attack that goes on for a while, ten seconds long, on the built server as it is by default,
 * with a well-behaved caller beside it. Prints a table, and ends with 1 when that caller noticed, or something was left.
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});

const USAGE = `npm run security -- [options]

  --only TEXT    the attacks whose name contains it
  --seconds N    how long each is (10)`;

async function main(): Promise<boolean> {
  const seconds = Number(values.seconds);
  const floods = FLOODS.filter(({ name }) => name.includes(values.only ?? ''));
  if (values.help || !(seconds > 0) || floods.length === 0) {
    console.log(USAGE);
    return values.help;
  }
  const stage = await Stage.open({ program: BUILT_PROGRAM, settings: timeLimits(seconds) });
  try {
    const trials: Trial[] = [];
    for (const flood of floods) {
      const pace = { quietSeconds: seconds, attackSeconds: seconds, perSecond: 20 };
      const trial = await tryTwice(stage, flood, pace);
      trials.push(trial);
      const problems = [...trial.problems, ...trial.delays];
      console.log(`${problems.length === 0 ? 'held  ' : 'FAILED'}  ${flood.name} (${flood.what})`);
      for (const problem of problems) console.log(`          ${problem}`);
    }
    console.log(`\n${tableOf(trials)}`);
    return trials.every(({ problems, delays }) => problems.length + delays.length === 0);
  } finally {
    await stage.close();
  }
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exitCode = (await main()) ? 0 : 1;
