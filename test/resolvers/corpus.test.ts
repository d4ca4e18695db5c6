import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { corpus } from './support/corpus.js';
import { plainTrustHub } from './support/plain-trust-hub.js';
import { startReadingWorld, type ReadingWorld } from './support/reading-world.js';

let world: ReadingWorld;
let queries: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startReadingWorld();
  const hub = world.open();
  const [users, numbers] = await Promise.all([
    hub.endUsers.page({ first: 60 }),
    hub.incomingPhoneNumbers.page({}, { first: 20 }),
  ]);
  queries = corpus({
    accountSid: world.sandbox.accountSid,
    profiles: world.profiles,
    endUsers: users.edges.map(({ node }) => node.sid),
    numbers: numbers.edges.map(({ node }) => node.sid),
    missing: [`IT${'f'.repeat(32)}`],
  });
});
afterAll(() => world.close());
beforeEach(() => void world.calls());

const NAMES = Object.keys(corpus({ accountSid: 'AC', profiles: [], endUsers: [], numbers: [], missing: [] }));

test('there are thirty of them', () => expect(NAMES.length).toBeGreaterThanOrEqual(30));

test.each(NAMES)('%s: the same answer for no more calls than a plain DataLoader', async (name) => {
  const source = queries[name] ?? '';
  const { accountSid } = world.sandbox;
  const plain = await world.run(source, plainTrustHub(world.another().open(accountSid, { cached: false })));
  const plainCalls = world.calls();
  const ours = await world.run(source, world.another().open(accountSid, { cached: true }));
  const ourCalls = world.calls();
  expect(plain.errors).toBeUndefined();
  expect(withoutCursors(ours)).toEqual(withoutCursors(plain));
  expect(ourCalls.length, `${ourCalls.join('\n')}\nagainst ${plainCalls.length}`).toBeLessThanOrEqual(
    plainCalls.length,
  );
});

const withoutCursors = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'cursor' ? null : value)));
