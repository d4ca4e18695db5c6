import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { Secret } from '../../src/domain/secret.js';
import { Arrivals } from '../../src/server/arrivals.js';
import { RawConnection } from './support/raw-connection.js';
import { ACCOUNT, KEY, startTestServer, type TestServer } from './support/test-server.js';

/* What comes in one piece, and holds thousands of things to do. */

const OTHER_KEY = 'other-key-0123456789abcdef';
let server: TestServer;
beforeAll(async () => {
  const { limits } = readConfig({
    ...{ LIMIT_EVENT_LOOP_DELAY_MS: '0', LIMIT_CONNECTION_WAITING: '100' },
    ...{ LIMIT_BODY_VALUES: '20000', LIMIT_CALLER_POINTS: '500', LIMIT_CALLER_POINTS_PER_SECOND: '1' },
  });
  server = await startTestServer({
    access: { apiKeys: [new Secret(KEY), new Secret(OTHER_KEY)] },
    settings: { limits },
  });
});
afterAll(() => server.close());

/** What else a process does, in milliseconds. */
function busyFor(ms: number): void {
  const since = performance.now();
  while (performance.now() - since < ms);
}

test('a connection that sent hundreds of things before does not keep the next one waiting for all of them', async () => {
  const waits: number[] = [];
  const arrivals = new Arrivals(1_000, (ms) => waits.push(ms));
  const [busy, other] = [{}, {}];
  const begun: string[] = [];
  const work = (): void => {
    busyFor(1);
    begun.push('busy');
  };
  for (let at = 0; at < 500; at += 1) arrivals.enter(busy, work);
  arrivals.enter(other, () => begun.push('other'));
  await nextTurn();
  await nextTurn();
  expect(begun).toContain('other');
  expect(begun.length).toBeLessThan(100);
  await expect.poll(() => begun.length).toBe(501);
  // What waits behind others of its own connection says nothing of the server's load.
  expect(waits.length).toBeGreaterThanOrEqual(2);
  expect(waits.length).toBeLessThan(100);
});

test('a busy event loop begins more of each turn, so that hundreds of callers do not wait for its next ones', async () => {
  const arrivals = new Arrivals(1_000);
  const connections = Array.from({ length: 600 }, () => ({}));
  let begun = 0;
  for (const connection of connections) arrivals.enter(connection, () => (begun += 1));
  let turns = 0;
  for (; begun < connections.length; turns += 1) {
    busyFor(25);
    await nextTurn();
  }
  expect(turns).toBeLessThan(20);
});

test('what one connection sent is begun in its order', async () => {
  const arrivals = new Arrivals(1_000);
  const begun: number[] = [];
  for (let at = 0; at < 100; at += 1) arrivals.enter(arrivals, () => begun.push(at));
  await expect.poll(() => begun.length).toBe(100);
  expect(begun).toEqual([...begun].sort((left, right) => left - right));
});

describe('requests sent ahead of their answers', () => {
  const REQUEST = 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const answers = ({ received }: RawConnection): number => received.split('HTTP/1.1 404').length - 1;

  it('are answered, where they are few', async () => {
    const connection = new RawConnection(server.url, REQUEST.repeat(60));
    await expect.poll(() => answers(connection)).toBe(60);
    connection.socket.destroy();
  });

  it('end their connection, where they are many', async () => {
    const connection = new RawConnection(server.url, REQUEST.repeat(1_500));
    await connection.closed;
    expect(answers(connection)).toBeLessThan(1_500);
    expect(Error.stackTraceLimit).toBeGreaterThan(0);
  });
});

describe('messages of a WebSocket', () => {
  const PING = JSON.stringify({ type: 'ping' });
  /** Sends them in one piece, and counts the answers until there are as many, or it is closed. */
  const flood = (messages: number): Promise<number | string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
      let pongs = 0;
      socket.on('error', () => undefined);
      socket.on('close', (code) => resolve(`closed ${code}`));
      socket.on('message', () => {
        pongs += 1;
        if (pongs < messages) return;
        resolve(pongs);
        socket.terminate();
      });
      socket.on('open', () => {
        const tcp = (socket as unknown as { _socket: { cork(): void; uncork(): void } })._socket;
        tcp.cork();
        for (let at = 0; at < messages; at += 1) socket.send(PING);
        tcp.uncork();
      });
    });

  it('are answered, where they are few', async () => {
    expect(await flood(60)).toBe(60);
  });

  it('end it, where they are many, also before its client has sent a key', async () => {
    expect(await flood(2_000)).toBe('closed 1006');
  });
});

describe('a body of very many values', () => {
  const post = (values: number) =>
    server.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ query: '{ hello }', variables: { list: Array.from({ length: values }, () => 1) } }),
    });

  it('is refused before it is read', async () => {
    const { status, errors } = await post(20_001);
    expect(status).toBe(413);
    expect(errors[0]).toMatchObject({
      message: 'The body has too many values. Send fewer things at a time.',
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  it('costs points for what it takes to read it', async () => {
    expect((await post(15_000)).status).toBe(200);
    const refused = await post(15_000);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
  });
});

test('long answers cost points, also where Twilio is asked for nothing; then the next operation is refused', async () => {
  const limits = { ...readConfig({}).limits, callerPoints: 2_000, callerPointsPerSecond: 1 };
  const other = await startTestServer({ settings: { limits } });
  const ask = (length: number) =>
    other.post('query ($name: String) { hello(name: $name) }', { name: 'x'.repeat(length) });
  for (let asked = 0; asked < 5; asked += 1) expect((await ask(40_000)).status).toBe(200);
  expect((await ask(1_500_000)).status).toBe(200);
  await expect.poll(async () => (await ask(1)).errors[0]?.extensions['code']).toBe('RATE_LIMITED');
  await other.close();
});

test('callbacks with thousands of fields are refused at once, without a search for each of them', async () => {
  const body = Array.from({ length: 16_000 }, (_, at) => at.toString(36)).join('&');
  for (let sent = 0; sent < 10; sent += 1) {
    const { status } = await server.send(`/webhooks/trust-hub/${ACCOUNT}`, { method: 'POST', body });
    expect(status).toBe(403);
  }
}, 10_000);

test('any number who ask at once whether the server is ready cost one question to the database', async () => {
  const before = server.probe.readyChecks;
  const answers = await Promise.all(Array.from({ length: 20 }, () => server.send('/readyz')));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(server.probe.readyChecks - before).toBeLessThan(20);
});

describe('a large body', () => {
  it('that does not come holds up the next of its caller for a moment only, and another caller not at all', async () => {
    const head = (key: string) => [
      'POST /graphql HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${key}`,
      'Content-Type: application/json',
    ];
    const slow = new RawConnection(server.url, ...head(KEY), 'Content-Length: 200000', '', '{"query":"');
    const body = JSON.stringify({ query: '{ hello }', variables: { unused: 'x'.repeat(150_000) } });
    const next = new RawConnection(server.url, ...head(KEY), `Content-Length: ${body.length}`, '', body);
    const other = new RawConnection(server.url, ...head(OTHER_KEY), `Content-Length: ${body.length}`, '', body);
    await expect.poll(() => other.received).toContain('hello you');
    await expect.poll(() => next.received).toContain('hello you');
    expect(slow.received).toBe('');
    for (const { socket } of [slow, next, other]) socket.destroy();
  });
});
