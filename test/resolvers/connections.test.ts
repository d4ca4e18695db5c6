import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startSandbox } from '../../src/sandbox/index.js';
import { startAppOver, type ServerOverHttp } from '../support/start-app.js';
import { useTestApp } from '../support/use-test-app.js';
import { connectionFields, connectionsOf, page, type ConnectionField } from './support/connections.js';
import { plantSmallGraph } from './support/small-graph.js';

const OTHER_ACCOUNT = `AC${'f'.repeat(32)}`;
const NAMES = [
  'Query.accounts',
  'Query.customerProfiles',
  'Query.trustProducts',
  'Query.endUsers',
  'Query.supportingDocuments',
  'Query.addresses',
  'Query.incomingPhoneNumbers',
  'Query.policies',
  'Query.onboardings',
  'CustomerProfile.entityAssignments',
  'CustomerProfile.channelEndpointAssignments',
  'CustomerProfile.evaluations',
  'TrustProduct.entityAssignments',
  'TrustProduct.channelEndpointAssignments',
  'TrustProduct.evaluations',
];
/**
 * Walked where they are made: nobody adds to a timeline by a mutation (test/onboarding/state/events.test.ts), nor to a batch
 * (onboarding/batches), nor a run to a bundle (onboarding/runs/runs-of-bundles.test.ts), nor a number to a run
 * (onboarding/numbers); customers need a mirror (test/mirror).
 */
const ELSEWHERE = [
  'Onboarding.events',
  'Query.onboardingBatches',
  'OnboardingBatch.items',
  'OnboardingBatch.failures',
  'CustomerProfile.onboardings',
  'TrustProduct.onboardings',
  'Query.customers',
  'Customer.onboardings',
  'CustomerProfile.secondaryProfiles',
  'Customer.phoneNumbers',
  'Query.drift',
  'Query.phoneNumberCoverage',
  'Onboarding.phoneNumberResults',
  'Onboarding.deletions',
];
const FROM_THE_BEGINNING = 'Start again without `after`.';

const app = useTestApp();
let fields: ReadonlyMap<string, ConnectionField>;
const fieldAt = (name: string): ConnectionField => {
  const field = fields.get(name);
  if (field === undefined) throw new Error(`There is no ${name} in support/connections.ts.`);
  return field;
};

beforeAll(async () => {
  const graph = plantSmallGraph(app.sandbox);
  fields = new Map(connectionFields(app, app.sandbox, graph).map((field) => [field.at, field]));
  for (const { add } of fields.values()) for (let made = 0; made < 6; made += 1) await add?.();
});

test('no connection of the schema is forgotten here', async () => {
  expect([...(await connectionsOf(app))].sort()).toEqual([...NAMES, ...ELSEWHERE].sort());
  expect([...fields.keys()].sort()).toEqual([...NAMES].sort());
});

/** All pages, one after another. */
async function walk(field: ConnectionField, first: number, between: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let turn = 0; ; turn += 1) {
    const { connection, errors } = await page(app, field, { first, after });
    expect(errors).toBeUndefined();
    if (connection === null) throw new Error('A page without an error is not there.');
    const { edges, nodes, pageInfo } = connection;
    expect(edges.length).toBeLessThanOrEqual(first);
    expect(nodes).toEqual(edges.map(({ node }) => node));
    expect(pageInfo).toMatchObject({
      hasPreviousPage: turn > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    });
    seen.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return seen;
    after = pageInfo.endCursor;
    // Not for ever: what is added comes after what there was, and would have to be walked too.
    if (turn < 4) await between();
  }
}

