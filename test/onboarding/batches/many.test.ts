import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { created } from '../../support/created.js';
import { inputFor, plantNumbers } from '../../support/onboarding-kinds.js';
import {
  calls,
  numberDispenser,
  onboard,
  voiceIntegrityInput,
  type UserErrorAnswer,
} from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';
import { contentsWith } from '../../mirror/coverage/support.js';
import { numbersOn } from '../numbers/support/customers.js';

const app = useTestApp({ ACCOUNT_CONCURRENCY: '10' });
const numbers = numberDispenser(app);
let database: pg.Pool;

beforeAll(() => {
  database = new pg.Pool({ connectionString: app.databaseUrl });
  plantNumbers(app.sandbox, 70);
});
afterAll(() => database.end());

const NOWHERE = `PN${'0'.repeat(32)}`;

interface Item {
  readonly position: number;
  readonly idempotencyKey: string;
  readonly onboarding: { readonly id: string; readonly status: string } | null;
  readonly error: UserErrorAnswer | null;
}
interface Batch {
  readonly id: string;
  readonly name: string | null;
  readonly total: number;
  readonly refused: number;
  readonly counts: readonly { readonly status: string; readonly count: number }[];
  readonly items: { readonly nodes: readonly Item[] };
  readonly failures: { readonly nodes: readonly Item[] };
}
const ITEM = `nodes { position idempotencyKey onboarding { id status } error { code message path twilioCode } }`;
const BATCH = `id name total refused counts { status count } items(first: 100) { ${ITEM} } failures { ${ITEM} }`;

async function onboardMany(items: object, more: object = {}) {
  const mutation = `mutation ($input: OnboardManyInput!) {
    onboardMany(input: $input) { batch { ${BATCH} } userErrors { code message path twilioCode } } }`;
  const input = { idempotencyKey: randomUUID(), items, ...more };
  type Answer = { onboardMany: { batch: Batch | null; userErrors: readonly UserErrorAnswer[] } };
  return (await app.data<Answer>(mutation, { input })).onboardMany;
}

/** The batch when all its runs have ended, and the updates that were sent. */
async function ended(id: string): Promise<{ batch: Batch; updates: readonly Batch[] }> {
  const seen: Batch[] = [];
  const updates = app.subscribe<{ onboardingBatchUpdated: Batch }>(
    `subscription ($id: ID!) { onboardingBatchUpdated(id: $id) { ${BATCH} } }`,
    { id },
  );
  for await (const { onboardingBatchUpdated } of updates) seen.push(onboardingBatchUpdated);
  return { batch: seen.at(-1)!, updates: seen };
}

/** Profiles: fewer calls than a product, and without numbers. */
const profiles = (count: number, friendlyName = 'Acme Dental') =>
  Array.from({ length: count }, () => {
    const input = inputFor('SECONDARY_CUSTOMER_PROFILE', [], { secondary: (good) => ({ ...good, friendlyName }) });
    const { phoneNumberSids: _none, ...profile } = input;
    return profile;
  });

