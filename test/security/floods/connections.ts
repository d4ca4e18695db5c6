import twilio from 'twilio';
import { RawConnection } from '../../server/support/raw-connection.js';
import { again, ended, pause, type Flood, type Scene } from '../support/flood.js';
import { send, type Target } from '../support/target.js';

const hostOf = ({ url }: Target): string => `Host: ${new URL(url).host}`;
const slowBody = (target: Target): readonly string[] => [
  'POST /graphql HTTP/1.1',
  hostOf(target),
  'Content-Type: application/json',
  `Authorization: Bearer ${target.attacker.key}`,
  'Content-Length: 9000',
  '',
  '{',
];
const slowCallback = (target: Target): readonly string[] => [
  `POST /webhooks/trust-hub/${target.mainAccount} HTTP/1.1`,
  hostOf(target),
  'Content-Length: 1000',
  '',
  '',
];

/** Connections that hold what they have, and callbacks that were sent before. */
export const CONNECTIONS: readonly Flood[] = [
  {
    name: 'silent connections',
    what: '800 that say nothing',
    attack: (scene) => hold(scene, 800, () => new RawConnection(scene.target.url)),
    answers: [/^closed 408$/],
  },
  {
    name: 'requests sent ahead',
    what: '1,500 in one piece on a connection, 10 connections a second',
    attack: (scene) => {
      const requests = `GET /nothing HTTP/1.1\r\n${hostOf(scene.target)}\r\n\r\n`.repeat(1_500);
      return again(scene, { atOnce: 2, everyMs: 200 }, async () => {
        const connection = new RawConnection(scene.target.url, requests);
        await connection.closed;
        return 'closed';
      });
    },
    answers: [/^closed$/],
  },
  {
    name: 'slow headers',
    what: '200 that send one every 100 ms',
    attack: (scene) =>
      hold(scene, 200, () => new RawConnection(scene.target.url, 'GET / HTTP/1.1', '').drip('a: b\r\n', 100)),
    answers: [/^closed 408$/],
    mayBe: [/^closed in silence$/],
  },
  {
    name: 'slow bodies',
    what: '100 with a key and 100 callbacks, a byte every 100 ms',
    attack: (scene) => {
      const texts = [slowBody(scene.target), slowCallback(scene.target)];
      return hold(scene, 200, (at) => new RawConnection(scene.target.url, ...(texts[at % 2] ?? [])).drip(' ', 100));
    },
    answers: [/^closed 408$/],
    mayBe: [/^closed in silence$/],
  },
  {
    name: 'callbacks sent again',
    what: 'one signed request with another token each time, 8 at once',
    attack: (scene) => {
      const { target } = scene;
      const url = `${target.url}/webhooks/trust-hub/${target.mainAccount}`;
      const form = { AccountSid: target.mainAccount, BundleSid: `BU${'7'.repeat(32)}`, Status: 'in-review' };
      const signature = twilio.getExpectedTwilioSignature(target.authToken, url, form);
      return again(scene, { atOnce: 8, everyMs: 40 }, (attempt) =>
        send(url, {
          method: 'POST',
          headers: { 'x-twilio-signature': signature, 'i-twilio-idempotency-token': String(attempt) },
          body: new URLSearchParams(form),
        }),
      );
    },
    answers: [/^204$/],
  },
  {
    name: 'callbacks with a wrong signature',
    what: '8 at once',
    attack: (scene) =>
      again(scene, { atOnce: 8, everyMs: 40 }, () =>
        send(`${scene.target.url}/webhooks/trust-hub/${scene.target.mainAccount}`, {
          method: 'POST',
          headers: { 'x-twilio-signature': 'AAAA', 'x-forwarded-for': '198.51.100.30' },
          body: new URLSearchParams({ BundleSid: `BU${'7'.repeat(32)}`, Status: 'in-review' }),
        }),
      ),
    answers: [/^403$/, /^429( RATE_LIMITED)?$/],
  },
];

/** Opens so many connections over two seconds, and waits for the server to close them. */
async function hold({ signal, note }: Scene, count: number, open: (at: number) => RawConnection): Promise<void> {
  const connections: RawConnection[] = [];
  for (let at = 0; at < count && !signal.aborted; at += 1) {
    const connection = open(at);
    const closed = (): string => `closed ${/^HTTP\/1\.1 (\d+)/.exec(connection.received)?.[1] ?? 'in silence'}`;
    void connection.closed.then(() => signal.aborted || note(closed()));
    connections.push(connection);
    if (at % 20 === 19) await pause((20 * 2_000) / count, signal);
  }
  await ended(signal);
  for (const { socket } of connections) socket.destroy();
}
