import { beforeAll, describe, expect, test, vi } from 'vitest';
import { resume } from '../../support/onboarding.js';
import { checksOf, makeDue, recordChecks, untilChecked } from '../support/review-checks.js';
import { onSilentProfile, useWaiting } from '../support/use-waiting.js';
import { callBack, readsOf, messagesTo, PATIENTLY, PRODUCT_REVIEW, PROFILE_REVIEW } from '../support/waiting.js';
import { WaitingRun } from '../support/waiting.js';

/*
 * Reviews whose news comes twice or while Twilio is in trouble, and bundles that are gone. A poll comes when a test
 * makes it due.
 */

const waiting = useWaiting();
const control = () => waiting.sandbox.control;

beforeAll(() => recordChecks(waiting.database));

/** A status in place of the answers to the next requests for a profile; the client tries a 503 three times. */
function answer(profile: string, status: number, count: number): { over(): Promise<void> } {
  const path = `/v1/CustomerProfiles/${profile}`;
  control().fault({ method: 'GET', path, effect: 'status', status, code: 20_000 + status, count });
  const left = () =>
    control()
      .faults()
      .filter((fault) => fault.path === path);
  return { over: () => vi.waitFor(() => expect(left()).toEqual([]), PATIENTLY) };
}

describe.concurrent('a change that comes while Twilio does not answer', () => {
  test('by a callback: the review is checked soon, however rare the polls had become', async () => {
    const { profile, run } = await onSilentProfile(waiting);
    await makeDue(waiting, run, { polls: 9, afterMs: 2 * 3_600_000 });
    await control().review(profile, 'approved');
    const outage = answer(profile, 503, 3);
    expect(await callBack(waiting, profile)).toBe(204);
    await outage.over();
    const checks = await untilChecked(waiting, run, 2);
    expect(checks.map(({ polls }) => polls)).toEqual([9, 0]);
    expect(checks[1]?.intervalMs).toBeLessThanOrEqual(600_000);
    expect((await run.now()).status).toBe('WAITING_FOR_REVIEW');
    await makeDue(waiting, run);
    await run.untilWaitsAt(PRODUCT_REVIEW);
    expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED POLL']);
  });

  test('is decided by what a poll saw: Twilio is not asked again', async () => {
    const { profile, run } = await onSilentProfile(waiting);
    await control().review(profile, 'approved');
    const before = readsOf(waiting, profile);
    await makeDue(waiting, run);
    await run.untilWaitsAt(PRODUCT_REVIEW);
    expect(readsOf(waiting, profile) - before).toBe(1);
    expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  });

  test('and that the poll itself misses, is found by the next one', async () => {
    const { profile, run } = await onSilentProfile(waiting);
    await control().review(profile, 'approved');
    const before = readsOf(waiting, profile);
    const outage = answer(profile, 503, 3);
    await makeDue(waiting, run);
    await outage.over();
    expect(readsOf(waiting, profile) - before).toBe(3);
    // Taken, and given back: a poll that Twilio does not answer makes the intervals no longer.
    expect((await untilChecked(waiting, run, 2)).map(({ polls }) => polls)).toEqual([1, 0]);
    expect((await run.now()).status).toBe('WAITING_FOR_REVIEW');
    await makeDue(waiting, run);
    await run.untilWaitsAt(PRODUCT_REVIEW);
  });
});

test.concurrent(
  'a change that a callback reported is not counted again by the polls, and brings them back to their first pace',
  async () => {
    const run = await WaitingRun.start(waiting);
    const profile = await run.bundleOf(PROFILE_REVIEW);
    await makeDue(waiting, run, { polls: 9, afterMs: 2 * 3_600_000 });
    await control().review(profile, 'in-review');
    const checks = await untilChecked(waiting, run, 2);
    expect(checks.map(({ polls }) => polls)).toEqual([9, 0]);
    expect(checks[1]?.intervalMs).toBeLessThanOrEqual(600_000);
    const messages = await messagesTo(waiting, run);
    for (const turn of [1, 2]) {
      await makeDue(waiting, run);
      await untilChecked(waiting, run, 2 + turn);
    }
    // The second poll came after the first had ended, without a word to the run.
    expect(await messagesTo(waiting, run)).toBe(messages);
    expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['IN_REVIEW TWILIO']);
  },
);

test.concurrent('a second rejection is seen at its first poll, like the one before it', async () => {
  const { profile, run } = await onSilentProfile(waiting);
  for (const code of [18602, 18601]) {
    await control().review(profile, 'rejected', [code]);
    await makeDue(waiting, run);
    const stopped = await run.untilStatus('ACTION_REQUIRED');
    expect(stopped.failure).toMatchObject({ code: 'REJECTED', message: expect.stringContaining(`${code}`) as string });
    // It is submitted again by hand.
    await control().review(profile, 'in-review');
    expect((await resume(waiting.app, run.id)).userErrors).toEqual([]);
    await run.untilWaitsAt(PROFILE_REVIEW);
  }
  expect((await checksOf(waiting, run)).filter(({ polls }) => polls > 0).map(({ polls }) => polls)).toEqual([1, 1]);
});

describe.concurrent('a bundle that is deleted at Twilio while the run waits for it', () => {
  test.each([
    ['poll', (_profile: string, run: WaitingRun) => makeDue(waiting, run)],
    ['callback', (profile: string) => callBack(waiting, profile)],
  ])('stops the run at the next %s, with what to do', async (_how, report) => {
    const { profile, run } = await onSilentProfile(waiting);
    // Under review Twilio deletes none.
    await control().review(profile, 'rejected', [18602]);
    const mutation = 'mutation ($sid: Sid!) { deleteCustomerProfile(input: { sid: $sid }) { userErrors { message } } }';
    expect(await waiting.app.data(mutation, { sid: profile })).toEqual({ deleteCustomerProfile: { userErrors: [] } });
    await report(profile, run);
    const { failure } = await run.untilStatus('ACTION_REQUIRED', 'COMPLETED');
    expect(failure).toMatchObject({
      code: 'BUNDLE_GONE',
      message: 'The customer profile was deleted at Twilio while it was in review.',
    });
    expect(failure?.nextAction).toContain('new onboarding');
    expect(run.productWrites().submitted).toBe(0);
  });

  test('is not taken for deleted after one answer', async () => {
    const { profile, run } = await onSilentProfile(waiting);
    await control().review(profile, 'approved');
    const lagging = answer(profile, 404, 1);
    expect(await callBack(waiting, profile)).toBe(204);
    await run.untilWaitsAt(PRODUCT_REVIEW);
    await lagging.over();
  });
});
