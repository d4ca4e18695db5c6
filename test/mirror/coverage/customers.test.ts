import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { GraphQLOverHttp } from '../../support/graphql.js';
import { createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';
import { find, MIRRORED, untilReadSince } from '../support/mirrored.js';
import { contentsWith, followCoverage } from './support.js';

/* Customers with their numbers, and the bundles of a number, all from the mirror. */

const APPROVED = 'twilio-approved';
const app = useTestApp({ ...MIRRORED, SANDBOX_SWITCHES: 'releasedNumbers=stay-assigned' });
let sids: Readonly<Record<string, string>> = {};
let theirs = '';
let subaccount: TestSubaccount;

beforeAll(async () => {
  subaccount = await createSubaccount(app, 1);
  [theirs = ''] = subaccount.numbers;
  sids = app.sandbox.seed(
    contentsWith(
      ['a', 'b', 'left', 'd'],
      [
        { ref: 'acme', status: APPROVED, numbers: ['$a', '$b', '$left', theirs] },
        { ref: 'bolt', status: 'in-review', numbers: ['$d'] },
        { ref: 'empty' },
      ],
      [
        {
          ref: 'signing',
          policy: 'SHAKEN_STIR',
          status: APPROVED,
          entities: ['$acme'],
          numbers: ['$a', '$left', theirs],
        },
        { ref: 'early', policy: 'CNAM', entities: ['$bolt'], numbers: ['$d'] },
        { ref: 'labels', policy: 'VOICE_INTEGRITY', entities: ['$acme'] },
      ],
    ),
  );
  await untilReadSince(app);
  app.sandbox.releasePhoneNumber(sids['left']!);
  await untilReadSince(app);
});

interface ShownCustomer {
  readonly name: string;
  readonly coverage: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  readonly phoneNumbers: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly phoneNumberSid: string;
      readonly phoneNumber: { readonly sid: string; readonly accountSid: string } | null;
      readonly coverage: readonly { readonly state: string }[];
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const CUSTOMER = `query ($sid: Sid!, $first: Int, $after: String) { customer(sid: $sid) {
  name coverage { kind state count }
  phoneNumbers(first: $first, after: $after) {
    totalCount asOf pageInfo { hasNextPage endCursor }
    nodes { phoneNumberSid phoneNumber { sid accountSid phoneNumber } coverage { state } }
  } } }`;
const customerOf = async (ref: string, variables: object = {}) =>
  (await app.data<{ customer: ShownCustomer }>(CUSTOMER, { sid: sids[ref], ...variables })).customer;

test('a customer has its numbers, those that are left behind and those of a subaccount included', async () => {
  const { coverage, phoneNumbers } = await customerOf('acme');
  expect(coverage).toEqual([
    { kind: 'SHAKEN_STIR', state: 'COVERED', count: 2 },
    { kind: 'SHAKEN_STIR', state: 'BROKEN', count: 1 },
    { kind: 'SHAKEN_STIR', state: 'MISSING', count: 1 },
    { kind: 'VOICE_INTEGRITY', state: 'MISSING', count: 4 },
    { kind: 'CNAM', state: 'MISSING', count: 4 },
  ]);
  expect(phoneNumbers.totalCount).toBe(4);
  const shown = new Map(phoneNumbers.nodes.map((node) => [node.phoneNumberSid, node]));
  expect(shown.get(sids['a']!)?.phoneNumber?.sid).toBe(sids['a']);
  expect(shown.get(theirs)?.phoneNumber?.accountSid).not.toBe(app.accountSid);
  expect(shown.get(sids['left']!)).toMatchObject({
    phoneNumber: null,
    coverage: [{ state: 'BROKEN' }, { state: 'MISSING' }, { state: 'MISSING' }],
  });
  expect((await customerOf('empty')).phoneNumbers).toMatchObject({ totalCount: 0, nodes: [] });
});

test('pages of a customer’s numbers join; a cursor of another customer is refused', async () => {
  const walked: string[] = [];
  for (let after: string | null = null; ;) {
    const { phoneNumbers } = await customerOf('acme', { first: 3, after });
    walked.push(...phoneNumbers.nodes.map(({ phoneNumberSid }) => phoneNumberSid));
    if (!phoneNumbers.pageInfo.hasNextPage) break;
    after = phoneNumbers.pageInfo.endCursor;
  }
  expect(walked).toEqual([sids['a'], sids['b'], sids['left'], theirs].sort());
  const { phoneNumbers } = await customerOf('acme', { first: 1 });
  const { errors } = await app.execute(CUSTOMER, { sid: sids['bolt'], after: phoneNumbers.pageInfo.endCursor });
  expect(errors?.[0]?.message).toContain('This cursor does not belong to this list');
});

test('customers are found by the coverage of their numbers, and counted by it', async () => {
  const names = async (kind: string, ...states: string[]) =>
    (await find(app, { filter: { coverage: { kind, states } } })).nodes.map(({ name }) => name);
  expect(await names('SHAKEN_STIR', 'COVERED')).toEqual(['acme']);
  expect(await names('SHAKEN_STIR', 'BROKEN')).toEqual(['acme']);
  expect(await names('CNAM', 'BROKEN')).toEqual(['bolt']);
  expect(await names('SHAKEN_STIR', 'MISSING')).toEqual(['acme', 'bolt']);
  expect(await names('VOICE_INTEGRITY', 'COVERED', 'IN_REVIEW')).toEqual([]);
  const query = '{ customers { facets { coverage { kind state count } } } }';
  type Answer = { readonly customers: { readonly facets: { readonly coverage: readonly object[] } } };
  const { customers } = await app.data<Answer>(query);
  expect(customers.facets.coverage).toEqual([
    { kind: 'SHAKEN_STIR', state: 'COVERED', count: 1 },
    { kind: 'SHAKEN_STIR', state: 'BROKEN', count: 1 },
    { kind: 'SHAKEN_STIR', state: 'MISSING', count: 2 },
    { kind: 'VOICE_INTEGRITY', state: 'MISSING', count: 2 },
    { kind: 'CNAM', state: 'BROKEN', count: 1 },
    { kind: 'CNAM', state: 'MISSING', count: 1 },
  ]);
});

test('the bundles of a number cost no request, and show what this server has just written', async () => {
  type Answer = {
    readonly customerProfile: {
      readonly phoneNumbers: readonly {
        readonly sid: string;
        readonly customerProfile: { readonly sid: string } | null;
        readonly trustProducts: readonly { readonly sid: string }[];
      }[];
    };
  };
  const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { sid customerProfile { sid } trustProducts { sid } } } }`;
  const read = () => app.execute<Answer>(query, { sid: sids['bolt'] }, { 'cache-control': 'no-cache' });
  const before = await read();
  // The profile and its assignments; nothing for the ways back.
  expect(before).toMatchObject({ extensions: { upstream: { calls: 2 } } });
  const [number] = before.data!.customerProfile.phoneNumbers;
  expect(number).toEqual({
    sid: sids['d'],
    customerProfile: { sid: sids['bolt'] },
    trustProducts: [{ sid: sids['early'] }],
  });
  const remove = `mutation ($input: RemovePhoneNumbersInput!) { removePhoneNumbersFromTrustProduct(input: $input) { userErrors { message } } }`;
  await app.data(remove, { input: { bundleSid: sids['early'], phoneNumberSids: [sids['d']] } });
  expect((await read()).data?.customerProfile.phoneNumbers[0]?.trustProducts).toEqual([]);
});

test('a number that is gone gives nothing also where the number itself is not asked for', async () => {
  const own = app.sandbox.seed({
    ...contentsWith(
      ['x'],
      [{ ref: 'profile', status: APPROVED, numbers: ['$x'] }],
      [{ ref: 'product', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$profile'], numbers: ['$x'] }],
      900,
    ),
    accountSid: subaccount.sid,
  });
  type Answer = { readonly customerProfile: { readonly phoneNumbers: readonly object[] } };
  const look = async () => {
    await untilReadSince(subaccount.graphql);
    const query = 'query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { sid coverage { state } } } }';
    return (await subaccount.graphql.data<Answer>(query, { sid: own['profile'] })).customerProfile.phoneNumbers;
  };
  const shown = (state: string) => [
    { sid: own['x'], coverage: [{ state }, { state: 'MISSING' }, { state: 'MISSING' }] },
  ];
  expect(await look()).toEqual(shown('COVERED'));
  app.sandbox.releasePhoneNumber(own['x']!);
  expect(await look()).toEqual(shown('BROKEN'));
});

describe('changes of coverage are sent as they happen', () => {
  const change = (field: string, type: string, number: string, bundle = 'labels') =>
    app.data(`mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { message } } }`, {
      input: { bundleSid: sids[bundle], phoneNumberSids: [sids[number]] },
    });
  const onProfile = (field: string, type: string) => change(field, type, 'b', 'acme');
  const add = (number: string) => change('assignPhoneNumbersToTrustProduct', 'AssignPhoneNumbersInput', number);
  const remove = (number: string) => change('removePhoneNumbersFromTrustProduct', 'RemovePhoneNumbersInput', number);

  test('to those who follow the account or the customer, in each protocol, and to nobody else', async () => {
    const [ws, sse] = [followCoverage(app, 'ws'), followCoverage(app, 'sse')];
    const ofCustomer = followCoverage(app, 'ws', sids['acme']);
    const others = [followCoverage(app, 'ws', sids['bolt']), followCoverage(subaccount.graphql, 'ws')];
    const all = [ws, sse, ofCustomer];
    onTestFinished(() => [...all, ...others].forEach((follower) => follower.stop()));
    // A subscription has no answer by which it could be known to have begun but its first event.
    await vi.waitFor(
      async () => {
        await add('a');
        await remove('a');
        await vi.waitFor(() => expect(all.every(({ events }) => events.length > 0)).toBe(true), { timeout: 500 });
      },
      { timeout: 30_000, interval: 1 },
    );
    const states = () => all.map((follower) => follower.of(sids['b']!, 'VOICE_INTEGRITY'));
    await add('b');
    await expect.poll(states).toEqual(all.map(() => ['BROKEN']));
    // What changes nothing for the number is not sent.
    await app.data(
      'mutation ($input: UpdateTrustProductInput!) { updateTrustProduct(input: $input) { userErrors { message } } }',
      { input: { sid: sids['labels'], friendlyName: 'Labels' } },
    );
    await onProfile('removePhoneNumbersFromCustomerProfile', 'RemovePhoneNumbersInput');
    await expect.poll(states).toEqual(all.map(() => ['BROKEN', 'BROKEN']));
    // What takes it off the customer is still a change of the customer's number.
    await remove('b');
    await expect.poll(states).toEqual(all.map(() => ['BROKEN', 'BROKEN', 'MISSING']));
    await onProfile('assignPhoneNumbersToCustomerProfile', 'AssignPhoneNumbersInput');
    expect(ws.events.at(-1)).toMatchObject({ sid: sids['b'], phoneNumber: '+17075550001' });
    expect(others.map(({ events }) => events)).toEqual([[], []]);
    expect([...all, ...others].flatMap(({ errors }) => errors)).toEqual([]);
  });

  test('a number that is released comes once more, by its SID and with an error', async () => {
    const follower = followCoverage(app, 'ws', sids['acme']);
    onTestFinished(() => follower.stop());
    await vi.waitFor(
      async () => {
        await add('b');
        await remove('b');
        await vi.waitFor(() => expect(follower.events.length).toBeGreaterThan(0), { timeout: 500 });
      },
      { timeout: 30_000, interval: 1 },
    );
    app.sandbox.releasePhoneNumber(sids['a']!);
    await expect.poll(() => follower.of(sids['a']!), { timeout: 30_000 }).toEqual(['BROKEN']);
    expect(follower.events.find(({ sid }) => sid === sids['a'])?.phoneNumber).toBe('');
    expect(follower.errors).toEqual([
      `${sids['a']} is in no account any more that this server may read: it was released or moved elsewhere.`,
    ]);
  });

  test('a SID of something else is refused', async () => {
    const follower = followCoverage(app, 'ws', sids['a']);
    onTestFinished(() => follower.stop());
    await expect.poll(() => follower.errors.join()).toContain('Give a SID of the form BU');
  });
});

/* The number and its customer come from the mirror whatever the age; what is on the profile, only where it is allowed to be old. */
describe('how old the events of a subscription may be is said', () => {
  const FIELDS = 'sid customer { profile { endUsers { sid } } }';
  // Of a bundle's evaluations the mirror has the latest only.
  const WITH_MORE = 'sid customer { profile { endUsers { sid } evaluations(first: 1) { nodes { sid } } } }';
  const by = (value: string | undefined, fields = FIELDS, one?: string) => {
    const connection = new GraphQLOverHttp(app.graphqlUrl, value === undefined ? {} : { 'cache-control': value });
    return followCoverage(connection, 'ws', undefined, fields, one === undefined ? {} : { cacheControl: one });
  };
  const assign = (field: string, type: string) =>
    app.data(`mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { message } } }`, {
      input: { bundleSid: sids['labels'], phoneNumberSids: [sids['b']] },
    });

  test('by a parameter of the connection, or for one subscription', async () => {
    const [old, live] = [by('max-age=300'), by('no-cache')];
    const [kept, one] = [by('only-if-cached', WITH_MORE), by('no-cache', WITH_MORE, 'only-if-cached')];
    const all = [old, live, kept, one];
    onTestFinished(() => all.forEach((follower) => follower.stop()));
    await vi.waitFor(
      async () => {
        await assign('assignPhoneNumbersToTrustProduct', 'AssignPhoneNumbersInput');
        await assign('removePhoneNumbersFromTrustProduct', 'RemovePhoneNumbersInput');
        await vi.waitFor(() => expect(all.every(({ upstream }) => upstream.length > 0)).toBe(true), { timeout: 1_000 });
      },
      { timeout: 30_000, interval: 1 },
    );
    for (const { upstream } of [old, kept, one]) expect(upstream.every(({ calls }) => calls === 0)).toBe(true);
    expect(live.upstream.every(({ calls }) => calls > 0)).toBe(true);
    expect(all.flatMap(({ upstream }) => upstream).every(({ asOf }) => asOf !== null)).toBe(true);
    expect([...old.errors, ...live.errors]).toEqual([]);
    for (const { errors, events } of [kept, one]) {
      expect(errors).toHaveLength(events.length);
      expect(errors[0]).toContain('Send a greater max-age');
    }
  });

  test('what is none refuses the connection, or the one subscription, and says what to send', async () => {
    const message = 'Cache-Control: send max-age once, in whole seconds from 0 on, such as max-age=300.';
    for (const follower of [by('max-age=-1'), by(undefined, FIELDS, 'max-age=soon')]) {
      onTestFinished(() => follower.stop());
      await expect.poll(() => follower.errors.join()).toContain(message);
      expect(follower.events).toEqual([]);
    }
  });
});
