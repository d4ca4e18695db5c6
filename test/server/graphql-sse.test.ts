import { createClient, type Client, type ClientOptions } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.js';
import { ACCOUNT, CANARY, KEY, OTHER_ACCOUNT, startTestServer, type TestServer } from './support/test-server.js';

const OTHER_KEY = 'other-key-0123456789abcdef';
const AUTHORIZED = { authorization: `Bearer ${KEY}` };
const TICKS = 'subscription { ticks(until: 3) { n scope } }';
const FOREVER = 'subscription { forever { n } }';
const TOKEN = 'x-graphql-event-stream-token';

let server: TestServer;
const clients: Client<boolean>[] = [];

beforeAll(async () => {
  server = await startTestServer({ access: { apiKeys: [new Secret(KEY), new Secret(OTHER_KEY)] } });
});
afterAll(async () => {
  for (const client of clients) client.dispose();
  await server.close();
});

type Options = Partial<ClientOptions<boolean>>;

function connect(options: Options = {}, of = server): Client<boolean> {
  const { headers = AUTHORIZED, ...others } = options;
  // A copy: the client writes the stream's token into the object that it is given.
  const client = createClient({ url: of.graphqlUrl, headers: { ...headers }, retryAttempts: 0, ...others });
  clients.push(client);
  return client;
}

