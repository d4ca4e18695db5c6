import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { build, edit, type Built } from './support/build.js';
import { scenarios, type Scenario } from './support/scenario.js';
import { useWorkshop } from './support/workshop.js';

/** About 12 s on a small machine. */
const RUNS = 60;
/** Set it to the seed that a failure logged, to see the same cases again. */
const SEED: number | undefined = undefined;

const { app, workshop, supporting } = useWorkshop();
let addressSid: string;

beforeAll(async () => {
  addressSid = await workshop.address();
});

const verdicts = { COMPLIANT: 0, NONCOMPLIANT: 0 };

/** What the server expects and what the sandbox finds, before and after an evaluation is there to look at. */
async function compare({ kind, sid }: Built): Promise<void> {
  const before = await workshop.requirements(kind, sid);
  const { status, results } = await workshop.evaluate(kind, sid);
  const after = await workshop.requirements(kind, sid);
  verdicts[status as keyof typeof verdicts] += 1;
  const expected = status === 'COMPLIANT';
  const told = { due: before.currentlyDue, results };
  expect({ readyToSubmit: before.readyToSubmit, told }).toEqual({ readyToSubmit: expected, told });
  expect({ readyToSubmit: after.readyToSubmit, told }).toEqual({ readyToSubmit: expected, told });
}

async function check(scenario: Scenario): Promise<void> {
  const built = await build(workshop, scenario, supporting, addressSid);
  await compare(built);
  // Only what has not changed in the second of the evaluation or later is held against it.
  await app.sandbox.clock.advance(2_000);
  await workshop.evaluate(built.kind, built.sid);
  for (const change of scenario.edits) await edit(workshop, built, change);
  await app.sandbox.clock.advance(2_000);
  await compare(built);
}

test('readyToSubmit agrees with what an evaluation finds', async () => {
  const seed = SEED ?? Math.floor(Math.random() * 2 ** 31);
  console.info(`fast-check seed: ${seed}`);
  await fc.assert(fc.asyncProperty(scenarios, check), {
    seed,
    numRuns: RUNS,
    // Time enough for a busy machine, and to report the case before the test runner cuts in.
    interruptAfterTimeLimit: 200_000,
    markInterruptAsFailure: true,
  });
  // The cases are worth something only while both outcomes are common.
  expect(verdicts.COMPLIANT).toBeGreaterThan(RUNS / 5);
  expect(verdicts.NONCOMPLIANT).toBeGreaterThan(RUNS / 5);
}, 240_000);
