import { expect, test } from 'vitest';
import { ADDRESS, calls, numberDispenser, onboard, RUN, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

const app = useTestApp();
const numbers = numberDispenser(app);

test('twenty calls that race with one key start one run', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const before = app.sandbox.journal().length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => onboard(app, input)));
  expect(new Set(answers.map((answer) => answer.onboarding?.id)).size).toBe(1);
  expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
  const creates = calls(app.sandbox.journal().slice(before)).filter((call) => call === 'POST /v1/CustomerProfiles');
  expect(creates).toHaveLength(1);
});

test('a repeated call answers the same run, whatever wait and the order of the fields', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const first = await onboard(app, input);
  const reversed = Object.fromEntries(Object.entries(input).reverse());
  const second = await onboard(app, { ...reversed, wait: 'NOT_AT_ALL' });
  expect(second.onboarding?.id).toBe(first.onboarding?.id);
});

test('what is null counts as left out: the same run, which goes on to its end', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const { secondary } = input.customerProfile;
  const address = { existingSid: null, create: { ...ADDRESS, friendlyName: null, streetSecondary: null } };
  const first = await onboard(app, {
    ...input,
    wait: null,
    customerProfile: {
      existingSid: null,
      secondary: { ...secondary, primaryCustomerProfileSid: null, statusCallback: null, address },
    },
    trustProduct: { ...input.trustProduct, statusCallback: null },
    voiceIntegrity: { ...input.voiceIntegrity, notes: null },
  });
  expect(first.userErrors).toEqual([]);
  const second = await onboard(app, input);
  expect(second.userErrors).toEqual([]);
  expect(second.onboarding?.id).toBe(first.onboarding?.id);
  expect((await until(app, first.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
});

test('the same key with other input is refused, and the run goes on untouched', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const first = await onboard(app, input);
  const other = { ...input, voiceIntegrity: { ...input.voiceIntegrity, businessEmployeeCount: 13 } };
  const refused = await onboard(app, other);
  expect(refused.onboarding).toBeNull();
  expect(refused.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }]);
  expect((await until(app, first.onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED')).status).toBe('COMPLETED');
});

test('a run is found by its id, by its key, and in the list with its filter, newest first', async () => {
  const input = voiceIntegrityInput(await numbers(1));
  const { onboarding } = await onboard(app, input);
  const id = onboarding!.id;
  await until(app, id, 'COMPLETED');
  const data = await app.data<{
    onboarding: { id: string };
    onboardingByKey: { id: string };
    node: { id: string; status: string };
    onboardings: { nodes: readonly { id: string }[] };
    running: { nodes: readonly { id: string }[] };
  }>(
    `query ($id: ID!, $key: String!) {
      onboarding(id: $id) { ${RUN} }
      onboardingByKey(idempotencyKey: $key) { id }
      node(id: $id) { id ... on Onboarding { status } }
      onboardings(first: 1, filter: { status: COMPLETED, kind: VOICE_INTEGRITY }) { nodes { id } }
      running: onboardings(filter: { status: RUNNING }) { nodes { id } }
    }`,
    { id, key: input.idempotencyKey },
  );
  expect(data.onboarding.id).toBe(id);
  expect(data.onboardingByKey.id).toBe(id);
  expect(data.node).toEqual({ id, status: 'COMPLETED' });
  expect(data.onboardings.nodes).toEqual([{ id }]);
  expect(data.running.nodes).toEqual([]);
});

test('the list is walked page by page, each run once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const {
      onboardings,
    }: { onboardings: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await app.data(
        `query ($after: String) { onboardings(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
    seen.push(...onboardings.nodes.map((node) => node.id));
    after = onboardings.pageInfo.hasNextPage ? onboardings.pageInfo.endCursor : null;
  } while (after !== null);
  const { onboardings } = await app.data<{ onboardings: { nodes: { id: string }[] } }>(
    '{ onboardings(first: 100) { nodes { id } } }',
  );
  expect(seen).toEqual(onboardings.nodes.map((node) => node.id));
  expect(new Set(seen).size).toBe(seen.length);
});

test('a forged cursor and an unknown id are clear answers', async () => {
  const forged = await app.execute('{ onboardings(after: "CANARY") { nodes { id } } }');
  expect(forged.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  expect(forged.errors?.[0]?.message).toContain('without `after`');
  const unknown = await app.data<{ onboarding: null; node: null }>(
    '{ onboarding(id: "bm90aGluZw") { id } node(id: "x") { id } }',
  );
  expect(unknown).toEqual({ onboarding: null, node: null });
});

test('the subscription begins with the state as it is and sends every step until the end', async () => {
  const input = { ...voiceIntegrityInput(await numbers(1)), wait: 'NOT_AT_ALL' };
  const { onboarding } = await onboard(app, input);
  const completed: number[] = [];
  const statuses = new Set<string>();
  const events = app.subscribe<{ onboardingUpdated: { status: string; progress: { completed: number } } }>(
    'subscription ($id: ID!) { onboardingUpdated(id: $id) { status progress { completed } } }',
    { id: onboarding!.id },
  );
  for await (const { onboardingUpdated } of events) {
    statuses.add(onboardingUpdated.status);
    completed.push(onboardingUpdated.progress.completed);
  }
  expect([...statuses]).toEqual(expect.arrayContaining(['RUNNING', 'WAITING_FOR_REVIEW', 'COMPLETED']));
  expect(completed).toEqual([...completed].sort((left, right) => left - right));
  expect(completed.at(-1)).toBe(23);
  expect(completed.length).toBeGreaterThan(5);
});
