import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { ReviewsStore } from '../../../src/onboarding/storage/reviews.store.js';
import { APPROVE } from '../../../src/onboarding/storage/transitions/step.js';
import { cancel, resume } from '../../support/onboarding.js';
import { onSilentProfile, useWaitingBehindProxy } from '../support/use-waiting.js';
import { allRead, callBack, readsOf, PATIENTLY, PRODUCT_REVIEW, PROFILE_REVIEW, statusOf } from '../support/waiting.js';

/*
 * What a process left undone when it died between two writes, and what came too late: nobody waits beside a run that
 * waits, so that its rows alone say what is still to be done.
 */

const { waiting, proxy } = useWaitingBehindProxy();
const control = () => waiting.sandbox.control;
const token = () => ({ 'i-twilio-idempotency-token': randomUUID() });

/** A run on a profile in review that has nothing left to act on. */
async function restingRun() {
  const started = await onSilentProfile(waiting);
  await allRead(waiting, started.run);
  return started;
}

test('a run that waits has no workflow', async () => {
  const { run } = await restingRun();
  const live = `select workflow_uuid from dbos.workflow_status
    where workflow_uuid like $1 || '%' and status in ('PENDING', 'ENQUEUED', 'DELAYED')`;
  // The workflow of the segment ends a moment after the status that it wrote.
  await vi.waitFor(async () => expect((await waiting.database.query(live, [run.runId])).rowCount).toBe(0), PATIENTLY);
});

test('another process acts on a decision that was stored before its process died', async () => {
  const { profile, run } = await restingRun();
  await control().review(profile, 'approved');
  // As the process leaves it that writes the decision and dies.
  await waiting.database.query(APPROVE, [run.runId, PROFILE_REVIEW, 'twilio-approved', 'TWILIO', null]);
  await waiting.database.query(`update onboarding.run set news_at = news_at - interval '1 minute' where run_id = $1`, [
    run.runId,
  ]);
  await run.untilWaitsAt(PRODUCT_REVIEW);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
});

test('another process handles a callback that was recorded before its process died', async () => {
  const { profile, run } = await restingRun();
  await control().review(profile, 'approved');
  const before = readsOf(waiting, profile);
  await waiting.database.query(
    `update onboarding.run set news = news + 1, news_at = clock_timestamp() - interval '1 minute' where run_id = $1`,
    [run.runId],
  );
  await run.untilWaitsAt(PRODUCT_REVIEW);
  expect(readsOf(waiting, profile) - before).toBe(1);
});

test('a callback that two processes receive is one signal', async () => {
  const { profile, run } = await restingRun();
  const reviews = new ReviewsStore(createSql(waiting.database, 'hurried'));
  const event = randomUUID();
  const signal = (id: string) => reviews.signal(waiting.sandbox.accountSid, profile, id);
  expect(await signal(event)).toEqual({ signaled: [{ runId: run.runId, waits: true }], awaited: true });
  expect(await signal(event)).toEqual({ signaled: [], awaited: true });
  expect((await signal(randomUUID())).signaled).toHaveLength(1);
});

test('an approval that is answered after a cancellation has closed the step writes nothing', async () => {
  const { profile, run } = await restingRun();
  await control().review(profile, 'approved');
  const late = proxy.hold('GET', new RegExp(profile));
  expect(await callBack(waiting, profile, { headers: token() })).toBe(204);
  await late.kept;
  expect((await cancel(waiting.app, run.id)).userErrors).toEqual([]);
  const cancelled = await run.untilStatus('CANCELLED');
  expect(statusOf(cancelled, PROFILE_REVIEW)).toBe('SKIPPED');
  const polled = 'select 1 from onboarding.review where run_id = $1';
  expect((await waiting.database.query(polled, [run.runId])).rowCount).toBe(0);
  late.release();
  await allRead(waiting, run);
  expect(await run.now()).toEqual(cancelled);
  expect(await run.statusesReported(PROFILE_REVIEW)).toEqual([]);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 0 });
});

test('a rejection that is answered after the bundle was submitted again is not taken for that of the new one', async () => {
  const { profile, run } = await restingRun();
  await control().review(profile, 'rejected', [18602]);
  const late = proxy.hold('GET', new RegExp(profile));
  expect(await callBack(waiting, profile, { status: 'twilio-rejected', headers: token() })).toBe(204);
  await late.kept;
  expect(await callBack(waiting, profile, { status: 'twilio-rejected', headers: token() })).toBe(204);
  await run.untilStatus('ACTION_REQUIRED');
  // It is submitted again by hand.
  await control().review(profile, 'in-review');
  expect((await resume(waiting.app, run.id)).userErrors).toEqual([]);
  await run.untilWaitsAt(PROFILE_REVIEW);
  late.release();
  await allRead(waiting, run);
  await control().review(profile, 'approved');
  expect(await callBack(waiting, profile, { headers: token() })).toBe(204);
  await run.untilWaitsAt(PRODUCT_REVIEW);
  expect(await run.statusesReported(PROFILE_REVIEW)).toEqual(['TWILIO_REJECTED TWILIO', 'TWILIO_APPROVED TWILIO']);
});
