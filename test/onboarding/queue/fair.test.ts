import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { inputFor } from '../../support/onboarding-kinds.js';
import { calls } from '../../support/onboarding.js';
import { createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

/** All of them are active at once, by the default of ACCOUNT_CONCURRENCY. */
const BATCH = 40;

const app = useTestApp({ SANDBOX_REVIEW_DELAY_MS: '3600000' });
let other: TestSubaccount;

beforeAll(async () => {
  other = await createSubaccount(app, 0);
});

const profile = (friendlyName: string) => {
  const { customerProfile } = inputFor('SECONDARY_CUSTOMER_PROFILE', [], {
    secondary: (good) => ({ ...good, friendlyName }),
  });
  return { idempotencyKey: randomUUID(), customerProfile };
};

test(
  "a single onboarding of one account is submitted before most of another's batch",
  { timeout: 60_000 },
  async () => {
    const items = { secondaryCustomerProfiles: Array.from({ length: BATCH }, () => profile('Batch')) };
    const { onboardMany } = await app.data<{ onboardMany: { batch: { id: string } } }>(
      'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { batch { id } userErrors { message } } }',
      { input: { idempotencyKey: randomUUID(), items } },
    );
    const { onboarded } = await other.graphql.data<{ onboarded: { onboarding: { status: string } } }>(
      `mutation ($input: OnboardSecondaryCustomerProfileInput!) {
      onboarded: onboardSecondaryCustomerProfile(input: $input) { onboarding { status } userErrors { message } } }`,
      { input: { ...profile('Single'), wait: 'UNTIL_SUBMITTED' } },
    );
    expect(onboarded.onboarding.status).toBe('WAITING_FOR_REVIEW');
    const submitted = app.sandbox
      .journal()
      .filter(({ method, params }) => method === 'POST' && params.includes('Status'))
      .map(({ account }) => account);
    // At Trust Hub: the answer to the caller may come later.
    const before = submitted.slice(0, submitted.indexOf(other.sid));
    expect(before.filter((account) => account === app.accountSid).length).toBeLessThan(BATCH / 4);

    // The batch goes on, each item once.
    const query = 'query ($id: ID!) { onboardingBatch(id: $id) { counts { status count } } }';
    await expect
      .poll(() => app.data(query, { id: onboardMany.batch.id }), { timeout: 45_000, interval: 500 })
      .toEqual({ onboardingBatch: { counts: [{ status: 'WAITING_FOR_REVIEW', count: BATCH }] } });
    const made = app.sandbox.journal().filter((entry) => calls([entry])[0] === 'POST /v1/CustomerProfiles');
    expect(made.filter(({ account }) => account === app.accountSid)).toHaveLength(BATCH);
  },
);
