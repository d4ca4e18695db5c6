import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { ResolverContext } from '../../src/resolvers/context.js';
import { jsonOf } from '../../src/server/items-in-text.js';
import { KeptParts } from '../../src/server/kept-parts.js';

/* For how long the items of lists that are kept take up memory, and how they come into the text of an answer. */

const records = [{ name: 'One' }, { name: 'Two' }];
let made = 0;

const thing = new GraphQLObjectType({
  name: 'Thing',
  fields: { name: { type: GraphQLString, resolve: ({ name }: { name: string }) => ((made += 1), name) } },
});
const nodes = { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(thing))) };
const things = new GraphQLObjectType({ name: 'ThingConnection', fields: { nodes } });
const query = new GraphQLObjectType({
  name: 'Query',
  fields: { things: { type: things, resolve: () => ({ nodes: records }) } },
});

/** Parts, and a way to ask for them. What was read holds until it is over. */
function keptParts(clearedAfterMs: number) {
  const was = { asked: 0, isOver: false };
  const basis = {
    size: 1,
    holds: () => ((was.asked += 1), !was.isOver),
    isRoundDue: () => false,
    beginRound: () => undefined,
    isPast: () => was.isOver,
    readsSince: () => 1,
    usesPart: () => undefined,
  };
  const parts = new KeptParts(new GraphQLSchema({ query }), { keptParts: () => undefined }, clearedAfterMs);
  const document = parse('{ things { nodes { name } } }');
  const ask = async () => {
    const context = { account: { sid: 'AC1' }, trustHub: { basis }, partial: [] } as unknown as ResolverContext;
    const data = await parts.dataOf({ document, operationName: undefined, variables: undefined }, context);
    return jsonOf({ data, extensions: {} });
  };
  return { parts, ask, was };
}

test('items are made once, and are the same in the text of an answer', async () => {
  const { parts, ask } = keptParts(60_000);
  const first = await ask();
  expect(first).toBe('{"data":{"things":{"nodes":[{"name":"One"},{"name":"Two"}]}},"extensions":{}}');
  expect([made, parts.size]).toEqual([2, 2]);
  expect(await ask()).toBe(first);
  records.push({ name: 'Three' });
  expect(await ask()).toContain('[{"name":"One"},{"name":"Two"},{"name":"Three"}]');
  expect([made, parts.size]).toEqual([3, 3]);
});

test('items of what no longer holds take up memory for a moment only, and others until then', async () => {
  const { parts, ask, was } = keptParts(20);
  await ask();
  await expect.poll(() => was.asked).toBeGreaterThan(2);
  expect(parts.size).toBe(records.length);
  was.isOver = true;
  await expect.poll(() => parts.size).toBe(0);
});
