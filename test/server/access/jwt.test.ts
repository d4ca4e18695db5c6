import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from 'graphql-ws';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ACCOUNT, OTHER_ACCOUNT, startTestServer, type TestServer } from '../support/test-server.js';
import { bearer, THIRD_ACCOUNT } from './support.js';

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
