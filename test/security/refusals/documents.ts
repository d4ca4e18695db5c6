import { getIntrospectionQuery } from 'graphql';
import { ask, type Refusal } from '../support/refusal.js';
import { bearer, send } from '../support/target.js';

const times = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');

const TOO_DEAR = /^(200|400) (QUERY_TOO_COMPLEX|GRAPHQL_VALIDATION_FAILED)$/;

/** Documents that ask for too much, or for what nobody is shown; refused before anything runs. */
const DOCUMENTS: readonly (readonly [string, string, RegExp?])[] = [
  ['a query of 3.9 MB', `query ${'N'.repeat(3_900_000)} { account { sid } }`, /^413 BAD_REQUEST$/],
  [
    '20 variables of unusable types',
    `query ${'N'.repeat(20_000)}(${times(20, (n) => `$v${n}: Account`)}) { account { sid } }`,
  ],
  ['an alias of 5,000 characters', `{ ${'a'.repeat(5_000)}: account { sid } }`],
  ['fields repeated 400 times', `{ ${'account { sid } '.repeat(400)} }`],
  ['more words than a document may have', `{ ${'account { sid } '.repeat(640)} }`],
  ['31 aliases of __typename', `{ ${times(31, (n) => `a${n}: __typename`)} }`],
  ['31 directives', `{ account { sid ${times(31, (n) => `@d${n}`)} } }`],
  ['17 levels', `{ ${'customerProfiles { nodes { supportingProfiles { '.repeat(6)} sid ${'} } } '.repeat(6)} }`],
  ['a fragment within itself', '{ ...A } fragment A on Query { account { sid } ...A }'],
  ['two fragments within each other', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  [
    'fragments that double 60 times',
    `{ ...F0 } ${times(60, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F60 on Query { account { sid } }`,
    TOO_DEAR,
  ],
  [
    'fragments of aliases',
    `{ ...A ...B } fragment A on Query { ${times(20, (n) => `a${n}: account { sid }`)} } fragment B on Query { ${times(20, (n) => `b${n}: account { sid }`)} }`,
  ],
  ['introspection', getIntrospectionQuery()],
  ['introspection of one type', '{ __type(name: "Query") { name } }'],
  [
    'an estimate of 87,000 requests',
    `{ ${times(29, (n) => `a${n}: trustProducts(first: 100) { nodes { endUsers { sid } phoneNumbers { sid } customerProfiles: supportingProfiles { sid } } }`)} }`,
    TOO_DEAR,
  ],
];

const INVALID = /^(200|400) (GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED)$/;
/** The programs that this server is made of, and what it would propose of a schema that it doesn't show. */
const MADE_OF = /Apollo|express|Did you mean/i;

export const DOCUMENT_REFUSALS: readonly Refusal[] = DOCUMENTS.map(([name, query, wanted = INVALID]) => ({
  name,
  wanted,
  hides: MADE_OF,
  send: (ground) => ask(ground, { query }),
}));

const QUERY = { query: '{ account { sid } }' };
const MUTATION =
  'mutation { createEndUser(input: { type: "x", friendlyName: "x", attributes: {} }) { endUser { sid } } }';
const asGet = (query: string): string => `?query=${encodeURIComponent(query)}`;

const BULK = 'assignPhoneNumbersToCustomerProfile(input: $input) { results { phoneNumberSid } }';

/** Requests that are not what a client of GraphQL sends, or that a foreign page can send without asking first. */
export const REQUEST_REFUSALS: readonly Refusal[] = [
  {
    name: '30 bulk assignments of 100',
    wanted: /^(200|400) QUERY_TOO_COMPLEX$/,
    send: (ground) => {
      const { profile: bundleSid, numbers: phoneNumberSids } = ground.target.attacker;
      const query = `mutation ($input: AssignPhoneNumbersInput!) { ${times(30, (n) => `a${n}: ${BULK}`)} }`;
      return ask(ground, { query, variables: { input: { bundleSid, phoneNumberSids } } });
    },
  },
  { name: 'operations in a batch', wanted: /^400 BAD_REQUEST$/, send: (ground) => ask(ground, [QUERY, QUERY]) },
  {
    name: 'a mutation by GET',
    wanted: /^405/,
    send: ({ target }) =>
      send(target.graphqlUrl + asGet(MUTATION), {
        headers: { ...bearer(target.attacker.key), 'apollo-require-preflight': '1' },
      }),
  },
  {
    name: 'a GET that a page sends without a preflight',
    wanted: /^400 BAD_REQUEST$/,
    send: ({ target }) =>
      send(target.graphqlUrl + asGet('{ account { sid } }'), { headers: bearer(target.attacker.key) }),
  },
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map((type) => ({
    name: `a POST of ${type.split(';')[0] ?? type}`,
    wanted: /^(400|415) BAD_REQUEST$/,
    send: (ground: Parameters<Refusal['send']>[0]) => ask(ground, JSON.stringify(QUERY), { 'content-type': type }),
  })),
  { name: 'a body that is no JSON', wanted: /^400 BAD_REQUEST$/, send: (ground) => ask(ground, '{"query": "') },
  {
    name: 'a body of 5 MB',
    wanted: /^413 BAD_REQUEST$/,
    send: (ground) => ask(ground, `{"x":"${'x'.repeat(5_000_000)}"}`),
  },
  {
    name: 'a body packed to a thousandth',
    wanted: /^(400|413|415) BAD_REQUEST$/,
    send: async ({ target }) => {
      const { gzipSync } = await import('node:zlib');
      return send(target.graphqlUrl, {
        method: 'POST',
        headers: { ...bearer(target.attacker.key), 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: gzipSync(`{"query":"${' '.repeat(50_000_000)}"}`),
      });
    },
  },
  {
    name: 'a persisted query',
    wanted: /^(200|400) PERSISTED_QUERY_NOT_SUPPORTED$/,
    send: (ground) => ask(ground, { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
  },
  ...['/GraphQL', '/GraphQL/', '/GRAPHQL', '//graphql', '/graphql/x'].map((path) => ({
    name: `the address ${path}`,
    wanted: /^404/,
    send: ({ target }: Parameters<Refusal['send']>[0]) =>
      send(target.url + path, {
        method: 'POST',
        headers: { ...bearer(target.attacker.key), 'content-type': 'application/json' },
        body: JSON.stringify(QUERY),
      }),
  })),
];
