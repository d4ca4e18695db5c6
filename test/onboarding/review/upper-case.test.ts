import { expect, test } from 'vitest';
import type { SandboxControl } from '../../../src/sandbox/index.js';
import { plantProfile } from '../../support/onboarding-kinds.js';
import { resume } from '../../support/onboarding.js';
import { useWaiting } from '../support/use-waiting.js';
import { PRODUCT_REVIEW, PROFILE_REVIEW, statusOf, WaitingRun } from '../support/waiting.js';

/*
 * An account to which Twilio spells its statuses `TWILIO_APPROVED`, in every answer.
 */

const waiting = useWaiting({ bundleStatusSpelling: 'upper' });
const review = (...decision: Parameters<SandboxControl['review']>) => waiting.sandbox.control.review(...decision);

test('a run goes through both reviews, a rejection and a second submission', async () => {
  const run = await WaitingRun.start(waiting);
  const profile = await run.bundleOf(PROFILE_REVIEW);
  await review(profile, 'rejected', [18602]);
  expect((await run.untilStatus('ACTION_REQUIRED')).failure?.code).toBe('REJECTED');
  expect((await resume(waiting.app, run.id)).userErrors).toEqual([]);
  await run.untilWaitsAt(PROFILE_REVIEW);
  await review(profile, 'in-review');
  await review(profile, 'approved');
  await review(await run.bundleOf(PRODUCT_REVIEW), 'approved');
  expect((await run.untilStatus('COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
  const reported = await run.statusesReported(PROFILE_REVIEW);
  expect([reported[0], reported.at(-1)]).toEqual(['TWILIO_REJECTED TWILIO', 'TWILIO_APPROVED TWILIO']);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
  const { url, accountSid, authToken } = waiting.sandbox;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const spelt = await fetch(`${url}/v1/CustomerProfiles/${profile}`, { headers: { authorization } });
  expect(await spelt.json()).toMatchObject({ status: 'TWILIO_APPROVED' });
});

test('a profile that is approved is not waited for, and one in review is', async () => {
  const approved = await WaitingRun.start(waiting, plantProfile(waiting.sandbox.control, 'twilio-approved'));
  expect(statusOf(await approved.untilWaitsAt(PRODUCT_REVIEW), PROFILE_REVIEW)).toBe('SUCCEEDED');
  const reviewed = await WaitingRun.start(waiting, plantProfile(waiting.sandbox.control, 'in-review'));
  expect(statusOf(await reviewed.untilWaitsAt(PROFILE_REVIEW), PRODUCT_REVIEW)).toBe('PENDING');
});
