import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useTestApp } from '../support/use-test-app.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';
const FRESH = { 'cache-control': 'no-cache' };
const PRODUCTS = 30;
const CALLS = 12;

const app = useTestApp({ LIMIT_OPERATION_CALLS: String(CALLS) });
let numbers: readonly string[];
let profile: string;

/** An account with many products, on a server that lets one operation make few requests. */
beforeAll(async () => {
  const answer = await app.execute<{ incomingPhoneNumbers: { nodes: { sid: string }[] } }>(
    '{ incomingPhoneNumbers(first: 20) { nodes { sid } } }',
  );
  numbers = answer.data?.incomingPhoneNumbers.nodes.map(({ sid }) => sid) ?? [];
  const made = app.sandbox.seed({
    customerProfiles: [{ ref: 'one', friendlyName: 'one', email: 'a@b.example', policySid: SECONDARY }],
    trustProducts: [
      { friendlyName: 'p', email: 'a@b.example', policySid: VOICE_INTEGRITY, copies: PRODUCTS, entities: ['$one'] },
    ],
  });
  profile = made['one'] ?? '';
});
beforeEach(() => app.sandbox.clearJournal());
afterEach(() => app.sandbox.latency(0));

const requests = () => app.sandbox.journal().filter(({ kind }) => kind === 'request');

describe('the requests of one operation', () => {
  test('end where the budget does; the field that needed one more says so, the others are answered', async () => {
    const { data, errors } = await app.execute<{ incomingPhoneNumber: object }>(
      'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { sid phoneNumber trustProducts { sid } } }',
      { sid: numbers[0] },
      FRESH,
    );
    expect(data?.incomingPhoneNumber).toMatchObject({ sid: numbers[0], trustProducts: null });
    expect(errors).toMatchObject([
      {
        path: ['incomingPhoneNumber', 'trustProducts'],
        extensions: { code: 'QUERY_TOO_COMPLEX' },
        message: expect.stringContaining(`the ${CALLS} requests to Twilio`) as string,
      },
    ]);
    expect(requests()).toHaveLength(CALLS);
  });

  test('that end with the budget of one operation go on for another that waits for the same answer', async () => {
    app.sandbox.latency(20);
    const greedy = app.execute(
      'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { trustProducts { sid friendlyName } } }',
      { sid: numbers[0] },
    );
    const modest = app.execute<{ trustProducts: { nodes: object[] } }>(
      '{ trustProducts(first: 5) { nodes { sid channelEndpointAssignments(first: 1) { nodes { sid } } } } }',
    );
    expect((await greedy).errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    const answer = await modest;
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.trustProducts.nodes).toHaveLength(5);
  });

  test('are counted before a mutation begins: more writes than an operation may make are refused whole', async () => {
    const mutation = `mutation ($profile: Sid!, $numbers: [Sid!]!) {
      assignPhoneNumbersToCustomerProfile(input: { bundleSid: $profile, phoneNumberSids: $numbers }) {
        results { phoneNumberSid error { code } }
      }
    }`;
    const refused = await app.execute(mutation, { profile, numbers: numbers.slice(0, CALLS + 1) });
    expect(refused.status).toBe(400);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    expect(requests()).toEqual([]);
    const done = await app.execute<Record<string, { results: { error: null }[] }>>(mutation, {
      profile,
      numbers: numbers.slice(0, 3),
    });
    expect(done.errors).toBeUndefined();
    expect(requests()).toHaveLength(3);
  });
});

