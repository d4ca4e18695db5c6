import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { whenAllRead } from '../../../src/domain/reading.js';
import {
  isListWorthwhile,
  isLookAheadWorthwhile,
  isNextPageWorthwhile,
} from '../../../src/twilio/reading/list-or-fetch.js';
import type { TrustHubFactory } from '../../../src/twilio/index.js';
import { metaPage, profileRow } from '../support/rows.js';
import { startStubUpstream, type StubUpstream } from '../support/stub-upstream.js';
import { ACCOUNT_SID, factoryFor, sid, type TestTiming } from '../support/trust-hubs.js';

describe('the policy', () => {
  test.each([
    [1, undefined, false],
    [2, undefined, false],
    [3, undefined, true],
    [2, { pages: 1, complete: true }, true],
    [1, { pages: 1, complete: true }, false],
    [60, { pages: 59, complete: true }, true],
    [60, { pages: 60, complete: true }, false],
    [60, { pages: 60, complete: false }, false],
  ])('%i missing of a collection of %j: list %s', (missing, size, list) => {
    expect(isListWorthwhile(missing, size)).toBe(list);
  });

  test.each([
    ['it has paid so far', { spent: 1, found: 5, missing: 9 }, undefined, true],
    ['it found nothing', { spent: 1, found: 0, missing: 9 }, undefined, false],
    ['it found nothing, but the end is known', { spent: 1, found: 0, missing: 9 }, { pages: 3, complete: true }, true],
    ['fetching is as cheap', { spent: 2, found: 9, missing: 2 }, undefined, false],
    ['nothing is missing', { spent: 1, found: 9, missing: 0 }, undefined, false],
  ])('the next page when %s: %j', (_, progress, size, next) => {
    expect(isNextPageWorthwhile(progress, size)).toBe(next);
  });

  test.each([
    [20, undefined, 0, true],
    [3, undefined, 0, false],
    [20, { pages: 1, complete: true }, 0, true],
    [20, { pages: 2, complete: false }, 0, false],
    [20, undefined, 2, false],
  ])('ahead of %i parents, size %j, %i times in vain: %s', (parents, size, inVain, ahead) => {
    expect(isLookAheadWorthwhile(parents, size, inVain)).toBe(ahead);
  });
});

describe('a collection of many pages', () => {
  /** Profiles 0 to 4,999, in pages of 1,000. */
  const ROWS = 5_000;
  let upstream: StubUpstream;
  let factory: TrustHubFactory;
  let timing: TestTiming;

  beforeAll(async () => {
    upstream = await startStubUpstream();
    upstream.reply((response, { path, query }) => {
      const page = Number(query.get('Page') ?? 0);
      const rows = Array.from({ length: 1_000 }, (_, row) => profileRow(page * 1_000 + row));
      const next = (page + 1) * 1_000 < ROWS ? `PageSize=1000&Page=${page + 1}` : null;
      const body = path.endsWith('/CustomerProfiles')
        ? metaPage(rows, next)
        : profileRow(parseInt(path.slice(-32), 16));
      response.end(JSON.stringify(body));
    });
  });
  afterAll(() => upstream.close());
  beforeEach(() => {
    ({ factory, timing } = factoryFor(upstream.url));
  });

  /** How many calls so many profiles cost, this far apart. */
  const cost = async (count: number, apart: number, start = 0) => {
    // Nothing is kept any more, only the size is remembered.
    timing.nowMs += 60_000;
    upstream.requests.length = 0;
    const { customerProfiles } = factory.open(ACCOUNT_SID, { cached: true });
    const keys = Array.from({ length: count }, (_, index) => sid('BU', start + index * apart));
    const loaded = await whenAllRead(keys.map((key) => customerProfiles.load(key)));
    expect(loaded.map((profile) => profile?.sid)).toEqual(keys);
    return upstream.requests.length;
  };

  test('keys on the first page are one list', async () => expect(await cost(50, 10)).toBe(1));
  test('keys all over it are five', async () => expect(await cost(50, 100)).toBe(5));
  test('two keys are two fetches', async () => expect(await cost(2, 10)).toBe(2));
  test('keys that are none of them on the first page are one call more than fetching, once', async () => {
    expect(await cost(10, 10, 4_000)).toBe(11);
    expect(await cost(10, 10, 4_000)).toBe(10);
    expect(await cost(8, 10, 4_000)).toBe(8);
  });
  test('once it was read to its end, its size decides', async () => {
    await cost(50, 100);
    expect(await cost(10, 10, 4_000)).toBe(5);
    expect(await cost(5, 10, 4_000)).toBe(5);
    expect(await cost(4, 10)).toBe(4);
  });
});
