import { setTimeout as delay } from 'node:timers/promises';
import { CUSTOMER_KINDS } from '../../../src/domain/onboarding-kind.js';
import { inputFor } from '../../support/onboarding-kinds.js';
import { start, type Run } from './cases.js';
import { Fleet } from './fleet.js';
import { belongings, inventoryOf, type Inventory } from './inventory.js';
import { judge, sidsOf, type Outcome } from './outcome.js';
import { SandboxProcess } from './sandbox-process.js';

const SERVERS = 3;
/** The parts of the work after which a server is killed; after the first kill one is started again. */
const KILLS = [0.2, 0.5] as const;
const RACERS = 20;
const LONGEST_MS = 120_000;

/** What a load on three servers showed. */
export interface LoadReport {
  readonly outcomes: readonly Outcome[];
  /** The different runs that one key was answered with. */
  readonly runsOfOneKey: number;
  readonly kills: number;
  readonly seconds: number;
}

/**
 * Three servers on one outside PostgreSQL, Trust Hub in a process of its own, and so many runs of all recipes in turns:
 * two of the servers are killed at different moments, and one of these comes back.
 */
export async function playLoad(runs: number): Promise<LoadReport> {
  const sandbox = await SandboxProcess.start();
  try {
    const fleet = await Fleet.gather(sandbox, { UPSTREAM_TIMEOUT_MS: '3000', REVIEW_POLL_SECONDS: '0.3' });
    try {
      await fleet.serve(SERVERS);
      return await load(fleet, sandbox, runs);
    } finally {
      await fleet.close();
    }
  } finally {
    await sandbox.close();
  }
}

async function load(fleet: Fleet, sandbox: SandboxProcess, count: number): Promise<LoadReport> {
  const numbers = [...(await sandbox.plantNumbers(2 * (count + CUSTOMER_KINDS.length)))];
  const next = (at: number): Run => loadRun(at, numbers.splice(0, 2));
  const expected = await peacefully(
    fleet,
    sandbox,
    CUSTOMER_KINDS.map((_, at) => next(at)),
  );
  const runs = Array.from({ length: count }, (_, at) => next(at));
  const before = sidsOf((await sandbox.holdings()).rows);
  const startedAt = Date.now();
  const starting = Promise.all(runs.map((run, at) => startAnywhere(fleet, run, at)));
  // The first of them is asked for again and again, of all servers.
  const racing = runs
    .slice(0, 1)
    .flatMap((run) => Array.from({ length: RACERS }, (_, at) => startAnywhere(fleet, run, at)));
  const kills = await killAlong(fleet, sandbox, before.size, runs, expected);
  const ids = new Set(await Promise.all(racing));
  await starting;
  const states = await fleet.untilEnded(runs.map(({ key }) => key));
  const seconds = (Date.now() - startedAt) / 1_000;
  const tried = runs.map((run) => ({
    run,
    point: `${run.shape.recipe}: one of ${count} on ${SERVERS} servers`,
    expected: expected.get(run.shape.recipe) ?? new Map<string, number>(),
    problems: [],
  }));
  return { outcomes: judge(await sandbox.holdings(), before, tried, states), runsOfOneKey: ids.size, kills, seconds };
}

/** A run of the next recipe, on a new profile. */
export function loadRun(at: number, numbers: readonly string[]): Run {
  const recipe = CUSTOMER_KINDS[at % CUSTOMER_KINDS.length] ?? 'VOICE_INTEGRITY';
  const input = inputFor(recipe, numbers, { secondary: (good) => good });
  return { shape: { recipe, profile: 'new' }, tag: '', key: String(input['idempotencyKey']), numbers, input };
}

/** One run of each recipe with nobody in its way: what it makes. */
export async function peacefully(
  fleet: Fleet,
  sandbox: SandboxProcess,
  runs: readonly Run[],
): Promise<ReadonlyMap<string, Inventory>> {
  await Promise.all(runs.map((run, at) => start(fleet.server(at), run)));
  const states = await fleet.untilEnded(runs.map(({ key }) => key));
  const { rows } = await sandbox.holdings();
  const all = new Map(rows.map((row) => [row.row.sid, row]));
  return new Map(
    runs.map((run) => {
      const state = states.get(run.key);
      if (state?.status !== 'COMPLETED') throw new Error(`${run.shape.recipe} fails in peace: ${state?.status}`);
      return [run.shape.recipe, inventoryOf(belongings(rows, run, state), all)];
    }),
  );
}

/** As a caller does whose server dies: the same call with the same key, to another. */
async function startAnywhere(fleet: Fleet, run: Run, at: number): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await start(fleet.server(at + tries), run);
    } catch (error) {
      if (tries === 20) throw error;
      await delay(100);
    }
  }
}

/** Kills one server when a part of the work is done, starts one again, and kills another after more of it. */
async function killAlong(
  fleet: Fleet,
  sandbox: SandboxProcess,
  from: number,
  runs: readonly Run[],
  expected: ReadonlyMap<string, Inventory>,
): Promise<number> {
  const sizes = runs.map(({ shape }) => [...(expected.get(shape.recipe)?.values() ?? [])]);
  const whole = sizes.flat().reduce((sum, more) => sum + more, 0);
  let kills = 0;
  for (const part of KILLS) {
    const deadline = Date.now() + LONGEST_MS;
    while ((await sandbox.size()) - from < part * whole) {
      if (Date.now() > deadline) throw new Error('The servers do not get on with the load.');
      await delay(20);
    }
    await fleet.kill(1);
    kills += 1;
    if (kills === 1) await fleet.start();
  }
  return kills;
}
