import { describe, expect, test } from 'vitest';

import { GraphQLOverHttp } from '../support/graphql.js';
import { asMain, createSubaccount } from '../support/subaccounts.js';
import { useTestApp } from '../support/use-test-app.js';

interface AccountAnswer {
  readonly id: string;
  readonly sid: string;
  readonly ownerAccountSid: string;
  readonly friendlyName: string;
  readonly status: string;
  readonly type: string;
  readonly createdAt: string;
  readonly sandbox: boolean;
}
interface Accounts {
  readonly accounts: {
    readonly edges: readonly { readonly cursor: string; readonly node: AccountAnswer }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const DETAILS = 'id sid ownerAccountSid friendlyName status type createdAt sandbox';
const ACCOUNTS = `query ($first: Int, $after: String, $filter: AccountFilter) {
  accounts(first: $first, after: $after, filter: $filter) { edges { cursor node { ${DETAILS} } } pageInfo { hasNextPage endCursor } } }`;
const CREATE = `mutation ($input: CreateSubaccountInput!) {
  createSubaccount(input: $input) { account { ${DETAILS} } userErrors { code path message } } }`;

const app = useTestApp();

const create = async (friendlyName: string) => {
  const data = await app.data<{ createSubaccount: { account: AccountAnswer; userErrors: unknown } }>(CREATE, {
    input: { friendlyName },
  });
  expect(data.createSubaccount.userErrors).toEqual([]);
  return data.createSubaccount.account;
};
const into = (accountSid: string) => new GraphQLOverHttp(app.graphqlUrl, { 'x-account-sid': accountSid });
const requests = () => app.sandbox.journal().length;

describe('accounts', () => {
  test('lists the account and its subaccounts, page by page, each once, with all details in one request a page', async () => {
    for (const name of ['Birch', 'Cedar', 'Dogwood']) await create(name);
    const seen: AccountAnswer[] = [];
    let pages = 0;
    for (let after: string | undefined; ; pages += 1) {
      const before = requests();
      const { accounts } = await app.data<Accounts>(ACCOUNTS, { first: 2, after });
      expect(requests() - before).toBe(1);
      seen.push(...accounts.edges.map(({ node }) => node));
      after = accounts.pageInfo.endCursor;
      if (!accounts.pageInfo.hasNextPage) break;
    }
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(new Set(seen.map(({ sid }) => sid)).size).toBe(seen.length);
    expect(seen.map(({ friendlyName }) => friendlyName)).toEqual(
      expect.arrayContaining(['Sandbox', 'Birch', 'Cedar', 'Dogwood']),
    );
    for (const account of seen) {
      expect(account).toMatchObject({ ownerAccountSid: app.accountSid, status: 'ACTIVE', type: 'FULL', sandbox: true });
      expect(Math.abs(Date.parse(account.createdAt) - Date.now())).toBeLessThan(600_000);
    }
  });

  test('filters by name and status', async () => {
    const { sid } = await create('Elm');
    await asMain(app, `Accounts/${sid}.json`, { Status: 'suspended' });
    const named = await app.data<Accounts>(ACCOUNTS, { filter: { friendlyName: 'Elm' } });
    expect(named.accounts.edges.map(({ node }) => node.sid)).toEqual([sid]);
    const suspended = await app.data<Accounts>(ACCOUNTS, { filter: { status: 'SUSPENDED' } });
    expect(suspended.accounts.edges.map(({ node }) => [node.sid, node.status])).toEqual([[sid, 'SUSPENDED']]);
    const unknown = await app.execute(ACCOUNTS, { filter: { status: 'UNKNOWN' } });
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('of a subaccount is that one alone, and its cursors and ids are its own', async () => {
    const { sid } = await create('Fir');
    const own = await into(sid).data<Accounts>(ACCOUNTS);
    expect(own.accounts.edges.map(({ node }) => node.sid)).toEqual([sid]);
    const { accounts } = await app.data<Accounts>(ACCOUNTS, { first: 1 });
    const foreign = await into(sid).execute(ACCOUNTS, { first: 1, after: accounts.pageInfo.endCursor });
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const node = 'query ($id: ID!) { node(id: $id) { id ... on Account { sid friendlyName } } }';
    const id = accounts.edges[0]?.node.id;
    expect(await into(sid).data(node, { id })).toEqual({ node: null });
    const { sid: first, friendlyName } = accounts.edges[0]?.node ?? {};
    expect(await app.data(node, { id })).toEqual({ node: { id, sid: first, friendlyName } });
  });

  test('never shows an auth token, and no field asks for one', async () => {
    const subaccount = await createSubaccount(app, 0);
    const answers = await Promise.all([
      app.execute(ACCOUNTS, { first: 100 }),
      subaccount.graphql.execute(`{ account { ${DETAILS} } }`),
      app.execute('{ account { authToken } }'),
    ]);
    expect(JSON.stringify(answers)).not.toContain(subaccount.authToken);
    expect(JSON.stringify(answers)).not.toContain(app.app.sandbox?.authToken);
    expect(answers[2]?.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});

describe('account', () => {
  test('is the chosen one; its SID costs no request, its details one', async () => {
    const subaccount = await createSubaccount(app, 1);
    let before = requests();
    expect(await subaccount.graphql.data('{ account { id sid sandbox } }')).toMatchObject({
      account: { sid: subaccount.sid, sandbox: true },
    });
    expect(requests()).toBe(before);
    await subaccount.graphql.data('{ endUsers(first: 1) { nodes { sid } } }');
    before = requests();
    const { account } = await subaccount.graphql.data<{ account: AccountAnswer }>(`{ account { ${DETAILS} } }`);
    expect(account).toMatchObject({ friendlyName: 'Customer of an ISV', ownerAccountSid: app.accountSid });
    expect(requests() - before).toBe(1);
    const numbers = await subaccount.graphql.data('{ incomingPhoneNumbers { nodes { sid accountSid } } }');
    expect(numbers).toEqual({
      incomingPhoneNumbers: { nodes: [{ sid: subaccount.numbers[0], accountSid: subaccount.sid }] },
    });
  });

  test('that is none of ours is refused where something is needed of it', async () => {
    const answer = await into(`AC${'0'.repeat(32)}`).execute('{ endUsers { nodes { sid } } }');
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining('no subaccount with this SID') as string, extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('createSubaccount', () => {
  test('says what is wrong before anything is sent', async () => {
    const { sid } = await create('Ginkgo');
    const before = requests();
    const nameless = await app.data(CREATE, { input: { friendlyName: ' ' } });
    expect(nameless).toMatchObject({ createSubaccount: { account: null, userErrors: [{ path: ['friendlyName'] }] } });
    const nested = await into(sid).data(CREATE, { input: { friendlyName: 'Hazel' } });
    expect(nested).toMatchObject({
      createSubaccount: {
        account: null,
        userErrors: [{ code: 'INVALID_INPUT', message: expect.stringContaining('main account') as string }],
      },
    });
    expect(requests()).toBe(before);
  });
});
