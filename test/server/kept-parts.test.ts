import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { fromOutside } from '../mirror/support/over-sandbox.js';
import { GraphQLOverHttp, type GraphQLAnswer } from '../support/graphql.js';
import { MovableTime } from '../support/movable-time.js';
import { PROFILES, referenceContents, SECONDARY } from '../support/reference-contents.js';
import { startAppOver, type ServerOverHttp } from '../support/start-app.js';

/*
 * A query that is asked again with other variables is executed, but for the items of its lists that were answered a moment
 * before. Nobody may notice that but by the time it takes.
 */

const MAIN = `AC${'1'.repeat(32)}`;
const OTHER = `AC${'2'.repeat(32)}`;
const KEYS = ['key-of-the-tenant-0123456789', 'key-of-another-0123456789'] as const;

const time = new MovableTime();
let sandbox: Sandbox;
let server: ServerOverHttp;
let sids: Readonly<Record<string, string>>;

beforeAll(async () => {
  const none = { primaryIdentity: null, phoneNumbers: 0 };
  sandbox = await startSandbox({
    accounts: [
      { sid: MAIN, authToken: 'token-of-the-main-account', ...none },
      { sid: OTHER, authToken: 'token-of-the-other', parentSid: MAIN, ...none },
    ],
  });
  sids = sandbox.control.seed(referenceContents());
  const tenants = path.join(mkdtempSync(path.join(tmpdir(), 'tenants-')), 'tenants.json');
  const content = [
    { name: 'Main', apiKey: KEYS[0], accounts: [MAIN] },
    { name: 'Other', apiKey: KEYS[1], accounts: [OTHER] },
  ];
  writeFileSync(tenants, JSON.stringify(content));
  server = await startAppOver(sandbox, { TENANTS_FILE: tenants }, { timing: time });
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
beforeEach(() => {
  time.move(100_000);
  time.stop();
  sandbox.control.clearFaults();
  onTestFinished(() => time.goOn());
});

let count = 0;
/** Asks with variables that nobody has asked with before. */
function ask<Data>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
  by: GraphQLOverHttp = server,
): Promise<GraphQLAnswer<Data>> {
  return by.execute<Data>(query, { ...variables, request: (count += 1) }, headers);
}

const asOf = ({ extensions }: GraphQLAnswer) =>
  new Date((extensions as { upstream: { asOf: string } }).upstream.asOf).getTime();
const requests = () => sandbox.control.journal().length;

/** How many items were answered as they were before. */
async function kept(): Promise<number> {
  const response = await fetch(new URL('/metrics', server.graphqlUrl), { headers: server.headers });
  return Number(/^graphql_parts_kept_total (\d+)$/m.exec(await response.text())?.[1]);
}

/** Asks until items of it are kept. @returns the first answer */
async function settled<Data>(...asked: Parameters<typeof ask>): Promise<GraphQLAnswer<Data>> {
  const first = await ask<Data>(...asked);
  for (let round = 0; round < 3; round += 1) await ask(...asked);
  const before = await kept();
  const { data } = await ask(...asked);
  expect(data).toEqual(first.data);
  expect(await kept()).toBeGreaterThan(before);
  return first;
}

interface Profile {
  readonly sid: string;
  readonly friendlyName: string;
  readonly endUsers: readonly { readonly friendlyName: string }[] | null;
}
interface Profiles {
  readonly customerProfiles: { readonly nodes: readonly Profile[] };
}
const PROFILES_WITH_USERS = `query ($first: Int = 20) {
  customerProfiles(first: $first) { nodes { sid friendlyName endUsers { friendlyName } } } }`;
const usersOf = (answer: GraphQLAnswer<Profiles>) =>
  answer.data?.customerProfiles.nodes.map(({ endUsers }) => endUsers?.map(({ friendlyName }) => friendlyName));

const RICH = `query Rich($first: Int!, $policy: Boolean!, $plain: Boolean!, $each: Int = 2, $type: String) {
  all: customerProfiles(first: $first) {
    nodes { ...Profile ... on Bundle { named: friendlyName } }
    nodes @include(if: $policy) { status }
    pageInfo { hasNextPage }
  }
  customerProfiles(first: 2) { nodes { sid ...Profile } edges { node { sid ...Profile } } }
  trustProducts(first: 3) {
    nodes { __typename sid supportingProfiles { sid } entityAssignments(first: $each) { nodes { object { ...Thing } } } }
  }
  customerProfile(sid: "PROFILE") { entityAssignments(first: $each) { nodes { object { ...Thing } } } }
}
fragment Profile on CustomerProfile {
  sid
  policy @include(if: $policy) { friendlyName }
  email @skip(if: $plain)
  entityAssignments(first: $each, objectType: $type) { nodes { __typename object { ...Thing } } pageInfo { hasNextPage } }
  numbers: channelEndpointAssignments(first: 1) { nodes { phoneNumber { phoneNumber } } }
}
fragment Thing on AssignableEntity {
  __typename
  ... on EndUser { sid type attributes }
  ... on SupportingDocument { type }
  ... on Bundle { status }
}`;

describe('the answer is the same as without', () => {
  const both = [true, false];
  const cases = both.flatMap((policy) =>
    both.flatMap((plain) => [undefined, 1, 3].map((each) => ({ first: 7, policy, plain, ...(each && { each }) }))),
  );

  test('whatever is selected, by which variables', async () => {
    const query = RICH.replace('PROFILE', sids['profile-3']!);
    const expected: unknown[] = [];
    for (const variables of cases) {
      const { data, errors } = await ask(query, variables, { 'cache-control': 'no-cache' });
      expect(errors).toBeUndefined();
      expected.push(data);
    }
    expect(new Set(expected.map((data) => JSON.stringify(data))).size).toBe(cases.length);
    const before = await kept();
    for (let round = 0; round < 3; round += 1) {
      for (const [at, variables] of cases.entries()) expect((await ask(query, variables)).data).toEqual(expected[at]);
    }
    // All but the first round, and what was read from more for the first time in the second.
    expect((await kept()) - before).toBeGreaterThan(cases.length * 15);
    const asked = requests();
    for (const [at, variables] of cases.entries()) {
      const { data, extensions } = await ask(query, variables);
      expect(data).toEqual(expected[at]);
      expect(extensions).toMatchObject({ upstream: { calls: 0 }, cost: { actual: 1 } });
    }
    expect(requests()).toBe(asked);
  });

  test('also where variables that are left out, null, or have other types in another operation', async () => {
    const query = `
      query One($type: String = "EndUser", $each: Int = 4) { ...Assigned }
      query Two($type: String, $each: Int!) { ...Assigned }
      fragment Assigned on Query { customerProfiles(first: 3) { nodes { sid entityAssignments(first: $each, objectType: $type) { nodes { objectSid } } } } }`;
    const asked = [
      ['One', {}],
      ['One', { type: null }],
      ['Two', { each: 4 }],
      ['Two', { each: 4, type: 'SupportingDocument' }],
      ['Two', { each: 1, type: null }],
    ] as const;
    const answers = async (headers = {}) => {
      const all = [];
      for (const [name, variables] of asked) {
        count += 1;
        const { data, errors } = await server.execute(query, { ...variables, request: count }, headers, name);
        expect(errors).toBeUndefined();
        all.push(data);
      }
      return all;
    };
    const expected = await answers({ 'cache-control': 'no-cache' });
    const before = await kept();
    for (let round = 0; round < 3; round += 1) expect(await answers()).toEqual(expected);
    expect(await kept()).toBeGreaterThan(before);
  });

  test('in texts with every sign', async () => {
    const name = 'A "name" \\ with $1 $& $` signs \u2028 and 🙂 \\u0000';
    const made = sandbox.control.seed({
      endUsers: [{ ref: 'signs', friendlyName: name, type: 'cnam_information', attributes: { key: name } }],
    });
    const query = '{ endUsers(first: 100) { nodes { sid friendlyName attributes } } }';
    const { data } = await settled<{ endUsers: { nodes: readonly object[] } }>(query);
    expect(data?.endUsers.nodes).toContainEqual({
      sid: made['signs'],
      friendlyName: name,
      attributes: { key: name },
    });
  });
});

test('what is cold costs as many requests as before', async () => {
  const coldCalls = async () => {
    time.move(100_000);
    const { extensions } = await ask(PROFILES_WITH_USERS);
    return (extensions as { upstream: { calls: number } }).upstream.calls;
  };
  const first = await coldCalls();
  const before = requests();
  const again = await coldCalls();
  expect(again).toBe(first);
  expect(requests() - before).toBe(again);
});

describe('a change shows', () => {
  test('at once where this server makes it', async () => {
    await settled(PROFILES_WITH_USERS);
    const rename = `mutation ($sid: Sid!, $name: String!) {
      updateEndUser(input: { sid: $sid, friendlyName: $name }) { userErrors { message } } }`;
    await server.data(rename, { sid: sids['user-4-1'], name: 'Renamed here' });
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Renamed here');
    await settled(PROFILES_WITH_USERS);
    const attach = `mutation ($bundle: Sid!, $object: Sid!) {
      assignEntityToCustomerProfile(input: { bundleSid: $bundle, objectSid: $object }) { userErrors { message } } }`;
    await server.data(attach, { bundle: sids['profile-4'], object: sids['user-5-0'] });
    const mine = (await ask<Profiles>(PROFILES_WITH_USERS)).data?.customerProfiles.nodes;
    expect(mine?.find(({ sid }) => sid === sids['profile-4'])?.endUsers).toContainEqual({ friendlyName: 'User 5 0' });
  });

  test('when the cache ends where somebody else makes it, and not before', async () => {
    await settled(PROFILES_WITH_USERS);
    await fromOutside(sandbox, 'POST', `/v1/EndUsers/${sids['user-6-0']}`, { FriendlyName: 'Renamed elsewhere' });
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).not.toContain('Renamed elsewhere');
    time.move(3_100);
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Renamed elsewhere');
  });

  test('while it is asked for again and again: what is kept is renewed', async () => {
    await settled(PROFILES_WITH_USERS);
    await fromOutside(sandbox, 'POST', `/v1/EndUsers/${sids['user-7-0']}`, { FriendlyName: 'Renamed meanwhile' });
    const before = await kept();
    for (let passed = 0; passed < 4_000; passed += 200) {
      time.move(200);
      await ask(PROFILES_WITH_USERS);
    }
    expect(await kept()).toBeGreaterThan(before);
    expect(usersOf(await ask<Profiles>(PROFILES_WITH_USERS))?.flat()).toContain('Renamed meanwhile');
  });
});

