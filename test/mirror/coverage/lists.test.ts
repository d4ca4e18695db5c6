import { beforeAll, describe, expect, it, test } from 'vitest';
import type { GraphQLOverHttp } from '../../support/graphql.js';
import { createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';
import { MIRRORED, untilReadSince } from '../support/mirrored.js';
import { contentsWith } from './support.js';

/* Numbers by what they gain. The account begins with one, which is on nothing. */

const APPROVED = 'twilio-approved';
const LIST = `query ($filter: PhoneNumberCoverageFilter, $first: Int, $after: String) {
  phoneNumberCoverage(filter: $filter, first: $first, after: $after) {
    totalCount asOf
    edges { cursor node { sid } }
    nodes { sid phoneNumber accountSid coverage { kind state } }
    pageInfo { hasNextPage endCursor }
  }
}`;
interface Listed {
  readonly totalCount: number;
  readonly asOf: string;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly sid: string } }[];
  readonly nodes: readonly { readonly sid: string; readonly accountSid: string; readonly phoneNumber: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const app = useTestApp({ ...MIRRORED, SANDBOX_PHONE_NUMBERS: '1' });
let sids: Readonly<Record<string, string>> = {};
let refs: ReadonlyMap<string, string> = new Map();
let subaccount: TestSubaccount;

const list = async (variables: object = {}, server: GraphQLOverHttp = app) =>
  (await server.data<{ phoneNumberCoverage: Listed }>(LIST, { ...variables })).phoneNumberCoverage;
const namesOf = ({ nodes }: Listed) => nodes.map(({ sid }) => refs.get(sid) ?? 'first').sort();

beforeAll(async () => {
  subaccount = await createSubaccount(app, 2);
  const [shared = '', apart = ''] = subaccount.numbers;
  sids = app.sandbox.seed(
    contentsWith(
      ['a', 'b', 'c', 'd', 'e'],
      [
        { ref: 'acme', status: APPROVED, numbers: ['$a', '$b', '$c', shared] },
        { ref: 'bolt', status: 'in-review', numbers: ['$d'] },
      ],
      [
        { ref: 'signing', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$acme'], numbers: ['$a', '$b', shared] },
        { ref: 'labels', policy: 'VOICE_INTEGRITY', status: 'twilio-rejected', entities: ['$acme'], numbers: ['$a'] },
        { ref: 'early', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$bolt'], numbers: ['$d'] },
      ],
    ),
  );
  refs = new Map([
    ...Object.entries(sids).map(([name, sid]) => [sid, name] as const),
    [shared, 'shared'],
    [apart, 'apart'],
  ]);
  await untilReadSince(app);
  await untilReadSince(subaccount.graphql);
});

describe('a filter finds', () => {
  it.each([
    ['all, with what others have on our profiles', {}, ['a', 'b', 'c', 'd', 'e', 'first', 'shared']],
    ['what is missing one kind', { missing: ['SHAKEN_STIR'] }, ['c', 'e', 'first']],
    [
      'what is missing one of two kinds',
      { missing: ['SHAKEN_STIR', 'VOICE_INTEGRITY'] },
      ['b', 'c', 'd', 'e', 'first', 'shared'],
    ],
    ['a state by a kind', { kind: 'SHAKEN_STIR', states: ['COVERED'] }, ['a', 'b', 'shared']],
    ['several states', { kind: 'SHAKEN_STIR', states: ['COVERED', 'IN_REVIEW'] }, ['a', 'b', 'd', 'shared']],
    ['a state by any kind', { states: ['REJECTED', 'IN_REVIEW'] }, ['a', 'd']],
    ['all conditions together', { missing: ['CNAM'], kind: 'VOICE_INTEGRITY', states: ['REJECTED'] }, ['a']],
    ['nothing', { states: ['BROKEN'] }, []],
  ])('%s', async (_what, filter, names) => {
    const found = await list({ filter });
    expect(namesOf(found)).toEqual(names);
    expect(found.totalCount).toBe(names.length);
  });

  it('the numbers of a customer', async () => {
    expect(namesOf(await list({ filter: { customerSid: sids['acme'] } }))).toEqual(['a', 'b', 'c', 'shared']);
    expect(namesOf(await list({ filter: { customerSid: sids['bolt'], missing: ['CNAM'] } }))).toEqual(['d']);
    expect(namesOf(await list({ filter: { customerSid: sids['signing'] } }))).toEqual([]);
  });

  it('those of a subaccount, or of the account alone', async () => {
    const theirs = await list({ filter: { accountSid: subaccount.sid } });
    expect(namesOf(theirs)).toEqual(['apart', 'shared']);
    expect(theirs.nodes.every(({ accountSid }) => accountSid === subaccount.sid)).toBe(true);
    const covered = { accountSid: subaccount.sid, kind: 'SHAKEN_STIR', states: ['COVERED'] };
    expect(namesOf(await list({ filter: covered }))).toEqual(['shared']);
    expect(namesOf(await list({ filter: { accountSid: app.accountSid } }))).toEqual(['a', 'b', 'c', 'd', 'e', 'first']);
  });
});

test('whoever works in the subaccount sees its numbers without what is the main account’s', async () => {
  const found = await list({}, subaccount.graphql);
  expect(namesOf(found)).toEqual(['apart', 'shared']);
  expect(namesOf(await list({ filter: { missing: ['SHAKEN_STIR'] } }, subaccount.graphql))).toEqual([
    'apart',
    'shared',
  ]);
  const { errors } = await subaccount.graphql.execute(LIST, { filter: { accountSid: app.accountSid } });
  expect(errors?.[0]?.message).toBe('Only the main account has subaccounts whose numbers can be asked for.');
});

test('another account is refused', async () => {
  const { errors } = await app.execute(LIST, { filter: { accountSid: `AC${'9'.repeat(32)}` } });
  expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

test('the summary counts each number once for each kind', async () => {
  const { coverageSummary } = await app.data<{ coverageSummary: readonly object[] }>(
    '{ coverageSummary { kind state count } }',
  );
  expect(coverageSummary).toEqual([
    { kind: 'SHAKEN_STIR', state: 'COVERED', count: 3 },
    { kind: 'SHAKEN_STIR', state: 'IN_REVIEW', count: 1 },
    { kind: 'SHAKEN_STIR', state: 'MISSING', count: 3 },
    { kind: 'VOICE_INTEGRITY', state: 'REJECTED', count: 1 },
    { kind: 'VOICE_INTEGRITY', state: 'MISSING', count: 6 },
    { kind: 'CNAM', state: 'MISSING', count: 7 },
  ]);
});

test('pages join, and a cursor is good for its own filter and account', async () => {
  const whole = await list();
  const walked: string[] = [];
  for (let after: string | undefined; ;) {
    const page: Listed = await list({ first: 2, after });
    walked.push(...page.nodes.map(({ sid }) => sid));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(walked).toEqual(whole.nodes.map(({ sid }) => sid));
  const after = whole.edges[0]!.cursor;
  const others = [
    [app, { after, filter: { missing: ['CNAM'] } }],
    [app, { after: 'nonsense' }],
    [subaccount.graphql, { after }],
  ] as const;
  for (const [server, variables] of others) {
    const { errors } = await server.execute(LIST, variables);
    expect(errors?.[0]?.message).toContain('This cursor does not belong to this list');
  }
});

test('a filter that makes no sense is refused with a sentence', async () => {
  const messageOf = async (filter: object) => (await app.execute(LIST, { filter })).errors?.[0]?.message;
  expect(await messageOf({ kind: 'CNAM' })).toBe('Give the states that the coverage of this kind is to have.');
  expect(await messageOf({ missing: [] })).toContain('Give at least one kind.');
});

test('the product of a subaccount counts for its number in the main account, and is shown by the subaccount alone', async () => {
  const [profiles, products] = [
    [{ ref: 'theirs', status: APPROVED, numbers: ['$own'] }],
    [{ ref: 'name', policy: 'CNAM' as const, status: APPROVED, entities: ['$theirs'], numbers: ['$own'] }],
  ];
  const seeded = app.sandbox.seed({ accountSid: subaccount.sid, ...contentsWith(['own'], profiles, products, 50) });
  const query = `{ phoneNumberCoverage(filter: { accountSid: "${subaccount.sid}", kind: CNAM, states: [COVERED] }) {
    nodes { sid coverage { kind trustProduct { sid } } } } }`;
  interface Shown {
    readonly sid: string;
    readonly coverage: readonly { readonly kind: string; readonly trustProduct: { readonly sid: string } | null }[];
  }
  const productsSeenBy = async (server: GraphQLOverHttp) => {
    const { nodes } = (await server.data<{ phoneNumberCoverage: { nodes: readonly Shown[] } }>(query))
      .phoneNumberCoverage;
    return nodes.map(({ sid, coverage }) => [sid, coverage.find(({ kind }) => kind === 'CNAM')?.trustProduct?.sid]);
  };
  await expect.poll(() => productsSeenBy(subaccount.graphql)).toEqual([[seeded['own'], seeded['name']]]);
  await expect.poll(() => productsSeenBy(app)).toEqual([[seeded['own'], undefined]]);
});
