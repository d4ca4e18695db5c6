import { createClient, type Client, type FormattedExecutionResult } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { Secret } from '../../src/domain/secret.js';
import { ACCOUNT, CANARY, KEY, OTHER_ACCOUNT, startTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
const clients: Client[] = [];

beforeAll(async () => {
  server = await startTestServer({ access: { apiKeys: [new Secret(KEY)] } });
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await server.close();
});

const wsUrl = (of = server): string => of.graphqlUrl.replace('http', 'ws');

function connect(connectionParams: Record<string, unknown> = { authorization: `Bearer ${KEY}` }, of = server): Client {
  const client = createClient({ url: wsUrl(of), webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
  clients.push(client);
  return client;
}

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>;

async function collect(client: Client, query: string, variables?: Record<string, unknown>): Promise<Result[]> {
  const results: Result[] = [];
  for await (const result of client.iterate({ query, variables: variables ?? null })) results.push(result);
  return results;
}

/** What the client gets instead of results: GraphQL errors, or the event of the closed connection. */
async function failure(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function upgrade(path: string, options: ClientOptions = {}, of = server): Promise<string> {
  const socket = new WebSocket(`${of.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', options);
  return new Promise((resolve) => {
    socket.once('open', () => {
      resolve('open');
      socket.close();
    });
    socket.once('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    socket.once('error', (error) => resolve(error.message));
  });
}

describe('subscriptions', () => {
  it('deliver each event with a context of its own', async () => {
    const results = await collect(connect(), 'subscription { ticks(until: 3) { n scope } }');
    const ticks = results.map(({ data }) => (data as { ticks: { n: number; scope: number } }).ticks);
    expect(ticks.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(new Set(ticks.map(({ scope }) => scope)).size).toBe(3);
  });

  it('end at once when the client is no longer interested, also while the source waits', async () => {
    const ended = server.probe.foreverEnded;
    const iterator = connect().iterate({ query: 'subscription { forever { n } }' });
    await iterator.next();
    await iterator.return?.();
    await expect.poll(() => server.probe.foreverEnded).toBe(ended + 1);
    expect(server.probe.signals.at(-2)?.aborted).toBe(true); // Of its source; the event after it is over.
  });

  it('end when the connection drops', async () => {
    const ended = server.probe.foreverEnded;
    const client = connect();
    await client.iterate({ query: 'subscription { forever { n } }' }).next();
    client.terminate();
    await expect.poll(() => server.probe.foreverEnded).toBe(ended + 1);
  });

  it('mask errors: of a field, of the source, and of a subscription that cannot begin', async () => {
    const client = connect();
    const [field] = await collect(client, 'subscription { ticks(until: 1) { n bug } }');
    expect(field).toMatchObject({
      data: { ticks: { n: 1, bug: null } },
      errors: [{ path: ['ticks', 'bug'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    const source = await failure(collect(client, 'subscription { breaks { n } }'));
    expect(source).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    const beginning = await collect(client, 'subscription { noStream { n } }');
    expect(beginning).toMatchObject([{ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }]);
    expect(JSON.stringify([field, source, beginning])).not.toContain(CANARY);
    expect(server.logged()).not.toContain(CANARY);
  });

  it('cut bad variables and literals like the first door', async () => {
    const client = connect();
    const query = 'subscription ($n: Int!) { ticks(until: $n) { n } }';
    const [variable] = await collect(client, query, { n: CANARY });
    expect(variable?.errors?.[0]?.message).toBe('Variable "$n" has an invalid value: Expected type "Int".');
    expect(variable).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const literal = await failure(collect(client, `subscription { ticks(until: "${CANARY}") { n } }`));
    expect(literal).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const broken = await failure(collect(client, `subscription { "${CANARY}" }`));
    expect(broken).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
    expect(JSON.stringify([variable, literal, broken])).not.toContain(CANARY);
  });
});

describe('the second door', () => {
  it.each(['{ hello }', 'mutation { touch }', '{ __schema { types { name } } }'])('refuses %s', async (query) => {
    const errors = await failure(collect(connect(), query));
    expect(errors).toMatchObject([{ message: expect.stringContaining('Only subscriptions') as string }]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) as string } }]);
  });

  it.each([
    ['no key', {}],
    ['a wrong key', { authorization: 'Bearer wrong-key-0123456789' }],
    ['a key that is no text', { authorization: { toString: KEY } }],
  ])('closes with 4401 for %s', async (_what, parameters) => {
    const closed = await failure(collect(connect(parameters), 'subscription { ticks(until: 1) { n } }'));
    expect(closed).toMatchObject({ code: 4401 });
  });

  it('takes the capitalised parameter, and the account', async () => {
    const query = 'subscription { ticks(until: 1) { n } }';
    const params = { Authorization: `Bearer ${KEY}` };
    expect(await collect(connect({ ...params, 'X-Account-Sid': ACCOUNT }), query)).toHaveLength(1);
    const foreign = await failure(collect(connect({ ...params, 'x-account-sid': OTHER_ACCOUNT }), query));
    expect(foreign).toMatchObject({ code: 4403 });
    const malformed = await failure(collect(connect({ ...params, 'x-account-sid': `AC-${CANARY}` }), query));
    expect(malformed).toMatchObject({
      code: 4400,
      reason: expect.stringContaining('must be an account SID') as string,
    });
    expect(JSON.stringify(malformed)).not.toContain(CANARY);
  });

  it('takes no message before the connection is acknowledged, nor after it was refused', async () => {
    for (const first of [
      undefined,
      { type: 'connection_init', payload: { authorization: 'Bearer nope-nope-nope-nope' } },
    ]) {
      const socket = new WebSocket(wsUrl(), 'graphql-transport-ws');
      const received: string[] = [];
      socket.on('message', (data: Buffer) => received.push(data.toString()));
      await new Promise((resolve) => socket.once('open', resolve));
      if (first !== undefined) socket.send(JSON.stringify(first));
      socket.send(
        JSON.stringify({ type: 'subscribe', id: '1', payload: { query: 'subscription { ticks(until: 1) { n } }' } }),
      );
      const code = await new Promise((resolve) => socket.once('close', resolve));
      expect(code).toBe(4401);
      expect(received.join()).not.toContain('"next"');
    }
  });

  it('checks the Origin, the path and the size of messages', async () => {
    expect(await upgrade('/graphql')).toBe('open');
    expect(await upgrade('/graphql', { origin: server.url })).toBe('open');
    expect(await upgrade('/graphql', { origin: 'https://evil.example' })).toBe('403');
    expect(await upgrade('/graphql', { origin: 'null' })).toBe('403');
    expect(await upgrade('/graphql/')).toBe('open');
    expect(await upgrade('/GraphQL')).toBe('404');
    expect(await upgrade('/elsewhere')).toBe('404');
    const socket = new WebSocket(wsUrl(), 'graphql-transport-ws');
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('x'.repeat(130 * 1024));
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1009);
  });

  it('lets configured origins in, and keeps foreign hosts from an open server', async () => {
    const open = await startTestServer({ settings: { allowedOrigins: ['https://app.example'] } });
    expect(await upgrade('/graphql', { origin: 'https://app.example' }, open)).toBe('open');
    const rebound = { host: 'evil.example', origin: 'http://evil.example' };
    expect(await upgrade('/graphql', { headers: rebound }, open)).toBe('403');
    await open.close();
  });

  it('keeps the limits', async () => {
    const client = connect();
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: n`).join(' ');
    const errors = await failure(collect(client, `subscription { ticks(until: 1) { ${aliases} } }`));
    expect(JSON.stringify(errors)).toContain('Aliases limit');
    const many = Array.from({ length: 51 }, () => client.iterate({ query: 'subscription { forever { n } }' }));
    const outcomes = await Promise.allSettled(many.map((iterator) => iterator.next()));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(JSON.stringify(refused)).toContain('RATE_LIMITED');
    client.terminate();
  });

  it('says goodbye with 1001 when the server stops', async () => {
    const stopping = await startTestServer({ access: { apiKeys: [new Secret(KEY)] } });
    const client = connect({ authorization: `Bearer ${KEY}` }, stopping);
    const closed = new Promise((resolve) => client.on('closed', (event) => resolve((event as CloseEvent).code)));
    await client.iterate({ query: 'subscription { forever { n } }' }).next();
    await stopping.close();
    expect(await closed).toBe(1001);
    expect(stopping.probe.foreverEnded).toBe(1);
  });
});

interface CloseEvent {
  readonly code: number;
}
