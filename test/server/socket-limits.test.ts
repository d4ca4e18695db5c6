import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import {
  closing,
  deafHandshake,
  endAll,
  enter,
  FOREVER,
  open,
  OTHER_KEY,
  reserve,
  say,
  start,
  subscribe,
  subscribeWithClient,
} from './support/sockets.js';
import { KEY } from './support/test-server.js';

afterEach(endAll);

describe('sockets without a key', () => {
  it('take no place of callers, and the longest waiting gives way', async () => {
    const server = await start({ waiting: 3, addressWaiting: 3, connections: 2 });
    const idle = [await open(server), await open(server), await open(server)];
    const first = closing(idle[0] as WebSocket);
    expect((await subscribeWithClient(server, KEY)).value).toMatchObject({ data: { forever: { n: 0 } } });
    expect(await first).toBe(1006);
    // The client has a key, so the two others may wait on, with one more.
    expect(idle.slice(1).map(({ readyState }) => readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
    await open(server);
    expect(idle.slice(1).map(({ readyState }) => readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
  });

  it('have a bound for each address too', async () => {
    const server = await start({ waiting: 100, addressWaiting: 1 });
    const first = await open(server);
    const closed = closing(first);
    const second = await open(server);
    expect(await closed).toBe(1006);
    expect(second.readyState).toBe(WebSocket.OPEN);
  });

  it('are closed when they send no connection parameters in time', async () => {
    const server = await start({ waitMs: 30 });
    expect(await closing(await open(server))).toBe(4408);
  });

  it('are cut when they do not answer the close', async () => {
    const server = await start({ waitMs: 30 });
    const socket = await deafHandshake(server);
    socket.resume();
    await once(socket, 'end'); // By the server alone: this side of the connection has said nothing.
  });

  it('are closed with 4400, one log line and nothing on stderr for a message that only servers send', async () => {
    const server = await start();
    const stderr = vi.spyOn(console, 'error');
    for (const type of ['next', 'error', 'connection_ack']) {
      const socket = await open(server);
      const closed = closing(socket);
      const lines = server.logged().split('\n').length;
      for (let n = 0; n < 3; n += 1) say(socket, { type, id: '1', payload: type === 'error' ? [] : {} });
      expect(await closed).toBe(4400);
      expect(
        server
          .logged()
          .split('\n')
          .slice(lines - 1, -1),
      ).toEqual([expect.stringContaining('a message that only servers send')]);
    }
    expect(stderr).not.toHaveBeenCalled();
    stderr.mockRestore();
  });
});

describe('callers', () => {
  it('have connections, over WebSocket and event streams together, and leave places to others', async () => {
    const server = await start({ connections: 3, callerConnections: 2 });
    const first = await enter(server);
    expect(await reserve(server)).toMatchObject({ status: 201 });
    const refused = await reserve(server);
    expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(refused.headers.get('retry-after')).toBe('5');
    const third = await open(server);
    say(third, { type: 'connection_init', payload: { authorization: `Bearer ${KEY}` } });
    expect(await closing(third)).toBe(1013);
    expect(await reserve(server, OTHER_KEY)).toMatchObject({ status: 201 });
    expect(await reserve(server, OTHER_KEY)).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    first.close();
    await expect.poll(async () => (await reserve(server)).status).toBe(201);
  });

  it('have subscriptions, on all their connections together', async () => {
    const server = await start({ callerSubscriptions: 3, connectionSubscriptions: 2 });
    const [one, two] = [await enter(server), await enter(server)];
    expect(await subscribe(one, 'a')).toContain('"next"');
    expect(await subscribe(one, 'b')).toContain('"next"');
    expect(await subscribe(one, 'c')).toContain('RATE_LIMITED');
    expect(await subscribe(two, 'a')).toContain('"next"');
    expect(await subscribe(two, 'b')).toContain('This caller has 3 subscriptions open');
    const alone = { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream' } };
    const events = await server.send('/graphql', {
      ...alone,
      headers: { ...alone.headers, authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ query: FOREVER }),
    });
    expect(events.text).toContain('RATE_LIMITED');
    expect(await subscribe(await enter(server, OTHER_KEY), 'a')).toContain('"next"');
    one.close();
    await expect.poll(() => subscribe(two, 'c')).toContain('"next"');
  });

  it('without points are sent an error instead of an event', async () => {
    // Spent by the document's check and by its beginning.
    const server = await start({}, { callerPoints: 2, callerPointsPerSecond: 0.001 });
    const event = await subscribe(await enter(server), 'a');
    expect(event).toContain('"next"');
    expect(event).toContain('RATE_LIMITED');
    expect(event).not.toContain('forever');
  });

  it('get their places back when they use the id of an ended subscription again in the same breath', async () => {
    const server = await start({ callerSubscriptions: 1 });
    const socket = await enter(server);
    let received = '';
    socket.on('message', (data: Buffer) => (received += data.toString()));
    const ask = (type: string, id: string) => say(socket, { type, id, payload: { query: FOREVER } });
    for (const n of [1, 2, 3]) {
      ask('subscribe', `a${n}`);
      await expect.poll(() => received).toContain(`"a${n}","type":"next"`);
      ask('complete', `a${n}`);
      ask('subscribe', `a${n}`);
      say(socket, { type: 'ping', payload: { n } });
      await expect.poll(() => received).toContain(`"pong","payload":{"n":${n}}`);
      ask('complete', `a${n}`);
    }
    expect(received).not.toContain('RATE_LIMITED');
  });

  it('that do not read what they are sent are cut', async () => {
    const { limits } = readConfig({});
    // Nor is it cut because of what waits to be read by the server.
    const connections = { ...limits.connections, waiting: 1_000_000 };
    const server = await start({ unreadBytes: 10_000 }, { connections });
    const socket = await enter(server);
    const closed = closing(socket);
    socket.pause();
    const payload = { text: 'x'.repeat(60_000) };
    const isCut = () => socket.readyState !== WebSocket.OPEN || server.logged().includes('before its client had read');
    // At most 60 MB, more than a system keeps of a connection. Without an end it would be cut for its missing pongs.
    for (let sent = 0; sent < 1_000 && !isCut(); sent += 1) {
      await new Promise((resolve) => socket.send(JSON.stringify({ type: 'ping', payload }), resolve));
    }
    expect(isCut()).toBe(true);
    socket.resume();
    expect(await closed).toBe(1006);
  });

  it('that are dismissed lose all their connections, and nobody else does', async () => {
    const server = await start();
    const [mine, other] = [await enter(server), await enter(server, OTHER_KEY)];
    expect(await subscribe(mine, 'a')).toContain('"next"');
    expect(await subscribe(other, 'a')).toContain('"next"');
    const token = (await reserve(server)).text;
    const headers = { authorization: `Bearer ${KEY}`, 'x-graphql-event-stream-token': token };
    const stream = await fetch(server.graphqlUrl, { headers: { ...headers, accept: 'text/event-stream' } });
    const reserved = (await reserve(server)).text;
    const closed = closing(mine);
    server.dismiss('api-key-1');
    expect(await closed).toBe(4403);
    await stream.text(); // To its end.
    const gone = await server.send(`/graphql?token=${reserved}`, {
      headers: { authorization: headers.authorization, accept: 'text/event-stream' },
    });
    expect(gone).toMatchObject({ status: 404 });
    await expect.poll(() => server.probe.foreverEnded).toBe(1);
    expect(other.readyState).toBe(WebSocket.OPEN);
  });

  it.each([
    ['is being opened', 'subscription { late { n } }'],
    ['has its first event made', 'subscription { forever { late } }'],
  ])('who are dismissed while an event stream of theirs %s leave just their own place free', async (_when, query) => {
    const server = await start({ connections: 1, callerConnections: 1, callerSubscriptions: 1 });
    let open = (): void => undefined;
    server.probe.gate = new Promise((resolve) => (open = resolve));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}`, accept: 'text/event-stream' };
    const body = JSON.stringify({ query });
    const stream = fetch(server.graphqlUrl, { method: 'POST', headers, body });
    await expect.poll(() => server.probe.atGate).toBe(1);
    server.dismiss('api-key-1');
    open();
    const response = await stream;
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(await response.text()).not.toContain('complete'); // So that clients come back, and learn why.
    const token = await reserve(server);
    expect(token.status).toBe(201);
    // Its place, given back when it was dismissed and again when it ended, counts once.
    expect((await reserve(server, OTHER_KEY)).status).toBe(503);
    server.dismiss('api-key-1'); // Reserved only.
    expect(await subscribe(await enter(server), 'a')).toContain('"next"');
    expect(server.logged()).not.toContain('"level":50');
    expect((await server.send('/metrics', { headers })).text).toMatch(/^graphql_subscriptions 1$/m);
  });
});