describe('onboardMany', () => {
  test('answers at once, shows its progress, and carries out every item exactly once', async () => {
    const before = app.sandbox.journal().at(-1)?.index ?? -1;
    const { batch, userErrors } = await onboardMany({ secondaryCustomerProfiles: profiles(40) }, { name: 'Spring' });
    expect(userErrors).toEqual([]);
    expect(batch).toMatchObject({ name: 'Spring', total: 40, refused: 0 });
    expect(batch!.items.nodes.map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, at) => at));

    const { batch: done, updates } = await ended(batch!.id);
    expect(done.counts).toEqual([{ status: 'COMPLETED', count: 40 }]);
    expect(done.failures.nodes).toEqual([]);
    expect(updates.length).toBeGreaterThan(1);
    const entries = app.sandbox.journal().filter((entry) => entry.index > before);
    expect(created(entries)).toMatchObject({ 'POST CustomerProfiles': 40, 'POST EndUsers': 80 });
  });

  test('repeated with the same key and items it is the same batch; with other items it is refused', async () => {
    const secondaryCustomerProfiles = profiles(2);
    const idempotencyKey = randomUUID();
    const first = await onboardMany({ secondaryCustomerProfiles }, { idempotencyKey });
    const again = await onboardMany({ secondaryCustomerProfiles }, { idempotencyKey });
    expect(again.batch?.id).toBe(first.batch?.id);
    const other = await onboardMany({ secondaryCustomerProfiles: profiles(2) }, { idempotencyKey });
    expect(other.batch).toBeNull();
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }]);
    const one = secondaryCustomerProfiles.slice(0, 1);
    const fewer = await onboardMany({ secondaryCustomerProfiles: one }, { idempotencyKey });
    expect(fewer.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    await ended(first.batch!.id);
  });

  test('twenty callers that race with one key get one batch', async () => {
    const secondaryCustomerProfiles = profiles(2);
    const idempotencyKey = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => onboardMany({ secondaryCustomerProfiles }, { idempotencyKey })),
    );
    expect(new Set(all.map(({ batch }) => batch?.id)).size).toBe(1);
    const { batch } = await ended(all[0]!.batch!.id);
    expect(batch.counts).toEqual([{ status: 'COMPLETED', count: 2 }]);
  });

  test('an item joins the run of its key, or is refused alone when that had other input', async () => {
    const input = voiceIntegrityInput(await numbers(1));
    const other = voiceIntegrityInput(await numbers(1));
    const { onboarding } = await onboard(app, input);
    await onboard(app, other);
    const changed = { ...other, trustProduct: { ...other.trustProduct, friendlyName: 'Another name' } };
    const { batch } = await onboardMany({
      voiceIntegrity: [changed, { ...input, wait: 'NOT_AT_ALL' }, voiceIntegrityInput(await numbers(1))],
    });
    expect(batch).toMatchObject({ total: 3, refused: 1 });
    const [refused, joined, own] = batch!.items.nodes;
    expect(refused).toMatchObject({
      onboarding: null,
      error: { code: 'IDEMPOTENCY_KEY_REUSED', path: ['items', 'voiceIntegrity', '0', 'idempotencyKey'] },
    });
    expect(joined?.onboarding?.id).toBe(onboarding?.id);
    expect(own?.error).toBeNull();
    expect(batch!.failures.nodes.map(({ position }) => position)).toEqual([0]);
    const { batch: done } = await ended(batch!.id);
    expect(done.counts).toEqual([{ status: 'COMPLETED', count: 2 }]);
  });

  test('what is wrong with any item is reported with its path, and nothing is started', async () => {
    const [first, second] = profiles(2);
    const items = [first, { ...second, customerProfile: { ...(second!['customerProfile'] as object), email: 'x' } }];
    const invalid = await onboardMany({ secondaryCustomerProfiles: items });
    expect(invalid.batch).toBeNull();
    expect(invalid.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['items', 'secondaryCustomerProfiles', '1', 'customerProfile', 'email'] },
    ]);
    const [number] = await numbers(1);
    const one = voiceIntegrityInput([number!]);
    const twice = await onboardMany({ voiceIntegrity: [one, one, voiceIntegrityInput([number!])] });
    expect(twice.userErrors.map(({ path }) => path?.slice(2))).toEqual([
      ['1', 'idempotencyKey'],
      ['1', 'phoneNumberSids', '0'],
      ['2', 'phoneNumberSids', '0'],
    ]);
    const none = await onboardMany({ secondaryCustomerProfiles: [] });
    expect(none.userErrors).toMatchObject([{ path: ['items', 'secondaryCustomerProfiles'] }]);
    const both = await onboardMany({ secondaryCustomerProfiles: profiles(1), voiceIntegrity: [one] });
    expect(both.userErrors).toMatchObject([
      {
        path: ['items'],
        message:
          'Give exactly one of secondaryCustomerProfiles, starterCustomerProfiles, voiceIntegrity, shakenStir, cnam, ' +
          'a2pMessagingProfiles, soleProprietors, trustProducts, addPhoneNumbers, removePhoneNumbers, setPhoneNumbers, movePhoneNumbers, ' +
          'changeCustomer and offboardCustomer.',
      },
    ]);
    const byKey = `query ($key: String!) { onboardingByKey(idempotencyKey: $key) { id } }`;
    expect(await app.data(byKey, { key: one.idempotencyKey })).toEqual({ onboardingByKey: null });
  });

  test('what failed is listed with its reason', async () => {
    const bad = inputFor('SECONDARY_CUSTOMER_PROFILE', [`PN${'0'.repeat(32)}`], { secondary: (good) => good });
    const { batch } = await onboardMany({ secondaryCustomerProfiles: [...profiles(2), bad] });
    const query = `query ($id: ID!) { onboardingBatch(id: $id) { counts { status count }
      failures { nodes { position onboarding { failure { code nextAction } } } } } }`;
    type Answer = { onboardingBatch: { counts: Batch['counts']; failures: { nodes: readonly object[] } } };
    await expect
      .poll(async () => (await app.data<Answer>(query, { id: batch!.id })).onboardingBatch, { timeout: 60_000 })
      .toMatchObject({
        counts: [
          { status: 'COMPLETED', count: 2 },
          { status: 'ACTION_REQUIRED', count: 1 },
        ],
        failures: { nodes: [{ position: 2, onboarding: { failure: { code: 'PHONE_NUMBER_NOT_FOUND' } } }] },
      });
  });

  test('a single onboarding and a small batch that come later do not wait for a large one', async () => {
    app.sandbox.latency(20);
    const before = app.sandbox.journal().at(-1)?.index ?? -1;
    const started = async () => (await database.query('select 1 from dbos.workflow_status')).rowCount ?? 0;
    const others = await started();
    const large = await onboardMany({ secondaryCustomerProfiles: profiles(80, 'Large') });
    // All of it stands in the queue, or is active, before the others come.
    await expect.poll(started, { timeout: 60_000 }).toBeGreaterThanOrEqual(others + 80);
    const small = await onboardMany({ secondaryCustomerProfiles: profiles(3, 'Small') });
    await onboard(app, voiceIntegrityInput(await numbers(1)));
    await Promise.all([ended(large.batch!.id), ended(small.batch!.id)]);
    app.sandbox.latency(0);

    const profilesMade = app.sandbox
      .journal()
      .filter((entry) => entry.index > before && calls([entry])[0] === 'POST /v1/CustomerProfiles')
      .map((entry) => entry.friendlyName?.split(' ')[0]);
    expect(profilesMade).toHaveLength(84);
    // Twenty runs are active at once, and some end before the others are there.
    expect(profilesMade.lastIndexOf('Small')).toBeLessThan(65);
    expect(profilesMade.indexOf('Acme')).toBeLessThan(65);
  });

  test('is paged, found by node, and unknown to others', async () => {
    const { batch } = await onboardMany({ secondaryCustomerProfiles: profiles(3) });
    const query = `query ($id: ID!, $after: String) {
      onboardingBatch(id: $id) { items(first: 2, after: $after) { nodes { position } pageInfo { endCursor hasNextPage } } }
      node(id: $id) { ... on OnboardingBatch { total } }
      onboardingBatches(first: 1) { nodes { id } } }`;
    type Page = { nodes: readonly { position: number }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    type Answer = { onboardingBatch: { items: Page }; node: object; onboardingBatches: { nodes: readonly object[] } };
    const first = await app.data<Answer>(query, { id: batch!.id });
    expect(first.node).toEqual({ total: 3 });
    expect(first.onboardingBatches.nodes).toEqual([{ id: batch!.id }]);
    expect(first.onboardingBatch.items.pageInfo.hasNextPage).toBe(true);
    const { endCursor: after } = first.onboardingBatch.items.pageInfo;
    const second = await app.data<Answer>(query, { id: batch!.id, after });
    expect(second.onboardingBatch.items).toMatchObject({ nodes: [{ position: 2 }], pageInfo: { hasNextPage: false } });
    const elsewhere = `query ($id: ID!, $after: String) { onboardingBatch(id: $id) { failures(after: $after) { nodes { position } } } }`;
    const refused = await app.execute(elsewhere, { id: batch!.id, after });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const foreign = Buffer.from(`OnboardingBatch:AC${'0'.repeat(32)}:${randomUUID()}`).toString('base64url');
    expect(await app.data(`query ($id: ID!) { onboardingBatch(id: $id) { id } }`, { id: foreign })).toEqual({
      onboardingBatch: null,
    });
    await ended(batch!.id);
  });
});