test('what a part was read from is renewed before its end, so that nobody waits for it', async () => {
  await settled(PROFILES_WITH_USERS, { first: 2 });
  time.move(2_600);
  const renewedAt = time.now();
  await ask(PROFILES_WITH_USERS, { first: 2 });
  await expect.poll(async () => asOf(await ask(PROFILES_WITH_USERS, { first: 2 }))).toBe(renewedAt);
  time.move(1_000);
  const [before, asked] = [await kept(), requests()];
  await ask(PROFILES_WITH_USERS, { first: 2 });
  expect([await kept(), requests()]).toEqual([before + 2, asked]);
});

test('what is the same when it is renewed goes on, for a minute', async () => {
  const query = '{ supportingDocuments(first: 9) { nodes { sid friendlyName } } }';
  await settled(query);
  const made: number[] = [];
  for (let round = 1; round <= 25; round += 1) {
    const asked = requests();
    time.move(2_600);
    await ask(query);
    await expect.poll(requests).toBe(asked + 1);
    const before = await kept();
    await ask(query);
    if ((await kept()) === before) made.push(round);
  }
  expect(made).toEqual([24]);
});

test('a failure nulls its field with its path, and is not kept', async () => {
  const query = PROFILES_WITH_USERS.replace('query', 'query Failing');
  await settled(query);
  time.move(100_000);
  const path = `/v1/CustomerProfiles/${sids['profile-2']}/EntityAssignments`;
  sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 400, code: 20001, count: 0 });
  const { data, errors } = await ask<Profiles>(query);
  const at = data?.customerProfiles.nodes.findIndex(({ sid }) => sid === sids['profile-2']) ?? -1;
  expect(errors).toMatchObject([{ path: ['customerProfiles', 'nodes', at, 'endUsers'] }]);
  expect(usersOf({ status: 200, data: data! })?.map((users) => users === undefined)).toEqual(
    Array.from({ length: PROFILES }, (_, index) => index === at),
  );
  const [before, asked] = [await kept(), requests()];
  expect((await ask(query)).errors).toEqual([expect.objectContaining({ path: errors?.[0]?.path })]);
  // Once: what has failed is not tried in parts for a while.
  expect(requests()).toBe(asked + 1);
  sandbox.control.clearFaults();
  expect((await ask(query)).errors).toBeUndefined();
  expect(await kept()).toBe(before);
});

