import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exchange } from '../../../src/twilio/transport/http-exchange.js';
import { UpstreamHosts } from '../../../src/twilio/transport/upstream-hosts.js';
import { factoryFor } from '../support/trust-hubs.js';

/** A server that counts its connections, and answers every request with the number of its own. */
async function startCountingServer() {
  const sockets: Socket[] = [];
  const server: Server = createServer((request, response) => {
    response.end(JSON.stringify({ connection: sockets.indexOf(request.socket) }));
  });
  server.on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = new UpstreamHosts({ baseUrl: url, timeoutMs: 2_000 });
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await hosts.close();
  });
  const ask = async (): Promise<number> => {
    const request = { method: 'GET', headers: {}, timeoutMs: 2_000 };
    const { text } = await exchange(hosts.locate('https://trusthub.twilio.com/v1/EndUsers', ''), request);
    return (JSON.parse(text) as { connection: number }).connection;
  };
  return { url, hosts, sockets, ask, server };
}

test('calls that come together find their connections open', async () => {
  const { hosts, sockets, ask } = await startCountingServer();
  await hosts.openAhead(5);
  expect(sockets).toHaveLength(5);
  const used = await Promise.all(Array.from({ length: 5 }, ask));
  expect(new Set(used).size).toBe(5);
  expect(sockets).toHaveLength(5);
});

test('what is missing is opened when it is needed', async () => {
  const { hosts, sockets, ask } = await startCountingServer();
  await hosts.openAhead(2);
  await Promise.all(Array.from({ length: 4 }, ask));
  expect(sockets).toHaveLength(4);
});

test('one that the other side has closed is not used', async () => {
  const { hosts, sockets, ask } = await startCountingServer();
  await hosts.openAhead(2);
  sockets[1]?.destroy();
  await vi.waitFor(async () => {
    await hosts.openAhead(2);
    expect(sockets).toHaveLength(3);
  });
  expect(await Promise.all([ask(), ask()])).not.toContain(1);
  expect(sockets).toHaveLength(3);
});

test('there are never more than 64, and none after the end', async () => {
  const { hosts, sockets } = await startCountingServer();
  await hosts.openAhead(500);
  expect(sockets).toHaveLength(64);
  const closed = Promise.all(sockets.map((socket) => once(socket, 'close')));
  await hosts.close();
  await closed;
});

test('a host that cannot be reached keeps nobody, and calls say so', async () => {
  const { hosts, ask, server } = await startCountingServer();
  server.close();
  await once(server, 'close');
  await hosts.openAhead(5);
  await expect(ask()).rejects.toMatchObject({ fault: 'unavailable', notProcessed: true });
});

test('there are as many as an account may have calls', async () => {
  const { url, sockets } = await startCountingServer();
  const { factory } = factoryFor(url, { accountConcurrency: 7 });
  await factory.prepareCalls();
  expect(sockets).toHaveLength(7);
  await factory.close();
});
