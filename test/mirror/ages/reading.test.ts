import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { MIRRORED, ONCE, untilReadSince } from '../support/mirrored.js';
import { ask, type Answer, HOUR, KEPT_ONLY, LIVE } from './support.js';

/*
 * Everything that the mirror answers is asked twice, of Twilio and of the mirror: both must say the same. The mirror has read
 * everything once, and reads nothing while the tests ask.
 */

const SHAKEN_STIR = 'RN7a97559effdf62d00f4298208492a5ea';
const NAMES = ['Heron', 'Crane', 'Heron [onb:abcd1234]', 'Swift', 'heron', 'Robin'];
const STATUSES = ['draft', 'twilio-approved', 'in-review', 'twilio-rejected'];

let sandbox: Sandbox;
let server: ServerOverHttp;
let sids: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  sandbox = await startSandbox({});
  sids = sandbox.control.seed({
    phoneNumbers: NAMES.map((_, at) => ({ ref: `number-${at}`, phoneNumber: `+1415555${String(1_700 + at * 7)}` })),
    addresses: NAMES.map((friendlyName, at) => ({
      ref: `address-${at}`,
      friendlyName,
      customerName: at % 2 === 0 ? 'Acme' : 'Other',
      street: `${at} Market Street`,
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94105',
      isoCountry: at % 3 === 0 ? 'US' : 'CA',
    })),
    supportingDocuments: NAMES.map((friendlyName, at) => ({
      ref: `document-${at}`,
      friendlyName,
      type: 'customer_profile_address',
      attributes: { address_sids: `$address-${at}` },
    })),
    endUsers: NAMES.map((friendlyName, at) => ({
      ref: `user-${at}`,
      friendlyName,
      type: at % 2 === 0 ? 'authorized_representative_1' : 'customer_profile_business_information',
      attributes: { email: `${at}@nobody.example`, 'a key': { of: ['their', 'own'] } },
    })),
    customerProfiles: NAMES.map((friendlyName, at) => ({
      ref: `profile-${at}`,
      friendlyName,
      email: 'desk@nobody.example',
      policySid: SECONDARY,
      status: STATUSES[at % STATUSES.length],
      entities: [...(at === 0 ? NAMES.map((_, user) => `$user-${user}`) : [`$user-${at}`]), `$document-${at}`],
      numbers: at === 0 ? NAMES.map((_, number) => `$number-${number}`) : [],
    })),
    trustProducts: NAMES.slice(0, 3).map((friendlyName, at) => ({
      ref: `product-${at}`,
      friendlyName,
      email: 'desk@nobody.example',
      policySid: SHAKEN_STIR,
      entities: [`$profile-${at}`],
    })),
  });
  const evaluate = (kind: string, sid: string, policySid: string) =>
    sandboxPost(`/v1/${kind}/${sid}/Evaluations`, { PolicySid: policySid });
  await evaluate('CustomerProfiles', sids['profile-0']!, SECONDARY);
  await evaluate('TrustProducts', sids['product-1']!, SHAKEN_STIR);
  server = await startAppOver(sandbox, { ...MIRRORED, ...ONCE });
  await untilReadSince(server, new Date(0));
  // The list of policies is no part of the first pass.
  await vi.waitFor(async () => {
    const { errors } = await ask(server, sandbox, '{ policies { nodes { sid } } }', KEPT_ONLY);
    expect(errors).toBeUndefined();
  });
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

async function sandboxPost(path: string, form: Readonly<Record<string, string>>): Promise<void> {
  const login = Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64');
  const headers = { authorization: `Basic ${login}` };
  const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: new URLSearchParams(form) });
  expect(response.ok).toBe(true);
}

const BUNDLE = `sid accountSid friendlyName email status rawStatus kind statusCallback validUntil createdAt updatedAt
  rejections { code } policy { sid friendlyName kind requirements }`;
const PAGE = 'pageInfo { hasNextPage hasPreviousPage }';
const NUMBER = 'sid phoneNumber friendlyName accountSid capabilities { voice sms } status';
const USER = 'sid accountSid friendlyName type attributes createdAt updatedAt';
const lists = (name: string, filters: readonly string[], fields: string) =>
  ['', ...filters].map((filter) => {
    const args = filter === '' ? '(first: 50)' : `(first: 50, filter: { ${filter} })`;
    return `{ ${name}${args} { nodes { ${fields} } ${PAGE} } }`;
  });
