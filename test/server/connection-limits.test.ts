import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { RawConnection } from './support/raw-connection.js';
import { ACCOUNT, startTestServer, type TestServer } from './support/test-server.js';

/** Until it is so: on a busy machine all of this takes a while. */
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 20_000 });
const limitsOf = (settings: Record<string, string>) =>
  readConfig({ LIMIT_EVENT_LOOP_DELAY_MS: '0', ...settings }).limits;
/** Taken for the server's own by a server without keys. */
const HOST = 'Host: localhost';
const POST = ['POST /graphql HTTP/1.1', HOST, 'Content-Type: application/json'];
const CALLBACK = [`POST /webhooks/trust-hub/${ACCOUNT} HTTP/1.1`, HOST, 'Content-Length: 1000', '', ''];

describe('a client that keeps the server waiting', () => {
  let server: TestServer;
  beforeAll(async () => {
    const limits = limitsOf({
      LIMIT_HEADER_SECONDS: '0.3',
      LIMIT_REQUEST_SECONDS: '0.6',
      LIMIT_IDLE_SECONDS: '0.2',
      LIMIT_KEEP_ALIVE_SECONDS: '0.2',
      LIMIT_UNREAD_SECONDS: '0.2',
      LIMIT_CALLER_POINTS: '10000000', // Long answers cost points, too.
      LIMIT_ALIAS_CHARACTERS: '2000', // For events that soon fill what the system keeps of a connection.
    });
    server = await startTestServer({ settings: { limits } });
  });
  afterAll(() => server.close());

  const CASES: [string, () => RawConnection, RegExp][] = [
    ['says nothing', () => new RawConnection(server.url), /^HTTP\/1.1 408 /],
    [
      'sends headers slowly',
      () => new RawConnection(server.url, 'GET / HTTP/1.1', '').drip('a: b\r\n', 30),
      /^HTTP\/1.1 408 /,
    ],
    [
      'sends a body slowly',
      () => new RawConnection(server.url, ...POST, 'Content-Length: 900', '', '{').drip(' ', 30),
      /^HTTP\/1.1 408 /,
    ],
    ['stops in a body', () => new RawConnection(server.url, ...POST, 'Content-Length: 900', '', '{'), /^$/],
    [
      'sends a callback slowly',
      () => new RawConnection(server.url, ...CALLBACK).drip('a', 30),
      /^HTTP\/1.1 408 .*did not arrive in time/s,
    ],
    [
      'has its answer and sends nothing more',
      () => new RawConnection(server.url, 'GET /healthz HTTP/1.1', HOST, '', ''),
      /^HTTP\/1.1 200 /,
    ],
  ];
  it('of a callback that was answered without its body is not answered twice: the server goes on', async () => {
    const request = [`GET /webhooks/trust-hub/${ACCOUNT} HTTP/1.1`, HOST, 'Content-Length: 1000', '', ''];
    const connection = new RawConnection(server.url, ...request).drip('a', 30);
    await connection.closed;
    expect(connection.received).toMatch(/^HTTP\/1.1 403 /);
    expect((await server.send('/healthz')).status).toBe(200);
  });

  it.each(CASES)('and %s is cut', async (_what, open, answer) => {
    const connection = open();
    await connection.closed;
    expect(connection.received).toMatch(answer);
  });

  it('is not one that waits for its answer itself, however long', async () => {
    expect((await server.post('{ slow(ms: 1000) }')).data).toEqual({ slow: 'done' });
  });

  it('and does not read its answer is cut, and the answer forgotten', async () => {
    const answered = server.logged().split('"operation":"query"').length;
    const name = 'x'.repeat(3_000_000);
    const fields = Array.from({ length: 9 }, (_, n) => `a${n}: hello(name: $name)`).join(' ');
    const body = JSON.stringify({ query: `query ($name: String) { ${fields} }`, variables: { name } });
    const connection = new RawConnection(server.url, ...POST, `Content-Length: ${body.length}`, '', body).stopReading();
    // Logged when the answer is read as a whole, which this one is not, or cut.
    await eventually(() => server.logged().split('"operation":"query"').length).toBe(answered + 1);
    connection.socket.resume();
    await connection.closed;
    expect(connection.received.length).toBeLessThan(9 * name.length);
  });

  const ALIASES = Array.from({ length: 25 }, (_, n) => `${'a'.repeat(1_990)}${n}: n`).join(' ');
  const EVENTS = `subscription { ticks(until: 1000000) { ${ALIASES} } }`;
  const gauge = async (name: string): Promise<string | undefined> =>
    new RegExp(`^${name} (\\d+)$`, 'm').exec((await server.send('/metrics')).text)?.[1];
  const count = (text: string) => server.logged().split(text).length - 1;

  it('and does not read from its WebSocket is cut, though it goes on sending; one line says so', async () => {
    const stderr = vi.spyOn(console, 'error');
    const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
    socket.on('error', () => undefined);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: EVENTS } }));
    socket.pause();
    const pongs = setInterval(() => socket.pong(), 50);
    await eventually(() => count('a WebSocket ended before its client had read')).toBe(1);
    await eventually(() => gauge('websocket_connections')).toBe('0');
    expect(await gauge('graphql_subscriptions')).toBe('0');
    clearInterval(pongs);
    socket.terminate();
    expect(count('a WebSocket ended before its client had read')).toBe(1);
    expect(count('"level":50')).toBe(0);
    expect(stderr).not.toHaveBeenCalled();
    stderr.mockRestore();
  });

  const subscribing = (headers: readonly string[], operationId?: string): string => {
    const body = JSON.stringify({ query: EVENTS, ...(operationId !== undefined && { extensions: { operationId } }) });
    return [...POST, ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n');
  };

  it.each([
    ['its event stream', () => Promise.resolve(subscribing(['Accept: text/event-stream']))],
    [
      'its reserved event stream, whose subscriptions were made before it was opened,',
      async () => {
        const token = (await server.send('/graphql', { method: 'PUT' })).text;
        const reserved = `x-graphql-event-stream-token: ${token}`;
        for (const id of ['a', 'b']) {
          const maker = new RawConnection(server.url, subscribing([reserved], id));
          await eventually(() => maker.received).toContain('202');
          maker.socket.destroy();
        }
        return ['GET /graphql HTTP/1.1', HOST, reserved, 'Accept: text/event-stream', '', ''].join('\r\n');
      },
    ],
  ])('and does not read %s is cut', async (_what, open) => {
    const connection = new RawConnection(server.url, await open()).stopReading();
    await eventually(() => gauge('event_streams')).toBe('1');
    await eventually(() => gauge('event_streams')).toBe('0');
    expect(await gauge('graphql_subscriptions')).toBe('0');
    connection.socket.destroy();
  });
});

