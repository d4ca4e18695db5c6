import type { GraphQLOverHttp } from '../../../support/graphql.js';
import { BUNDLE, bundleFact, onBundle, THERE, USER, userFact, type BundleAnswer, type UserAnswer } from './facts.js';
import type { History, Place } from './history.js';

/** What an answer says: facts that hold, and names of facts of which it lists all that hold. */
interface Said {
  readonly facts: ReadonlyMap<string, string>;
  /** Whether a fact of this name would be in the answer. */
  readonly covers: (key: string) => boolean;
  /** The moment that the answer gives for itself. */
  readonly asOf: string | null;
}

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly said: (data: Record<string, unknown>, asOf: string | null) => Said;
}

const profileFact = bundleFact('customer-profile');
const productFact = bundleFact('trust-product');

const ON_IT = `entityAssignments(first: 50) { nodes { objectSid } }
  channelEndpointAssignments(first: 50) { nodes { channelEndpointSid } }`;

interface ProfileAnswer extends BundleAnswer {
  /** Null where the profile was deleted between two reads of one answer. */
  readonly entityAssignments: { readonly nodes: readonly { readonly objectSid: string }[] } | null;
  readonly channelEndpointAssignments: { readonly nodes: readonly { readonly channelEndpointSid: string }[] } | null;
}

const isWhole = (bundle: ProfileAnswer): boolean =>
  bundle.entityAssignments !== null && bundle.channelEndpointAssignments !== null;

const onIt = (profile: ProfileAnswer): readonly (readonly [string, string])[] => [
  ...(profile.entityAssignments?.nodes ?? []).map(
    ({ objectSid }) => [onBundle(profile.sid, objectSid), THERE] as const,
  ),
  ...(profile.channelEndpointAssignments?.nodes ?? []).map(
    ({ channelEndpointSid }) => [onBundle(profile.sid, channelEndpointSid), THERE] as const,
  ),
];

/** One customer profile with what is on it. */
export const profileQuestion = (sid: string): Question => ({
  query: `query ($sid: Sid!) { customerProfile(sid: $sid) { ${BUNDLE} ${ON_IT} } }`,
  variables: { sid },
  said: (data, asOf) => {
    const profile = data['customerProfile'] as ProfileAnswer | null;
    const facts = new Map(profile === null ? [] : [profileFact(profile), ...onIt(profile)]);
    const isOnIt = (key: string) => profile !== null && isWhole(profile) && key.startsWith(`on ${sid} `);
    return { facts, covers: (key) => key === `customer-profile ${sid}` || isOnIt(key), asOf };
  },
});

/** One end user. */
export const userQuestion = (sid: string): Question => ({
  query: `query ($sid: Sid!) { endUser(sid: $sid) { ${USER} } }`,
  variables: { sid },
  said: (data, asOf) => {
    const user = data['endUser'] as UserAnswer | null;
    return { facts: new Map(user === null ? [] : [userFact(user)]), covers: (key) => key === `user ${sid}`, asOf };
  },
});

const isProfile = (key: string): boolean => key.startsWith('customer-profile ');

/** Every customer, which the mirror alone answers. */
export const CUSTOMERS: Question = {
  query: `{ customers(first: 100) { asOf nodes { profile { ${BUNDLE} } } } }`,
  variables: {},
  said: (data) => {
    const { asOf, nodes } = data['customers'] as { asOf: string; nodes: readonly { profile: BundleAnswer }[] };
    return { facts: new Map(nodes.map(({ profile }) => profileFact(profile))), covers: isProfile, asOf };
  },
};

/** More than a day makes of anything. */
const AT_MOST = 500;

