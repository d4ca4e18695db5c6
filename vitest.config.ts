import { defineConfig } from 'vitest/config';

const ALONE = 'test/security/floods.test.ts';
/** What needs no database. */
const PURE = ['domain', 'twilio', 'sandbox/{http,routes,rules,store}'].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  // vitest would load graphql twice (.mjs for us, .js for CommonJS packages), and graphql refuses a foreign schema.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // On two cores vitest would take one worker; most of a test's time is waiting for a socket, a clock or a process.
    maxWorkers: 3,
    // Files that run in one process after another share its modules: to load them takes longer than most tests.
    isolate: false,
    // Long, and so is the wait of `expect.poll`: a busy machine must not fail a test. What hangs is ended all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [ALONE, ...PURE],
          globalSetup: ['test/support/global-setup.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'pure', include: PURE, sequence: { groupOrder: 0 } } },
      // After the others, because it measures what a caller waits.
      { extends: true, test: { name: 'alone', include: [ALONE], sequence: { groupOrder: 1 } } },
    ],
  },
});
