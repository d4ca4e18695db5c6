import { setImmediate as nextTurn } from 'node:timers/promises';
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { ResolverContext } from '../../src/resolvers/context.js';
import { subscribeFresh } from '../../src/server/subscriptions.js';

const schema = buildSchema('type Query { n: Int } type Subscription { n: Int }');
const document = parse('subscription { n }');

/** A subscription whose source has an event at once, whenever it is asked. */
async function begin(stop: AbortController) {
  const made = { events: 0, ended: false };
  const source = async function* () {
    try {
      for (;;) yield await Promise.resolve({ n: (made.events += 1) });
    } finally {
      made.ended = true;
    }
  };
  const cost = { requested: 1, actual: 0, available: 1, restoreRate: 1 };
  const extensions = () => ({ cost, upstream: { calls: 0, asOf: null } });
  const context = { partial: [], trustHub: { basis: { asOf: () => null } } } as unknown as ResolverContext;
  const contexts = { ofSource: () => context, ofEvent: () => Promise.resolve({ context, end: () => 0 }), extensions };
  const results = await subscribeFresh({ schema, document, rootValue: { n: source } }, contexts, stop);
  if (!(Symbol.asyncIterator in results)) throw new Error('It has not begun.');
  return { results, made };
}

test('the rest of the process goes on between the events of a source and a client that never wait', async () => {
  const { results, made } = await begin(new AbortController());
  let turns = 0;
  const count = (): void => {
    turns += 1;
    if (made.events < 100) setImmediate(count);
  };
  setImmediate(count);
  for await (const { data } of results) if (data?.['n'] === 100) break;
  expect(turns).toBeGreaterThan(50);
});

test('nothing more is made once a subscription has ended, and its source is closed', async () => {
  const stop = new AbortController();
  const { results, made } = await begin(stop);
  await results.next();
  const pending = results.next();
  stop.abort();
  expect(await pending).toEqual({ done: true, value: undefined });
  expect(await results.next()).toEqual({ done: true, value: undefined });
  expect(made.events).toBe(1);
  await results.return?.();
  await nextTurn();
  expect(made.ended).toBe(true);
});
