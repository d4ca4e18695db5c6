import { RawConnection } from '../../server/support/raw-connection.js';
import { again, ended, pause, type Flood, type Scene } from '../support/flood.js';
import { bearer, post, send, type Target } from '../support/target.js';
import { enter } from './web-socket.js';

const repeat = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');

/** One answer of it is a few hundred kilobytes. */
const LARGE = `{ ${repeat(25, (n) => `a${n}: policies(first: 50) { nodes { requirements } }`)} }`;

const faulty = (nameLength: number): string =>
  `query ${'N'.repeat(nameLength)}(${repeat(20, (n) => `$v${n}: Account`)}) { ${repeat(9, (n) => `x${n}`)} }`;

const largeRequest = ({ url, attacker }: Target): readonly string[] => {
  const body = JSON.stringify({ query: LARGE });
  return [
    'POST /graphql HTTP/1.1',
    `Host: ${new URL(url).host}`,
    'Content-Type: application/json',
    `Authorization: Bearer ${attacker.key}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ];
};

/** A thousand rows, each with thirty fields that a row does not have. */
const UNREADABLE = Array.from({ length: 1_000 }, (_, row) => ({
  idempotencyKey: `row-${row}`,
  ...Object.fromEntries(Array.from({ length: 30 }, (__, field) => [`field${field}`, 1])),
}));
const ONBOARD_MANY =
  'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { userErrors { code path message } } }';

/** What comes back is larger than what was sent, or is never read. */
export const ANSWERS: readonly Flood[] = [
  {
    name: 'a faulty query of 3.9 MB',
    what: 'a long operation name and 20 variables of unusable types, 4 at once',
    attack: (scene) =>
      again(scene, { atOnce: 4, everyMs: 500 }, () => post(scene.target, scene.target.attacker.key, faulty(3_900_000))),
    answers: [/^413 BAD_REQUEST$/],
  },
  {
    name: 'a faulty query of 95 kB',
    what: 'the same as long as a query may be, 4 at once',
    attack: (scene) =>
      again(scene, { atOnce: 4, everyMs: 150 }, async () => {
        const answer = await post(scene.target, scene.target.attacker.key, faulty(95_000));
        return answer.text.length > 70_000 ? `an answer of ${answer.text.length} bytes` : answer;
      }),
    answers: [/^(200|400) (GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
  {
    name: 'batches whose rows do not fit',
    what: '1,000 rows with 30 unknown fields each, 2 at once',
    attack: (scene) =>
      again(scene, { atOnce: 2, everyMs: 500 }, async (attempt) => {
        const input = { idempotencyKey: `unreadable-${attempt}`, items: { secondaryCustomerProfiles: UNREADABLE } };
        const seen = await post(scene.target, scene.target.attacker.key, ONBOARD_MANY, { input });
        return seen.text.length > 70_000 ? `an answer of ${seen.text.length} bytes` : seen;
      }),
    answers: [/^200 INVALID_INPUT$/],
    mayBe: [/^429 RATE_LIMITED$/],
  },
  {
    name: 'bodies without a key',
    what: '4 MB each, 4 at once',
    attack: (scene) =>
      again(scene, { atOnce: 4, everyMs: 250 }, (attempt) =>
        send(scene.target.graphqlUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${attempt % 4}` },
          body: 'x'.repeat(4_000_000),
        }),
      ),
    answers: [/^401 UNAUTHENTICATED$/],
    // The rest of a body that nobody wants is not taken: some clients write on, and see the end of the connection first.
    mayBe: [/^failed fetch failed$/, /^429 RATE_LIMITED$/, /^408/],
  },
  {
    name: 'answers that are not read',
    what: 'large ones over HTTP, 20 connections',
    attack: (scene) => unread(scene, () => new RawConnection(scene.target.url, ...largeRequest(scene.target)), 20),
    // When it is cut depends on how much the systems between take in advance; that nothing is left is what counts.
    answers: [],
    mayBe: [/^closed$/],
  },
  {
    name: 'a WebSocket that is not read',
    what: 'pings of 60 kB that are answered in full, 4 sockets',
    attack: (scene) => again(scene, { atOnce: 4, everyMs: 300 }, () => deafPings(scene)),
    answers: [/^cut 1006$/],
    mayBe: [/^not cut yet$/, /^refused /],
  },
  {
    name: 'event streams that are not read',
    what: 'large answers as events, 20 streams',
    attack: (scene) => unread(scene, () => eventStream(scene.target), 20),
    // When it is cut depends on how much the systems between take in advance; that nothing is left is what counts.
    answers: [],
    mayBe: [/^closed$/],
  },
];

/** Opens so many connections, reads nothing of them, and waits for the server to cut them. */
async function unread({ seconds, signal, note }: Scene, open: () => RawConnection, count: number): Promise<void> {
  const connections: RawConnection[] = [];
  for (let at = 0; at < count && !signal.aborted; at += 1) {
    const connection = open();
    void connection.closed.then(() => signal.aborted || note('closed'));
    connection.stopReading();
    // A socket that is paused is not seen to have been closed until what has arrived is read.
    setTimeout(() => connection.socket.resume(), 600 * seconds);
    connections.push(connection);
    await pause(50, signal);
  }
  await ended(signal);
  for (const { socket } of connections) socket.destroy();
}

function eventStream(target: Target): RawConnection {
  const [line = '', ...rest] = largeRequest(target);
  return new RawConnection(target.url, line, 'Accept: text/event-stream', ...rest);
}

/** Sends until the server has had enough of keeping the answers. */
async function deafPings({ target, signal }: Scene): Promise<string> {
  const socket = await enter(target, bearer(target.attacker.key));
  if (typeof socket === 'string') return `refused ${socket}`;
  const closed = new Promise<string>((resolve) => socket.once('close', (code) => resolve(`cut ${code}`)));
  socket.pause();
  const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
  for (let sent = 0; sent < 200 && !signal.aborted && socket.readyState === socket.OPEN; sent += 1) {
    await new Promise((resolve) => socket.send(ping, resolve));
    await pause(8, signal);
  }
  socket.resume();
  const outcome = await Promise.race([closed, pause(1_000, signal).then(() => 'not cut yet')]);
  socket.terminate();
  return outcome;
}
