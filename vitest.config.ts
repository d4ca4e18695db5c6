import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

const ALONE = 'test/security/*floods.test.ts';
/** Loads a second copy of the source: what is there once for a process would be there twice for the files after it. */
const APART = 'test/docs/adding-a-recipe.test.ts';
/** What needs no database. */
const PURE = ['bench', 'domain', 'twilio', 'sandbox/{http,routes,rules,store}'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

export default defineConfig({
  // vitest would load graphql twice (.mjs for us, .js for CommonJS packages), and graphql refuses a foreign schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // On two cores vitest would take one worker; most of a test's time is waiting for a socket, a clock or a process.
    maxWorkers: 3,
    // A process runs one file after another, and loads their modules once: to load them takes longer than most tests.
    isolate: false,
    // Long, and so is the wait of `expect.poll`: a busy machine must not fail a test. What hangs is ended all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [ALONE, APART, ...PURE],
          globalSetup: ['test/support/global-setup.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'pure', include: PURE, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [APART],
          globalSetup: ['test/support/global-setup.ts'],
          isolate: true,
          sequence: { groupOrder: 0 },
        },
      },
      // After the others, because it measures what a caller waits. Each of its two files needs less than one processor.
      { extends: true, test: { name: 'alone', include: [ALONE], maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
