import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inputFor } from '../../support/onboarding-kinds.js';
import type { UserErrorAnswer } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const QUOTA = 5;
const app = useTestApp({ LIMIT_CALLER_RUNS: String(QUOTA), SANDBOX_REVIEW_DELAY_MS: '3600000' });

const profile = () => {
  const { customerProfile } = inputFor('SECONDARY_CUSTOMER_PROFILE', [], { secondary: (good) => good });
  return { idempotencyKey: randomUUID(), customerProfile };
};

interface Payload {
  readonly batch: { readonly id: string } | null;
  readonly onboarding: { readonly id: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

async function onboardMany(secondaryCustomerProfiles: readonly object[]): Promise<Payload> {
  const query = `mutation ($input: OnboardManyInput!) {
    payload: onboardMany(input: $input) { batch { id } userErrors { code message path twilioCode } } }`;
  const input = { idempotencyKey: randomUUID(), items: { secondaryCustomerProfiles } };
  return (await app.data<{ payload: Payload }>(query, { input })).payload;
}

async function onboard(input: object): Promise<Payload> {
  const query = `mutation ($input: OnboardSecondaryCustomerProfileInput!) {
    payload: onboardSecondaryCustomerProfile(input: $input) {
      onboarding { id } userErrors { code message path twilioCode } } }`;
  return (await app.data<{ payload: Payload }>(query, { input: { ...input, wait: 'NOT_AT_ALL' } })).payload;
}

const statuses = async (): Promise<readonly string[]> => {
  const list = '{ onboardings(first: 50) { nodes { status } } }';
  const { onboardings } = await app.data<{ onboardings: { nodes: readonly { status: string }[] } }>(list);
  return onboardings.nodes.map(({ status }) => status);
};
const total = async (): Promise<number> => (await statuses()).length;

test('batches that race are counted one after another, and one that does not fit is refused whole', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => onboardMany([profile(), profile()])));
  expect(all.filter(({ batch }) => batch !== null)).toHaveLength(2);
  const [refused] = all.filter(({ batch }) => batch === null);
  expect(refused?.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['items'] }]);
  expect(refused?.userErrors[0]?.message).toContain('; 1 more may be started, and this needs 2.');
  expect(await total()).toBe(4);
});

test('a repeated call is answered even at the quota, and a cancelled run makes room', { timeout: 60_000 }, async () => {
  const last = profile();
  const { onboarding } = await onboard(last);
  // A run counts also while it waits for its review.
  await expect.poll(statuses, { timeout: 60_000 }).toEqual(Array.from({ length: QUOTA }, () => 'WAITING_FOR_REVIEW'));
  expect(await onboard(profile())).toMatchObject({ onboarding: null, userErrors: [{ code: 'CONFLICT', path: null }] });
  expect((await onboard(last)).onboarding?.id).toBe(onboarding?.id);
  expect((await onboardMany([last, profile()])).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  // An item that joins a run needs no room.
  expect((await onboardMany([last])).userErrors).toEqual([]);
  expect(await total()).toBe(QUOTA);

  const cancel = `mutation ($id: ID!) {
    cancelOnboarding(input: { id: $id }) { onboarding { status } userErrors { message } } }`;
  await app.data(cancel, { id: onboarding?.id });
  await expect.poll(async () => (await onboard(profile())).userErrors, { timeout: 20_000, interval: 300 }).toEqual([]);
  expect(await total()).toBe(QUOTA + 1);
});
