import { setImmediate as nextTurn } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { OperationTurns } from '../../src/server/operation-turns.js';
import { UNWATCHED, type Processor } from '../../src/server/processor.js';
import { draft, submit } from '../onboarding/support/following.js';
import { GraphQLOverHttp } from '../support/graphql.js';
import { useTestApp } from '../support/use-test-app.js';

const KEYS = ['first-key-0123456789abcdef', 'second-key-0123456789abcdef'] as const;
const UNDER_WAY = 2;
const WAITING = 1;
const LISTS = '/v1/CustomerProfiles';

const app = useTestApp({
  API_KEYS: KEYS.join(),
  LIMIT_CALLER_OPERATIONS: String(UNDER_WAY),
  LIMIT_CALLER_WAITING_OPERATIONS: String(WAITING),
  SANDBOX_REVIEW_DELAY_MS: '3600000',
});
let gone = new AbortController();
afterEach(() => {
  app.sandbox.clearFaults();
  gone.abort();
});

const headersOf = (key: string) => ({ authorization: `Bearer ${key}` });
const lists = () => app.sandbox.journal({ kind: 'request', method: 'GET', path: LISTS }).length;

/** A list of a length of its own, so that no two queries share a request. */
function list(key: string, first: number, signal = gone.signal) {
  return fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(key) },
    body: JSON.stringify({ query: `{ customerProfiles(first: ${first}) { nodes { sid } } }` }),
    signal,
  });
}

/** So many queries of a caller whose reads hang. */
async function hang(key: string, count: number): Promise<AbortController> {
  const before = lists();
  const stop = new AbortController();
  gone = stop;
  app.sandbox.fault({ method: 'GET', path: LISTS, effect: 'hang', count: 0 });
  for (let n = 0; n < count; n += 1) void list(key, 10 + n).catch(() => undefined);
  await expect.poll(() => lists() - before).toBe(Math.min(count, UNDER_WAY));
  return stop;
}

/** A gauge of the whole server. */
async function gauge(name: string): Promise<number> {
  const response = await fetch(new URL('/metrics', app.graphqlUrl), { headers: headersOf(KEYS[0]) });
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await response.text())?.[1]);
}
const waiting = () => gauge('graphql_operations_waiting');
const running = () => gauge('graphql_subscriptions');

test('what a caller sends beyond its operations under way waits, then is refused; another caller goes through', async () => {
  app.sandbox.clearJournal();
  const hanging = await hang(KEYS[0], UNDER_WAY);
  const third = list(KEYS[0], 30, new AbortController().signal);
  await expect.poll(waiting).toBe(WAITING);
  const fourth = await list(KEYS[0], 31);
  expect(fourth.status).toBe(429);
  expect(fourth.headers.get('retry-after')).toBe('1');
  expect(await fourth.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }],
    extensions: { cost: { requested: 1 } },
  });
  expect(lists()).toBe(UNDER_WAY);
  void list(KEYS[1], 40).catch(() => undefined);
  await expect.poll(lists).toBe(UNDER_WAY + 1);
  expect(await waiting()).toBe(WAITING);
  app.sandbox.clearFaults();
  hanging.abort(); // A place is free as soon as nobody waits for the answer any more.
  expect((await third).status).toBe(200);
});

test('a caller that disconnects while waiting leaves the queue', async () => {
  app.sandbox.clearJournal();
  const hanging = await hang(KEYS[0], UNDER_WAY);
  for (let n = 0; n < 3; n += 1) {
    const stop = new AbortController();
    const answer = list(KEYS[0], 50 + n, stop.signal).catch(() => 'gone');
    await expect.poll(waiting).toBe(1);
    stop.abort();
    expect(await answer).toBe('gone');
    await expect.poll(waiting).toBe(0);
  }
  expect(lists()).toBe(UNDER_WAY);
  app.sandbox.clearFaults();
  hanging.abort();
  await expect.poll(async () => (await list(KEYS[0], 61, new AbortController().signal)).status).toBe(200);
});