const BUNDLE_FILTERS = [
  'status: DRAFT',
  'status: IN_REVIEW',
  'status: TWILIO_APPROVED, friendlyName: "Crane"',
  `policySid: "${SECONDARY}"`,
  'kind: SECONDARY_CUSTOMER_PROFILE_BUSINESS',
  'kind: SHAKEN_STIR, status: DRAFT',
  'friendlyName: "Heron"',
  'friendlyName: "Heron [onb:abcd1234]"',
  'friendlyName: "Nobody"',
];
const ofProfile = (fields: string) => `query ($profile: Sid!) { customerProfile(sid: $profile) { ${fields} } }`;
const QUERIES: readonly string[] = [
  ...lists('customerProfiles', BUNDLE_FILTERS, BUNDLE),
  ...lists('trustProducts', BUNDLE_FILTERS, BUNDLE),
  ...lists(
    'incomingPhoneNumbers',
    ['phoneNumber: "+14155551707"', 'phoneNumber: "55517"', 'phoneNumber: "555*707"', 'friendlyName: "(415) 555-1714"'],
    NUMBER,
  ),
  ...lists(
    'addresses',
    [
      'customerName: "Acme"',
      'isoCountry: "us"',
      'friendlyName: "Heron"',
      'emergencyEnabled: false, customerName: "Other"',
    ],
    'sid accountSid friendlyName customerName street isoCountry validated createdAt updatedAt',
  ),
  '{ supportingDocuments(first: 50) { nodes { sid friendlyName type status attributes addresses { sid street } } } }',
  ofProfile('supportingDocuments { sid addresses { sid } } requirements { readyToSubmit warnings { field } }'),
  `{ endUsers(first: 50) { nodes { ${USER} } ${PAGE} } }`,
  `{ policies(first: 50) { nodes { sid friendlyName kind requirements } ${PAGE} } }`,
  ofProfile(BUNDLE),
  ofProfile(`entityAssignments(first: 50) { nodes { sid accountSid createdAt bundle { sid }
    object { __typename ... on EndUser { ${USER} } } } ${PAGE} }`),
  ofProfile(
    `channelEndpointAssignments(first: 50) { nodes { sid channelEndpointType createdAt phoneNumber { ${NUMBER} } } ${PAGE} }`,
  ),
  ofProfile(`channelEndpointAssignments(channelEndpointSids: ["NUMBER-1", "NUMBER-4"]) { nodes { sid } ${PAGE} }`),
  ofProfile(`endUsers { ${USER} } phoneNumbers { ${NUMBER} } supportingProfiles { sid }`),
  ofProfile(
    'latestEvaluation { sid status createdAt results { requirementName passed invalid { objectField } } bundle { sid } }',
  ),
  'query ($product: Sid!) { trustProduct(sid: $product) { sid supportingProfiles { sid friendlyName } latestEvaluation { sid } } }',
  'query ($user: Sid!) { endUser(sid: $user) { sid details { __typename } } }',
  'query ($number: Sid!) { incomingPhoneNumber(sid: $number) { sid phoneNumber } }',
  // Of the other kind, and so none of this one.
  'query ($product: Sid!) { customerProfile(sid: $product) { sid } }',
];

/** SIDs differ from run to run, so that the queries name what they mean. */
const named = (query: string) => query.replaceAll(/NUMBER-(\d)/g, (_, at: string) => sids[`number-${at}`]!);
const variablesOf = (query: string) =>
  Object.fromEntries(
    [...query.matchAll(/\$(\w+): Sid!/g)].map(([, name = '']) => [name, sids[`${name}-${name === 'product' ? 1 : 0}`]]),
  );

