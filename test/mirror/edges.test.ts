import { beforeAll, expect, test } from 'vitest';
import { SECONDARY } from '../support/reference-contents.js';
import { useTestApp } from '../support/use-test-app.js';
import { find, MIRRORED, namesFound, untilReadSince } from './support/mirrored.js';

/* The edges that Trust Hub does not give: from a thing to what names it, or is built on it. */

const SHAKEN_STIR = 'RN7a97559effdf62d00f4298208492a5ea';
const BUNDLE = { email: 'desk@nobody.example' };
const ADDRESS = { customerName: 'Acme', city: 'Reno', region: 'NV', postalCode: '89501', isoCountry: 'US' };

const app = useTestApp(MIRRORED);
let sids: Readonly<Record<string, string>> = {};

const document = (ref: string, addressSids: unknown) => ({
  ref,
  friendlyName: ref,
  type: 'customer_profile_address',
  attributes: { address_sids: addressSids },
});

beforeAll(async () => {
  const addresses = ['main-street', 'side-street', 'nowhere'].map((street) => ({ ref: street, ...ADDRESS, street }));
  const made = app.sandbox.seed({ addresses });
  const profiles = ['a', 'b', 'c'].map((ref) => ({
    ...BUNDLE,
    ref,
    friendlyName: `Profile ${ref}`,
    policySid: SECONDARY,
  }));
  sids = {
    ...made,
    ...app.sandbox.seed({
      endUsers: [
        {
          ref: 'person',
          friendlyName: 'Person',
          type: 'authorized_representative_1',
          attributes: { first_name: 'Kim' },
        },
        { ref: 'alone', friendlyName: 'Alone', type: 'authorized_representative_1', attributes: {} },
      ],
      supportingDocuments: [
        document('one', made['main-street']),
        document('both', [made['main-street'], made['side-street']]),
      ],
      customerProfiles: profiles.map((profile) => ({
        ...profile,
        entities: ['$primary', ...(profile.ref === 'c' ? [] : ['$person', '$one'])],
      })),
      trustProducts: [
        { ...BUNDLE, ref: 'first', friendlyName: 'First', policySid: SHAKEN_STIR, entities: ['$a', '$person'] },
        { ...BUNDLE, ref: 'second', friendlyName: 'Second', policySid: SHAKEN_STIR, entities: ['$a', '$b'] },
      ],
    }),
  };
  await untilReadSince(app);
});

interface Named {
  readonly friendlyName: string;
}
interface Answer {
  readonly data: Record<string, Record<string, readonly Named[]>>;
  readonly extensions: { readonly upstream: { readonly calls: number; readonly asOf: string } };
}

/** The names at the other end of an edge. @returns with how many requests the answer took */
async function follow(field: string, sid: string | undefined, edge: string) {
  const selection = edge === 'bundles' || edge === 'supportingDocuments' ? '__typename friendlyName' : 'friendlyName';
  const query = `query ($sid: Sid!) { found: ${field}(sid: $sid) { ${edge} { ${selection} } } }`;
  const { data, extensions } = (await app.execute(query, { sid })) as unknown as Answer;
  return { names: data['found']?.[edge]?.map(({ friendlyName }) => friendlyName), calls: extensions.upstream.calls };
}

test.each([
  ['customerProfile', 'a', 'trustProducts', ['First', 'Second']],
  ['customerProfile', 'b', 'trustProducts', ['Second']],
  ['customerProfile', 'c', 'trustProducts', []],
  ['trustProduct', 'first', 'customerProfiles', ['Profile a']],
  ['trustProduct', 'second', 'customerProfiles', ['Profile a', 'Profile b']],
  ['endUser', 'person', 'bundles', ['First', 'Profile a', 'Profile b']],
  ['endUser', 'alone', 'bundles', []],
  ['supportingDocument', 'one', 'bundles', ['Profile a', 'Profile b']],
  ['supportingDocument', 'both', 'bundles', []],
  ['address', 'main-street', 'supportingDocuments', ['both', 'one']],
  ['address', 'side-street', 'supportingDocuments', ['both']],
  ['address', 'nowhere', 'supportingDocuments', []],
])('%s %s: its %s', async (field, ref, edge, names) => {
  const { names: found, calls } = await follow(field, sids[ref], edge);
  expect([...(found ?? [])].sort()).toEqual(names);
  // That of the thing itself, where it is not kept.
  expect(calls).toBeLessThanOrEqual(1);
});

