import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { draft, submit } from '../onboarding/support/following.js';
import { useTestApp } from '../support/use-test-app.js';

interface Result {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: unknown }[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

const EVALUATIONS =
  'subscription ($sid: Sid) { bundleStatusChanged(sid: $sid) { sid ... on CustomerProfile { evaluations(first: 3) { nodes { sid } } } } }';
const RESTORED = 2_000;

const app = useTestApp({ LIMIT_OPERATION_SECONDS: '2', SANDBOX_REVIEW_DELAY_MS: '3600000' });
const clients: { dispose(): unknown }[] = [];
afterEach(async () => {
  app.sandbox.clearFaults();
  for (const client of clients.splice(0)) await client.dispose();
  await expect.poll(running).toBe(0);
});

/** How many subscriptions the whole server has. */
async function running(): Promise<number> {
  const response = await fetch(new URL('/metrics', app.graphqlUrl));
  return Number(/^graphql_subscriptions (\d+)$/m.exec(await response.text())?.[1]);
}

type Subscribe = (query: string, variables?: Record<string, unknown>) => AsyncIterator<Result>;

const overWebSocket: Subscribe = (query, variables = {}) => {
  const url = app.graphqlUrl.replace('http', 'ws');
  const client = createWsClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  clients.push(client);
  return client.iterate({ query, variables });
};
const overEvents =
  (singleConnection: boolean): Subscribe =>
  (query, variables = {}) => {
    const client = createSseClient({ url: app.graphqlUrl, retryAttempts: 0, singleConnection });
    clients.push(client);
    return client.iterate({ query, variables });
  };

const WAYS: [string, Subscribe][] = [
  ['WebSocket', overWebSocket],
  ['an event stream of its own', overEvents(false)],
  ['a reserved event stream', overEvents(true)],
];

const reads = (sid: string) => app.sandbox.journal({ kind: 'request', method: 'GET', path: `/${sid}/Evaluations` });
const value = async (result: Promise<IteratorResult<Result>>) => (await result).value as Result;

test.each(WAYS)(
  'each event over %s says what it cost: its requests, and nothing for one that asks none',
  async (_way, subscribe) => {
    const sid = await draft(app);
    const [dear, free] = [
      subscribe(EVALUATIONS, { sid }),
      subscribe('subscription ($sid: Sid) { bundleStatusChanged(sid: $sid) { status } }', { sid }),
    ];
    const results = [dear.next(), free.next()];
    await expect.poll(running).toBe(2);
    app.sandbox.clearJournal();
    await submit(app, sid);
    const [first, second] = await Promise.all(results.map(value));
    expect(first?.errors).toBeUndefined();
    expect(reads(sid)).toHaveLength(1);
    const costs = [first, second].map((result) => result?.extensions?.['cost'] as Record<string, number>);
    // Whichever is made last counts what both have read, which is one request.
    expect(costs.map(({ actual }) => actual ?? NaN).reduce((sum, actual) => sum + actual)).toBe(1);
    expect(costs[0]).toMatchObject({ requested: 2, restoreRate: RESTORED });
    expect(costs[1]).toMatchObject({ requested: 1, restoreRate: RESTORED });
    expect(costs[0]?.['available']).toBeGreaterThan(40_000);
    const upstream = [first, second].map(
      (result) => result?.extensions?.['upstream'] as { calls: number; asOf: string | null },
    );
    expect(upstream.map(({ calls }) => calls)).toEqual(costs.map(({ actual }) => actual));
    // What an event brings was read for all who are sent it.
    const asOf = upstream.map((report) => report.asOf).find((moment) => moment !== null);
    expect(Date.parse(asOf ?? '')).toBeGreaterThan(Date.now() - 60_000);
  },
);

test.each(WAYS.slice(1))('a subscription that is refused over %s says so too', async (_way, subscribe) => {
  const refused = await value(subscribe('subscription { nothing }').next());
  expect(refused.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect(refused.extensions?.['cost']).toMatchObject({ requested: 0, actual: 0, restoreRate: RESTORED });
  expect(refused.extensions?.['upstream']).toEqual({ calls: 0, asOf: null });
});

test.each(WAYS)(
  'an event whose reads hang is answered when its time is up, and the next one is whole, over %s',
  async (_way, subscribe) => {
    const [hanging, sound] = [await draft(app), await draft(app)];
    const events = subscribe(EVALUATIONS);
    const event = events.next();
    await expect.poll(running).toBe(1);
    app.sandbox.fault({ method: 'GET', path: `/v1/CustomerProfiles/${hanging}/Evaluations`, effect: 'hang', count: 0 });
    app.sandbox.clearJournal();
    await submit(app, hanging);
    const late = await value(event);
    expect(late).toMatchObject({
      data: { bundleStatusChanged: { sid: hanging, evaluations: null } },
      errors: [{ path: ['bundleStatusChanged', 'evaluations'], extensions: { code: 'UPSTREAM_TIMEOUT' } }],
      extensions: { cost: { requested: 2, actual: reads(hanging).length } },
    });
    const next = events.next();
    await submit(app, sound);
    const whole = await value(next);
    expect(whole.errors).toBeUndefined();
    expect(whole.data).toMatchObject({ bundleStatusChanged: { sid: sound, evaluations: { nodes: [] } } });
  },
);
