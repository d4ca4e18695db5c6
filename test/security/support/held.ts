import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Flood } from './flood.js';
import { Stage, timeLimits } from './stage.js';
import { tryFlood } from './trial.js';

const PACE = { quietSeconds: 0.5, attackSeconds: 8, perSecond: 20 };
/**
 * What the server may do, in milliseconds of its processor, between the neighbour's question and its answer: several
 * times what any attack makes it do. By the clock a busy machine would fail the test.
 */
const MOST_WORK_MS = 400;

/** An attack, and the time in which everything must be back. */
const LONGEST_MS = 180_000;

/**
 * Tests of attacks for eight seconds each, one after another on one server in a process of its own: what the attacker is
 * answered, that the neighbour is answered every time and soon, and that nothing is left. `npm run security` judges more
 * strictly how long the neighbour waited, and wants a machine that has nothing else to do.
 */
export function areHeld(floods: readonly Flood[]): void {
  let stage: Stage;

  // What a server holds and what it waited for is read from /proc.
  describe
    .skipIf(!existsSync('/proc/self/schedstat'))
    .sequential('while this goes on, another caller is answered, and afterwards nothing is left', () => {
      beforeAll(async () => {
        stage = await Stage.open({ settings: timeLimits(PACE.attackSeconds) });
      });
      afterAll(() => stage.close());

      test.each(floods.map((flood) => [flood.name, flood] as const))(
        '%s',
        async (_name, flood) => {
          const { problems, attacked } = await tryFlood(stage, flood, PACE);
          expect(problems, problems.join('; ')).toEqual([]);
          expect(attacked.workP99).toBeLessThan(MOST_WORK_MS);
        },
        LONGEST_MS,
      );
    });
}
