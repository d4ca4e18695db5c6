import { parseArgs } from 'node:util';
import { CUSTOMER_KINDS } from '../../src/domain/onboarding-kind.js';
import { readConfig } from '../../src/config.js';
import { Fleet } from '../chaos/support/fleet.js';
import { loadRun, peacefully } from '../chaos/support/load.js';
import { judge, sidsOf } from '../chaos/support/outcome.js';
import { failuresOf } from '../chaos/support/report.js';
import { SandboxProcess } from '../chaos/support/sandbox-process.js';
import { BUILT_PROGRAM } from '../support/program.js';
import { freePort } from '../support/server-process.js';
import { Balancer } from './support/balancer.js';
import { MemoryWatch, WATCHABLE } from './support/memory.js';
import { mishaps } from './support/mishaps.js';
import { report } from './support/report.js';
import { singlesProblems } from './support/singles.js';
import { SINGLE, Traffic } from './support/traffic.js';

/*
 * `npm run soak`: mixed load on two servers with one database, while Trust Hub fails now and then and servers are killed.
 * Prints figures, and ends with 1 when anything was lost, doubled or orphaned, or memory grows.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '100' },
    help: { type: 'boolean', default: false },
  },
});

const USAGE = `npm run soak -- [options]

  --minutes N   how long (10)
  --rate N      requests a second (100)`;

const LONGEST_END_MS = 600_000;

async function soak(seconds: number, perSecond: number): Promise<boolean> {
  let fleet: Fleet | undefined;
  const balancer = await Balancer.start(await freePort(), () => fleet);
  const sandbox = await SandboxProcess.start();
  try {
    const settings = {
      ...WATCHABLE,
      ...{ PUBLIC_BASE_URL: balancer.url, REVIEW_POLL_SECONDS: '2', UPSTREAM_TIMEOUT_MS: '5000' },
      // As shipped: tests switch it off.
      LIMIT_EVENT_LOOP_DELAY_MS: String(readConfig({}).limits.eventLoopDelayMs),
    };
    fleet = await Fleet.gather(sandbox, settings, BUILT_PROGRAM);
    await fleet.serve(2);
    return await playOn(fleet, sandbox, balancer, seconds, perSecond);
  } finally {
    await fleet?.close();
    await sandbox.close();
    balancer.close();
  }
}

async function playOn(
  fleet: Fleet,
  sandbox: SandboxProcess,
  balancer: Balancer,
  seconds: number,
  perSecond: number,
): Promise<boolean> {
  // Three of a hundred requests are onboardings.
  const most = Math.ceil(seconds * perSecond * 0.03) + 10;
  const numbers = [...(await sandbox.plantNumbers(2 * (most + CUSTOMER_KINDS.length)))];
  let runs = 0;
  const next = () => loadRun((runs += 1), numbers.splice(0, 2));
  const expected = await peacefully(fleet, sandbox, CUSTOMER_KINDS.map(next));
  const before = sidsOf((await sandbox.holdings()).rows);
  const traffic = new Traffic(fleet, next, balancer.url, sandbox);
  const memory = new MemoryWatch(() => fleet.servers);
  // Ten minutes are more requests than the journal holds.
  const reading = setInterval(() => void sandbox.readJournal(), 30_000);
  const [rate, kills] = await Promise.all([traffic.flow(seconds, perSecond), mishaps(fleet, sandbox, seconds)]);
  memory.stop();
  clearInterval(reading);
  const ended = Date.now();
  // A run may be stored although its caller never heard of it: then it must end as it should, too.
  const stored = await fleet.runs(traffic.unanswered.map(({ key }) => key));
  const accepted = [
    ...traffic.accepted.map(({ run }) => run),
    ...traffic.unanswered.filter(({ key }) => stored.has(key)),
  ];
  const states = await fleet.untilEnded(
    accepted.map(({ key }) => key),
    LONGEST_END_MS,
  );
  const endedAfter = (Date.now() - ended) / 1_000;
  const { rows, journal } = await sandbox.holdings();
  const tried = accepted.map((run) => ({
    ...{ run, point: run.shape.recipe, problems: [] },
    expected: expected.get(run.shape.recipe) ?? new Map<string, number>(),
  }));
  const ofRuns = rows.filter(({ row }) => row.friendlyName?.startsWith(SINGLE) !== true);
  const outcomes = judge({ rows: ofRuns, journal }, before, tried, states);
  const singles = singlesProblems(rows, traffic.made);
  return report({
    ...{ rate, kills, endedAfter, outcomes, lives: memory.lives(), accounts: traffic.ledger.accounts() },
    problems: [...failuresOf(outcomes), ...singles],
  });
}

async function main(): Promise<boolean> {
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
  if (values.help || !(minutes > 0) || !(rate > 0)) {
    console.log(USAGE);
    return values.help;
  }
  return soak(minutes * 60, rate);
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.exitCode = (await main()) ? 0 : 1;
