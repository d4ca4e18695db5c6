import { describe, expect, test } from 'vitest';
import { GraphQLOverHttp } from '../support/graphql.js';
import { PROFILES, SECONDARY } from '../support/reference-contents.js';
import { KEYS, PROFILES_WITH_USERS, usePartsWorld, usersOf, type Profiles } from './support/parts-world.js';

/*
 * A query that is asked again with other variables is executed, but for the items of its lists that were answered a moment
 * before. Nobody may notice that but by the time it takes.
 */

const world = usePartsWorld();
const { ask, settled, requests, kept, time } = world;

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
    const query = RICH.replace('PROFILE', world.sids['profile-3']!);
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
        const { data, errors } = await ask(query, variables, headers, world.server, name);
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
    const made = world.sandbox.control.seed({
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

test('a failure nulls its field with its path, and is not kept', async () => {
  const query = PROFILES_WITH_USERS.replace('query', 'query Failing');
  await settled(query);
  time.move(100_000);
  const path = `/v1/CustomerProfiles/${world.sids['profile-2']}/EntityAssignments`;
  world.sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 400, code: 20001, count: 0 });
  const { data, errors } = await ask<Profiles>(query);
  const at = data?.customerProfiles.nodes.findIndex(({ sid }) => sid === world.sids['profile-2']) ?? -1;
  expect(errors).toMatchObject([{ path: ['customerProfiles', 'nodes', at, 'endUsers'] }]);
  expect(usersOf({ status: 200, data: data! })?.map((users) => users === undefined)).toEqual(
    Array.from({ length: PROFILES }, (_, index) => index === at),
  );
  const [before, asked] = [await kept(), requests()];
  expect((await ask(query)).errors).toEqual([expect.objectContaining({ path: errors?.[0]?.path })]);
  // Once: what has failed is not tried in parts for a while.
  expect(requests()).toBe(asked + 1);
  world.sandbox.control.clearFaults();
  expect((await ask(query)).errors).toBeUndefined();
  expect(await kept()).toBe(before);
});

test('a list that fails is null with its path', async () => {
  const query = `query ($first: Int!) { customerProfile(sid: "${world.sids['profile-1']}") {
    sid entityAssignments(first: $first) { nodes { objectSid } } } }`;
  await settled(query, { first: 2 });
  const path = `/v1/CustomerProfiles/${world.sids['profile-1']}/EntityAssignments`;
  world.sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 400, code: 20001, count: 0 });
  const { data, errors } = await ask(query, { first: 3 });
  expect(data).toEqual({ customerProfile: { sid: world.sids['profile-1'], entityAssignments: null } });
  expect(errors).toMatchObject([{ path: ['customerProfile', 'entityAssignments'] }]);
});

test('what is left out of a list is said with its path', async () => {
  const { document } = world.sandbox.control.seed({
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

test('no account is answered what is another’s, and other callers of one account the same', async () => {
  const [same, other] = KEYS.map(
    (key) => new GraphQLOverHttp(world.server.graphqlUrl, { authorization: `Bearer ${key}` }),
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

test('what is asked of the schema beside a list is the schema as it is', async () => {
  const query = `query ($first: Int!) {
    __type(name: "CustomerProfileConnection") { fields { name type { ofType { name kind } } } }
    customerProfiles(first: $first) { nodes { sid } }
  }`;
  const answers = [];
  for (const first of [1, 2, 3]) answers.push(await world.ask<{ __type: object }>(query, { first }));
  for (const { data } of answers) expect(data?.__type).toEqual(answers[0]?.data?.__type);
  expect(JSON.stringify(answers[0]?.data?.__type)).toContain(
    '{"name":"nodes","type":{"ofType":{"name":null,"kind":"LIST"}}}',
  );
});
