import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLOODS } from './floods/index.js';
import { Stage, timeLimits } from './support/stage.js';
import { tryTwice } from './support/trial.js';

/*
 * Each attack for ten seconds, one after another on one server in a process of its own: what the attacker is answered,
 * that the neighbour is answered every time and soon, and that nothing is left. `npm run security` measures the quiet
 * before each attack for as long as the attack, and prints the table.
 */

const PACE = { quietSeconds: 1, attackSeconds: 10, perSecond: 20 };
/**
 * What the server may do, in milliseconds of its processor, between the neighbour's question and its answer: several
 * times what any attack makes it do.
 */
const MOST_WORK_MS = 400;

/** Two trials, each with the time in which everything must be back. */
const LONGEST_MS = 240_000;

let stage: Stage;

// What a server holds and what it waited for is read from /proc.
describe
  .skipIf(!existsSync('/proc/self/schedstat'))
  .sequential('while this goes on, another caller is answered, and afterwards nothing is left', () => {
    beforeAll(async () => {
      stage = await Stage.open({ settings: timeLimits(PACE.attackSeconds) });
    });
    afterAll(() => stage.close());

    test.each(FLOODS.map((flood) => [flood.name, flood] as const))(
      '%s',
      async (_name, flood) => {
        const { problems, delays, attacked } = await tryTwice(stage, flood, PACE);
        expect([...problems, ...delays]).toEqual([]);
        expect(attacked.workP99).toBeLessThan(MOST_WORK_MS);
      },
      LONGEST_MS,
    );
  });
