import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TrustHubFactory } from '../../src/twilio/index.js';
import { startReadingWorld, type ReadingWorld } from './support/reading-world.js';

const QUERY = readFileSync(new URL('../operations/reference-query.graphql', import.meta.url), 'utf8');
const NAMES = '{ customerProfiles(first: 20) { nodes { sid friendlyName status } } }';

let world: ReadingWorld;
let factory: TrustHubFactory;
beforeAll(async () => {
  world = await startReadingWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  factory = world.another();
  world.calls();
});

const open = (more: { fresh?: boolean; cached?: boolean; signal?: AbortSignal } = {}) =>
  factory.open(world.sandbox.accountSid, { cached: true, ...more });
const run = async (source: string, more: { fresh?: boolean } = {}) => {
  const { data, errors } = await world.run(source, open(more));
  expect(errors).toBeUndefined();
  return data;
};
const first = () => world.profiles[0] ?? '';
const nameOf = async (sid: string) =>
  ((await run(`{ customerProfile(sid: "${sid}") { friendlyName } }`)) as { customerProfile: { friendlyName: string } })
    .customerProfile.friendlyName;

describe('requests of one account', () => {
  test('ten reference queries at once are 65 calls in all, and the next one none', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => run(QUERY)));
    expect(world.calls()).toHaveLength(65);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await run(QUERY);
    expect(world.calls()).toEqual([]);
  });

  test('with the policies kept it is 64 calls', async () => {
    await run('{ policies(first: 1) { nodes { sid } } policy(kind: VOICE_INTEGRITY) { sid } }');
    world.calls();
    await run(QUERY);
    expect(world.calls()).toHaveLength(64);
  });

  test('Cache-Control: no-cache reads everything again, and the others get that then', async () => {
    await run(QUERY);
    world.calls();
    await run(QUERY, { fresh: true });
    expect(world.calls()).toHaveLength(65);
    await run(QUERY);
    expect(world.calls()).toEqual([]);
  });

  test('one request that ends does not take the calls of another along', async () => {
    const leaving = new AbortController();
    const gone = world.run(QUERY, open({ signal: leaving.signal }));
    const stays = run(QUERY);
    setImmediate(() => leaving.abort());
    expect((await gone).errors?.length).toBeGreaterThan(0);
    await stays;
    expect(world.calls()).toHaveLength(65);
  });
});

test('one operation that asks a list twice with two cursors gets two pages', async () => {
  const list = '{ nodes { sid } edges { cursor } }';
  type Pages = Readonly<Record<string, { nodes: { sid: string }[]; edges: { cursor: string }[] }>>;
  const { all } = (await run(`{ all: customerProfiles(first: 6) ${list} }`)) as Pages;
  const page = (at: number) => `customerProfiles(first: 2, after: "${all?.edges[at]?.cursor}") ${list}`;
  const { one, two } = (await run(`{ one: ${page(1)} two: ${page(3)} }`)) as Pages;
  expect([one?.nodes, two?.nodes]).toEqual([all?.nodes.slice(2, 4), all?.nodes.slice(4, 6)]);
});

describe('a write is seen by the next request', () => {
  test.each([
    ['of a query', true],
    ['of an onboarding step', false],
  ])('%s', async (_, cached) => {
    await run(NAMES);
    const name = `Renamed ${String(cached)}`;
    await open({ cached }).customerProfiles.update(first(), { friendlyName: name });
    world.calls();
    expect(await nameOf(first())).toBe(name);
    expect(world.calls()).toEqual([]);
    expect(JSON.stringify(await run(NAMES))).toContain(name);
    expect(world.calls()).toEqual(['GET /v1/CustomerProfiles']);
  });

  test('also where it was a deletion whose answer was lost', async () => {
    const policySid = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
    const profile = { ref: 'gone', friendlyName: 'Soon gone', email: 'a@acme.example', policySid };
    const { gone = '' } = world.sandbox.control.seed({ customerProfiles: [profile] });
    expect(await nameOf(gone)).toBe('Soon gone');
    const all = NAMES.replace('20', '100');
    expect(JSON.stringify(await run(all))).toContain('Soon gone');
    world.sandbox.control.fault({ effect: 'drop', afterCommit: true, method: 'DELETE' });
    world.sandbox.control.fault({ effect: 'drop', method: 'DELETE', count: 2 });
    await expect(open().customerProfiles.delete(gone)).rejects.toMatchObject({ notProcessed: false });
    expect(await run(`{ customerProfile(sid: "${gone}") { friendlyName } }`)).toEqual({ customerProfile: null });
    expect(JSON.stringify(await run(all))).not.toContain('Soon gone');
  });

  test('and touches nothing else: other lists and other records stay', async () => {
    await run(QUERY);
    const bundle = { kind: 'CustomerProfile', sid: first() } as const;
    const [gone] = await open().channelEndpointAssignments.list(bundle);
    if (gone) await open().channelEndpointAssignments.delete(bundle, gone.sid);
    await open().channelEndpointAssignments.create(bundle, gone?.channelEndpointSid ?? '');
    world.calls();
    await run(QUERY);
    expect(world.calls()).toEqual(['GET /v1/CustomerProfiles/BU/ChannelEndpointAssignments']);
  });

  test('a read that the write overtook is not kept', async () => {
    const path = `/v1/CustomerProfiles/${first()}`;
    world.sandbox.control.fault({ effect: 'latency', latencyMs: 300, method: 'GET', path, afterCommit: true });
    const early = open().customerProfiles.load(first());
    await open().customerProfiles.update(first(), { friendlyName: 'Overtaken' });
    expect(await nameOf(first())).toBe('Overtaken');
    await early;
    expect(await nameOf(first())).toBe('Overtaken');
  });

  test('what is under review is read again each time: Twilio may decide at any moment', async () => {
    const policySid = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
    const profile = {
      ref: 'reviewed',
      friendlyName: 'Reviewed',
      email: 'a@acme.example',
      policySid,
      status: 'in-review',
    };
    const { reviewed = '' } = world.sandbox.control.seed({ customerProfiles: [profile] });
    const source = `{ customerProfile(sid: "${reviewed}") { status } }`;
    expect(await run(source)).toEqual({ customerProfile: { status: 'IN_REVIEW' } });
    await world.sandbox.control.review(reviewed, 'approved');
    expect(await run(source)).toEqual({ customerProfile: { status: 'TWILIO_APPROVED' } });
    world.calls();
    await run(source);
    expect(world.calls()).toEqual([]);
  });

  test('what a step without caches sees to have changed, queries see too', async () => {
    await run(NAMES);
    const other = world.another();
    await other
      .open(world.sandbox.accountSid, { cached: false })
      .customerProfiles.update(first(), { friendlyName: 'X' });
    expect(await nameOf(first())).not.toBe('X');
    await open({ cached: false }).customerProfiles.load(first());
    expect(await nameOf(first())).toBe('X');
    expect(JSON.stringify(await run(NAMES))).toContain('"X"');
  });
});