describe('operations on customers that exist', () => {
  /** Customers with a product each, by the SIDs of their profiles. */
  const plantCustomers = (count: number): readonly string[] => {
    const names = Array.from({ length: count }, (_, at) => `customer-${at}`);
    const status = 'twilio-approved';
    const made = app.sandbox.seed(
      contentsWith(
        [],
        names.map((ref) => ({ ref, status })),
        names.map((ref) => ({ ref: `${ref}-product`, policy: 'SHAKEN_STIR', status, entities: [`$${ref}`] })),
      ),
    );
    return names.map((name) => made[name] ?? '');
  };
  const row = (customerProfileSid: string, more: object) => ({
    idempotencyKey: randomUUID(),
    customerProfileSid,
    ...more,
  });

  test('are carried out as a batch: once each, with counts, and joined when the batch is sent again', async () => {
    const customers = plantCustomers(3);
    const free = await numbers(3);
    const addPhoneNumbers = customers.map((sid, at) => row(sid, { phoneNumberSids: [free[at]] }));
    const before = app.sandbox.journal().at(-1)?.index ?? -1;
    const given = { idempotencyKey: randomUUID() };
    const added = await onboardMany({ addPhoneNumbers }, given);
    expect(added.userErrors).toEqual([]);
    expect((await onboardMany({ addPhoneNumbers }, given)).batch?.id).toBe(added.batch?.id);
    expect((await ended(added.batch!.id)).batch.counts).toEqual([{ status: 'COMPLETED', count: 3 }]);
    const put = app.sandbox
      .journal({ method: 'POST', since: before + 1 })
      .map(({ values }) => values['ChannelEndpointSid']);
    expect(put.filter((sid) => free.includes(sid ?? '')).sort()).toEqual([...free, ...free].sort());

    const [first = '', second = '', third = ''] = customers;
    const move = { fromCustomerProfileSid: first, toCustomerProfileSid: second, phoneNumberSids: [free[0]] };
    const moved = await onboardMany({ movePhoneNumbers: [{ idempotencyKey: randomUUID(), ...move }] });
    expect((await ended(moved.batch!.id)).batch.counts).toEqual([{ status: 'COMPLETED', count: 1 }]);
    expect([...numbersOn(app.sandbox, second)].sort()).toEqual(free.slice(0, 2).sort());
    const left = await onboardMany({
      offboardCustomer: [row(second, { mode: 'FREE_NUMBERS' }), row(third, { mode: 'FREE_NUMBERS' })],
    });
    expect((await ended(left.batch!.id)).batch.counts).toEqual([{ status: 'COMPLETED', count: 2 }]);
    expect(customers.map((sid) => numbersOn(app.sandbox, sid))).toEqual([[], [], []]);
  });

  test('are refused row by row, with what does not follow from one field alone, and customers that would become two things', async () => {
    const [sid = '', other = ''] = plantCustomers(2);
    const [number = ''] = await numbers(1);
    const refused = async (items: object) => {
      const { batch, userErrors } = await onboardMany(items);
      expect(batch).toBeNull();
      return userErrors.map(({ path }) => path?.join('.'));
    };
    const move = {
      idempotencyKey: randomUUID(),
      fromCustomerProfileSid: sid,
      toCustomerProfileSid: sid,
      phoneNumberSids: [number],
    };
    expect(await refused({ movePhoneNumbers: [move] })).toEqual(['items.movePhoneNumbers.0.toCustomerProfileSid']);
    const change = [row(sid, { corrections: {} }), row(sid, { corrections: { phoneNumberSids: [number] } })];
    expect(await refused({ changeCustomer: change })).toEqual([
      'items.changeCustomer.0.corrections',
      'items.changeCustomer.1.corrections.phoneNumberSids',
    ]);
    const set = [row(sid, { phoneNumberSids: [number] }), row(sid, { phoneNumberSids: [NOWHERE] })];
    expect(await refused({ setPhoneNumbers: set })).toEqual(['items.setPhoneNumbers.1.customerProfileSid']);
    const twice = [row(sid, { phoneNumberSids: [number] }), row(other, { phoneNumberSids: [number] })];
    expect(await refused({ addPhoneNumbers: twice })).toEqual(['items.addPhoneNumbers.1.phoneNumberSids.0']);
    // What is not there is taken off without a word.
    const taken = await onboardMany({ removePhoneNumbers: twice });
    expect((await ended(taken.batch!.id)).batch.counts).toEqual([{ status: 'COMPLETED', count: 2 }]);
  });
});
