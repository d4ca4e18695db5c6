import { beforeAll, expect, test } from 'vitest';
import { ADDRESS, calls } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';

/*
 * Bundles and addresses by their friendly name, with or without the marker of the onboarding that made them.
 */

const LONG = 'The Very Long Name of a Dental Practice in San Francisco, California';
const NAMES = [
  'Acme Dental [onb:k68eb712]',
  'Acme Dental',
  'acme dental [onb:aaaaaaa1]',
  'Acme Dental West [onb:aaaaaaa2]',
  'Acme Dental [onb:short]',
  `${LONG.slice(0, 49)} [onb:aaaaaaa3]`,
];
const PLACES = [
  'Acme Dental address [onb:k68eb712]',
  'Acme Dental address',
  'acme dental address [onb:aaaaaaa1]',
  `${LONG.slice(0, 41)} address [onb:aaaaaaa3]`,
  `${LONG.slice(0, 41)} office [onb:aaaaaaa4]`,
];
const app = useTestApp();

beforeAll(() => {
  const bundles = NAMES.map((friendlyName, at) => ({
    ref: `bundle${at}`,
    friendlyName,
    email: 'office@acme.example',
    policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  }));
  const addresses = PLACES.map((friendlyName, at) => ({ ...ADDRESS, ref: `address${at}`, friendlyName }));
  app.sandbox.seed({ customerProfiles: bundles, addresses });
});

const QUERY = `query ($filter: BundleFilter, $first: Int, $after: String) {
  customerProfiles(filter: $filter, first: $first, after: $after) {
    nodes { friendlyName } pageInfo { endCursor hasNextPage } } }`;
interface Answer {
  readonly customerProfiles: {
    readonly nodes: readonly { readonly friendlyName: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

async function found(filter: object): Promise<readonly string[]> {
  const { customerProfiles } = await app.data<Answer>(QUERY, { filter });
  return customerProfiles.nodes.map(({ friendlyName }) => friendlyName).sort();
}

test.each([
  ['Acme Dental', ['Acme Dental', 'Acme Dental [onb:k68eb712]']],
  [' Acme Dental ', ['Acme Dental', 'Acme Dental [onb:k68eb712]']],
  ['Acme Dental [onb:k68eb712]', ['Acme Dental [onb:k68eb712]']],
  ['acme dental', ['acme dental [onb:aaaaaaa1]']],
  ['Acme', []],
  [LONG, [NAMES[5]]],
])('%s', async (friendlyName, names) => {
  expect(await found({ friendlyName })).toEqual(names);
});

test("the other filters are Twilio's, it is one call for a list of one page, and it is paged", async () => {
  const filter = { friendlyName: 'Acme Dental', status: 'DRAFT', kind: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS' };
  const before = app.sandbox.journal().length;
  const first = await app.data<Answer>(QUERY, { filter, first: 1 });
  expect(first.customerProfiles).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: true } });
  const listed = app.sandbox.journal().slice(before);
  expect(calls(listed).filter((call) => call === 'GET /v1/CustomerProfiles')).toHaveLength(1);
  const { endCursor: after } = first.customerProfiles.pageInfo;
  const second = await app.data<Answer>(QUERY, { filter, first: 1, after });
  expect(second.customerProfiles).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: false } });
  expect(second.customerProfiles.nodes).not.toEqual(first.customerProfiles.nodes);
  expect(await found({ ...filter, status: 'TWILIO_APPROVED' })).toEqual([]);
});

test.each([
  ['Acme Dental address', 'FR', []],
  ['Acme Dental address', 'US', [PLACES[1], PLACES[0]]],
  ['Acme Dental address [onb:k68eb712]', 'US', [PLACES[0]]],
  ['acme dental address', 'US', [PLACES[2]]],
  ['Acme Dental', 'US', []],
  [`${LONG.slice(0, 50)} address`, 'US', [PLACES[3]]],
])('the addresses %s in %s', async (friendlyName, isoCountry, names) => {
  app.sandbox.clearJournal();
  const query = 'query ($filter: AddressFilter) { addresses(filter: $filter) { nodes { friendlyName } } }';
  type Found = { addresses: { nodes: { friendlyName: string }[] } };
  const { addresses } = await app.data<Found>(query, { filter: { friendlyName, isoCountry } });
  expect(addresses.nodes.map((address) => address.friendlyName).sort()).toEqual(names);
  const path = 'GET /2010-04-01/Accounts/AC/Addresses.json';
  expect(calls(app.sandbox.journal()).filter((call) => call === path).length).toBeLessThanOrEqual(1);
});
