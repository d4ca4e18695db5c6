import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { Secret } from '../../src/domain/secret.js';
import { networkOf } from '../../src/server/rates/client-address.js';
import { ACCOUNT, KEY, startTestServer, type TestServer } from './support/test-server.js';

const SECOND_KEY = 'second-key-0123456789abcdef';
const TRIES = 5;

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A server that takes five tries of each kind from an address; one comes back each second. */
async function start(environment: Record<string, string> = {}, open = false): Promise<TestServer> {
  const limited = { LIMIT_ADDRESS_TRIES: String(TRIES), LIMIT_ADDRESS_TRIES_PER_SECOND: '1' };
  const { limits } = readConfig({ ...limited, ...environment });
  const apiKeys = open ? [] : [new Secret(KEY), new Secret(SECOND_KEY)];
  const server = await startTestServer({ access: { apiKeys }, settings: { limits } });
  servers.push(server);
  return server;
}

const ask = (server: TestServer, key: string, headers: Record<string, string> = {}) =>
  server.post('{ hello }', {}, { authorization: `Bearer ${key}`, ...headers });

/** Tries wrong keys until none is taken any more; the clock gives one back now and then. */
async function tryKeys(server: TestServer, headers: Record<string, string> = {}) {
  const answers = [];
  for (let n = 0; n < 4 * TRIES; n += 1) answers.push(await ask(server, `wrong-key-${n}-0123456789`, headers));
  return answers;
}

/** The status of a handshake; a socket that opened stays open, and sends nothing. */
function shakeHands(
  server: TestServer,
): Promise<{ status: number; retryAfter: string | undefined; socket: WebSocket }> {
  const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ status: 101, retryAfter: undefined, socket }));
    socket.once('unexpected-response', (_request, { statusCode = 0, headers }) =>
      resolve({ status: statusCode, retryAfter: headers['retry-after'], socket }),
    );
    socket.once('error', reject);
  });
}

describe('wrong keys', () => {
  it('are also those that were right before', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tenants-')), 'tenants.json');
    const tenant = { name: 'Acme', apiKey: SECOND_KEY, accounts: [ACCOUNT] };
    writeFileSync(file, JSON.stringify([tenant]));
    const { limits } = readConfig({ LIMIT_ADDRESS_TRIES: String(TRIES), LIMIT_ADDRESS_TRIES_PER_SECOND: '1' });
    const server = await startTestServer({ access: { tenantsFile: file }, settings: { limits } });
    servers.push(server);
    expect(await ask(server, SECOND_KEY)).toMatchObject({ status: 200 });
    writeFileSync(file, JSON.stringify([{ ...tenant, name: 'Birch', apiKey: KEY }]));
    server.reload?.();
    const statuses = [];
    for (let n = 0; n < 4 * TRIES; n += 1) statuses.push((await ask(server, SECOND_KEY)).status);
    expect(statuses[0]).toBe(401);
    expect(statuses).toContain(429);
  });

  it('are refused without being compared once there are too many, and keep no known caller out', async () => {
    const server = await start();
    expect(await ask(server, KEY)).toMatchObject({ status: 200 });
    const answers = await tryKeys(server);
    expect(answers[0]?.status).toBe(401);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(2 * TRIES);
    expect(refused[0]).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } }],
    });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    // A guess is not answered, even where it is right; a key that was right here before is.
    expect(await ask(server, SECOND_KEY)).toMatchObject({ status: 429 });
    expect(await ask(server, KEY)).toMatchObject({ status: 200 });
  });

  it('are what is counted: right ones are not', async () => {
    const server = await start();
    for (let n = 0; n < 4 * TRIES; n += 1) expect(await ask(server, KEY)).toMatchObject({ status: 200 });
    expect(await ask(server, SECOND_KEY)).toMatchObject({ status: 200 });
  });

  it('do not exist on an open server', async () => {
    const server = await start({}, true);
    for (const { status } of await tryKeys(server)) expect(status).toBe(200);
  });
});

describe('the address of a caller', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('is what a trusted proxy says, nearest first', async () => {
    const server = await start({ TRUSTED_PROXIES: '127.0.0.0/8, ::1, 10.0.0.0/8' });
    expect((await tryKeys(server, from('198.51.100.7, 10.1.2.3'))).at(-1)?.status).toBe(429);
    expect(await ask(server, SECOND_KEY, from('192.0.2.4, 10.1.2.3'))).toMatchObject({ status: 200 });
    // What a client writes itself stands before what the proxy adds.
    expect(await ask(server, SECOND_KEY, from('192.0.2.4, 198.51.100.7'))).toMatchObject({ status: 429 });
  });

  it('is the connection itself where no proxy is trusted', async () => {
    const server = await start();
    await tryKeys(server, from('198.51.100.7'));
    expect(await ask(server, SECOND_KEY, from('192.0.2.4'))).toMatchObject({ status: 429 });
  });

  it.each([
    ['192.0.2.4', '192.0.2.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:1::9', '2001:db8:1:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('what else proves nothing', () => {
  it('handshakes without a key are refused once there are too many', async () => {
    const server = await start();
    const shakes = await Promise.all(Array.from({ length: 3 * TRIES }, () => shakeHands(server)));
    const refused = shakes.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(TRIES);
    expect(Number(refused[0]?.retryAfter)).toBeGreaterThan(0);
    expect(await ask(server, KEY)).toMatchObject({ status: 200 });
    for (const { socket } of shakes) socket.terminate();
  });

  it('callbacks with a wrong signature are refused once there are too many', async () => {
    const server = await start();
    const statuses = [];
    for (let n = 0; n < 4 * TRIES; n += 1) {
      const { status } = await server.send(`/webhooks/trust-hub/${ACCOUNT}`, { method: 'POST', body: 'Sid=x' });
      statuses.push(status);
    }
    expect(statuses[0]).toBe(403);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2 * TRIES);
    expect(await ask(server, KEY)).toMatchObject({ status: 200 });
  });
});