describe.each(['WebSocket', 'event stream'] as const)('an event over %s', (way) => {
  const clients: { dispose(): unknown }[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    await expect.poll(running).toBe(0);
  });

  function follow(key: string): AsyncIterator<{ readonly data?: unknown }> {
    const [url, query] = [app.graphqlUrl, 'subscription { bundleStatusChanged { sid } }'];
    const headers = headersOf(key);
    const client =
      way === 'WebSocket'
        ? createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: headers })
        : createSseClient({ url, headers });
    clients.push(client);
    return client.iterate({ query });
  }

  test('waits for its turn among the operations of its caller; a subscription that waits for events takes no place', async () => {
    const server = new GraphQLOverHttp(app.graphqlUrl, headersOf(KEYS[1]));
    const sid = await draft(server);
    const subscriptions = [follow(KEYS[0]), follow(KEYS[0]), follow(KEYS[0]), follow(KEYS[1])];
    let delivered = 0;
    const [first, second, third, other] = subscriptions.map(async (subscription) => {
      const { value } = (await subscription.next()) as { value: { readonly data?: unknown } };
      delivered += 1;
      return value;
    });
    await expect.poll(running).toBe(4);
    const hanging = await hang(KEYS[0], UNDER_WAY);
    await submit(server, sid);
    const event = { data: { bundleStatusChanged: { sid } } };
    expect(await other).toMatchObject(event);
    await expect.poll(waiting).toBe(3);
    expect(delivered).toBe(1);
    app.sandbox.clearFaults();
    hanging.abort();
    expect(await Promise.all([first, second, third])).toMatchObject([event, event, event]);
  });
});

describe('turns', () => {
  const never = new AbortController().signal;
  const metrics = { waitingOperations: () => undefined };

  test('go round between the callers when the process has no place left, and no caller has more than its own', async () => {
    const turns = new OperationTurns(
      { most: 3, ofCaller: 2, callerWaiting: 9, callerWaitMs: 60_000 },
      metrics,
      UNWATCHED,
    );
    const begun: string[] = [];
    const leaves: (() => void)[] = [];
    const ask = (caller: string, what: string): void => {
      void Promise.resolve(turns.enter(caller, never)).then((leave) => {
        begun.push(what);
        leaves.push(leave);
      });
    };
    for (const what of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) ask(what.slice(0, 1), what);
    await nextTurn();
    expect(begun).toEqual(['a1', 'a2', 'b1']); // A has no more than two, though the process had a third place.
    for (let n = 0; n < 4; n += 1) {
      const leave = leaves.shift();
      leave?.();
      leave?.(); // Twice is once.
      await nextTurn();
    }
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'c1', 'a4']);
  });

  test('are fewer while the processor is full, refused where they would wait long, and more again when it is not', async () => {
    let full = true;
    const listeners: (() => void)[] = [];
    const processor: Processor = {
      isFull: () => full,
      patienceMs: -1,
      onRelief: (work) => void listeners.push(work),
      close: () => undefined,
    };
    const turns = new OperationTurns(
      { most: 99, ofCaller: 8, callerWaiting: 9, callerWaitMs: 60_000 },
      metrics,
      processor,
    );
    const leaves = [turns.enter('a', never), turns.enter('a', never)];
    const third = turns.enter('a', never);
    expect([...leaves, third].map((one) => one instanceof Promise)).toEqual([false, false, true]);
    expect(() => turns.enter('a', never)).toThrow('overloaded');
    expect(turns.enter('b', never)).toBeTypeOf('function'); // What A has sent is no matter of B.
    full = false;
    for (const work of listeners) work();
    expect(await third).toBeTypeOf('function');
    expect(turns.enter('a', never)).toBeTypeOf('function');
  });

  test('are refused to a caller whose longest waiting one has waited for too long, and to no other', () => {
    const turns = new OperationTurns({ most: 9, ofCaller: 1, callerWaiting: 9, callerWaitMs: -1 }, metrics, UNWATCHED);
    const leave = turns.enter('a', never);
    const second = turns.enter('a', never);
    expect(second).toBeInstanceOf(Promise);
    expect(() => turns.enter('a', never)).toThrow('waits already');
    expect(turns.enter('b', never)).toBeTypeOf('function');
    if (!(leave instanceof Promise)) leave();
    expect(turns.enter('a', never)).toBeInstanceOf(Promise);
  });

  test('begin at once, without a promise, where there is room; events wait however many there are', async () => {
    const turns = new OperationTurns(
      { most: 9, ofCaller: 1, callerWaiting: 0, callerWaitMs: 60_000 },
      metrics,
      UNWATCHED,
    );
    const leave = turns.enter('a', never);
    if (leave instanceof Promise) throw new Error('It waits.');
    expect(() => turns.enter('a', never)).toThrow('operations waiting');
    const events = [turns.enterAfter('a', never), turns.enterAfter('a', never)];
    expect(events[0]).toBeInstanceOf(Promise);
    leave();
    (await events[0])?.();
    (await events[1])?.();
    expect(turns.enter('a', never)).toBeTypeOf('function');
  });
});
