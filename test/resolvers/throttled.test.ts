import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { realTiming, type Timing } from '../../src/twilio/transport/timing.js';
import { startReadingWorld, type ReadingWorld } from './support/reading-world.js';

const QUERY = readFileSync(new URL('../operations/reference-query.graphql', import.meta.url), 'utf8');

let world: ReadingWorld;
let calm: unknown;
beforeAll(async () => {
  world = await startReadingWorld();
  calm = (await world.run(QUERY)).data;
});
afterAll(() => world.close());
beforeEach(() => {
  world.sandbox.control.clearFaults();
  world.calls();
});

/** Waits pass fifty times as fast, but in the order in which they were asked for. */
const timing: Timing = { ...realTiming, wait: (milliseconds, signal) => realTiming.wait(milliseconds / 50, signal) };
const freshFactory = () => world.another({ timing }).open(world.sandbox.accountSid, { cached: true });

describe('bursts of 429', () => {
  test.each([
    ['one call in ten', { probability: 0.1, count: 0 }],
    ['sixty calls in a row', { skip: 2, count: 60 }],
    ['every list under a profile, once each', { path: '/v1/CustomerProfiles/*/*', count: 60 }],
  ])('%s: the query is slower, and nothing of its answer is lost', async (_, fault) => {
    world.sandbox.control.fault({ effect: 'throttle', ...fault });
    const { data, errors } = await world.run(QUERY, freshFactory());
    expect(errors).toBeUndefined();
    expect(data).toEqual(calm);
    const seen = world.calls();
    expect(seen.length).toBeGreaterThan(65);
  });

  test('ten queries at once lose nothing either', async () => {
    world.sandbox.control.fault({ effect: 'throttle', probability: 0.1, count: 0 });
    const factory = world.another({ timing });
    const open = () => factory.open(world.sandbox.accountSid, { cached: true });
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.run(QUERY, open())));
    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(data).toEqual(calm);
    }
  });

  test('one list that fails for good nulls one field and says why, with its path', async () => {
    const path = `/v1/CustomerProfiles/${world.profiles[3] ?? ''}/Evaluations`;
    world.sandbox.control.fault({ effect: 'status', status: 403, code: 20403, path, count: 0 });
    const { data, errors } = await world.run(QUERY, freshFactory());
    expect(errors).toHaveLength(1);
    const at = errors?.[0]?.path ?? [];
    expect(at).toEqual(['customerProfiles', 'nodes', expect.any(Number), 'latestEvaluation']);
    const { nodes } = (data as unknown as { customerProfiles: { nodes: { latestEvaluation: unknown }[] } })
      .customerProfiles;
    expect(nodes.filter(({ latestEvaluation }) => latestEvaluation === null)).toHaveLength(1);
  });

  test('where listing is refused, everything is fetched', async () => {
    for (const path of ['/v1/EndUsers', '/v1/SupportingDocuments']) {
      world.sandbox.control.fault({ effect: 'status', status: 403, code: 20403, path, count: 0 });
    }
    const { data, errors } = await world.run(QUERY, freshFactory());
    expect(errors).toBeUndefined();
    expect(data).toEqual(calm);
  });
});
