import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inputFor } from '../../support/onboarding-kinds.js';
import { calls, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * Rows of a batch that do not fit the schema itself, as a spreadsheet has them: an unknown word, an empty cell, a text
 * where a number belongs. In variables they refuse no more than rows that are invalid otherwise.
 */

const app = useTestApp();

const FINDING = '{ code message path idempotencyKey }';
interface Finding {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly idempotencyKey: string | null;
}
interface Batch {
  readonly total: number;
  readonly refused: number;
  readonly items: { readonly nodes: readonly { readonly onboarding: { readonly id: string } | null }[] };
  readonly failures: {
    readonly nodes: readonly { readonly position: number; readonly idempotencyKey: string; errors: Finding[] }[];
  };
}
interface Payload {
  readonly batch: Batch | null;
  readonly userErrors: readonly Finding[];
}
const PAYLOAD = `{ batch { total refused items { nodes { onboarding { id } } }
  failures { nodes { position idempotencyKey errors ${FINDING} } } } userErrors ${FINDING} }`;
const WHOLE = `mutation ($input: OnboardManyInput!) { onboardMany(input: $input) ${PAYLOAD} }`;
const PARTS = `mutation ($key: String!, $rows: [OnboardSecondaryCustomerProfileInput!]!, $onInvalid: OnInvalid) {
  onboardMany(input: { idempotencyKey: $key, onInvalid: $onInvalid, items: { secondaryCustomerProfiles: $rows } })
  ${PAYLOAD} }`;

const started = async (rows: readonly unknown[], onInvalid?: string): Promise<Payload> => {
  const input = { idempotencyKey: randomUUID(), items: { secondaryCustomerProfiles: rows }, onInvalid };
  return (await app.data<{ onboardMany: Payload }>(WHOLE, { input })).onboardMany;
};

const { business } = voiceIntegrityInput([]).customerProfile.secondary;
function row(key: string, change: object = {}): object {
  const good = inputFor('SECONDARY_CUSTOMER_PROFILE', [], { secondary: (all) => ({ ...all, ...change }) });
  const { phoneNumberSids: _none, ...rest } = good;
  return { ...rest, idempotencyKey: key };
}

const ROWS = (name: string) => [
  row(`${name}-0`),
  row(`${name}-1`, { business: { ...business, businessType: 'CANARY LLC' } }),
  row(`${name}-2`, { friendlyName: undefined, email: 8_675_309_867 }),
  row(`${name}-3`),
];
const at = (position: number, ...path: readonly string[]) => [
  'items',
  'secondaryCustomerProfiles',
  `${position}`,
  'customerProfile',
  ...path,
];
const found = (errors: readonly Finding[]) =>
  errors.map(({ code, path, idempotencyKey }) => [code, path, idempotencyKey]).sort();
const FOUND = (name: string) => [
  ['INVALID_INPUT', at(1, 'business', 'businessType'), `${name}-1`],
  ['INVALID_INPUT', at(2, 'email'), `${name}-2`],
  ['INVALID_INPUT', at(2, 'friendlyName'), `${name}-2`],
];
const posts = (path: string) => calls(app.sandbox.journal()).filter((call) => call === `POST ${path}`).length;

test('REFUSE_ALL starts nothing, and each error names the key of its row', async () => {
  const { batch, userErrors } = await started([...ROWS('all'), row('bad-email', { email: 'CANARY' })]);
  expect(batch).toBeNull();
  const byEmail = ['INVALID_INPUT', at(4, 'email'), 'bad-email'];
  expect(found(userErrors)).toEqual([...FOUND('all'), byEmail].sort());
  expect(JSON.stringify(userErrors)).not.toMatch(/CANARY|8675309867/);
  expect(userErrors.map(({ message }) => message).join()).toContain('LIMITED_LIABILITY_CORPORATION');
  expect(await app.data('{ onboardings { nodes { id } } onboardingBatches { nodes { id } } }')).toEqual({
    onboardings: { nodes: [] },
    onboardingBatches: { nodes: [] },
  });
  expect(posts('/v1/CustomerProfiles')).toBe(0);
});

test('SKIP starts the others, and Twilio is asked for those alone', async () => {
  const { batch, userErrors } = await started(ROWS('skip'), 'SKIP');
  expect(userErrors).toEqual([]);
  expect(batch).toMatchObject({ total: 4, refused: 2 });
  expect(batch!.failures.nodes.map((item) => [item.position, item.idempotencyKey])).toEqual([
    [1, 'skip-1'],
    [2, 'skip-2'],
  ]);
  expect(found(batch!.failures.nodes.flatMap(({ errors }) => errors))).toEqual(FOUND('skip'));
  expect(JSON.stringify(batch)).not.toMatch(/CANARY|8675309867/);
  const ids = batch!.items.nodes.flatMap(({ onboarding }) => onboarding?.id ?? []);
  for (const id of ids) expect((await until(app, id, 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
  expect(ids).toHaveLength(2);
  expect(posts('/v1/CustomerProfiles')).toBe(2);
  expect(posts('/v1/EndUsers')).toBe(4);
  expect(posts('/v1/SupportingDocuments')).toBe(2);
  expect(app.logLines.join('')).not.toMatch(/CANARY|8675309867/);
});

test('a row that is no object, or has no key, is refused by itself, also where the rows are a variable', async () => {
  const { idempotencyKey: _none, ...keyless } = row('none') as Record<string, unknown>;
  const rows = [null, keyless, 'text', { ...keyless, idempotencyKey: 5, unknownField: 1 }, row('parts')];
  const variables = { key: randomUUID(), rows, onInvalid: 'SKIP' };
  const { batch } = (await app.data<{ onboardMany: Payload }>(PARTS, variables)).onboardMany;
  expect(batch).toMatchObject({ total: 5, refused: 4 });
  expect(batch!.failures.nodes.map((item) => [item.position, item.idempotencyKey, item.errors.length])).toEqual([
    [0, '', 1],
    [1, '', 1],
    [2, '', 1],
    [3, '', 2],
  ]);
  const again = (await app.data<{ onboardMany: Payload }>(PARTS, variables)).onboardMany;
  expect(again).toEqual({ batch, userErrors: [] });
});

test.each([
  'secondaryCustomerProfiles',
  'voiceIntegrity',
  'shakenStir',
  'cnam',
  'a2pMessagingProfiles',
  'starterCustomerProfiles',
  'soleProprietors',
  'trustProducts',
  'addPhoneNumbers',
  'movePhoneNumbers',
  'changeCustomer',
  'offboardCustomer',
])('a row of %s is replaced by one that fits', async (part) => {
  const input = { idempotencyKey: randomUUID(), items: { [part]: [{ idempotencyKey: 'empty' }] }, onInvalid: 'SKIP' };
  const { batch } = (await app.data<{ onboardMany: Payload }>(WHOLE, { input })).onboardMany;
  expect(batch).toMatchObject({ total: 1, refused: 1, failures: { nodes: [{ idempotencyKey: 'empty' }] } });
});

describe('a thousand rows of them', () => {
  const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`field${at}`, 1]));
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ idempotencyKey: `many-${at}`, ...unknown }));

  test('REFUSE_ALL answers the first hundred findings, and how many there are', async () => {
    const { batch, userErrors } = await started(rows);
    expect(batch).toBeNull();
    expect(userErrors).toHaveLength(101);
    expect(userErrors.at(-1)).toMatchObject({ code: 'INVALID_INPUT', path: ['items'] });
    // Of the first five rows twenty each, of the others one.
    expect(userErrors.at(-1)?.message).toMatch(/^These are 100 findings of 1095, in 1000 rows\./);
  });

  test('SKIP says of each row at least one thing that is wrong with it', async () => {
    const { batch } = await started(rows, 'SKIP');
    expect(batch).toMatchObject({ total: 1_000, refused: 1_000 });
    expect(batch!.failures.nodes.length).toBeGreaterThan(0);
    for (const { errors } of batch!.failures.nodes) expect(errors.length).toBeGreaterThan(0);
  });
});

test('what else does not fit refuses the request, as everywhere', async () => {
  const { errors } = await app.execute(WHOLE, { input: { idempotencyKey: 5, items: { cnam: [{}] } } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['input', 'idempotencyKey'] } }]);
});
