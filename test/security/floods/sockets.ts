import type { WebSocket } from 'ws';
import { again, pause, type Flood, type Scene } from '../support/flood.js';
import { bearer, post } from '../support/target.js';
import { enter, shakeHands } from './web-socket.js';

const FOLLOW = (n: number): string =>
  `subscription S { bundleStatusChanged { sid ... on CustomerProfile { evaluations(first: ${n + 1}) { nodes { sid } } } } }`;

/** WebSockets of nobody, too many of one caller, and events that each subscription makes dear. */
export const SOCKETS: readonly Flood[] = [
  {
    name: 'handshakes without a key',
    what: 'that say nothing, half of them from one address, the others from 40, 100 a second',
    attack: async (scene) => {
      const open: WebSocket[] = [];
      await again(scene, { atOnce: 5, everyMs: 50 }, async (attempt) => {
        const socket = await shakeHands(scene.target, `198.51.100.${attempt % 2 === 0 ? 99 : 100 + (attempt % 40)}`);
        if (typeof socket === 'string') return `refused ${socket}`;
        socket.once('close', (code) => scene.signal.aborted || scene.note(`closed ${code}`));
        open.push(socket);
        return 'opened';
      });
      for (const socket of open) socket.terminate();
    },
    answers: [/^opened$/, /^(closed 1006|refused 429)$/],
    mayBe: [/^closed (4408|1006)$/, /^refused 429$/],
  },
  {
    name: 'connections and subscriptions of one key',
    what: '60 subscriptions on each socket, sockets without end, 40 a second',
    attack: async (scene) => {
      const open: WebSocket[] = [];
      await again(scene, { atOnce: 2, everyMs: 50 }, async () => {
        const socket = await enter(scene.target, bearer(scene.target.attacker.key));
        if (typeof socket === 'string') return `refused ${socket}`;
        socket.on('message', (data: Buffer) => {
          if (data.includes('RATE_LIMITED') && !scene.signal.aborted) scene.note('RATE_LIMITED');
        });
        open.push(socket);
        for (let n = 0; n < 60; n += 1) subscribe(socket, String(n), FOLLOW(0));
        return 'opened';
      });
      for (const socket of open) socket.terminate();
    },
    answers: [/^opened$/, /^RATE_LIMITED$/],
    mayBe: [/^refused 1013$/],
  },
  {
    name: 'events that are dear',
    what: '40 subscriptions with reads of their own, a status that changes 4 times a second',
    attack: async (scene) => {
      const socket = await enter(scene.target, bearer(scene.target.attacker.key));
      if (typeof socket === 'string') return scene.note(`refused ${socket}`);
      socket.on('message', (data: Buffer) => {
        if (!scene.signal.aborted && data.includes('"next"')) scene.note('event');
      });
      for (let n = 0; n < 40; n += 1) subscribe(socket, String(n), FOLLOW(n));
      await pause(200, scene.signal);
      await again(scene, { atOnce: 1, everyMs: 250 }, () => changeStatus(scene));
      socket.terminate();
    },
    answers: [/^event$/, /^200$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
];

const subscribe = (socket: WebSocket, id: string, query: string): void =>
  socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }));

/** Submits an empty draft, which Twilio rejects at once. */
async function changeStatus({ target }: Scene): Promise<Awaited<ReturnType<typeof post>>> {
  const made = await post(
    target,
    target.attacker.key,
    'mutation { createCustomerProfile(input: { friendlyName: "x", email: "a@acme.example" }) { customerProfile { sid } } }',
  );
  const sid = /BU[0-9a-f]{32}/.exec(made.text)?.[0];
  if (sid === undefined) return made;
  const mutation = 'mutation ($sid: Sid!) { submitCustomerProfile(input: { sid: $sid }) { userErrors { code } } }';
  return post(target, target.attacker.key, mutation, { sid });
}