describe('the mirror says what Twilio says, without a request', () => {
  it.each(QUERIES)('%s', async (query) => {
    const variables = variablesOf(query);
    const live = await ask(server, sandbox, named(query), LIVE, variables);
    const answered = Date.now();
    expect(live.errors).toBeUndefined();
    // Kept for everybody for seconds: it must not hide what the mirror says.
    server.app.trustHubs.clear(sandbox.accountSid);
    const old = await ask(server, sandbox, named(query), HOUR, variables);
    expect(old).toMatchObject({ data: live.data, requests: [], upstream: { calls: 0 } });
    expect(old.errors).toBeUndefined();
    // Nothing was read since: the mirror has what was read live, or older.
    expect(Date.parse(old.upstream.asOf!)).toBeLessThanOrEqual(answered);
    expect(await ask(server, sandbox, named(query), KEPT_ONLY, variables)).toMatchObject({
      data: live.data,
      requests: [],
    });
  });
});

describe('pages', () => {
  const LISTS = [
    'endUsers(first: $first, after: $after)',
    'customerProfiles(first: $first, after: $after)',
    'customerProfiles(first: $first, after: $after, filter: { status: DRAFT })',
    'customerProfiles(first: $first, after: $after, filter: { friendlyName: "Heron" })',
    'incomingPhoneNumbers(first: $first, after: $after)',
  ];
  interface Page {
    readonly list: {
      readonly nodes: readonly { readonly sid: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  }
  const walk = async (list: string, headers: readonly Readonly<Record<string, string>>[]) => {
    const query = `query ($first: Int!, $after: String) {
      list: ${list} { nodes { sid } pageInfo { hasNextPage endCursor } } }`;
    const pages: (readonly string[])[] = [];
    let calls = 0;
    let after: string | null = null;
    for (;;) {
      server.app.trustHubs.clear(sandbox.accountSid);
      const by = headers[pages.length % headers.length]!;
      const { data, upstream }: Answer<Page> = await ask<Page>(server, sandbox, query, by, { first: 2, after });
      calls += upstream.calls;
      pages.push(data.list.nodes.map(({ sid }) => sid));
      after = data.list.pageInfo.endCursor;
      if (!data.list.pageInfo.hasNextPage) return { pages, calls };
    }
  };

  it.each(LISTS)('%s', async (list) => {
    const { pages: live } = await walk(list, [LIVE]);
    expect(await walk(list, [HOUR])).toEqual({ pages: live, calls: 0 });
    // A cursor of the one leads on in the other.
    expect((await walk(list, [HOUR, LIVE])).pages).toEqual(live);
    expect((await walk(list, [LIVE, HOUR])).pages).toEqual(live);
  });
});

test('what was read longer ago than is allowed is fetched', async () => {
  const query = '{ endUsers(first: 50) { nodes { sid } } }';
  await expect
    .poll(async () => {
      server.app.trustHubs.clear(sandbox.accountSid);
      return (await ask(server, sandbox, query, { 'cache-control': 'max-age=1' })).requests;
    })
    .toEqual(['GET /v1/EndUsers']);
  server.app.trustHubs.clear(sandbox.accountSid);
  const refused = await ask(server, sandbox, query, { 'cache-control': 'max-age=1, only-if-cached' });
  expect(refused).toMatchObject({ requests: [], errors: [{ extensions: { code: 'NOT_IN_MIRROR' } }] });
});

test('only-if-cached: a field without a row is null with an error, and the rest of the answer stands', async () => {
  server.app.trustHubs.clear(sandbox.accountSid);
  const query = `query ($profile: Sid!) { account { sid }
    customerProfile(sid: $profile) { friendlyName evaluations { nodes { sid } } latestEvaluation { status } } }`;
  const { data, errors, requests } = await ask(server, sandbox, query, KEPT_ONLY, { profile: sids['profile-0'] });
  expect(requests).toEqual([]);
  expect(data).toMatchObject({
    customerProfile: { friendlyName: 'Heron', evaluations: null, latestEvaluation: { status: 'NONCOMPLIANT' } },
  });
  expect(errors).toContainEqual(
    expect.objectContaining({
      path: ['customerProfile', 'evaluations'],
      message: expect.stringContaining('Send a greater max-age') as string,
      extensions: expect.objectContaining({ code: 'NOT_IN_MIRROR' }) as object,
    }),
  );
});