test('a list that fails is null with its path', async () => {
  const query = `query ($first: Int!) { customerProfile(sid: "${sids['profile-1']}") {
    sid entityAssignments(first: $first) { nodes { objectSid } } } }`;
  await settled(query, { first: 2 });
  const path = `/v1/CustomerProfiles/${sids['profile-1']}/EntityAssignments`;
  sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 400, code: 20001, count: 0 });
  const { data, errors } = await ask(query, { first: 3 });
  expect(data).toEqual({ customerProfile: { sid: sids['profile-1'], entityAssignments: null } });
  expect(errors).toMatchObject([{ path: ['customerProfile', 'entityAssignments'] }]);
});

test('what is left out of a list is said with its path', async () => {
  const { document } = sandbox.control.seed({
    supportingDocuments: [
      {
        ref: 'document',
        friendlyName: 'Without its address',
        type: 'customer_profile_address',
        attributes: { address_sids: `AD${'9'.repeat(32)}` },
      },
    ],
  });
  const query = '{ supportingDocuments(first: 50) { nodes { sid addresses { sid } } } }';
  interface Documents {
    readonly supportingDocuments: { readonly nodes: readonly { readonly sid: string }[] };
  }
  for (let round = 0; round < 4; round += 1) {
    const { data, errors } = await ask<Documents>(query);
    const at = data?.supportingDocuments.nodes.findIndex(({ sid }) => sid === document);
    expect(errors).toMatchObject([{ path: ['supportingDocuments', 'nodes', at, 'addresses'] }]);
  }
});

