import { once } from 'node:events';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { readConfig, type Limits, type SocketLimits } from '../../../src/config.js';
import { Secret } from '../../../src/domain/secret.js';
import { KEY, startTestServer, type TestServer } from './test-server.js';

export const OTHER_KEY = 'other-key-0123456789abcdef';
export const FOREVER = 'subscription { forever { n } }';

const ends: (() => unknown)[] = [];

/** Closes what a test has opened, the newest first. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

/** A server with two keys and these limits. */
export async function start(sockets: Partial<SocketLimits> = {}, others: Partial<Limits> = {}): Promise<TestServer> {
  const limits = { ...readConfig({}).limits, ...others };
  const server = await startTestServer({
    access: { apiKeys: [new Secret(KEY), new Secret(OTHER_KEY)] },
    settings: { limits: { ...limits, sockets: { ...limits.sockets, ...sockets } } },
  });
  ends.push(() => server.close());
  return server;
}

/** A WebSocket that says nothing by itself. */
export async function open(server: TestServer): Promise<WebSocket> {
  const socket = new WebSocket(server.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws');
  ends.push(() => socket.terminate());
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
}

/** Sends a message of the protocol. */
export const say = (socket: WebSocket, message: object): void => socket.send(JSON.stringify(message));
/** The code with which it is closed. */
export const closing = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];

/** The type of the next message. */
async function heard(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return data.toString();
}

/** A WebSocket of the caller who has this key. */
export async function enter(server: TestServer, key = KEY): Promise<WebSocket> {
  const socket = await open(server);
  const answer = heard(socket);
  say(socket, { type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
  const sent = await answer;
  if (!sent.includes('connection_ack')) throw new Error(`The server has answered ${sent}`);
  return socket;
}

/** What is sent in answer to a subscription that never ends. */
export async function subscribe(socket: WebSocket, id: string): Promise<string> {
  const answer = heard(socket);
  say(socket, { type: 'subscribe', id, payload: { query: FOREVER } });
  return answer;
}

/** The first event, by way of the client's own library. */
export function subscribeWithClient(server: TestServer, key: string) {
  const client = createClient({
    url: server.graphqlUrl.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    retryAttempts: 0,
  });
  ends.push(() => client.dispose());
  return client.iterate({ query: FOREVER }).next();
}

/** A place for an event stream, which is used later. */
export const reserve = (server: TestServer, key = KEY) =>
  server.send('/graphql', { method: 'PUT', headers: { authorization: `Bearer ${key}` } });

/** A handshake whose client, once it is through, does not even answer a close. */
export function deafHandshake(server: TestServer): Promise<Duplex> {
  const handshake = request(server.graphqlUrl, {
    headers: {
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      'sec-websocket-protocol': 'graphql-transport-ws',
    },
  });
  handshake.end();
  return new Promise((resolve, reject) => {
    handshake.once('upgrade', (_response, socket) => {
      ends.push(() => socket.destroy());
      socket.on('error', () => undefined);
      resolve(socket);
    });
    handshake.once('error', reject);
  });
}
