import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cancel, numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { difference, rowsOf } from '../support/sandbox-rows.js';
import { useTestApp } from '../support/use-test-app.js';

// Short, so that a request that hangs is given up soon.
const app = useTestApp({ UPSTREAM_TIMEOUT_MS: '400' });
let number: string;

beforeAll(async () => {
  number = (await numberDispenser(app)(1))[0]!;
});
afterEach(() => app.sandbox.clearFaults());

/** Every request of the Voice Integrity recipe that changes something: its path, and how many like it come before. */
const WRITES: readonly (readonly [step: string, path: string, skip: number])[] = [
  ['create-customer-profile', '/v1/CustomerProfiles', 0],
  ['create-address', '/2010-04-01/Accounts/*/Addresses.json', 0],
  ['create-address-document', '/v1/SupportingDocuments', 0],
  ['the first end user', '/v1/EndUsers', 0],
  ['the second end user', '/v1/EndUsers', 1],
  ['the third end user', '/v1/EndUsers', 2],
  ['the first attachment to the profile', '/v1/CustomerProfiles/*/EntityAssignments', 0],
  ['the second attachment to the profile', '/v1/CustomerProfiles/*/EntityAssignments', 1],
  ['the third attachment to the profile', '/v1/CustomerProfiles/*/EntityAssignments', 2],
  ['the fourth attachment to the profile', '/v1/CustomerProfiles/*/EntityAssignments', 3],
  ['assign-phone-numbers-to-customer-profile', '/v1/CustomerProfiles/*/ChannelEndpointAssignments', 0],
  ['evaluate-customer-profile', '/v1/CustomerProfiles/*/Evaluations', 0],
  ['submit-customer-profile', '/v1/CustomerProfiles/*', 0],
  ['create-trust-product', '/v1/TrustProducts', 0],
  ['the first attachment to the product', '/v1/TrustProducts/*/EntityAssignments', 0],
  ['the second attachment to the product', '/v1/TrustProducts/*/EntityAssignments', 1],
  ['assign-phone-numbers-to-trust-product', '/v1/TrustProducts/*/ChannelEndpointAssignments', 0],
  ['evaluate-trust-product', '/v1/TrustProducts/*/Evaluations', 0],
  ['submit-trust-product', '/v1/TrustProducts/*', 0],
];

/** Each is held before or after it is carried out, in turns, and a submission at both: `npm run chaos` has all. */
const HELD = WRITES.flatMap(([step, path, skip], at) =>
  (step.startsWith('submit-') ? [false, true] : [at % 2 === 1]).map(
    (afterCommit) => [step, afterCommit ? 'after' : 'before', path, skip, afterCommit] as const,
  ),
);

describe('cancelled while a request hangs', () => {
  test.each(HELD)('%s, %s it is carried out', async (step, _when, path, skip, afterCommit) => {
    const before = rowsOf(app.sandbox);
    const journal = app.sandbox.journal().at(-1)!.index;
    app.sandbox.fault({ method: 'POST', path, skip, count: 1, effect: 'hang', afterCommit });
    const { onboarding } = await onboard(app, { ...voiceIntegrityInput([number]), wait: 'NOT_AT_ALL' });
    const id = onboarding!.id;
    const hangs = () => app.sandbox.journal().some((entry) => entry.index > journal && entry.fault?.startsWith('hang'));
    while (!hangs()) await new Promise((resolve) => setTimeout(resolve, 2));
    expect((await cancel(app, id, true)).userErrors).toEqual([]);
    const done = await until(app, id, 'CANCELLED');
    // A submission that was under way is in review now: Twilio keeps that until the review is over.
    if (done.failure !== null) {
      expect(step).toMatch(/^submit-/);
      expect(afterCommit).toBe(true);
      expect(done.failure.code).toBe('NOT_ALL_DELETED');
      const sid = (step.endsWith('product') ? done.trustProduct : done.customerProfile)!.sid;
      await app.sandbox.review(sid, 'rejected', [18601]);
      await cancel(app, id, true);
      expect((await until(app, id, 'CANCELLED')).failure).toBeNull();
    }
    expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
  });
});

test.each([
  ['find-primary-customer-profile', '/v1/CustomerProfiles'],
  ['check-phone-numbers', '/2010-04-01/Accounts/*/IncomingPhoneNumbers/*'],
])('cancelled while the look of %s hangs: nothing is made', async (_step, path) => {
  const before = rowsOf(app.sandbox);
  app.sandbox.fault({ method: 'GET', path, count: 1, effect: 'hang' });
  const { onboarding } = await onboard(app, { ...voiceIntegrityInput([number]), wait: 'NOT_AT_ALL' });
  await cancel(app, onboarding!.id, true);
  expect((await until(app, onboarding!.id, 'CANCELLED')).failure).toBeNull();
  expect(difference(before, rowsOf(app.sandbox))).toEqual({ added: [], gone: [] });
});