describe('the age', () => {
  test('is that of the oldest read that a part rests on', async () => {
    const first = { first: 3 };
    await settled(PROFILES_WITH_USERS, first);
    const readAt = time.now();
    time.move(2_600);
    // The page is renewed with its records, and what is on them can't be.
    const path = '/v1/CustomerProfiles/*/EntityAssignments';
    sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 400, code: 20001, count: 0 });
    const page = '{ customerProfiles(first: 3) { nodes { sid } } }';
    await ask(page);
    await expect.poll(async () => asOf(await ask(page))).toBe(readAt + 2_600);
    await ask(PROFILES_WITH_USERS, first);
    const before = await kept();
    expect(asOf(await ask(PROFILES_WITH_USERS, first))).toBe(readAt);
    expect(await kept()).toBe(before + 3);
  });

  test('is that of what was renewed, also where parts were made beside older ones', async () => {
    const query = `query ($both: Boolean!) { endUsers(first: 4) { nodes { sid } }
      supportingDocuments(first: 4) @include(if: $both) { nodes { sid } } }`;
    await settled(query, { both: false });
    const readAt = time.now();
    await settled(query, { both: true });
    time.move(2_600);
    await ask(query, { both: true });
    await expect.poll(async () => asOf(await ask(query, { both: true }))).toBe(readAt + 2_600);
    const before = await kept();
    expect(asOf(await ask(query, { both: true }))).toBe(readAt + 2_600);
    expect(await kept()).toBe(before + 8);
  });

  test('no-cache and max-age are answered by reading', async () => {
    await settled(PROFILES_WITH_USERS);
    const name = `/v1/EndUsers/${sids['user-8-0']}`;
    await fromOutside(sandbox, 'POST', name, { FriendlyName: 'Fresh' });
    for (const control of ['no-cache', 'max-age=0']) {
      const [before, asked] = [await kept(), requests()];
      const answer = await ask<Profiles>(PROFILES_WITH_USERS, {}, { 'cache-control': control });
      expect(usersOf(answer)?.flat()).toContain('Fresh');
      expect(await kept()).toBe(before);
      expect(requests()).toBeGreaterThan(asked);
    }
  });
});

test('no account is answered what is another’s, and other callers of one account the same', async () => {
  const [same, other] = KEYS.map(
    (key) => new GraphQLOverHttp(server.graphqlUrl, { authorization: `Bearer ${key}` }),
  ) as [GraphQLOverHttp, GraphQLOverHttp];
  await other.data(`mutation { createCustomerProfile(input: { friendlyName: "Of the other", email: "a@b.example",
    policySid: "${SECONDARY}" }) { userErrors { message } } }`);
  const query =
    '{ customerProfiles(first: 20) { nodes { friendlyName policy { sid } } } policies(first: 3) { nodes { sid } } }';
  const { data } = await settled<object>(query);
  const theirs = await settled<object>(query, {}, {}, other);
  expect(theirs.data).toMatchObject({ customerProfiles: { nodes: [{ friendlyName: 'Of the other' }] } });
  const before = await kept();
  expect((await ask(query, {}, {}, same)).data).toEqual(data);
  expect(await kept()).toBeGreaterThan(before);
  expect((await ask(query)).data).toEqual(data);
});

test('what an onboarding says is never kept', async () => {
  const query = '{ customerProfiles(first: 5) { nodes { sid onboardings(first: 1) { nodes { id } } } } }';
  const before = await kept();
  for (let round = 0; round < 4; round += 1) expect((await ask(query)).errors).toBeUndefined();
  expect(await kept()).toBe(before);
});