test('a number for which no request was left was not sent, and is said to be untouched', async () => {
  const bulk = (verb: string) => `mutation ($profile: Sid!, $numbers: [Sid!]!) {
    ${verb}CustomerProfile(input: { bundleSid: $profile, phoneNumberSids: $numbers }) {
      results { phoneNumberSid error { code message path } }
    }
  }`;
  type Results = Record<string, { results: { phoneNumberSid: string; error: object | null }[] }>;
  const seeded = { friendlyName: 'two', email: 'a@b.example', policySid: SECONDARY };
  const { two } = app.sandbox.seed({ customerProfiles: [{ ref: 'two', ...seeded }] });
  const variables = { profile: two, numbers: numbers.slice(-CALLS) };
  expect((await app.execute<Results>(bulk('assignPhoneNumbersTo'), variables)).errors).toBeUndefined();
  app.sandbox.clearJournal();
  // The list of what is assigned takes the request that the last number lacks.
  const { data } = await app.execute<Results>(bulk('removePhoneNumbersFrom'), variables);
  const failed = Object.values(data ?? {})[0]?.results.filter(({ error }) => error !== null);
  expect(failed).toMatchObject([
    {
      phoneNumberSid: numbers.at(-1),
      error: {
        code: 'UPSTREAM_REFUSED',
        message: expect.stringMatching(/^This number was not sent to Twilio, and nothing has changed/) as string,
        path: ['phoneNumberSids', String(CALLS - 1)],
      },
    },
  ]);
  expect(requests().filter(({ method }) => method === 'DELETE')).toHaveLength(CALLS - 1);
});

describe('the cost of an operation', () => {
  const cost = (answer: object) => (answer as { extensions: { cost: Record<string, number> } }).extensions.cost;

  test('stands in every answer, faulty ones too', async () => {
    const query = '{ trustProducts(first: 1) { nodes { sid } } customerProfiles { nodes { sid } } }';
    const read = cost(await app.execute(query, {}, FRESH));
    expect(read).toMatchObject({ requested: 2, actual: 2, restoreRate: 2_000 });
    expect(read['available']).toBeGreaterThan(40_000);
    expect(cost(await app.execute(query))).toMatchObject({ requested: 2, actual: 1 });
    expect(cost(await app.execute('{ nothing }'))).toMatchObject({ requested: 0, actual: 0 });
  });

  test('multiplies by the inputs of a list', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => Buffer.from(`x${index}`).toString('base64'));
    const answer = await app.execute('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(cost(answer)).toMatchObject({ requested: 60, actual: 1 });
  });

  test('follows the variables that count, however often the operation comes', async () => {
    const query = `query ($first: Int = 3, $with: Boolean = true, $ids: [ID!] = []) {
      customerProfiles(first: $first) @include(if: $with) { nodes { entityAssignments(first: 2) { nodes { sid } } } }
      nodes(ids: $ids) { id }
    }`;
    const requested = async (variables: object) =>
      cost(await app.execute(query, { ...variables, unused: Math.random() }))['requested'];
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `id ${index}`);
    // The empty list of ids counts as one.
    const expected: readonly (readonly [object, number])[] = [
      [{}, 5],
      [{ first: 1 }, 3],
      [{ first: 10 }, 12],
      [{ first: 10, with: false }, 1],
      [{ first: 1, ids: ids(2) }, 4],
      [{ first: 1, ids: ids(20) }, 22],
      [{ first: 1, ids: ids(100) }, 102],
    ];
    for (const [variables, points] of [...expected, ...expected]) expect(await requested(variables)).toBe(points);
  });
});

describe('a subscription over WebSocket', () => {
  const subscribe = async (pageSize: number) => {
    const list = (of: string) => `entityAssignments(first: ${pageSize}) { nodes { ${of} } }`;
    const profiles = `customerProfile { ${list(`bundle { sid ${list('sid bundle { sid }')} }`)} }`;
    const source = `subscription ($id: ID!) { onboardingUpdated(id: $id) { id ${profiles} } }`;
    const id = Buffer.from(`Onboarding:${app.accountSid}:nowhere`).toString('base64url');
    return app
      .subscribe(source, { id })
      .next()
      .then(
        () => 'it began',
        (error: unknown) => JSON.stringify(error),
      );
  };

  test('is held against the same limit as a query, before it begins', async () => {
    const refused = await subscribe(1_000);
    expect(refused).toContain('QUERY_TOO_COMPLEX');
    expect(refused).toMatch(/could make \d+ requests to Twilio, where \d+ is the limit/);
    // A smaller one gets as far as the run, which is not there.
    expect(await subscribe(2)).not.toContain('QUERY_TOO_COMPLEX');
    expect(requests()).toEqual([]);
  });
});
