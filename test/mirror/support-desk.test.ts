import { beforeAll, describe, expect, it, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { GraphQLOverHttp } from '../support/graphql.js';
import { startAppOver } from '../support/start-app.js';
import { SECONDARY } from '../support/reference-contents.js';
import { CUSTOMERS, find, MIRRORED, untilReadSince } from './support/mirrored.js';

/*
 * What a support desk asks first: who waits, who must correct something, whose approval ends soon. The sandbox's time is
 * the test's own: an approval holds for 30 days, and a review begins after 10.
 */

const PRODUCT = {
  shaken: 'RN7a97559effdf62d00f4298208492a5ea',
  voice: 'RN5b3660f9598883b1df4e77f77acefba0',
  // Of Branded Calling, which this server does not know.
  other: 'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
} as const;
const DAY = 24 * 60 * 60 * 1_000;
const START = new Date('2026-03-01T09:00:00Z');
const day = (count: number): string => new Date(START.getTime() + count * DAY).toISOString();

interface Bundle {
  readonly status?: string;
  readonly codes?: readonly number[];
}

let sandbox: Sandbox;
const app = new GraphQLOverHttp('');
const sids: Record<string, string> = {};

/** A customer of this name, with one product for each kind that is given. */
function add(name: string, profile: Bundle, products: Partial<Record<keyof typeof PRODUCT, Bundle>> = {}): void {
  const bundle = { email: 'desk@nobody.example' };
  const made = sandbox.control.seed({
    customerProfiles: [{ ...bundle, ref: name, friendlyName: name, policySid: SECONDARY, ...profile }],
    trustProducts: Object.entries(products).map(([kind, product]) => ({
      ...bundle,
      ref: `${name}-${kind}`,
      friendlyName: kind,
      policySid: PRODUCT[kind as keyof typeof PRODUCT],
      entities: [`$${name}`],
      ...product,
    })),
  });
  Object.assign(sids, made);
}

beforeAll(async () => {
  sandbox = await startSandbox({ validForMs: 30 * DAY, reviewDelayMs: 20 * DAY });
  sandbox.control.clock.freeze();
  await sandbox.control.clock.set(START);
  add('Ash', { status: 'twilio-approved' }, { shaken: { status: 'twilio-approved' } });
  add('Fir', {});
  await sandbox.control.clock.advance(DAY);
  add('Birch', { status: 'twilio-approved' }, { shaken: { status: 'pending-review' }, voice: {} });
  add('Elm', { status: 'twilio-approved' }, { voice: { status: 'twilio-rejected', codes: [11001, 18601] } });
  await sandbox.control.clock.advance(DAY);
  add('Cedar', { status: 'in-review' }, { voice: {} });
  add(
    'Dogwood',
    { status: 'twilio-rejected', codes: [18601, 18602] },
    { shaken: { status: 'twilio-rejected', codes: [18601] }, other: {} },
  );
  const server = await startAppOver(sandbox, MIRRORED);
  Object.assign(app, server);
  await untilReadSince(app);
  return async () => {
    await server.close();
    await sandbox.close();
  };
});

describe('a filter finds', () => {
  it.each([
    ['a kind of product', { product: { kind: 'VOICE_INTEGRITY' } }, ['Birch', 'Cedar', 'Elm']],
    ['it in a status', { product: { kind: 'SHAKEN_STIR', status: ['PENDING_REVIEW', 'IN_REVIEW'] } }, ['Birch']],
    ['who lacks a kind', { product: { kind: 'VOICE_INTEGRITY', missing: true } }, ['Ash', 'Dogwood', 'Fir']],
    [
      'who lacks it in a status',
      { product: { kind: 'SHAKEN_STIR', missing: true, status: ['TWILIO_APPROVED'] } },
      ['Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'],
    ],
    ['a product of a kind that is not known', { product: { kind: 'UNKNOWN' } }, ['Dogwood']],
    ['a code of a profile', { rejectionCode: [18602] }, ['Dogwood']],
    ['a code of a profile or a product', { rejectionCode: [18601] }, ['Dogwood', 'Elm']],
    ['one of several codes', { rejectionCode: [11001, 11002] }, ['Elm']],
    ['what ends before a moment', { expiresBefore: day(30.5) }, ['Ash']],
    ['only what ends before it', { expiresBefore: day(30) }, []],
    ['what ends a little later', { expiresBefore: day(31.5) }, ['Ash', 'Birch', 'Elm']],
    ['who has all that is asked for', { status: ['TWILIO_APPROVED'], rejectionCode: [18601] }, ['Elm']],
  ])('%s', async (_what, filter, names) => {
    expect(await namesOf({ filter })).toEqual(names);
  });

  const namesOf = async (variables: object) => {
    const { nodes } = await find(app, { ...variables, search: undefined });
    return nodes.map(({ name }) => name).filter((name) => !name.startsWith('Sandbox'));
  };
});

test('whoever has waited longest for a review comes first, those who wait for none last', async () => {
  const whole = await find(app, { orderBy: 'WAITING_SINCE_ASC' });
  expect(whole.nodes.slice(0, 2).map(({ name }) => name)).toEqual(['Birch', 'Cedar']);
  const walked: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await find(app, { orderBy: 'WAITING_SINCE_ASC', first: 3, after });
    walked.push(...page.nodes.map(({ sid }) => sid));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(walked).toEqual(whole.nodes.map(({ sid }) => sid));
});

const OF_EACH = `query ($search: String, $filter: CustomerFilter, $first: Int) {
  customers(search: $search, filter: $filter, first: $first) {
    nodes { name waitingSince expiresAt rejections { code remedy } }
    totalCount
    facets { status { status count } rejectionCodes { code count } }
  }
}`;

interface Found {
  readonly customers: {
    readonly nodes: readonly {
      readonly name: string;
      readonly waitingSince: string | null;
      readonly expiresAt: string | null;
      readonly rejections: readonly { readonly code: number; readonly remedy: string }[];
    }[];
    readonly totalCount: number;
    readonly facets: { readonly status: readonly object[]; readonly rejectionCodes: readonly object[] };
  };
}

test('a customer says since when it waits, when its approval ends, and why it was rejected; without a request', async () => {
  const { customers } = await app.data<Found>(OF_EACH);
  const of = Object.fromEntries(customers.nodes.map((node) => [node.name, node]));
  const dates = (name: string) => [of[name]?.waitingSince, of[name]?.expiresAt].map((at) => at && Date.parse(at));
  expect(dates('Ash')).toEqual([null, Date.parse(day(30))]);
  expect(dates('Birch')).toEqual([Date.parse(day(1)), Date.parse(day(31))]);
  expect(dates('Cedar')).toEqual([Date.parse(day(2)), null]);
  expect(dates('Fir')).toEqual([null, null]);
  expect(of['Dogwood']?.rejections.map(({ code }) => code)).toEqual([18601, 18602]);
  expect(of['Elm']?.rejections.map(({ code }) => code)).toEqual([11001, 18601]);
  expect(of['Elm']?.rejections.every(({ remedy }) => remedy !== '')).toBe(true);
  expect(of['Ash']?.rejections).toEqual([]);
});

test('the counts are over all that match, and not over a page', async () => {
  const { customers: all } = await app.data<Found>(OF_EACH, { first: 1 });
  expect(all.nodes).toHaveLength(1);
  // The sandbox's own primary profile is approved too.
  expect(all.facets).toEqual({
    status: [
      { status: 'DRAFT', count: 1 },
      { status: 'IN_REVIEW', count: 1 },
      { status: 'TWILIO_REJECTED', count: 1 },
      { status: 'TWILIO_APPROVED', count: 4 },
    ],
    rejectionCodes: [
      { code: 18601, count: 2 },
      { code: 11001, count: 1 },
      { code: 18602, count: 1 },
    ],
  });
  const { customers: some } = await app.data<Found>(OF_EACH, { filter: { rejectionCode: [11001] } });
  expect(some.facets).toEqual({
    status: [{ status: 'TWILIO_APPROVED', count: 1 }],
    rejectionCodes: [
      { code: 11001, count: 1 },
      { code: 18601, count: 1 },
    ],
  });
  const { customers: none } = await app.data<Found>(OF_EACH, { search: 'xylophone' });
  expect(none).toEqual({ nodes: [], totalCount: 0, facets: { status: [], rejectionCodes: [] } });
});

test('what no filter can mean is refused with a sentence', async () => {
  const refusal = async (filter: object) => (await app.execute(CUSTOMERS, { filter })).errors?.[0];
  expect(await refusal({ product: { kind: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS' } })).toMatchObject({
    message: 'This is a kind of customer profile: give one of trust products.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect((await refusal({ rejectionCode: [] }))?.message).toBe('Give at least one code.');
  expect((await refusal({ onboardingStatus: [] }))?.message).toBe('Give at least one status.');
});

test('a cursor goes on with its filter, however that is written', async () => {
  const filter = { rejectionCode: [18601], status: ['TWILIO_APPROVED', 'TWILIO_REJECTED'] };
  const { pageInfo } = await find(app, { filter, first: 1 });
  const reordered = { status: filter.status, rejectionCode: filter.rejectionCode };
  expect((await find(app, { filter: reordered, first: 1, after: pageInfo.endCursor })).nodes[0]?.name).toBe('Elm');
  const other = await app.execute(CUSTOMERS, {
    filter: { ...filter, rejectionCode: [18602] },
    after: pageInfo.endCursor,
  });
  expect(other.errors?.[0]?.message).toContain('This cursor does not belong to this list');
});

test('a review is waited for since the submission, not since it began, and until it ends', async () => {
  const product = 'query ($sid: Sid!) { customer(sid: $sid) { waitingSince trustProducts { status } } }';
  const birch = async () => {
    await untilReadSince(app);
    const answer = await app.data<{ customer: { waitingSince: string | null; trustProducts: { status: string }[] } }>(
      product,
      { sid: sids['Birch'] },
    );
    const { waitingSince, trustProducts } = answer.customer;
    return [waitingSince && Date.parse(waitingSince), trustProducts.map(({ status }) => status).sort()];
  };
  expect(await birch()).toEqual([Date.parse(day(1)), ['DRAFT', 'PENDING_REVIEW']]);
  await sandbox.control.clock.advance(10 * DAY);
  expect(await birch()).toEqual([Date.parse(day(1)), ['DRAFT', 'IN_REVIEW']]);
  await sandbox.control.review(sids['Birch-shaken']!, 'rejected', [18602]);
  expect(await birch()).toEqual([null, ['DRAFT', 'TWILIO_REJECTED']]);
});
