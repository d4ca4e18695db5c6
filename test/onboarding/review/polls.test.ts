import { beforeAll, expect, test } from 'vitest';
import { makeDue, recordChecks, untilChecked, type ReviewCheck } from '../support/review-checks.js';
import { useWaiting } from '../support/use-waiting.js';
import { readsOf, PRODUCT_REVIEW, PROFILE_REVIEW, WaitingRun } from '../support/waiting.js';

/*
 * A server that Twilio cannot reach: it asks for no callbacks, and polls.
 */

const FIRST_MS = 500;

const waiting = useWaiting({}, { PUBLIC_BASE_URL: '', REVIEW_POLL_SECONDS: `${FIRST_MS / 1000}` });
const control = () => waiting.sandbox.control;

beforeAll(() => recordChecks(waiting.database));

/** 1.5, 2.25, ... times the first interval, at most 12 times; after a changed status once. */
function expectPace({ polls, intervalMs }: ReviewCheck): void {
  const expected = FIRST_MS * Math.min(1.5 ** polls, 12);
  expect(intervalMs).toBeLessThanOrEqual(expected);
  // The time between the check and its recording.
  expect(intervalMs).toBeGreaterThan(expected - 200);
}

test('the run goes through both reviews, and no callback is asked for', async () => {
  const run = await WaitingRun.start(waiting);
  const profile = await run.bundleOf(PROFILE_REVIEW);
  await control().review(profile, 'approved');
  await makeDue(waiting, run);
  await control().review(await run.bundleOf(PRODUCT_REVIEW), 'approved');
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED POLL']);
  expect(await run.statusesReported(PRODUCT_REVIEW)).toEqual(['TWILIO_APPROVED POLL']);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  const asked = control()
    .journal({ method: 'POST' })
    .filter(({ params }) => params.includes('StatusCallback'));
  expect([asked, control().journal({ kind: 'callback' })]).toEqual([[], []]);
});

test('polls of a long review become rarer, one call each; a changed status makes them frequent again', async () => {
  const run = await WaitingRun.start(waiting);
  const profile = await run.bundleOf(PROFILE_REVIEW);
  for (let turn = 1; turn <= 9; turn += 1) {
    await makeDue(waiting, run);
    await untilChecked(waiting, run, turn);
  }
  const slow = await untilChecked(waiting, run, 9);
  expect(slow.map(({ polls }) => polls)).toEqual(slow.map((_check, at) => at + 1));
  slow.forEach(expectPace);
  expect(slow.at(-1)?.intervalMs).toBeGreaterThan(11.5 * FIRST_MS);
  // The last check may still be under way.
  expect([slow.length, slow.length - 1]).toContain(readsOf(waiting, profile));
  expect(await run.statusesReported(PROFILE_REVIEW)).toEqual([]);

  await control().review(profile, 'in-review');
  await makeDue(waiting, run);
  const checks = await untilChecked(waiting, run, slow.length + 3);
  checks.forEach(expectPace);
  const changed = checks.findIndex(({ polls }) => polls === 0);
  expect(checks[changed - 1]?.intervalMs).toBeGreaterThan(11.5 * FIRST_MS);
  expect(checks[changed + 1]?.polls).toBe(1);
  expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['IN_REVIEW POLL']);
});
