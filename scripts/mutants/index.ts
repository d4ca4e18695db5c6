import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../src/onboarding/storage/embedded.js';
import type { Fault, Room } from './fault.js';
import { complaintOf, copyTree, plant } from './planting.js';
import { ROOMS } from './rooms/index.js';
import { runTests } from './test-run.js';

/*
 * `npm run mutants`: plants one fault after another in a copy of the source and runs the tests that must catch it.
 * Ends with 1 where fewer than 95 of 100 are caught, or where a fault is stale.
 */

const LEAST_CAUGHT = 0.95;
const ROOT = path.resolve(import.meta.dirname, '../..');

type Result = { readonly fault: Fault; readonly seconds: number } & (
  | { readonly outcome: 'caught'; readonly by: string }
  | { readonly outcome: 'survived' }
  | { readonly outcome: 'stale or broken'; readonly why: string }
);

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    matching: { type: 'string', multiple: true, default: [''] },
    list: { type: 'boolean', default: false },
    /** The tests are known to pass without a fault. */
    green: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
const chosen = ROOMS.filter(({ name }) => values.only.length === 0 || values.only.includes(name)).map(matching);
if (chosen.every(({ faults }) => faults.length === 0)) {
  console.error(`No such fault. The rooms are: ${ROOMS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const copy = copyTree(ROOT);
process.once('exit', () => copy.remove());
if (values.list) list();
else {
  const postgres = await startPostgres();
  await main(postgres.url).finally(() => postgres.stop());
}

/** One for all runs. */
async function startPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-test-'));
  // Root lends PostgreSQL another user, who must be able to walk there.
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres(dataDir, pino({ level: 'silent' }));
  return {
    url: postgres.administratorUrl('postgres'),
    stop: async () => {
      await postgres.stop({ force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function matching({ name, faults }: Room): Room {
  const wanted = faults.filter(({ what }) => values.matching.some((text) => what.includes(text)));
  return { name, faults: wanted, tests: [...new Set(wanted.flatMap(({ tests }) => tests))] };
}

/** Only whether each fault can still be planted. */
function list(): void {
  for (const fault of chosen.flatMap(({ faults }) => faults)) {
    const complaint = complaintOf(fault, copy.root);
    console.log(`${fault.room}: ${fault.what}${complaint === null ? '' : `\n    ${complaint}`}`);
    if (complaint !== null) process.exitCode = 1;
  }
}

async function main(postgresUrl: string): Promise<void> {
  const results: Result[] = [];
  const lines: string[] = [];
  for (const room of chosen.filter(({ faults }) => faults.length > 0)) {
    // A test that fails anyway would seem to catch everything.
    const whole = values.green ? null : await runTests(copy.root, room.tests, postgresUrl, true);
    if (whole?.passed === false) {
      console.error(`${whole.output}\nThe tests of ${room.name} fail without a fault: ${whole.failure}`);
      process.exitCode = 1;
      continue;
    }
    const time = whole === null ? '' : `; they pass in ${whole.seconds.toFixed(0)} s`;
    console.log(`${room.name}: ${room.faults.length} faults, ${room.tests.length} test files${time}`);
    const ofRoom: Result[] = [];
    for (const fault of room.faults) {
      const result = await tryOut(fault, postgresUrl);
      ofRoom.push(result);
      console.log(`  ${textOf(result)}`);
    }
    results.push(...ofRoom);
    lines.push(summary(room.name, ofRoom, whole?.seconds));
  }
  lines.push(summary('all', results));
  console.log(`\n${lines.join('\n')}`);
  if (values.report !== undefined)
    writeFileSync(values.report, `${lines.join('\n')}\n\n${results.map(textOf).join('\n')}\n`);
  if (rateOf(results) < LEAST_CAUGHT || results.some(({ outcome }) => outcome === 'stale or broken'))
    process.exitCode = 1;
}

async function tryOut(fault: Fault, postgresUrl: string): Promise<Result> {
  const why = complaintOf(fault, copy.root);
  if (why !== null) return { fault, seconds: 0, outcome: 'stale or broken', why };
  const takeOut = plant(fault, copy.root);
  try {
    const { passed, seconds, failure } = await runTests(copy.root, fault.tests, postgresUrl);
    return passed ? { fault, seconds, outcome: 'survived' } : { fault, seconds, outcome: 'caught', by: failure };
  } finally {
    takeOut();
  }
}

function textOf(result: Result): string {
  const { fault, seconds, outcome } = result;
  const more = outcome === 'caught' ? `\n      ${result.by}` : outcome === 'survived' ? '' : ` (${result.why})`;
  return `${outcome.toUpperCase()} in ${seconds.toFixed(0)} s: ${fault.room}: ${fault.what}${more}`;
}

function rateOf(results: readonly Result[]): number {
  return results.length === 0 ? 0 : results.filter(({ outcome }) => outcome === 'caught').length / results.length;
}

function summary(name: string, results: readonly Result[], testSeconds?: number): string {
  const caught = results.filter(({ outcome }) => outcome === 'caught').length;
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const slowest = Math.max(0, ...results.map((result) => result.seconds));
  const tests = testSeconds === undefined ? '' : `, its tests ${testSeconds.toFixed(0)} s`;
  const share = `${caught} of ${results.length} caught (${(rateOf(results) * 100).toFixed(0)} %)`;
  return `${name}: ${share}, in ${seconds.toFixed(0)} s, the slowest in ${slowest.toFixed(0)} s${tests}`;
}
