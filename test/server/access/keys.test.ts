import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/domain/secret.js';
import { ACCOUNT, KEY, OTHER_ACCOUNT, startTestServer, useTestServer } from '../support/test-server.js';
import { bearer } from './support.js';

describe('API_KEYS', () => {
  const server = useTestServer({ access: { apiKeys: [new Secret('another-key-0123456789'), new Secret(KEY)] } });

  it('lets a key in, for the server’s own account', async () => {
    const answer = await server.post('{ account }', {}, bearer(KEY));
    expect(answer).toMatchObject({ status: 200, data: { account: ACCOUNT } });
  });

  it.each([
    ['nothing', {}],
    ['a wrong key', bearer('wrong-key-0123456789abc')],
    ['a key that only begins right', bearer(KEY.slice(0, -1))],
    ['another scheme', { authorization: `Basic ${KEY}` }],
    ['the bare key', { authorization: KEY }],
  ])('refuses %s with 401, before it reads the body', async (_what, headers) => {
    const answer = await server.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{ not json',
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(answer.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(answer.errors[0]?.message).toContain('Authorization: Bearer KEY');
  });

  it('takes the account header only for the own account', async () => {
    const ask = (sid: string) => server.post('{ account }', {}, { ...bearer(KEY), 'x-account-sid': sid });
    expect(await ask(ACCOUNT)).toMatchObject({ status: 200, data: { account: ACCOUNT } });
    expect(await ask(OTHER_ACCOUNT)).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const malformed = await ask('AC-canary');
    expect(malformed).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(malformed.text).not.toContain('canary');
  });

  it.each([
    ['no key', {}, 401],
    ['a wrong key', bearer('wrong-key-0123456789abc'), 401],
    ['a key', bearer(KEY), 501],
    ['a key for the own account', { ...bearer(KEY), 'x-account-sid': ACCOUNT }, 501],
    ['a key for another account', { ...bearer(KEY), 'x-account-sid': OTHER_ACCOUNT }, 403],
    ['a key for what is no account', { ...bearer(KEY), 'x-account-sid': 'AC-canary' }, 400],
  ])('is asked for by exports as by operations: %s', async (_what, headers, status) => {
    const operation = await server.post('{ account }', {}, headers);
    for (const path of ['/export/customers.ndjson', '/export/numbers.ndjson']) {
      const answer = await server.send(path, { headers });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      // This server has no mirror.
      if (status === 501) {
        expect(operation.status).toBe(200);
        expect(answer.errors).toMatchObject([{ extensions: { code: 'MIRROR_OFF' } }]);
        expect(answer.errors[0]?.message).toContain('Set MIRROR=on');
      } else {
        const { requestId: _own, ...extensions } = operation.errors[0]?.extensions ?? {};
        expect(answer.errors).toMatchObject([{ message: operation.errors[0]?.message, extensions }]);
        expect(operation.status).toBe(status);
      }
    }
  });

  it('reads exports by GET alone', async () => {
    for (const method of ['HEAD', 'POST', 'DELETE']) {
      const answer = await server.send('/export/customers.ndjson', { method, headers: bearer(KEY) });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
    }
  });

  it('locks the metrics, and keeps health public', async () => {
    expect((await server.send('/metrics')).status).toBe(401);
    expect((await server.send('/metrics', { headers: bearer(KEY) })).text).toContain('graphql_operations_total');
    expect((await server.send('/healthz')).status).toBe(200);
  });

  it('leaves the metrics to METRICS_KEY where there is one, which opens nothing else', async () => {
    const metricsKey = 'metrics-key-0123456789';
    for (const apiKeys of [[], [new Secret(KEY)]]) {
      const keyed = await startTestServer({ access: { apiKeys, metricsKey: new Secret(metricsKey) } });
      const status = async (headers: Record<string, string>) => (await keyed.send('/metrics', { headers })).status;
      expect(await status(bearer(metricsKey))).toBe(200);
      expect(await status({})).toBe(401);
      expect(await status(bearer(KEY))).toBe(403);
      if (apiKeys.length > 0) expect((await keyed.post('{ account }', {}, bearer(metricsKey))).status).toBe(401);
      await keyed.close();
    }
  });

  it('logs neither the key nor the header', () => {
    expect(server.logged()).not.toContain(KEY);
    expect(server.logged()).not.toContain('Bearer');
    expect(server.logged()).toContain('api-key-2');
  });
});

describe('an open server', () => {
  it('takes calls only under a name of this machine, against DNS rebinding', async () => {
    const server = await startTestServer();
    const { port } = new URL(server.url);
    expect((await server.post('{ hello }')).status).toBe(200);
    const { status, body } = await rawRequest(Number(port), 'attacker.example');
    expect(status).toBe(403);
    expect(body).toContain('FORBIDDEN');
    expect((await rawRequest(Number(port), `localhost:${port}`)).status).toBe(200);
    await server.close();
  });

  it('begins no export for a page of another site, and one for a page of its own or a program', async () => {
    const server = await startTestServer();
    const statusFor = async (headers: Record<string, string>) =>
      (await server.send('/export/numbers.ndjson', { headers })).status;
    expect(await statusFor({ origin: 'https://attacker.example' })).toBe(403);
    expect(await statusFor({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusFor({ origin: server.url, 'sec-fetch-site': 'same-origin' })).toBe(501);
    expect(await statusFor({})).toBe(501);
    await server.close();
  });

  it('takes any account in the header, as it is a sandbox’s, and refuses what is none', async () => {
    const server = await startTestServer();
    const ask = (sid: string) => server.post('{ account }', {}, { 'x-account-sid': sid });
    expect((await ask(OTHER_ACCOUNT)).data).toEqual({ account: OTHER_ACCOUNT });
    for (const malformed of ['AC-canary', `${ACCOUNT}, ${OTHER_ACCOUNT}`, ACCOUNT.replace('AC', 'BU'), '*']) {
      const answer = await ask(malformed);
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
      expect(answer.errors[0]?.message).toContain('x-account-sid must be an account SID');
    }
    await server.close();
  });
});

/** fetch doesn't let a test choose the Host header. */
function rawRequest(port: number, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const req = request(
      {
        port,
        host: '127.0.0.1',
        path: '/graphql',
        method: 'POST',
        headers: { host, 'content-type': 'application/json' },
      },
      (res) => {
        let body = '';
        res.on('data', (chunk: Buffer) => (body += chunk.toString()));
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body }));
      },
    );
    req.on('error', reject);
    req.end('{"query":"{ hello }"}');
  });
}
