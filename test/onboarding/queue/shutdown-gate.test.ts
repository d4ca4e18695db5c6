import { expect, test } from 'vitest';
import { LostRun, ShutdownGate } from '../../../src/onboarding/engine/queue/shutdown-gate.js';

/** How a promise stands once everything that was due before has been done. */
async function stateOf(promise: Promise<unknown>): Promise<'settled' | 'pending'> {
  let state: 'settled' | 'pending' = 'pending';
  const settle = (): void => void (state = 'settled');
  promise.then(settle, settle);
  await new Promise((resolve) => process.nextTick(resolve));
  return state;
}

const LONG_MS = 600_000;

test('it is shut once all that had entered have left, and nothing enters any more', async () => {
  const gate = new ShutdownGate();
  const [first, second] = [await gate.enter(), await gate.enter()];
  const shut = gate.shut(LONG_MS);
  const late = gate.enter();
  first();
  expect([await stateOf(shut), await stateOf(late)]).toEqual(['pending', 'pending']);
  second();
  await shut;
  expect(await stateOf(late)).toBe('pending');
  // A second time there is nothing to wait for.
  await gate.shut(LONG_MS);
});

test('who leaves and comes again before it is shut holds nothing up', async () => {
  const gate = new ShutdownGate();
  (await gate.enter())();
  const leave = await gate.enter();
  const shut = gate.shut(LONG_MS);
  expect(await stateOf(shut)).toBe('pending');
  leave();
  await shut;
});

test('it waits for no longer than it is given', async () => {
  const gate = new ShutdownGate();
  await gate.enter();
  await gate.shut(1);
});

test('a failure is thrown while it is open, and never once it is shut or for a run that another process has', async () => {
  const gate = new ShutdownGate();
  const failure = new Error('a fault of ours');
  await expect((async () => gate.rethrow(failure))()).rejects.toBe(failure);
  expect(await stateOf(gate.rethrow(new LostRun()))).toBe('pending');
  await gate.shut(LONG_MS);
  expect(await stateOf(gate.rethrow(failure))).toBe('pending');
});
