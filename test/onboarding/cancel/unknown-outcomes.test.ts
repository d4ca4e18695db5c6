import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cancel, numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import type { OnboardingAnswer } from '../../support/onboarding.js';
import { difference, rowsOf } from '../../support/sandbox-rows.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * Cancellations that cannot find out what the run's last requests have made: they say so, and another one clears it up.
 */

const app = useTestApp({ UPSTREAM_TIMEOUT_MS: '500' });
const numbers = numberDispenser(app);
let before: readonly string[];

beforeEach(() => {
  before = rowsOf(app.sandbox);
});
afterEach(() => app.sandbox.clearFaults());

const errorOf = (run: OnboardingAnswer, step: string) => run.steps.find(({ key }) => key === step)?.error;

async function expectAllDeleted(id: string): Promise<void> {
  app.sandbox.clearFaults();
  expect((await cancel(app, id, true)).userErrors).toEqual([]);
  expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
  expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
}

/** A run whose document is made, and nobody knows; what it would be found by is refused. */
async function withUnknownDocument(): Promise<string> {
  app.sandbox.fault({ method: 'POST', path: '/v1/SupportingDocuments', effect: 'drop', afterCommit: true });
  app.sandbox.fault({ method: 'GET', path: '/v1/SupportingDocuments', count: 0, effect: 'status', status: 401 });
  const { onboarding } = await onboard(app, voiceIntegrityInput(await numbers(1)));
  expect(onboarding?.failure?.code).toBe('UPSTREAM_UNAUTHORIZED');
  return onboarding!.id;
}

test('OUTCOME_UNKNOWN, where nothing is to be deleted', async () => {
  const id = await withUnknownDocument();
  await cancel(app, id);
  const done = await until(app, id, 'CANCELLED');
  expect(done.failure).toMatchObject({ code: 'OUTCOME_UNKNOWN', stepKey: 'create-address-document' });
  expect(done.failure?.nextAction).toContain('cancelOnboarding again');
  expect(errorOf(done, 'create-address-document')?.code).toBe('OUTCOME_UNKNOWN');
  // Called again, it searches again and reports what it finds.
  app.sandbox.clearFaults();
  await cancel(app, id);
  const again = await until(app, id, 'CANCELLED');
  expect(again.failure).toBeNull();
  const document = again.steps.find(({ key }) => key === 'create-address-document');
  expect(document).toMatchObject({ status: 'SUCCEEDED', error: null });
  expect(rowsOf(app.sandbox)).toContain(`supportingDocuments ${document?.resourceSid}`);
  await expectAllDeleted(id);
});

test('OUTCOME_UNKNOWN with deletion: the step is named, and what it holds is left alone', async () => {
  const id = await withUnknownDocument();
  await cancel(app, id, true);
  const done = await until(app, id, 'CANCELLED');
  expect(done.failure).toMatchObject({ code: 'NOT_ALL_DELETED', stepKey: 'create-address-document' });
  expect(errorOf(done, 'create-address-document')?.code).toBe('OUTCOME_UNKNOWN');
  expect(errorOf(done, 'create-address')?.code).toBe('STILL_IN_USE');
  const { added } = difference(before, rowsOf(app.sandbox));
  expect(added.map((row) => row.split(' ')[0]).sort()).toEqual(['addresses', 'supportingDocuments']);
  await expectAllDeleted(id);
});

test('INTERRUPTED: of several requests some may have succeeded', async () => {
  const path = '/v1/CustomerProfiles/*/ChannelEndpointAssignments';
  // One number is on the profile, the answer about the other does not come.
  app.sandbox.fault({ method: 'POST', path, skip: 1, count: 0, effect: 'status', status: 503, code: 20503 });
  const { onboarding } = await onboard(app, { ...voiceIntegrityInput(await numbers(2)), wait: 'NOT_AT_ALL' });
  const id = onboarding!.id;
  await vi.waitFor(() =>
    expect(app.sandbox.journal({ path: 'ChannelEndpointAssignments', status: 503 })).not.toEqual([]),
  );
  await cancel(app, id);
  const done = await until(app, id, 'CANCELLED');
  const key = 'assign-phone-numbers-to-customer-profile';
  expect(done.failure).toMatchObject({ code: 'INTERRUPTED', stepKey: key });
  expect(done.failure?.nextAction).toContain('deleteCreatedResources');
  expect(done.steps.find((step) => step.key === key)).toMatchObject({
    status: 'FAILED',
    error: { code: 'INTERRUPTED' },
  });
  const { added } = difference(before, rowsOf(app.sandbox));
  expect(added.filter((row) => row.startsWith('channelEndpointAssignments'))).toHaveLength(1);
  await expectAllDeleted(id);
});
