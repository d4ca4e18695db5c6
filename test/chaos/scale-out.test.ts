import { expect, test } from 'vitest';
import { playLoad } from './support/load.js';
import { failuresOf } from './support/report.js';

/** `npm run chaos` does the same with 300. */
const RUNS = 48;

test(
  'three servers that start at once on an empty outside database, two of them killed under load, finish all runs',
  { timeout: 300_000 },
  async () => {
    const load = await playLoad(RUNS);
    expect(failuresOf(load.outcomes)).toEqual([]);
    expect(load.outcomes).toHaveLength(RUNS);
    expect(load.kills).toBe(2);
    // Twenty calls with one key, over all three, while they were being killed.
    expect(load.runsOfOneKey).toBe(1);
  },
);
