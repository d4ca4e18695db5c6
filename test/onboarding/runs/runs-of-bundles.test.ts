import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inputFor, onboardKind, plantProfile, type Kind } from '../../support/onboarding-kinds.js';
import { numberDispenser, resume, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { createSubaccount, type TestSubaccount } from '../../support/subaccounts.js';
import { useTestApp } from '../../support/use-test-app.js';

/* Which onboardings a customer profile or trust product comes from. */

interface Runs {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}
type Answer = Readonly<Record<string, { readonly onboardings: Runs } | null>>;

const RUNS = 'nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage }';
const PROFILE = `query ($sid: Sid!) { customerProfile(sid: $sid) { onboardings { ${RUNS} } } }`;
const PRODUCT = `query ($sid: Sid!) { trustProduct(sid: $sid) { onboardings { ${RUNS} } } }`;

const app = useTestApp({ SANDBOX_SWITCHES: 'resubmission=refused,rejectedProductDeletion=refused' });
const numbers = numberDispenser(app);
const idsOf = (answer: Answer | null | undefined) =>
  Object.values(answer ?? {}).map((bundle) => bundle?.onboardings.nodes.map(({ id }) => id) ?? null)[0];
const ofProfile = async (sid: string | undefined) => idsOf(await app.data<Answer>(PROFILE, { sid }));
const ofProduct = async (sid: string | undefined) => idsOf(await app.data<Answer>(PRODUCT, { sid }));

/** Starts a run and follows it to its end, or to where a person is needed. */
async function ended(kind: Kind, input: object) {
  const { onboarding } = await onboardKind(app, kind, input);
  return until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
}
/** A run that makes both. */
const made = async () => ended('VOICE_INTEGRITY', voiceIntegrityInput(await numbers(1)));
const onProfile = async (kind: Kind, existingSid: string) =>
  ended(kind, inputFor(kind, await numbers(1), { existingSid }));

describe('of a profile and a product', () => {
  test('they are those that made them or were given them, the newest first, with no request of their own', async () => {
    const first = await made();
    const [profile, product] = [first.customerProfile!.sid, first.trustProduct!.sid];
    expect(await ofProfile(profile)).toEqual([first.id]);
    expect(await ofProduct(product)).toEqual([first.id]);
    // The same queries again, while their bundles are still kept.
    const second = await onProfile('SHAKEN_STIR', profile);
    expect(await ofProfile(profile)).toEqual([second.id, first.id]);
    expect(await ofProduct(product)).toEqual([first.id]);
    expect(await ofProduct(second.trustProduct!.sid)).toEqual([second.id]);
    const { data, ...rest } = await app.execute<Answer>(PROFILE, { sid: profile }, { 'cache-control': 'no-cache' });
    expect(idsOf(data)).toEqual([second.id, first.id]);
    expect(rest).toMatchObject({ extensions: { upstream: { calls: 1 } } });
  });

  test('the primary profile, on which all stand, has none of them', async () => {
    await made();
    const { primaryCustomerProfile } = await app.data<Answer>(`{ primaryCustomerProfile { onboardings { ${RUNS} } } }`);
    expect(primaryCustomerProfile?.onboardings.nodes).toEqual([]);
  });

  test('a run that stopped because of its profile is among them', async () => {
    const profile = plantProfile(app.sandbox, 'draft');
    expect(await ofProfile(profile)).toEqual([]);
    const stopped = await onProfile('CNAM', profile);
    expect(stopped.failure).toMatchObject({ code: 'CUSTOMER_PROFILE_NOT_SUBMITTED' });
    expect(await ofProfile(profile)).toEqual([stopped.id]);
  });

  test('a product that was made again, and that Twilio keeps, has its run as well', async () => {
    const input = inputFor('CNAM', await numbers(1), { secondary: (good) => good });
    const rejected = await ended('CNAM', { ...input, cnam: { cnamDisplayName: 'MISMATCH' } });
    await resume(app, rejected.id, { cnam: { cnamDisplayName: 'Acme Dental' } });
    const done = await until(app, rejected.id, 'COMPLETED', 'ACTION_REQUIRED');
    expect(done.trustProduct?.sid).not.toBe(rejected.trustProduct?.sid);
    expect(await ofProduct(rejected.trustProduct?.sid)).toEqual([done.id]);
    expect(await ofProduct(done.trustProduct?.sid)).toEqual([done.id]);
  });

  test('they are found by what is reached from a thing, too', async () => {
    const run = await made();
    const query = `query ($sid: Sid!) { trustProduct(sid: $sid) {
      supportingProfiles { onboardings { nodes { id } } }
      entityAssignments(first: 1) { nodes { bundle { onboardings { nodes { id } } } } } } }`;
    const onboardings = { nodes: [{ id: run.id }] };
    expect(await app.data(query, { sid: run.trustProduct?.sid })).toEqual({
      trustProduct: {
        supportingProfiles: [{ onboardings }],
        entityAssignments: { nodes: [{ bundle: { onboardings } }] },
      },
    });
  });
});

describe('page by page', () => {
  let profile: string;
  let newestFirst: readonly string[];
  beforeAll(async () => {
    profile = plantProfile(app.sandbox, 'draft');
    const runs = [];
    for (const kind of ['CNAM', 'SHAKEN_STIR', 'VOICE_INTEGRITY'] as const) runs.push(await onProfile(kind, profile));
    newestFirst = runs.map(({ id }) => id).reverse();
  });
  const page = (first: number, after: string | null, sid = profile) =>
    app.execute<Answer>(
      `query ($sid: Sid!, $first: Int!, $after: String) {
        customerProfile(sid: $sid) { onboardings(first: $first, after: $after) { ${RUNS} } } }`,
      { sid, first, after },
    );

  test('each run comes once, and pages of several sizes in one operation are right', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const runs: Runs = (await page(1, after)).data!['customerProfile']!.onboardings;
      expect(runs.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...runs.nodes.map(({ id }) => id));
      if (!runs.pageInfo.hasNextPage) break;
      after = runs.edges.at(-1)!.cursor;
    }
    expect(seen).toEqual(newestFirst);
    const { customerProfile } = await app.data<Record<string, Record<string, Runs>>>(
      `query ($sid: Sid!) { customerProfile(sid: $sid) {
        one: onboardings(first: 1) { ${RUNS} } two: onboardings(first: 2) { ${RUNS} } all: onboardings(first: 3) { ${RUNS} } } }`,
      { sid: profile },
    );
    expect(Object.values(customerProfile!).map(({ nodes, pageInfo }) => [nodes.length, pageInfo.hasNextPage])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });

  test('the cursor of another list is refused, and concerns nothing else', async () => {
    const after = (await page(1, null)).data!['customerProfile']!.onboardings.edges[0]!.cursor;
    const other = plantProfile(app.sandbox, 'draft');
    const asked = await app.execute<Answer>(
      `query ($sid: Sid!, $other: Sid!, $after: String) {
        right: customerProfile(sid: $sid) { onboardings(after: $after) { ${RUNS} } }
        wrong: customerProfile(sid: $other) { onboardings(after: $after) { ${RUNS} } } }`,
      { sid: profile, other, after },
    );
    expect(asked.data?.['right']?.onboardings.nodes.map(({ id }) => id)).toEqual(newestFirst.slice(1));
    expect(asked.data?.['wrong']).toBeNull();
    expect(asked.errors).toMatchObject([{ path: ['wrong', 'onboardings'], extensions: { code: 'BAD_USER_INPUT' } }]);
    const { onboardings } = await app.data<{ onboardings: Runs }>(`{ onboardings(first: 1) { ${RUNS} } }`);
    expect((await page(1, onboardings.edges[0]!.cursor)).errors).toHaveLength(1);
  });

  test.each([0, 101])('a page of %i is refused', async (first) => {
    expect((await page(first, null)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('so many runs that they could fill the memory are refused before any is read', async () => {
    const wide = (first: number) =>
      app.execute(`{ customerProfiles(first: 1000) { nodes { onboardings(first: ${first}) { nodes { status } } } } }`);
    expect((await wide(20)).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    expect((await wide(5)).errors).toBeUndefined();
  });
});

describe('of another account', () => {
  let sub: TestSubaccount;
  beforeEach(async () => (sub = await createSubaccount(app, 0)));

  test('a run that was given the SID of a profile is not shown to its owner', async () => {
    const profile = plantProfile(app.sandbox, 'twilio-approved', [], sub.sid);
    const stopped = await onProfile('CNAM', profile);
    expect(stopped.failure).toMatchObject({ code: 'CUSTOMER_PROFILE_NOT_FOUND' });
    expect(idsOf(await sub.graphql.data<Answer>(PROFILE, { sid: profile }))).toEqual([]);
    expect(await ofProfile(profile)).toBeNull();
  });

  test('a cursor is of no use', async () => {
    const mine = (await made()).customerProfile!.sid;
    const { customerProfile } = await app.data<Answer>(PROFILE, { sid: mine });
    const theirs = plantProfile(app.sandbox, 'draft', [], sub.sid);
    const after = customerProfile!.onboardings.edges[0]!.cursor;
    const query = `query ($sid: Sid!, $after: String) { customerProfile(sid: $sid) { onboardings(after: $after) { ${RUNS} } } }`;
    expect((await sub.graphql.execute(query, { sid: theirs, after })).errors).toHaveLength(1);
  });
});

test('those of a long page of profiles are right for each, with one request for the page', async () => {
  const profiles = Array.from({ length: 60 }, () => plantProfile(app.sandbox, 'draft'));
  const [given = ''] = profiles.slice(41);
  const input = inputFor('VOICE_INTEGRITY', await numbers(1), { existingSid: given });
  const { onboarding } = await onboardKind(app, 'VOICE_INTEGRITY', input);
  interface Listed {
    readonly sid: string;
    readonly onboardings: Runs;
  }
  const answer = await app.execute<{ customerProfiles: { nodes: readonly Listed[] } }>(
    `{ customerProfiles(first: 200) { nodes { sid onboardings { ${RUNS} } } } }`,
    {},
    { 'cache-control': 'no-cache' },
  );
  expect(answer).toMatchObject({ extensions: { upstream: { calls: 1 } } });
  const nodes = answer.data?.customerProfiles.nodes ?? [];
  const found = new Map(nodes.map(({ sid, onboardings }) => [sid, onboardings.nodes.map(({ id }) => id)]));
  expect(profiles.map((sid) => found.get(sid))).toEqual(profiles.map((sid) => (sid === given ? [onboarding!.id] : [])));
});
