import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { draft, submit } from '../onboarding/support/following.js';
import { GraphQLOverHttp } from '../support/graphql.js';
import { useTestApp } from '../support/use-test-app.js';

const KEYS = ['first-key-0123456789abcdef', 'second-key-0123456789abcdef'] as const;
const SUBSCRIPTIONS = 10;
const CALLS = 5;

interface Result {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: unknown }[] | undefined;
  readonly extensions?: { readonly cost?: { readonly actual: number } } | undefined;
}

const app = useTestApp({
  API_KEYS: KEYS.join(),
  LIMIT_EVENT_CALLS: String(CALLS),
  LIMIT_CALLER_POINTS_PER_SECOND: '1',
});
const clients: { dispose(): unknown }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await expect.poll(running).toBe(0);
});

const headersOf = (key: string) => ({ authorization: `Bearer ${key}` });

function overWebSocket(key: string, query: string): AsyncIterator<Result> {
  const [url, connectionParams] = [app.graphqlUrl.replace('http', 'ws'), headersOf(key)];
  const client = createWsClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
  clients.push(client);
  return client.iterate({ query });
}

function overEventStream(key: string, query: string): AsyncIterator<Result> {
  const client = createSseClient({ url: app.graphqlUrl, retryAttempts: 0, headers: headersOf(key) });
  clients.push(client);
  return client.iterate({ query });
}

/** Of the whole server. */
async function running(): Promise<number> {
  const response = await fetch(new URL('/metrics', app.graphqlUrl), { headers: headersOf(KEYS[0]) });
  return Number(/^graphql_subscriptions (\d+)$/m.exec(await response.text())?.[1]);
}

/** What a caller may still spend; asking costs one point itself. */
async function available(key: string): Promise<number> {
  const response = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(key) },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const { extensions } = (await response.json()) as { extensions: { cost: { available: number } } };
  return extensions.cost.available;
}

/** What each subscription is sent about one change of status, and the reads that it led to. */
async function changeOnce(subscriptions: readonly AsyncIterator<Result>[]) {
  const server = new GraphQLOverHttp(app.graphqlUrl, headersOf(KEYS[0]));
  const sid = await draft(server);
  const results = subscriptions.map((subscription) => subscription.next());
  await expect.poll(running).toBe(subscriptions.length);
  const before = await available(KEYS[1]);
  app.sandbox.clearJournal();
  await submit(server, sid);
  const events = (await Promise.all(results)).map(({ value }) => value as Result);
  const reads = app.sandbox.journal({ kind: 'request', method: 'GET', path: `/${sid}/Evaluations` });
  const spent = before - (await available(KEYS[1]));
  return { events, spent, reads: reads.map(({ path, query }) => `${path}?${query}`) };
}

const evaluations = (first: number) =>
  `subscription { bundleStatusChanged { sid ... on CustomerProfile { evaluations(first: ${first}) { nodes { sid } } } } }`;

const refused = (events: readonly Result[]) => events.filter(({ errors }) => errors !== undefined);

test('many equal subscriptions, of one caller or of several, over either protocol, make the reads of one', async () => {
  const subscriptions = KEYS.flatMap((key) =>
    Array.from({ length: SUBSCRIPTIONS / 2 }, (_, n) => (n % 2 ? overWebSocket : overEventStream)(key, evaluations(7))),
  );
  const { events, reads } = await changeOnce(subscriptions);
  expect(events).toHaveLength(SUBSCRIPTIONS);
  expect(refused(events)).toEqual([]);
  expect(reads).toHaveLength(1);
});

test.each([
  ['WebSocket', overWebSocket],
  ['event streams', overEventStream],
])('one event has one budget and one price for all subscriptions of a caller, over %s', async (_name, subscribe) => {
  const subscriptions = Array.from({ length: SUBSCRIPTIONS }, (_, n) => subscribe(KEYS[0], evaluations(n + 10)));
  const { events, reads } = await changeOnce(subscriptions);
  expect(reads).toHaveLength(CALLS);
  const costs = events.map(({ extensions }) => extensions?.cost?.actual ?? NaN);
  expect(costs.reduce((sum, cost) => sum + cost)).toBe(CALLS);
  expect(refused(events)).toHaveLength(SUBSCRIPTIONS - CALLS);
  expect(refused(events)[0]).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
});

test('another caller has a budget of their own, and pays for it', async () => {
  const subscriptions = KEYS.flatMap((key, at) =>
    Array.from({ length: CALLS }, (_, n) => overWebSocket(key, evaluations(at * 20 + n + 10))),
  );
  const { events, reads, spent } = await changeOnce(subscriptions);
  expect(refused(events)).toEqual([]);
  expect(reads).toHaveLength(2 * CALLS);
  expect(spent).toBeGreaterThan(1); // The five reads, and one for asking; one comes back each second.
});
