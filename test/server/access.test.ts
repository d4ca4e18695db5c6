import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { ConfigError } from '../../src/config.js';
import { Secret } from '../../src/domain/secret.js';
import { createAuthenticator } from '../../src/server/index.js';
import { readTenants } from '../../src/server/access/tenants.js';
import { ACCOUNT, KEY, OTHER_ACCOUNT, startTestServer, type TestServer } from './support/test-server.js';

const THIRD_ACCOUNT = 'AC00000000000000000000000000000003';

const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

function tenantsFile(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tenants-')), 'tenants.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('API_KEYS', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ access: { apiKeys: [new Secret('another-key-0123456789'), new Secret(KEY)] } });
  });
  afterAll(() => server.close());

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
async function rawRequest(port: number, host: string): Promise<{ status: number; body: string }> {
  const { request } = await import('node:http');
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

describe('TENANTS_FILE', () => {
  it('gives each tenant their accounts, the first by default', async () => {
    const file = tenantsFile([
      { name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [OTHER_ACCOUNT, ACCOUNT] },
      {
        name: 'Birch',
        apiKeySha256: createHash('sha256').update('birch-key-0123456789').digest('hex'),
        accounts: [ACCOUNT],
      },
    ]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const ask = (key: string, sid?: string) =>
      server.post('{ account }', {}, { ...bearer(key), ...(sid !== undefined && { 'x-account-sid': sid }) });
    expect((await ask('acme-key-0123456789')).data).toEqual({ account: OTHER_ACCOUNT });
    expect((await ask('acme-key-0123456789', ACCOUNT)).data).toEqual({ account: ACCOUNT });
    expect((await ask('birch-key-0123456789')).data).toEqual({ account: ACCOUNT });
    expect((await ask('birch-key-0123456789', OTHER_ACCOUNT)).status).toBe(403);
    await server.close();
  });

  it('gives a tenant every subaccount, but not the main account unless it is listed', async () => {
    const file = tenantsFile([
      { name: 'All', apiKey: 'all-key-0123456789', accounts: [ACCOUNT], subaccounts: true },
      { name: 'Some', apiKey: 'some-key-0123456789', accounts: [OTHER_ACCOUNT], subaccounts: true },
      { name: 'None', apiKey: 'none-key-0123456789', accounts: [ACCOUNT], subaccounts: false },
    ]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const ask = (name: string, sid: string) =>
      server.post('{ account }', {}, { ...bearer(`${name}-key-0123456789`), 'x-account-sid': sid });
    expect((await ask('all', OTHER_ACCOUNT)).data).toEqual({ account: OTHER_ACCOUNT });
    expect((await ask('all', ACCOUNT)).data).toEqual({ account: ACCOUNT });
    expect((await ask('some', THIRD_ACCOUNT)).data).toEqual({ account: THIRD_ACCOUNT });
    expect((await ask('some', ACCOUNT)).status).toBe(403);
    expect((await ask('none', OTHER_ACCOUNT)).status).toBe(403);
    await server.close();
  });

  it('is read again: a removed tenant is refused at once, and a faulty file changes nothing', async () => {
    const acme = { name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [ACCOUNT] };
    const birch = { name: 'Birch', apiKey: 'birch-key-0123456789', accounts: [OTHER_ACCOUNT] };
    const file = tenantsFile([acme, birch]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const ask = async (key: string) => (await server.post('{ account }', {}, bearer(key))).status;
    writeFileSync(file, '[{ "name": "canary" }]');
    server.reload?.();
    expect(await ask(birch.apiKey)).toBe(200);
    expect(server.logged()).toContain('TENANTS_FILE has faults');
    expect(server.logged()).not.toContain('canary');
    writeFileSync(file, JSON.stringify([acme]));
    server.reload?.();
    expect([await ask(acme.apiKey), await ask(birch.apiKey)]).toEqual([200, 401]);
    // Without being asked to.
    writeFileSync(file, JSON.stringify([acme, { ...birch, name: 'Birch Ltd' }]));
    await expect.poll(() => ask(birch.apiKey), { timeout: 20_000 }).toBe(200);
    await server.close();
  }, 30_000);

  it('closes the connections of a removed tenant, and nobody else’s', async () => {
    const [acme, birch] = ['Acme', 'Birch'].map((name) => ({
      name,
      apiKey: `${name}-key-0123456789`,
      accounts: [ACCOUNT],
    }));
    const file = tenantsFile([acme, birch]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const enter = async (key = ''): Promise<WebSocket> => {
      const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
      await once(socket, 'open');
      const acknowledged = once(socket, 'message');
      socket.send(JSON.stringify({ type: 'connection_init', payload: bearer(key) }));
      expect(String((await acknowledged)[0])).toContain('connection_ack');
      return socket;
    };
    const [staying, going] = [await enter(acme?.apiKey), await enter(birch?.apiKey)];
    const closed = once(going, 'close');
    writeFileSync(file, JSON.stringify([acme]));
    server.reload?.();
    expect((await closed)[0]).toBe(4403);
    expect(staying.readyState).toBe(WebSocket.OPEN);
    staying.close();
    await server.close();
  });

  it('opens no event stream to a tenant that was removed while its body was on the way', async () => {
    const tenant = { name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [ACCOUNT] };
    const file = tenantsFile([tenant]);
    const authenticated = vi.fn();
    const server = await startTestServer({ access: { tenantsFile: file }, authenticated });
    const headers = {
      ...bearer(tenant.apiKey),
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'content-length': '100',
    };
    const request = httpRequest(server.graphqlUrl, { method: 'POST', headers });
    request.write('{"query":');
    await expect.poll(() => authenticated.mock.calls.length).toBe(1);
    writeFileSync(file, JSON.stringify([{ ...tenant, name: 'Birch', apiKey: 'birch-key-0123456789' }]));
    server.reload?.();
    request.end('"subscription { forever { n } }"}'.padEnd(91));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(401);
    response.resume();
    await server.close();
  });

  it('names the tenants that were removed, or have another key or other accounts', async () => {
    const tenant = (name: string) => ({ name, apiKey: `${name}-key-0123456789`, accounts: [ACCOUNT] });
    const file = tenantsFile(['same', 'gone', 'rekeyed', 'moved'].map(tenant));
    const authenticator = await createAuthenticator({ apiKeys: [], tenantsFile: file }, ACCOUNT);
    const rekeyed = { ...tenant('rekeyed'), apiKey: 'another-key-0123456789' };
    writeFileSync(
      file,
      JSON.stringify([tenant('same'), rekeyed, { ...tenant('moved'), accounts: [OTHER_ACCOUNT] }, tenant('new')]),
    );
    expect(authenticator.reloadTenants()).toEqual(['gone', 'rekeyed', 'moved']);
    expect(authenticator.reloadTenants()).toEqual([]);
  });

  it('gives no tenant the metrics', async () => {
    const file = tenantsFile([{ name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [ACCOUNT] }]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const answer = await server.send('/metrics', { headers: bearer('acme-key-0123456789') });
    expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await server.send('/metrics')).status).toBe(401);
    await server.close();
  });

  it.each([
    ['{', /not valid JSON/],
    [{}, /must be a list/],
    [[], /has no tenant/],
    [[{ name: 'x', apiKey: 'canary', accounts: [ACCOUNT] }], /entry 0.apiKey must have at least 16/],
    [[{ name: 'x', apiKey: 'canary with blanks', accounts: [ACCOUNT] }], /entry 0.apiKey must not have blanks/],
    [[{ name: 'x', accounts: [ACCOUNT] }], /either apiKey or apiKeySha256/],
    [[{ name: 'x', apiKey: KEY, accounts: [] }], /entry 0.accounts/],
    [[{ name: 'x', apiKey: KEY, accounts: ['canary'] }], /entry 0.accounts.0 must be an account SID/],
    [[{ name: 'x', apiKey: KEY, accounts: [ACCOUNT], role: 'canary' }], /only name, apiKey/],
    [[{ name: 'x', apiKey: KEY, accounts: [ACCOUNT], subaccounts: 'canary' }], /subaccounts must be true or false/],
    [
      [
        { name: 'x', apiKey: KEY, accounts: [ACCOUNT] },
        { name: 'y', apiKey: KEY, accounts: [ACCOUNT] },
      ],
      /the same key/,
    ],
  ])('refuses %j', (content, wanted) => {
    const fault = catching(() => readTenants(tenantsFile(content), ACCOUNT));
    expect(fault).toBeInstanceOf(ConfigError);
    expect(fault?.message).toMatch(wanted);
    expect(fault?.message).not.toMatch(/canary|test-key/);
  });

  it('says when the file is not there', () => {
    expect(catching(() => readTenants('/nowhere/tenants.json', ACCOUNT))?.message).toContain('ENOENT');
  });
});

function catching(run: () => unknown): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

describe('JSON Web Tokens', () => {
  let server: TestServer;
  let issuer: HttpServer;
  let key: SigningKey;
  let stranger: SigningKey;
  const jwks: { keys: JWK[] } = { keys: [] };

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    stranger = (await generateKeyPair('ES256')).privateKey;
    jwks.keys.push({ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' });
    issuer = createServer((_req, res) => res.setHeader('content-type', 'application/json').end(JSON.stringify(jwks)));
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`;
    server = await startTestServer({
      access: { jwt: { issuer: 'iss', audience: 'aud', jwksUrl, accountOptional: true } },
    });
  });
  afterAll(async () => {
    await server.close();
    issuer.close();
  });

  const token = (claims: Record<string, unknown> = {}, by = key, expires = '5m', audience = 'aud') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setSubject('user-1')
      .setIssuer('iss')
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(by);
  const ask = async (jwt: Promise<string>, headers = {}) =>
    server.post('{ account }', {}, { ...bearer(await jwt), ...headers });

  it('lets a good token in', async () => {
    expect((await ask(token())).data).toEqual({ account: ACCOUNT });
    const sids = { account_sids: [OTHER_ACCOUNT] };
    expect((await ask(token(sids))).data).toEqual({ account: OTHER_ACCOUNT });
    expect((await ask(token(sids), { 'x-account-sid': ACCOUNT })).status).toBe(403);
    expect((await ask(token(), { 'x-account-sid': OTHER_ACCOUNT })).status).toBe(403);
  });

  it('takes every subaccount from a token that says so', async () => {
    const to = (sid: string) => ({ 'x-account-sid': sid });
    expect((await ask(token({ subaccounts: true }), to(OTHER_ACCOUNT))).data).toEqual({ account: OTHER_ACCOUNT });
    expect((await ask(token({ subaccounts: true }))).data).toEqual({ account: ACCOUNT });
    expect((await ask(token({ subaccounts: 'true' }), to(OTHER_ACCOUNT))).status).toBe(403);
    const some = { account_sids: [OTHER_ACCOUNT], subaccounts: true };
    expect((await ask(token(some), to(THIRD_ACCOUNT))).data).toEqual({ account: THIRD_ACCOUNT });
    expect((await ask(token(some), to(ACCOUNT))).status).toBe(403);
  });

  it('refuses an expired, foreign, misdirected or account-less one', async () => {
    for (const bad of [
      token({}, key, '-1m'),
      token({}, stranger),
      token({}, key, '5m', 'someone else'),
      token({ account_sids: [] }),
      Promise.resolve('not.a.token'),
    ]) {
      expect((await ask(bad)).status).toBe(401);
    }
  });

  it('closes a WebSocket when the token that opened it expires, and not the one of a longer token beside it', async () => {
    const url = server.graphqlUrl.replace('http', 'ws');
    const subscribe = async (expires: string) => {
      const connectionParams = bearer(await token({}, key, expires));
      const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
      const closed = new Promise<{ code: number; reason: string }>((resolve) => {
        client.on('closed', (event) => resolve(event as { code: number; reason: string }));
      });
      const events = client.iterate({ query: 'subscription { forever { n } }' });
      expect((await events.next()).value).toMatchObject({ data: { forever: { n: 0 } } });
      return { client, closed, events };
    };
    const long = await subscribe('5m');
    const ended = server.probe.foreverEnded;
    const short = await subscribe('4s');
    expect(await short.closed).toMatchObject({ code: 4403, reason: 'The token has expired' });
    await expect.poll(() => server.probe.foreverEnded).toBe(ended + 1);
    expect(await Promise.race([long.closed, Promise.resolve('open')])).toBe('open');
    await long.client.dispose();
    await short.client.dispose();
  });

  it('refuses a token without an account, and says which claim it needs', async () => {
    const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`;
    const jwt = { issuer: 'iss', audience: 'aud', jwksUrl, accountOptional: false };
    const strict = await startTestServer({ access: { jwt } });
    const asked = async (claims: object) => strict.post('{ account }', {}, bearer(await token({ ...claims })));
    for (const claims of [{}, { subaccounts: true }, { account_sids: [] }, { account_sids: 'canary' }]) {
      const answer = await asked(claims);
      expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(answer.errors[0]?.message).toContain('account_sids');
    }
    expect((await asked({ account_sids: [OTHER_ACCOUNT] })).data).toEqual({ account: OTHER_ACCOUNT });
    await strict.close();
  });

  it.each([
    ['JWT', 200],
    ['at+jwt', 200],
    ['application/at+JWT', 200],
    ['logout+jwt', 401],
    ['dpop+jwt', 401],
    ['secevent+jwt', 401],
  ])('of the type %s is answered %i', async (typ, status) => {
    const signed = new SignJWT({ account_sids: [ACCOUNT] })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ })
      .setSubject('user-1')
      .setIssuer('iss')
      .setAudience('aud')
      .setExpirationTime('5m')
      .sign(key);
    expect((await ask(signed)).status).toBe(status);
    expect((await server.send('/metrics', { headers: bearer(await signed) })).status).toBe(status === 200 ? 403 : 401);
  });

  it('refuses a token signed with no key, or with the public key as a secret', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = part({ iss: 'iss', aud: 'aud', sub: 'x', exp: 9_999_999_999 });
    expect((await ask(Promise.resolve(`${part({ alg: 'none' })}.${claims}.`))).status).toBe(401);
    expect((await ask(Promise.resolve(`${part({ alg: 'HS256' })}.${claims}.AAAA`))).status).toBe(401);
  });

  it('answers 503, not 401, when the issuer cannot be reached', async () => {
    const jwksUrl = 'http://127.0.0.1:9/';
    const cut = await startTestServer({
      access: { jwt: { issuer: 'iss', audience: 'aud', jwksUrl, accountOptional: true } },
    });
    const answer = await cut.post('{ account }', {}, bearer(await token()));
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    await cut.close();
  });
});
