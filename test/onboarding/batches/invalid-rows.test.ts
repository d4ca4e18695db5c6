import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inputFor } from '../../support/onboarding-kinds.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * A batch with invalid rows: refused as a whole, or started without them.
 */

const app = useTestApp();

interface Finding {
  readonly code: string;
  readonly path: readonly string[];
  readonly idempotencyKey: string | null;
}
interface Item {
  readonly position: number;
  readonly idempotencyKey: string;
  readonly onboarding: object | null;
  readonly error: Finding | null;
  readonly errors: readonly Finding[];
}
interface Batch {
  readonly id: string;
  readonly total: number;
  readonly refused: number;
  readonly items: { readonly nodes: readonly Item[] };
  readonly failures: { readonly nodes: readonly Item[] };
}
const ERROR = '{ code path idempotencyKey }';
const BATCH = `id total refused items { nodes { position onboarding { id } } }
  failures { nodes { position idempotencyKey onboarding { id } error ${ERROR} errors ${ERROR} } }`;

async function onboardMany(rows: readonly object[], more: object) {
  const mutation = `mutation ($input: OnboardManyInput!) {
    onboardMany(input: $input) { batch { ${BATCH} } userErrors ${ERROR} } }`;
  const input = { idempotencyKey: randomUUID(), items: { secondaryCustomerProfiles: rows }, ...more };
  type Answer = { onboardMany: { batch: Batch | null; userErrors: readonly Finding[] } };
  return (await app.data<Answer>(mutation, { input })).onboardMany;
}

function row(key: string, change: object = {}): object {
  const good = inputFor('SECONDARY_CUSTOMER_PROFILE', [], { secondary: (all) => ({ ...all, ...change }) });
  const { phoneNumberSids: _none, ...rest } = good;
  return { ...rest, idempotencyKey: key };
}

const at = (position: number, ...path: readonly string[]) => [
  'items',
  'secondaryCustomerProfiles',
  `${position}`,
  ...path,
];
const ROWS = () => [
  row('one'),
  row('two', { email: 'CANARY', friendlyName: ' ' }),
  row('three'),
  row('one'),
  row('five\0', { email: 'CANARY' }),
];
const EMAIL = ['customerProfile', 'email'];

test('left out, one invalid row refuses the batch: each error names the key of its row', async () => {
  const rows = ROWS();
  const { batch, userErrors } = await onboardMany(rows, {});
  expect(batch).toBeNull();
  const found = userErrors.map(({ path, idempotencyKey }) => [path, idempotencyKey]);
  expect(found.sort()).toEqual([
    [at(1, ...EMAIL), 'two'],
    [at(1, 'customerProfile', 'friendlyName'), 'two'],
    [at(3, 'idempotencyKey'), 'one'],
    [at(4, ...EMAIL), 'five'],
    [at(4, 'idempotencyKey'), 'five'],
  ]);
  expect(await app.data('{ onboardings { nodes { id } } onboardingBatches { nodes { id } } }')).toEqual({
    onboardings: { nodes: [] },
    onboardingBatches: { nodes: [] },
  });
});

test('rows of a long batch, which are checked in slices, have their own place and normal form', async () => {
  const rows = Array.from({ length: 120 }, (_, at) =>
    row(`key-${at}`, [3, 50, 119].includes(at) ? { email: 'CANARY' } : { friendlyName: '  Acme  ' }),
  );
  const { userErrors } = await onboardMany(rows, { name: '  Spring  ' });
  expect(userErrors.map(({ path, idempotencyKey }) => [path, idempotencyKey])).toEqual(
    [3, 50, 119].map((position) => [at(position, ...EMAIL), `key-${position}`]),
  );
  const tooLong = await onboardMany(rows, { name: 'x'.repeat(65), onInvalid: 'SKIP' });
  expect(tooLong.userErrors.filter(({ path }) => path[0] === 'name')).toHaveLength(1);
  const good = rows.map((one, at) => ([3, 50, 119].includes(at) ? row(`key-${at}`) : one));
  const { batch } = await onboardMany(good, { name: '  Spring  ' });
  const query = `query ($id: ID!) { node(id: $id) { ... on OnboardingBatch { name
    items(first: 100) { nodes { onboarding { input } } } } } }`;
  type Stored = { node: { name: string; items: { nodes: { onboarding: { input: object } }[] } } };
  const { node } = await app.data<Stored>(query, { id: batch!.id });
  expect(node.name).toBe('Spring');
  expect(JSON.stringify(node.items.nodes[99]?.onboarding.input)).toContain('"friendlyName":"Acme"');
});

test('more than 1,000 rows are refused as a whole, before anything is stored', async () => {
  const one = row('many') as { idempotencyKey: string };
  const rows = Array.from({ length: 1_001 }, (_, at) => ({ ...one, idempotencyKey: `many-${at}` }));
  const { batch, userErrors } = await onboardMany(rows, { onInvalid: 'SKIP' });
  expect(batch).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['items', 'secondaryCustomerProfiles'] }]);
});

test('SKIP starts the others; what was skipped is among the failures, also when it is asked again', async () => {
  const idempotencyKey = randomUUID();
  const more = { idempotencyKey, onInvalid: 'SKIP' };
  const { batch, userErrors } = await onboardMany(ROWS(), more);
  expect(userErrors).toEqual([]);
  expect(batch).toMatchObject({ total: 5, refused: 3 });
  expect(batch!.items.nodes.map(({ onboarding }) => onboarding !== null)).toEqual([true, false, true, false, false]);
  expect(
    batch!.failures.nodes.map(({ position, idempotencyKey: key, errors }) => [position, key, errors.length]),
  ).toEqual([
    [1, 'two', 2],
    [3, 'one', 1],
    [4, 'five', 2],
  ]);
  const [second] = batch!.failures.nodes;
  expect(second?.error).toEqual(second?.errors[0]);
  expect(second?.errors).toContainEqual({ code: 'INVALID_INPUT', path: at(1, ...EMAIL), idempotencyKey: 'two' });
  expect(JSON.stringify(batch)).not.toContain('CANARY');

  const again = await onboardMany(ROWS(), more);
  expect(again.userErrors).toEqual([]);
  expect(again.batch).toEqual(batch);
  const { onboardingBatch } = await app.data<{ onboardingBatch: Batch }>(
    `query ($id: ID!) { onboardingBatch(id: $id) { ${BATCH} } }`,
    { id: batch!.id },
  );
  expect(onboardingBatch).toEqual(batch);
  // A row that was corrected since is not started by the same batch, and is not taken for the one that was skipped.
  const corrected = [...ROWS().slice(0, 1), row('two'), ...ROWS().slice(2)];
  expect((await onboardMany(corrected, more)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
});

test('what is wrong with the batch itself refuses it in any case', async () => {
  const many = await onboardMany([], { onInvalid: 'SKIP' });
  expect(many.userErrors.map(({ path, idempotencyKey }) => [path, idempotencyKey])).toEqual([
    [['items', 'secondaryCustomerProfiles'], null],
  ]);
  const nameless = await onboardMany([row('a', { email: 'x' })], { onInvalid: 'SKIP', name: '' });
  expect(nameless.userErrors.map(({ path }) => path)).toContainEqual(['name']);
  const none = await onboardMany([row('b', { email: 'x' })], { onInvalid: 'SKIP' });
  expect(none.batch).toMatchObject({ total: 1, refused: 1 });
});