test('from customers they take no request at all, and say as of when they are', async () => {
  const query = `query ($sid: Sid!) { customer(sid: $sid) { asOf profile {
    trustProducts { sid customerProfiles { sid } } secondaryProfiles { nodes { sid } }
  } } }`;
  const { data, extensions } = (await app.execute(query, { sid: sids['a'] })) as unknown as {
    readonly data: { readonly customer: { readonly asOf: string; readonly profile: object } };
    readonly extensions: Answer['extensions'];
  };
  // Their dates fall in one second, so that their SIDs decide about the order.
  const inOrder = (...refs: readonly string[]) => refs.map((ref) => sids[ref]!).sort();
  const profilesOf: Record<string, readonly string[]> = { [sids['first']!]: ['a'], [sids['second']!]: ['a', 'b'] };
  expect(data.customer.profile).toEqual({
    trustProducts: inOrder('first', 'second').map((sid) => ({
      sid,
      customerProfiles: inOrder(...profilesOf[sid]!).map((profile) => ({ sid: profile })),
    })),
    secondaryProfiles: { nodes: [] },
  });
  expect(extensions.upstream.calls).toBe(0);
  expect(Date.parse(extensions.upstream.asOf)).toBeGreaterThanOrEqual(Date.parse(data.customer.asOf));
});

const SECONDARIES = `query ($first: Int, $after: String, $beside: String) { primaryCustomerProfile {
  secondaryProfiles(first: $first, after: $after) { nodes { friendlyName } pageInfo { hasNextPage endCursor } }
  beside: secondaryProfiles(first: 1, after: $beside) { nodes { friendlyName } }
} }`;
interface Secondaries {
  readonly primaryCustomerProfile: {
    readonly secondaryProfiles: {
      readonly nodes: readonly Named[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    } | null;
    readonly beside: { readonly nodes: readonly Named[] };
  };
}

test('the secondary profiles of the primary come in pages', async () => {
  const walked: string[] = [];
  let after: string | undefined;
  for (;;) {
    const { primaryCustomerProfile } = await app.data<Secondaries>(SECONDARIES, { first: 2, after });
    const { nodes, pageInfo } = primaryCustomerProfile.secondaryProfiles!;
    expect(primaryCustomerProfile.beside.nodes).toHaveLength(1);
    walked.push(...nodes.map(({ friendlyName }) => friendlyName));
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) break;
  }
  expect([...walked].sort()).toEqual(['Profile a', 'Profile b', 'Profile c']);
});

test('a cursor of another list is refused, and the page beside it is there', async () => {
  const { pageInfo } = await find(app, { first: 1 });
  const { data, errors } = await app.execute<Secondaries>(SECONDARIES, { first: 2, after: pageInfo.endCursor });
  expect(errors).toMatchObject([
    { path: ['primaryCustomerProfile', 'secondaryProfiles'], extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(data?.primaryCustomerProfile.beside.nodes).toHaveLength(1);
});

test('of many things at once each has its own', async () => {
  const query = '{ addresses { nodes { street supportingDocuments { friendlyName } } } }';
  const { addresses } = await app.data<{
    addresses: { nodes: readonly { street: string; supportingDocuments: readonly Named[] }[] };
  }>(query);
  const found = addresses.nodes.map(({ street, supportingDocuments }) => [
    street,
    supportingDocuments.map(({ friendlyName }) => friendlyName).sort(),
  ]);
  expect(Object.fromEntries(found)).toMatchObject({
    'main-street': ['both', 'one'],
    'side-street': ['both'],
    nowhere: [],
  });
});

test("a document's SID finds the customers that it is on", async () => {
  expect(await namesFound(app, sids['one']!)).toEqual(['Profile a', 'Profile b']);
  expect(await namesFound(app, sids['both']!)).toEqual([]);
});

test('what this server changes is there at once, and what others change after a sweep', async () => {
  const update = `mutation ($input: UpdateSupportingDocumentInput!) {
    updateSupportingDocument(input: $input) { userErrors { message } }
  }`;
  const attributes = { address_sids: sids['nowhere'] };
  await app.data(update, { input: { sid: sids['both'], attributes } });
  expect((await follow('address', sids['nowhere'], 'supportingDocuments')).names).toEqual(['both']);
  expect((await follow('address', sids['side-street'], 'supportingDocuments')).names).toEqual([]);
  app.sandbox.seed({ supportingDocuments: [document('late', sids['nowhere'])] });
  await untilReadSince(app);
  expect((await follow('address', sids['nowhere'], 'supportingDocuments')).names).toEqual(['both', 'late']);
});