interface Event {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

async function collect(client: Client<boolean>, query: string, variables?: Record<string, unknown>): Promise<Event[]> {
  const results: Event[] = [];
  for await (const result of client.iterate({ query, ...(variables && { variables }) })) results.push(result);
  return results;
}

/** A request as a program without the package makes it. */
const ask = (init: RequestInit, path = '/graphql', of = server) =>
  of.send(path, { ...init, headers: { ...AUTHORIZED, 'content-type': 'application/json', ...init.headers } });

const post = (query: string, accept: string, headers: Record<string, string> = {}, body: object = {}) =>
  ask({ method: 'POST', headers: { accept, ...headers }, body: JSON.stringify({ query, ...body }) });

describe.each([
  ['on a stream of its own', {}],
  ['on a reserved stream', { singleConnection: true }],
] as [string, Options][])('a subscription by server-sent events, %s,', (_mode, mode) => {
  it('delivers each event with a context of its own, and completes', async () => {
    const results = await collect(connect(mode), TICKS);
    const ticks = results.map(({ data }) => (data as { ticks: { n: number; scope: number } }).ticks);
    expect(ticks.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(new Set(ticks.map(({ scope }) => scope)).size).toBe(3);
  });

  it('ends at once when the client is no longer interested, also while the source waits', async () => {
    const ended = server.probe.foreverEnded;
    const iterator = connect(mode).iterate({ query: FOREVER });
    await iterator.next();
    await iterator.return?.();
    await expect.poll(() => server.probe.foreverEnded).toBe(ended + 1);
    expect(server.probe.signals.at(-2)?.aborted).toBe(true); // Of its source; the event after it is over.
  });

  it('masks errors: of a field, of the source, and of a subscription that cannot begin', async () => {
    const client = connect(mode);
    const [field] = await collect(client, 'subscription { ticks(until: 1) { n bug } }');
    expect(field).toMatchObject({
      data: { ticks: { n: 1, bug: null } },
      errors: [{ path: ['ticks', 'bug'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    const source = await collect(client, 'subscription { breaks { n } }');
    expect(source).toMatchObject([{ data: {} }, { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }]);
    const beginning = await collect(client, 'subscription { noStream { n } }');
    expect(beginning).toMatchObject([{ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }]);
    expect(JSON.stringify([field, source, beginning])).not.toContain(CANARY);
    expect(server.logged()).not.toContain(CANARY);
  });

  it('cuts bad variables, literals and documents', async () => {
    const client = connect(mode);
    const variable = await collect(client, 'subscription ($n: Int!) { ticks(until: $n) { n } }', { n: CANARY });
    expect(variable).toMatchObject([{ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
    const literal = await collect(client, `subscription { ticks(until: "${CANARY}") { n } }`);
    expect(literal).toMatchObject([{ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }]);
    const broken = await collect(client, `subscription { "${CANARY}" }`);
    expect(broken).toMatchObject([{ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] }]);
    expect(JSON.stringify([variable, literal, broken])).not.toContain(CANARY);
  });

  it.each(['{ hello }', 'mutation { touch }', '{ __schema { types { name } } }'])('refuses %s', async (query) => {
    const [result, ...more] = await collect(connect(mode), query);
    expect(result).toMatchObject({ errors: [{ message: expect.stringContaining('Only subscriptions') as string }] });
    expect(result?.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_REQUEST',
      requestId: expect.any(String) as string,
    });
    expect(more).toEqual([]);
  });

  it('keeps the limits of documents', async () => {
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: n`).join(' ');
    const [result] = await collect(connect(mode), `subscription { ticks(until: 1) { ${aliases} } }`);
    expect(JSON.stringify(result)).toContain('Aliases limit');
  });

  it('needs a key and an account that the caller may act for', async () => {
    const refusal = (headers: Record<string, string>) =>
      collect(connect({ ...mode, headers }), TICKS).then(
        () => undefined,
        (error: unknown) => (error as { response: Response }).response.status,
      );
    expect(await refusal({})).toBe(401);
    expect(await refusal({ authorization: 'Bearer wrong-key-0123456789' })).toBe(401);
    expect(await refusal({ ...AUTHORIZED, 'x-account-sid': OTHER_ACCOUNT })).toBe(403);
    expect(await refusal({ ...AUTHORIZED, 'x-account-sid': ACCOUNT })).toBeUndefined();
  });

  it('ends without being complete when the server stops, so that clients come back', async () => {
    const stopping = await startTestServer({ settings: { drainMs: 60_000 } });
    const iterator = connect(mode, stopping).iterate({ query: FOREVER });
    await iterator.next();
    const rest = iterator.next().then(
      () => 'complete',
      () => 'cut off',
    );
    await stopping.close();
    expect(await rest).toBe('cut off');
    expect(stopping.probe.foreverEnded).toBe(1);
  });
});

describe('a subscription by POST', () => {
  it('is served as events to a client that takes JSON as well, whose queries are answered as JSON', async () => {
    const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
    const events = await post(TICKS, accept);
    expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(events.text.match(/^event: \w+$/gm)).toEqual([...Array<string>(3).fill('event: next'), 'event: complete']);
    const query = await post('{ hello }', accept);
    expect(query).toMatchObject({ status: 200, data: { hello: 'hello you' } });
    const two = { operationName: 'b' };
    const named = await post('query a { hello } subscription b { ticks(until: 1) { n } }', accept, {}, two);
    expect(named.text).toContain('event: complete');
  });

  it('is served as events to a client that takes any text', async () => {
    const events = await post(TICKS, 'application/json, text/*');
    expect(events.headers.get('content-type')).toContain('text/event-stream');
  });

  it.each(['application/json', '*/*', 'application/graphql-response+json', 'application/json, text/event-stream;q=0'])(
    'says where subscriptions are to a client that takes %s, without an error in the log',
    async (accept) => {
      const before = server.logged().length;
      const answer = await post(TICKS, accept);
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      expect(answer.errors[0]?.message).toMatch(/text\/event-stream.*WebSocket/);
      expect(server.logged().slice(before)).not.toContain('"level":50');
    },
  );

  it.each([
    ['no JSON', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 400],
    ['a list', { method: 'POST', body: '[]' }, 400],
    ['variables that are a list', { method: 'POST', body: JSON.stringify({ query: TICKS, variables: [] }) }, 400],
    ['a body over 128 KB', { method: 'POST', body: JSON.stringify({ query: TICKS, x: 'y'.repeat(135_000) }) }, 413],
    ['GET without a reserved stream', { method: 'GET' }, 404],
    ['DELETE without a reserved stream', { method: 'DELETE' }, 404],
    [
      'an unknown stream',
      { method: 'POST', headers: { [TOKEN]: 'constructor' }, body: '{"query":"{x}","extensions":{"operationId":"1"}}' },
      404,
    ],
  ] as [string, RequestInit, number][])('answers %s as GraphQL', async (_what, init, status) => {
    const headers = { accept: 'text/event-stream', ...(init.headers as Record<string, string>) };
    const answer = await ask({ ...init, headers });
    expect(answer).toMatchObject({ status, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('a reserved stream', () => {
  const reserve = async (headers: Record<string, string> = {}) => {
    const answer = await ask({ method: 'PUT', headers });
    expect(answer.status).toBe(201);
    return answer.text;
  };
  const subscribe = (token: string, extensions: object, headers: Record<string, string> = {}) =>
    post(FOREVER, '*/*', { [TOKEN]: token, ...headers }, { extensions });

  it('belongs to the caller that reserved it', async () => {
    const token = await reserve();
    const stranger = { authorization: `Bearer ${OTHER_KEY}`, [TOKEN]: token };
    expect(await ask({ headers: { ...stranger, accept: 'text/event-stream' } })).toMatchObject({ status: 404 });
    expect(await subscribe(token, { operationId: 'a' }, stranger)).toMatchObject({ status: 404 });
    expect(await ask({ method: 'DELETE', headers: stranger }, '/graphql?operationId=a')).toMatchObject({ status: 404 });
  });

  it('takes each id once, refuses what has none, and holds 50 subscriptions', async () => {
    const token = await reserve();
    expect(await subscribe(token, {})).toMatchObject({ status: 400, errors: [{}] });
    for (let n = 0; n < 51; n += 1) expect((await subscribe(token, { operationId: `op${n}` })).status).toBe(202);
    expect(await subscribe(token, { operationId: 'op0' })).toMatchObject({ status: 409, errors: [{}] });
    const events = await fetch(`${server.graphqlUrl}?token=${token}`, {
      headers: { ...AUTHORIZED, accept: 'text/event-stream' },
    });
    const text = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    while (!received.includes('RATE_LIMITED'))
      received += (await text?.read())?.value ?? 'The stream ended: RATE_LIMITED';
    expect(received.match(/RATE_LIMITED/g)).toHaveLength(1);
    const ended = server.probe.foreverEnded;
    const stopped = await ask({ method: 'DELETE', headers: { [TOKEN]: token } }, '/graphql?operationId=op1');
    expect(stopped.status).toBe(200);
    await expect.poll(() => server.probe.foreverEnded).toBe(ended + 1);
    const second = await ask({ headers: { [TOKEN]: token, accept: 'text/event-stream' } });
    expect(second).toMatchObject({ status: 409, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    await text?.cancel();
    await expect.poll(() => server.probe.foreverEnded).toBe(ended + 50);
  });
});

describe('paths', () => {
  it('are taken with a slash at the end, by HTTP and WebSocket alike, and in no other spelling', async () => {
    const query = { method: 'POST', body: JSON.stringify({ query: '{ hello }' }) };
    expect(await ask(query, '/graphql/')).toMatchObject({ status: 200, data: { hello: 'hello you' } });
    expect(await ask(query, '/GraphQL')).toMatchObject({ status: 404 });
    expect(await ask({}, '/HEALTHZ')).toMatchObject({ status: 404 });
    const events = await collect(connect({ url: `${server.graphqlUrl}/` }), TICKS);
    expect(events).toHaveLength(3);
  });
});