/** Everything that the account has: both kinds of bundle with what is on them, end users, documents, addresses, numbers. */
export const EVERYTHING: Question = {
  query: `{
    customerProfiles(first: ${AT_MOST}) { pageInfo { hasNextPage } nodes { ${BUNDLE} ${ON_IT} latestEvaluation { sid status } } }
    trustProducts(first: ${AT_MOST}) { pageInfo { hasNextPage } nodes { ${BUNDLE} ${ON_IT} latestEvaluation { sid status } } }
    endUsers(first: ${AT_MOST}) { pageInfo { hasNextPage } nodes { ${USER} } }
    supportingDocuments(first: ${AT_MOST}) { pageInfo { hasNextPage } nodes { sid friendlyName status attributes } }
    addresses(first: ${AT_MOST}) { pageInfo { hasNextPage } nodes { sid friendlyName customerName } }
    incomingPhoneNumbers(first: ${AT_MOST}) { pageInfo { hasNextPage } nodes { sid phoneNumber friendlyName } }
  }`,
  variables: {},
  said: (data, asOf) => {
    type List<Node> = { readonly nodes: readonly Node[]; readonly pageInfo: { readonly hasNextPage: boolean } };
    const nodes = <Node>(field: string) => {
      const list = data[field] as List<Node>;
      if (list.pageInfo.hasNextPage) throw new Error(`The account has more than ${AT_MOST} ${field}: raise the limit.`);
      return list.nodes;
    };
    const profiles = nodes<ProfileAnswer>('customerProfiles');
    const products = nodes<ProfileAnswer>('trustProducts');
    const named = (field: string, name: string) =>
      nodes<{ sid: string }>(field).map(({ sid }) => [`${name} ${sid}`, THERE] as const);
    const facts = new Map([
      ...profiles.flatMap((profile) => [profileFact(profile), ...onIt(profile)]),
      ...products.flatMap((product) => [productFact(product), ...onIt(product)]),
      ...nodes<UserAnswer>('endUsers').map(userFact),
      ...named('supportingDocuments', 'document'),
      ...named('addresses', 'address'),
      ...named('incomingPhoneNumbers', 'number'),
    ]);
    const torn = [...profiles, ...products].filter((bundle) => !isWhole(bundle)).map(({ sid }) => `on ${sid} `);
    return { facts, covers: (key) => !torn.some((start) => key.startsWith(start)), asOf };
  },
};

/** How old an answer may be: `Cache-Control` of the request, and the same in milliseconds. */
export interface Age {
  readonly header: string;
  readonly maxMs: number;
}

export const AGES: readonly Age[] = [
  { header: 'no-cache', maxMs: 0 },
  { header: 'max-age=1', maxMs: 1_000 },
  { header: 'max-age=3', maxMs: 3_000 },
  { header: 'max-age=3600', maxMs: 3_600_000 },
  { header: 'only-if-cached', maxMs: Infinity },
];
export const AT_HAND: Age = { header: 'only-if-cached', maxMs: Infinity };

/** What came of a question; undefined where there was no whole answer, as in an outage. */
export interface Judged {
  readonly data: Record<string, unknown>;
  /** What is wrong with the answer. */
  readonly problems: readonly string[];
}

/**
 * Asks, and holds the answer against the history: each part of it must have been so at some moment between its `asOf`,
 * which may be no older than was allowed, and now.
 * @param written a version of a fact that the server has written itself: nothing older is right
 */
export async function ask(
  server: GraphQLOverHttp,
  history: History,
  { query, variables, said }: Question,
  age: Age,
  written?: Place,
): Promise<Judged | undefined> {
  const sent = Date.now();
  const answer = await server
    .execute<Record<string, unknown>>(query, variables, { 'cache-control': age.header })
    .catch(() => undefined);
  if (answer?.data == null || answer.errors !== undefined) return undefined;
  const { extensions } = answer as unknown as { extensions: { upstream: { asOf: string | null } } };
  const { facts, covers, asOf } = said(answer.data, extensions.upstream.asOf);
  history.note();
  const now = Date.now();
  const since = Math.min(asOf === null ? sent : Date.parse(asOf), sent);
  const what = `${query.slice(0, 60)} [${age.header}] as of ${asOf}`;
  const missing = history.keys.filter((key) => covers(key) && !facts.has(key));
  return {
    data: answer.data,
    problems: [
      ...(sent - since > age.maxMs ? [`${what}: ${sent - since} ms old, asked at ${sent}`] : []),
      ...[...facts, ...missing.map((key) => [key, null] as const)]
        .filter(([key, value]) => !history.was(key, value, [since, now], written))
        .map(([key, value]) => `${what}: ${key} = ${value} was not so from ${since} to ${now}: ${history.of(key)}`),
    ],
  };
}
