import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createLog, heldOutput, openListener } from '../../src/server/index.js';
import { playgroundRouter } from '../../src/server/playground.js';
import { startAppOver } from '../support/start-app.js';
import { RawConnection } from './support/raw-connection.js';
import { ACCOUNT, CANARY, startTestServer, type TestServer } from './support/test-server.js';

/** Sends an operation whose caller does not wait for the answer. */
async function hangUp(server: TestServer, query: string, caller: AbortController): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) };
  await expect(server.send('/graphql', { ...init, signal: caller.signal })).rejects.toThrow();
}

const LIMITS = readConfig({}).limits.connections;

describe('the listener', () => {
  it('answers that it starts until there is something to serve', async () => {
    const listener = await openListener({ host: '127.0.0.1', port: 0 }, LIMITS);
    expect((await fetch(`${listener.url}/healthz`)).status).toBe(200);
    const early = await fetch(`${listener.url}/graphql`, { method: 'POST' });
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('1');
    expect(await early.text()).toContain('SERVICE_UNAVAILABLE');
    listener.close();
  });

  it('waits for no request of a connection that is gone, also not for those that were sent ahead', async () => {
    const listener = await openListener({ host: '127.0.0.1', port: 0 }, LIMITS);
    let arrived = 0;
    listener.serve(
      () => (arrived += 1),
      () => undefined,
    );
    const connection = new RawConnection(listener.url, 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(50));
    await expect.poll(() => arrived).toBe(50);
    connection.socket.destroy();
    expect(await listener.finish(60_000)).toBe(true);
    listener.close();
  });

  it('fails with the system’s code when the port is taken', async () => {
    const first = await openListener({ host: '127.0.0.1', port: 0 }, LIMITS);
    const port = Number(new URL(first.url).port);
    await expect(openListener({ host: '127.0.0.1', port }, LIMITS)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    first.close();
  });
});

it('a server that has started has connections to Twilio open, and has made no request', async () => {
  let connections = 0;
  let requests = 0;
  const twilio = createServer(() => (requests += 1)).on('connection', () => (connections += 1));
  twilio.listen(0, '127.0.0.1');
  await once(twilio, 'listening');
  const url = `http://127.0.0.1:${(twilio.address() as AddressInfo).port}`;
  const app = await startAppOver({ url, accountSid: ACCOUNT, authToken: CANARY }, { ACCOUNT_CONCURRENCY: '5' });
  await expect.poll(() => connections).toBe(5);
  await app.close();
  twilio.close();
  await once(twilio, 'close');
  expect({ connections, requests }).toEqual({ connections: 5, requests: 0 });
});

describe('stopping', () => {
  it('finishes what runs, takes nothing new, and says so to the readiness check', async () => {
    const server = await startTestServer({ settings: { drainMs: 5_000 } });
    const running = server.post('{ slow(ms: 400) }');
    await expect.poll(() => server.probe.scopes).toBe(1);
    const began = performance.now();
    const closed = server.close();
    await expect(server.send('/readyz')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    const answer = await running;
    expect(answer.data).toEqual({ slow: 'done' });
    expect(answer.headers.get('connection')).toBe('close');
    await closed;
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('ends running operations when the time is over', async () => {
    const server = await startTestServer({ settings: { drainMs: 200 } });
    const running = server.post('{ slow(ms: 60000) }');
    await expect.poll(() => server.probe.scopes).toBe(1);
    await server.close();
    expect((await running).data).toEqual({ slow: 'aborted' });
  });

  it('waits for a mutation whose caller has hung up', async () => {
    const server = await startTestServer({ settings: { drainMs: 20_000 } });
    const caller = new AbortController();
    const hungUp = hangUp(server, 'mutation { slowWrite(ms: 1500) }', caller);
    await expect.poll(() => server.probe.scopes).toBe(1);
    caller.abort();
    await hungUp;
    await server.close();
    expect(server.probe.written).toBe(1);
  });

  it('cuts what doesn’t listen', async () => {
    const server = await startTestServer({ settings: { drainMs: 100 } });
    const running = server.post('mutation { slowWrite(ms: 20000) }').catch(() => 'cut');
    await expect.poll(() => server.probe.scopes).toBe(1);
    const began = performance.now();
    await server.close();
    expect(await running).toBe('cut');
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

it('a mutation whose caller has hung up ends when its time is over', async () => {
  const { limits } = readConfig({ LIMIT_OPERATION_SECONDS: '1', LIMIT_EVENT_LOOP_DELAY_MS: '0' });
  const server = await startTestServer({ settings: { limits } });
  const caller = new AbortController();
  const hungUp = hangUp(server, 'mutation { slowWrite(ms: 3000) }', caller);
  await expect.poll(() => server.probe.scopes).toBe(1);
  caller.abort();
  await hungUp;
  const [signal] = server.probe.signals;
  expect(signal?.aborted).toBe(false);
  await expect.poll(() => signal?.aborted).toBe(true);
  expect(signal?.reason).toMatchObject({ name: 'TimeoutError' });
  expect(server.probe.written).toBe(0);
  await server.close();
});

it('is ready while the database answers', async () => {
  const server = await startTestServer();
  expect(await server.send('/readyz')).toMatchObject({ status: 200 });
  server.probe.ready = false;
  expect(await server.send('/readyz')).toMatchObject({ status: 503 });
  expect(await server.send('/healthz')).toMatchObject({ status: 200 });
  await server.close();
});

it('counts operations by type and code, and nobody’s data', async () => {
  const server = await startTestServer();
  await server.post(`query ${'Secret'} { hello(name: "${CANARY}") }`);
  await server.post('{ bug }');
  await server.post('mutation { touch }');
  const { text } = await server.send('/metrics');
  expect(text).toContain('graphql_operations_total{type="query",code="OK"} 1');
  expect(text).toContain('graphql_operations_total{type="query",code="INTERNAL_SERVER_ERROR"} 1');
  expect(text).toContain('graphql_operations_total{type="mutation",code="OK"} 1');
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(ACCOUNT);
  await server.close();
});

describe('the playground', () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('is where a browser ends up, under a policy that loads nothing from elsewhere', async () => {
    const server = await startTestServer({ settings: { playground: true } });
    expect(server.playgroundUrl).toBe(`${server.url}/playground/`);
    for (const path of ['/', '/graphql']) {
      const answer = await server.send(path, { headers: html });
      expect(answer).toMatchObject({ status: 302 });
      expect(answer.headers.get('location')).toBe('/playground/');
    }
    const policy = (await server.send('/playground/', { headers: html })).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`ws://${new URL(server.url).host}`);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain('upgrade-insecure-requests');
    await server.close();
  });

  it('is not there when it is off', async () => {
    const server = await startTestServer();
    expect((await server.send('/playground/')).status).toBe(404);
    expect((await server.send('/', { headers: html })).status).toBe(404);
    await server.close();
  });

  it('says how to build it when it was not built', async () => {
    const listener = await openListener({ host: '127.0.0.1', port: 0 }, LIMITS);
    const empty = mkdtempSync(join(tmpdir(), 'playground-'));
    listener.serve(express().use(playgroundRouter(empty)), () => undefined);
    const answer = await fetch(`${listener.url}/playground/`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build:playground');
    listener.close();
  });
});

describe('the log', () => {
  it('is held back until the people have read their text', () => {
    let written = '';
    const output = heldOutput((text) => (written += text));
    const log = createLog('info', output);
    log.info('first');
    expect(written).toBe('');
    output.release();
    log.info('second');
    expect(written.trim().split('\n')).toHaveLength(2);
  });

  it('drops what must not be in it, even when it is given', () => {
    let written = '';
    const log = createLog('info', { write: (text) => (written += text) });
    const cause = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });
    log.error({ err: new Error(CANARY, { cause }), headers: { a: CANARY }, variables: CANARY, body: CANARY }, 'text');
    expect(written).not.toContain(CANARY);
    expect(written).toContain('ECONNREFUSED');
    expect(written).toContain('lifecycle.test.ts');
  });
});
