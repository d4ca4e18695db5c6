import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { HeldAnswer } from '../../support/altering-proxy.js';
import { makeDue } from '../support/review-checks.js';
import { onSilentProfile, useWaitingBehindProxy } from '../support/use-waiting.js';
import {
  allRead,
  callBack,
  readsOf,
  PATIENTLY,
  PRODUCT_REVIEW,
  PROFILE_REVIEW,
  statusOf,
  WaitingRun,
  withoutSweep,
} from '../support/waiting.js';

/*
 * Runs that wait for a review whose outcome they learn from callbacks alone: no poll is due before the tests have ended,
 * and the sweep after what dead processes left finds nothing.
 */

const { waiting, proxy } = useWaitingBehindProxy();
const control = () => waiting.sandbox.control;
/** Two callbacks of one event have one of these, two of different events two. */
const token = () => ({ 'i-twilio-idempotency-token': randomUUID() });

beforeAll(() => withoutSweep(waiting));

/** A run on a profile in review, and how often that was read before the test. */
async function startedRun() {
  const started = await onSilentProfile(waiting);
  return { ...started, before: readsOf(waiting, started.profile) };
}

test('the approval of the profile starts the product part, and that of the product ends the run', async () => {
  const run = await WaitingRun.start(waiting);
  const profile = await run.bundleOf(PROFILE_REVIEW);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 0 });
  await control().review(profile, 'in-review');
  await control().review(profile, 'approved');
  const product = await run.bundleOf(PRODUCT_REVIEW);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  await control().review(product, 'approved');
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  expect((await run.statusesReported(PROFILE_REVIEW)).at(-1)).toBe('TWILIO_APPROVED TWILIO');
  expect(await run.statusesReported(PRODUCT_REVIEW)).toEqual(['TWILIO_APPROVED TWILIO']);
});

describe('callbacks that are sent', () => {
  test('twenty times over cause one check', async () => {
    const { profile, run, before } = await startedRun();
    const headers = token();
    const repeated = Array.from({ length: 20 }, () => callBack(waiting, profile, { status: 'in-review', headers }));
    expect(new Set(await Promise.all(repeated))).toEqual(new Set([204]));
    await allRead(waiting, run);
    await vi.waitFor(() => expect(readsOf(waiting, profile) - before).toBeGreaterThan(0), PATIENTLY);
    await control().review(profile, 'approved');
    expect(await callBack(waiting, profile, { headers: token() })).toBe(204);
    await run.untilWaitsAt(PRODUCT_REVIEW);
    expect(readsOf(waiting, profile) - before).toBe(2);
    expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED TWILIO']);
    expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  });

  test('out of order undo nothing: what Twilio answers counts', async () => {
    const { profile, run } = await startedRun();
    await control().review(profile, 'approved');
    // The callback of the approval is late; an older one comes in its place.
    expect(await callBack(waiting, profile, { status: 'in-review', headers: token() })).toBe(204);
    const product = await run.bundleOf(PRODUCT_REVIEW);
    for (const status of ['twilio-approved', 'in-review', 'pending-review']) {
      expect(await callBack(waiting, profile, { status, headers: token() })).toBe(204);
    }
    await control().review(product, 'approved');
    const done = await run.untilStatus('COMPLETED', 'ACTION_REQUIRED');
    expect(done.status).toBe('COMPLETED');
    expect(statusOf(done, PROFILE_REVIEW)).toBe('SUCCEEDED');
    expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_APPROVED TWILIO']);
    expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  });

  test('with a false status change nothing', async () => {
    const { profile, run, before } = await startedRun();
    for (const status of ['twilio-approved', 'TWILIO_APPROVED', 'twilio-rejected', 'draft']) {
      expect(await callBack(waiting, profile, { status, headers: token() })).toBe(204);
    }
    await vi.waitFor(() => expect(readsOf(waiting, profile) - before).toBe(4), PATIENTLY);
    await control().review(profile, 'rejected', [18602]);
    // Another false status: one that was sent before would be a repetition.
    expect(await callBack(waiting, profile, { status: 'pending-review', headers: token() })).toBe(204);
    const stopped = await run.untilStatus('ACTION_REQUIRED', 'COMPLETED');
    expect(stopped.failure?.code).toBe('REJECTED');
    expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_REJECTED TWILIO']);
    expect(run.productWrites()).toEqual({ made: 1, submitted: 0 });
  });
});

test('a signal that comes while a segment goes on is handled at its end, by the segment itself', async () => {
  const submissionOf = (kind: string) => proxy.hold('POST', new RegExp(`^/v1/${kind}/BU[0-9a-f]{32}$`));
  const [ofProfile, ofProduct] = [submissionOf('CustomerProfiles'), submissionOf('TrustProducts')];
  const run = await WaitingRun.start(waiting);
  /** Decided and reported, while the run has no answer to its submission yet. */
  const decide = async (held: HeldAnswer, step: string): Promise<void> => {
    await control().review((await held.kept).split('/').at(-1) ?? '', 'approved');
    const sent = control().journal({ kind: 'callback' }).at(-1);
    expect(sent).toMatchObject({ status: 204, values: { Status: 'twilio-approved' } });
    const state = await run.now();
    expect([state.status, statusOf(state, step)]).toEqual(['RUNNING', 'RUNNING']);
    held.release();
  };
  await decide(ofProfile, 'submit-customer-profile');
  await decide(ofProduct, 'submit-trust-product');
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
});

test('a callback and a poll that report the same at once make the product once', async () => {
  const run = await WaitingRun.start(waiting);
  for (const step of [PROFILE_REVIEW, PRODUCT_REVIEW]) {
    const bundle = await run.bundleOf(step);
    await allRead(waiting, run);
    // While the check for the callback waits for its answer the poll checks too, and reports to the run.
    const check = proxy.hold('GET', new RegExp(bundle));
    const before = readsOf(waiting, bundle);
    await control().review(bundle, 'approved');
    await check.kept;
    await makeDue(waiting, run);
    await vi.waitFor(() => expect(readsOf(waiting, bundle) - before).toBe(2), PATIENTLY);
    check.release();
  }
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  for (const step of [PROFILE_REVIEW, PRODUCT_REVIEW]) expect(await run.statusesReported(step)).toHaveLength(1);
});
