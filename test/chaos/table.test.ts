import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ONBOARDING_KINDS } from '../../src/domain/onboarding-kind.js';
import { markerOf } from '../../src/onboarding/steps/marker.js';
import type { Knowledge } from './support/batch.js';
import { playKilledCancellations } from './support/cancelling.js';
import { prepare, SHAPES, start, type Shape } from './support/cases.js';
import { playDeploy } from './support/deploy.js';
import type { Inventory } from './support/inventory.js';
import { judge, type Outcome } from './support/outcome.js';
import { play, shortPlan, type Plan } from './support/plan.js';
import { failuresOf, linesOf } from './support/report.js';
import { Stage } from './support/stage.js';
import { playStorm } from './support/storm.js';
import { observe } from './support/undisturbed.js';

/*
 * The short form of `npm run chaos`: the same table over every recipe and every step, but each step in one recipe only. What
 * outlives the servers (Trust Hub in this process, PostgreSQL in its own) is shared; tests follow one another.
 */

let stage: Stage;
let known: Knowledge;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.serve(1);
  known = await observe(stage, SHAPES);
}, 120_000);
afterAll(() => stage.close(), 60_000);

/** Each recipe once, where it need not be on each kind of profile. */
const EACH = SHAPES.filter(({ profile }) => profile !== 'existing' && profile !== 'with a product');

/** Every step that asks Twilio something. */
const stepsOf = (all: Knowledge): ReadonlySet<string> =>
  new Set(
    [...all.values()].flatMap(({ steps }) => steps.filter(({ signature }) => signature !== null).map(({ key }) => key)),
  );

const stepsIn = ({ mishaps, events }: Plan): ReadonlySet<string> =>
  new Set([...mishaps, ...events.flatMap(({ cases }) => cases)].map(({ step }) => step.key));

describe.sequential('whatever goes wrong: everything once, nothing orphaned, every run completed', () => {
  test('at every step, in every recipe', { timeout: 400_000 }, async () => {
    const plan = shortPlan(known, SHAPES);
    const outcomes = await play(stage, known, plan);
    expect(failuresOf(outcomes)).toEqual([]);
    const lines = linesOf(outcomes);
    expect(new Set(outcomes.map(({ run }) => run.shape.recipe))).toEqual(new Set(ONBOARDING_KINDS));
    expect(stepsIn(plan)).toEqual(stepsOf(known));
    expect(lines.at(-1)).toMatchObject({
      tried: outcomes.length,
      survived: outcomes.length,
      duplicates: 0,
      orphans: 0,
      lost: 0,
    });
  });

  test('when operations on customers are cancelled and their server is killed', { timeout: 120_000 }, async () => {
    const later = SHAPES.filter(({ profile }) => profile === 'with products');
    expect(failuresOf(await playKilledCancellations(stage, known, later))).toEqual([]);
  });

  test('in a storm of 429', { timeout: 120_000 }, async () => {
    expect(
      failuresOf(
        await playStorm(
          stage,
          known,
          EACH.filter((_, at) => at % 2 === 0),
        ),
      ),
    ).toEqual([]);
  });

  test(
    'when the next build comes while runs wait, with another plan and other workflow code',
    { timeout: 120_000 },
    async () => {
      expect(failuresOf(await playDeploy(stage, known, EACH))).toEqual([]);
    },
  );

  test(
    'and what would be wrong is seen: a thing too many, a thing of nobody, a thing that is gone',
    { timeout: 60_000 },
    async () => {
      const shape: Shape = { recipe: 'VOICE_INTEGRITY', profile: 'new' };
      const run = prepare(stage, shape);
      const before = stage.lookBefore();
      await start(stage.server(), run);
      const states = await stage.untilEnded([run.key]);
      const look = (): Outcome => {
        const tried = { run, point: 'planted', expected: inventoryLike(shape), problems: [] };
        const [outcome] = judge(stage.holdings(), before, [tried], states);
        if (outcome === undefined) throw new Error('The run was not judged.');
        return outcome;
      };
      expect(look()).toMatchObject({ duplicates: 0, orphans: 0, problems: [] });

      const marker = markerOf(states.get(run.key)?.run_id ?? '');
      const double = {
        friendlyName: `Acme ${run.tag} business ${marker}`,
        type: 'customer_profile_business_information',
      };
      stage.control.seed({ endUsers: [{ ...double, attributes: {} }] });
      expect(look()).toMatchObject({ duplicates: 1, orphans: 1 });
      stage.control.seed({ endUsers: [{ friendlyName: 'whose?', type: 'cnam_information', attributes: {} }] });
      expect(look()).toMatchObject({ duplicates: 1, orphans: 2 });

      const unassigned = stage.holdings().rows.filter(({ row }) => row.friendlyName !== double.friendlyName);
      const lacking = unassigned.filter(({ table, row }) => table !== 'addresses' || before.has(row.sid));
      const tried = { run, point: 'taken away', expected: inventoryLike(shape), problems: [] };
      const [outcome] = judge({ rows: lacking, journal: [] }, before, [tried], states);
      expect(outcome?.problems).toEqual(
        expect.arrayContaining(['missing: addresses', 'submit-customer-profile: submitted 0 times']),
      );
      const stopped = new Map([...states].map(([key, state]) => [key, { ...state, status: 'RUNNING' }]));
      const [unfinished] = judge(stage.holdings(), before, [tried], stopped);
      expect(unfinished?.problems).toContainEqual(expect.stringMatching(/^RUNNING/));
    },
  );
});

/** What an undisturbed run of this shape makes. */
function inventoryLike({ recipe, profile }: Shape): Inventory {
  const found = [...known.values()].find(({ shape }) => shape.recipe === recipe && shape.profile === profile);
  if (found === undefined) throw new Error('The shape was not observed.');
  return found.inventory;
}