describe('connections', () => {
  it('that say nothing give way to those that do; those that wait for an answer stay', async () => {
    const server = await startTestServer({ settings: { limits: limitsOf({ LIMIT_CONNECTIONS: '3' }) } });
    const silent = [new RawConnection(server.url), new RawConnection(server.url), new RawConnection(server.url)];
    const ask = (path: string) => new RawConnection(server.url, `GET ${path} HTTP/1.1`, HOST, '', '');
    const slow = (): RawConnection => {
      const query = encodeURIComponent('{ slow(ms: 700) }');
      return new RawConnection(
        server.url,
        `GET /graphql?query=${query} HTTP/1.1`,
        HOST,
        'apollo-require-preflight: 1',
        '',
        '',
      );
    };
    await Promise.all(silent.map(({ socket }) => once(socket, 'connect')));
    const running = [slow(), slow(), slow()];
    await Promise.all(silent.map(({ closed }) => closed));
    await eventually(() => server.probe.signals.length).toBe(3);
    const refused = ask('/healthz');
    await refused.closed;
    expect(refused.received).toBe('');
    await eventually(() => running.every(({ received }) => received.includes('"done"'))).toBe(true);
    const next = ask('/healthz');
    await eventually(() => next.received).toContain('200 OK');
    await server.close();
  });
});
