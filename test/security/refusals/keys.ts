import { shakeHands } from '../floods/web-socket.js';
import { ask, type Refusal } from '../support/refusal.js';
import { bearer, send } from '../support/target.js';

const QUERY = { query: '{ account { sid } }' };
const DENIED = /^401 UNAUTHENTICATED$/;

/** Keys that are none, addresses that lead out of a folder, and messages of nobody. */
export const KEY_REFUSALS: readonly Refusal[] = [
  { name: 'no key', wanted: DENIED, send: (ground) => ask(ground, QUERY, { authorization: '' }) },
  { name: 'a wrong key', wanted: DENIED, send: (ground) => ask(ground, QUERY, bearer('wrong-key-0123456789')) },
  {
    name: 'a key without its last letter',
    wanted: DENIED,
    send: (ground) => ask(ground, QUERY, bearer(ground.target.attacker.key.slice(0, -1))),
  },
  {
    name: 'a key by another scheme',
    wanted: DENIED,
    send: (ground) => ask(ground, QUERY, { authorization: `Basic ${ground.target.attacker.key}` }),
  },
  {
    name: 'the key of the metrics',
    wanted: DENIED,
    send: (ground) => ask(ground, QUERY, bearer(ground.target.metricsKey)),
  },
  {
    name: 'the metrics with the key of a tenant',
    wanted: /^403 FORBIDDEN$/,
    send: ({ target }) => send(`${target.url}/metrics`, { headers: bearer(target.attacker.key) }),
  },
  { name: 'the metrics without a key', wanted: DENIED, send: ({ target }) => send(`${target.url}/metrics`) },
  ...[
    '/playground/../../package.json',
    '/playground/..%2f..%2fpackage.json',
    '/playground/%2e%2e/%2e%2e/package.json',
    '/playground/....//....//package.json',
    '/..%5c..%5cpackage.json',
    '/%00',
    '/.env',
  ].map((path) => ({
    name: `the address ${path}`,
    // As it stands: a client would tidy it up.
    wanted: /^(400|404)/,
    hides: /trusthub-graphql"|API_KEYS/,
    send: async ({ target }: Parameters<Refusal['send']>[0]) => {
      const { request } = await import('node:http');
      return new Promise<string>((resolve, reject) => {
        const { hostname, port } = new URL(target.url);
        const asked = request({ hostname, port, path }, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve(`${response.statusCode} ${text.slice(0, 200)}`));
        });
        asked.on('error', reject).end();
      });
    },
  })),
  ...['next', 'error', 'connection_ack'].map((type) => ({
    name: `a WebSocket's ${type}, which only servers send`,
    wanted: /^closed 4400$/,
    send: async ({ target, address }: Parameters<Refusal['send']>[0]) => {
      const socket = await shakeHands(target, address);
      if (typeof socket === 'string') return socket;
      const closed = new Promise<string>((resolve) => socket.once('close', (code) => resolve(`closed ${code}`)));
      socket.send(JSON.stringify({ type, id: '1', payload: type === 'error' ? [] : {} }));
      return closed;
    },
  })),
  {
    name: 'a WebSocket that subscribes before it has a key',
    wanted: /^closed 4401$/,
    send: async ({ target, address }) => {
      const socket = await shakeHands(target, address);
      if (typeof socket === 'string') return socket;
      const closed = new Promise<string>((resolve) => socket.once('close', (code) => resolve(`closed ${code}`)));
      const payload = { query: 'subscription { bundleStatusChanged { sid } }' };
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
      return closed;
    },
  },
];
