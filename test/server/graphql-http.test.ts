import { auditServer } from 'graphql-http';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CANARY, codeOf, startTestServer, useTestServer } from './support/test-server.js';

const server = useTestServer();

describe('GraphQL over HTTP', () => {
  it('passes every audit of graphql-http', async () => {
    const results = await auditServer({
      url: server.graphqlUrl,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { 'apollo-require-preflight': '1', ...init.headers } }),
    });
    expect(results.length).toBeGreaterThan(55);
    expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
  });

  it('answers 400 for a faulty document to a client that knows the newer media type', async () => {
    const accept = { accept: 'application/graphql-response+json' };
    expect(await server.post('{ nothing }', {}, accept)).toMatchObject({ status: 400 });
    expect(await server.post('{ nothing }')).toMatchObject({ status: 200 });
  });

  it('prevents requests that a foreign page could send without a preflight', async () => {
    const answer = await server.send('/graphql?query=%7Bhello%7D');
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const form = await server.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(form.status).toBe(400);
  });

  it('takes no batches, and no persisted queries', async () => {
    const headers = { 'content-type': 'application/json' };
    const batch = await server.send('/graphql', { method: 'POST', headers, body: '[{"query":"{hello}"}]' });
    expect(batch).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'x' } };
    const persisted = await server.send('/graphql', { method: 'POST', headers, body: JSON.stringify({ extensions }) });
    expect(codeOf(persisted)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it.each([
    ['bad JSON', `{"query": "${CANARY}`, {}, 400],
    ['a body over the limit', `{"query": "{hello}", "x": "${'y'.repeat(4_200_000)}"}`, {}, 413],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=latin5' }, 415],
  ])('answers %s as GraphQL, without the body', async (_what, body, headers, status) => {
    const answer = await server.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(answer).toMatchObject({ status, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.text).not.toContain(CANARY);
  });

  it('answers 405 with Allow to other methods, and 404 elsewhere', async () => {
    const patch = await server.send('/graphql', { method: 'PATCH' });
    expect(patch.status).toBe(405);
    expect(patch.headers.get('allow')).toBe('GET, POST, PUT, DELETE');
    const headers = { 'apollo-require-preflight': '1' };
    expect((await server.send('/graphql?query=mutation%7Btouch%7D', { headers })).status).toBe(405);
    expect(await server.send('/nowhere')).toMatchObject({ status: 404, errors: [{}] });
  });

  it('gives each answer a request id: a sane one of the proxy, or its own', async () => {
    const given = await server.post('{ bug }', {}, { 'x-request-id': 'proxy-id-1' });
    expect(given.headers.get('x-request-id')).toBe('proxy-id-1');
    expect(given.errors[0]?.extensions['requestId']).toBe('proxy-id-1');
    const made = await server.post('{ hello }', {}, { 'x-request-id': '<script>' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('allows foreign pages only where they are configured', async () => {
    const origin = 'https://app.example';
    expect((await server.post('{ hello }', {}, { origin })).headers.get('access-control-allow-origin')).toBeNull();
    const shared = await startTestServer({ settings: { allowedOrigins: [origin] } });
    expect((await shared.post('{ hello }', {}, { origin })).headers.get('access-control-allow-origin')).toBe(origin);
    const other = await shared.post('{ hello }', {}, { origin: 'https://evil.example' });
    expect(other.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
    await shared.close();
  });

  it('says to the preflight of a page elsewhere that ALLOWED_ORIGINS does not list it, and warns of few', async () => {
    const shared = await startTestServer({ settings: { allowedOrigins: ['https://app.example'] } });
    const preflight = (origin: string, of = shared) =>
      of.send('/graphql', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight('https://app.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(allowed.headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,DELETE');
    for (const of of [shared, server]) {
      const refused = await preflight('https://other.example', of);
      expect(refused).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
      expect(refused.errors[0]?.message).toContain('ALLOWED_ORIGINS');
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      expect(of.logged()).toContain('"origin":"https://other.example"');
    }
    await preflight(`https://${CANARY}.example/path`);
    for (let n = 0; n < 40; n += 1) await preflight(`https://page-${n % 30}.example`);
    expect(shared.logged().match(/ALLOWED_ORIGINS does not list it/g)).toHaveLength(20);
    expect(shared.logged()).not.toContain(CANARY);
    await shared.close();
  });
});

describe('limits', () => {
  const nested = (depth: number, page = 1): string =>
    depth === 0 ? 'name' : `things(first: ${page}) { nodes { ${nested(depth - 1, page)} } }`;

  it.each([
    ['depth', `{ ${nested(9)} }`, /depth limit of 16/],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: hello`).join(' ')} }`, /Aliases limit of 30/],
    [
      'directives',
      `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: hello @skip(if: false) @include(if: true)`).join(' ')} }`,
      /Directives limit of 30/,
    ],
    ['tokens', `{ ${'hello '.repeat(2_001)} }`, /more tha[nt] 2000 tokens/],
  ])('refuses too many %s', async (_what, query, wanted) => {
    const answer = await server.post(query);
    expect(answer.errors.map(({ message }) => message).join('\n')).toMatch(wanted);
    expect(answer.data).toBeUndefined();
  });

  it('counts pages by their size, also when a required variable gives it', async () => {
    const query =
      'query ($n: Int!) { things(first: $n) { nodes { things(first: $n) { nodes { things { nodes { name } } } } } } }';
    expect((await server.post(query, { n: 10 })).data).toEqual({ things: { nodes: [] } });
    const answer = await server.post(query, { n: 100 });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
    expect((await server.post(query)).errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('logs the name of an operation, unless it may be made of data', async () => {
    const before = server.logged().length;
    await server.post('query ReadIt { hello }');
    await server.post('query Customer_2761953 { hello }');
    await server.post(`query ${'Long'.repeat(16)} { hello }`);
    await expect
      .poll(() =>
        server
          .logged()
          .slice(before)
          .match(/"msg":"request"/g),
      )
      .toHaveLength(3);
    const logged = server.logged().slice(before);
    expect(logged.match(/"name":"[^"]*"/g)).toEqual(['"name":"ReadIt"']);
    expect(logged).not.toMatch(/2761953|LongLong/);
  });

  it('survives a wrong operation name, and reports few of many errors', async () => {
    const wrong = await server.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ hello }', operationName: CANARY }),
    });
    expect(codeOf(wrong)).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(wrong.text).not.toContain(CANARY);
    const many = await server.post(`{ ${Array.from({ length: 200 }, (_, n) => `x${n}`).join(' ')} }`);
    expect(many.errors.length).toBeLessThan(25);
  });

  it('shows the schema when introspection is on, and nothing of it when it is off', async () => {
    expect((await server.post(getIntrospectionQuery())).data).toHaveProperty('__schema');
    const closed = await startTestServer({ settings: { introspection: false } });
    const refused = await closed.post(getIntrospectionQuery());
    expect(refused.errors[0]?.message).toContain('introspection');
    expect(refused.text).not.toContain('Apollo');
    expect((await closed.post('{ hell }')).errors[0]?.message).not.toContain('hello');
    const query = 'query ($input: EchoInput) { echo(input: $input) }';
    const { text } = await closed.post(query, { input: { countt: 1 } });
    expect(text).not.toMatch(/Did you mean|count\b/);
    // The words of an enum are no secret to whoever sends it a wrong one.
    const answers = [closed.post(query, { input: { kind: 'TOW' } }), closed.post('{ echo(input: { kind: TOW }) }')];
    for (const answer of await Promise.all(answers)) {
      expect(answer.errors[0]?.extensions['allowed']).toEqual(['ONE', 'TWO']);
    }
    await closed.close();
  });
});

describe('cancelling', () => {
  const hangUp = async (query: string): Promise<void> => {
    const answer = fetch(server.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(100),
    });
    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
  };

  it('cancels the Twilio calls of a query whose caller disconnected, and lets a mutation’s finish', async () => {
    await hangUp('{ slow(ms: 5000) }');
    await expect.poll(() => server.probe.signals.at(-1)?.aborted).toBe(true);
    await hangUp('mutation { slowWrite(ms: 400) }');
    await expect.poll(() => server.probe.written).toBe(1);
    expect(server.probe.signals.at(-1)?.aborted).toBe(false);
  });
});
