import { expect, test } from 'vitest';
import { watchProcessor } from '../../src/server/processor.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work in pieces of a millisecond, for so long: no turn of the event loop is long. */
async function work(ms: number): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; await turn()) {
    for (const piece = performance.now() + 1; performance.now() < piece;);
  }
}

test('a processor is full while small pieces of work fill it, and calls back when it is not any more', async () => {
  const processor = watchProcessor(1_000, 50);
  let reliefs = 0;
  processor.onRelief(() => (reliefs += 1));
  await work(300);
  expect(processor.isFull()).toBe(true);
  await expect.poll(() => processor.isFull()).toBe(false);
  expect(reliefs).toBeGreaterThan(0);
  processor.close();
});