describe.each(NAMES)('%s', (name) => {
  beforeEach(() => {
    app.sandbox.clearFaults();
    app.app.trustHubs.clear(app.accountSid);
  });

  test.each([1, 2, 3, 100])('walked by %i: each item once, also while items are added', async (first) => {
    const field = fieldAt(name);
    const { connection } = await page(app, field, { first: 100 });
    const before = connection?.nodes.map(({ id }) => id) ?? [];
    expect(before.length).toBeGreaterThan(5);
    const still = await walk(field, first, () => Promise.resolve());
    expect([...still].sort()).toEqual([...before].sort());
    const growing = await walk(field, first, () => field.add?.() ?? Promise.resolve());
    expect(new Set(growing).size).toBe(growing.length);
    expect(growing).toEqual(expect.arrayContaining(before));
  });

  test('`first` is from 1 to what a page of Twilio holds, and 20 where nothing is said', async () => {
    const field = fieldAt(name);
    const most = name === 'Query.onboardings' ? 100 : 1_000;
    app.sandbox.clearJournal();
    for (const first of [0, -1, most + 1, 2_000_000_000]) {
      const { errors, connection } = await page(app, field, { first });
      expect(connection).toBeNull();
      expect(errors).toMatchObject([
        { message: `Give a whole number from 1 to ${most}.`, extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
    const lists = app.sandbox.journal({ kind: 'request', method: 'GET' }).filter(({ query }) => query !== '');
    expect(lists).toEqual([]);
    expect((await page(app, field, { first: most })).errors).toBeUndefined();
    expect((await page(app, field, {})).errors).toBeUndefined();
  });

  test('a cursor that is not of this list is refused with what to do, and without the cursor', async () => {
    const field = fieldAt(name);
    const own = (await page(app, field, { first: 1 })).connection?.pageInfo.endCursor ?? '';
    const others = await Promise.all(
      NAMES.filter((other) => other !== name).map(
        async (other) => (await page(app, fieldAt(other), { first: 1 })).connection?.pageInfo.endCursor ?? '',
      ),
    );
    const changed = [3, 10, own.length - 3].map(
      (at) => own.slice(0, at) + (own[at] === 'A' ? 'B' : 'A') + own.slice(at + 1),
    );
    const content = Buffer.from(own, 'base64url').subarray(12).toString();
    const unsigned = Buffer.from(content).toString('base64url');
    const forged = [
      '',
      ' ',
      'x',
      'bm90IGEgY3Vyc29y',
      '💥',
      'A'.repeat(4_000),
      'A'.repeat(5_000),
      '\0',
      unsigned,
      ...changed,
    ];
    for (const after of [...forged, ...others]) {
      const answer = await page(app, field, { first: 1, after });
      expect(answer.connection).toBeNull();
      expect(answer.errors).toMatchObject([
        {
          message: expect.stringContaining(FROM_THE_BEGINNING) as string,
          extensions: { code: 'BAD_USER_INPUT', userErrors: [{ path: ['after'] }] },
        },
      ]);
      if (after.length > 3) expect(JSON.stringify(answer)).not.toContain(after);
    }
    if (field.isFilterable) {
      const filtered = await page(app, field, { first: 1, after: own }, true);
      expect(filtered.errors?.[0]?.message).toContain(FROM_THE_BEGINNING);
      const back = (await page(app, field, { first: 1 }, true)).connection?.pageInfo.endCursor ?? '';
      expect(back).not.toBe('');
      expect((await page(app, field, { first: 1, after: back })).errors?.[0]?.message).toContain(FROM_THE_BEGINNING);
    }
    // It tells where its place is and nothing of what is there.
    expect(content).not.toMatch(/https?:|Acme|office@|\+1415|More/);
    expect(app.logLines.join('\n')).not.toContain(own);
  });

  test('null is the beginning', async () => {
    expect((await page(app, fieldAt(name), { first: 1, after: null })).connection?.nodes).toHaveLength(1);
  });
});

test.each(NAMES.filter((name) => name !== 'Query.onboardings'))(
  '%s: a place that Twilio no longer knows is reported as such; any other failure is not',
  async (name) => {
    const field = fieldAt(name);
    const after = (await page(app, field, { first: 1 })).connection?.pageInfo.endCursor ?? '';
    app.app.trustHubs.clear(app.accountSid);
    const refuse = (status: number, code: number) => {
      app.sandbox.clearFaults();
      // The bundle itself is fetched without a query, by a path that ends with its SID.
      const nested = !name.startsWith('Query.');
      const collection = name.slice(name.indexOf('.') + 1).replace(/^./, (letter) => letter.toUpperCase());
      const path = nested ? `/v1/*/*/${collection}` : `/**/${collection}*`;
      app.sandbox.fault({ effect: 'status', status, code, path, count: 0 });
    };
    refuse(400, 21481);
    const stale = await page(app, field, { first: 1, after });
    expect(stale.errors).toMatchObject([
      {
        message: `This place in the list is no longer valid. ${FROM_THE_BEGINNING}`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    refuse(403, 20403);
    const forbidden = await page(app, field, { first: 1, after });
    expect(forbidden.errors?.[0]?.extensions?.['code']).not.toBe('BAD_USER_INPUT');
    app.sandbox.clearFaults();
  },
);

describe('a cursor of another account', () => {
  let other: ServerOverHttp;
  let otherFields: ReadonlyMap<string, ConnectionField>;
  let closeSandbox: () => Promise<void>;
  const cursors = new Map<string, string>();

  // One after the other, because a process holds one engine. The secret is the same, so that only the account differs.
  beforeAll(async () => {
    for (const name of NAMES) {
      cursors.set(name, (await page(app, fieldAt(name), { first: 1 })).connection?.pageInfo.endCursor ?? '');
    }
    const authToken = app.app.sandbox?.authToken ?? '';
    const { databaseUrl } = app;
    await app.close();
    const sandbox = await startSandbox({ accounts: [{ sid: OTHER_ACCOUNT, authToken, phoneNumbers: 3 }] });
    closeSandbox = () => sandbox.close();
    other = await startAppOver({ ...sandbox, accountSid: OTHER_ACCOUNT }, { DATABASE_URL: databaseUrl });
    const graph = plantSmallGraph(sandbox.control, OTHER_ACCOUNT);
    otherFields = new Map(connectionFields(other, sandbox.control, graph).map((field) => [field.at, field]));
  });
  afterAll(async () => {
    await other.close();
    await closeSandbox();
  });

  test.each(NAMES)('%s', async (name) => {
    const field = otherFields.get(name);
    if (field === undefined) throw new Error(name);
    expect((await page(other, field, { first: 1 })).errors).toBeUndefined();
    const { errors, connection } = await page(other, field, { first: 1, after: cursors.get(name) });
    expect(connection).toBeNull();
    expect(errors?.[0]?.message).toContain(FROM_THE_BEGINNING);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
