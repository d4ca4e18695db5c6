import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
