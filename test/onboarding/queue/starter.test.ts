import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createStarter } from '../../../src/onboarding/engine/queue/starter.js';
import { tryEach } from '../../../src/onboarding/engine/try-each.js';

const log = pino({ level: 'silent' });
const REFUSED = new Error('This run cannot be started.');
const runs = Array.from({ length: 12 }, (_, at) => ({
  runId: `run-${at}`,
  accountSid: 'AC1',
  segment: 1,
  priority: 0,
}));

test('a run that cannot be started keeps none of the others waiting, and its error is thrown after them', async () => {
  const started: string[] = [];
  const starter = createStarter(async ({ runId }) => {
    await nextTurn();
    if (runId === 'run-0' || runId === 'run-5') throw REFUSED;
    started.push(runId);
  }, log);
  await expect(starter.begin(runs)).rejects.toBe(REFUSED);
  expect(started).toHaveLength(10);
  await expect(starter.begin(runs.slice(1, 5))).resolves.toBeUndefined();
  expect(started).toHaveLength(14);
});

test('work on several things is done for all of them, and the first error is thrown at the end', async () => {
  const done: number[] = [];
  const work = async (item: number): Promise<void> => {
    await nextTurn();
    if (item > 1) throw new Error(`${item} failed.`);
    done.push(item);
  };
  await expect(tryEach([0, 3, 1, 2, 0], work)).rejects.toThrow('3 failed.');
  expect(done).toEqual([0, 1, 0]);
  await expect(tryEach([0, 1], work)).resolves.toBeUndefined();
});
