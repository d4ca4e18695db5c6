import { beforeEach, describe, expect, test } from 'vitest';
import { CallerError } from '../../../src/domain/errors.js';
import type { Page } from '../../../src/domain/page.js';
import type { TrustHub } from '../../../src/twilio/index.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { useSandboxTwilio } from '../support/sandbox-twilio.js';
import { factoryFor } from '../support/trust-hubs.js';

const twilio = useSandboxTwilio();
let hub: TrustHub;
beforeEach(() => {
  hub = twilio.open({ cached: false });
});

const NUMBERS = 25;
const lists = () => twilio.control.journal({ method: 'GET', path: '/IncomingPhoneNumbers.json' }).length;
const names = <Item extends { sid: string }>(page: Page<Item>) => page.edges.map(({ node }) => node.sid);

/** All pages, with `first` changing from page to page. */
async function walk(firsts: readonly number[]): Promise<string[]> {
  const all: string[] = [];
  let after: string | undefined;
  for (let turn = 0; ; turn += 1) {
    const page = await hub.incomingPhoneNumbers.page({}, { first: firsts[turn % firsts.length] ?? 1, after });
    all.push(...names(page));
    expect(page.hasPreviousPage).toBe(turn > 0);
    if (!page.hasNextPage) return all;
    after = page.edges.at(-1)?.cursor;
  }
}

describe('walking a list', () => {
  test.each([1, 2, 5, 7, 24, 25, 26, 100])('by %i: each item once, one call for each page', async (first) => {
    const all = await walk([first]);
    expect(new Set(all).size).toBe(NUMBERS);
    expect(all).toHaveLength(NUMBERS);
    expect(lists()).toBe(Math.ceil(NUMBERS / first));
  });

  test.each([[[3, 7, 1]], [[10, 4]], [[1, 25]]])('with `first` changing between calls: %j', async (firsts) => {
    const all = await walk(firsts);
    expect(all).toHaveLength(NUMBERS);
    expect(new Set(all).size).toBe(NUMBERS);
  });

  test('from the cursor in the middle of a page', async () => {
    const whole = await hub.incomingPhoneNumbers.page({}, { first: 25 });
    const page = await hub.incomingPhoneNumbers.page({}, { first: 5, after: whole.edges[9]?.cursor });
    expect(names(page)).toEqual(names(whole).slice(10, 15));
    expect(page.hasNextPage).toBe(true);
  });

  test('after the last item there is nothing, and no error', async () => {
    const whole = await hub.incomingPhoneNumbers.page({}, { first: 25 });
    const end = await hub.incomingPhoneNumbers.page({}, { first: 5, after: whole.edges.at(-1)?.cursor });
    expect(end).toEqual({ edges: [], hasNextPage: false, hasPreviousPage: true });
  });

  test('while profiles are added: those that were there come once each', async () => {
    const before: string[] = [];
    for (let made = 0; made < 9; made += 1) before.push((await makeProfile(made)).sid);
    const seen: string[] = [];
    let after: string | undefined;
    for (let turn = 0; ; turn += 1) {
      const page = await hub.customerProfiles.page(
        { kind: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS' },
        { first: 3, after },
      );
      seen.push(...names(page));
      // From the middle of the page, where the place is not Twilio's own.
      after = page.edges[1]?.cursor ?? page.edges.at(-1)?.cursor;
      if (page.edges.length > 2) seen.pop();
      if (!page.hasNextPage && page.edges.length < 3) break;
      if (turn < 4) await makeProfile(100 + turn);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before));
  });

  test('a scan reads pages of 1,000', async () => {
    const all = [];
    for await (const one of hub.endUsers.scan()) all.push(one.sid);
    expect(all).toHaveLength(2);
    expect(twilio.control.journal({ path: '/v1/EndUsers' }).map(({ query }) => query)).toEqual(['PageSize=1000']);
  });
});

const makeProfile = (number: number) =>
  hub.customerProfiles.create({ friendlyName: `P${number}`, email: 'a@b.example', policySid: SECONDARY });

describe('a cursor that does not belong there', () => {
  const page = (cursor: string, from: TrustHub = hub) =>
    from.incomingPhoneNumbers.page({}, { first: 2, after: cursor });
  const refused = async (call: unknown) => {
    const error: unknown = await Promise.resolve(call).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CallerError);
    const [first] = (error as CallerError).userErrors;
    expect(first).toMatchObject({ code: 'INVALID_INPUT', path: ['after'] });
    expect(first?.message).toContain('Start again without `after`.');
  };
  const someCursor = async () => (await hub.incomingPhoneNumbers.page({}, { first: 2 })).edges[1]?.cursor ?? '';

  test.each(['', 'x', 'bm90IGEgY3Vyc29y', '💥', 'A'.repeat(5_000)])('forged: %s', async (cursor) => {
    await refused(page(cursor));
    expect(lists()).toBe(0);
  });

  test('with any one character changed', async () => {
    const cursor = await someCursor();
    for (const at of [0, 5, 20, cursor.length - 2]) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      await refused(page(changed));
    }
  });

  test('of another list, of the same list with another filter, of another account, of other credentials', async () => {
    const cursor = await someCursor();
    twilio.control.clearJournal();
    await refused(hub.addresses.page({}, { first: 2, after: cursor }));
    await refused(hub.incomingPhoneNumbers.page({ friendlyName: 'x' }, { first: 2, after: cursor }));
    const others = [
      { accountSid: `AC${'b'.repeat(32)}`, authToken: twilio.sandbox.authToken },
      { accountSid: twilio.sandbox.accountSid, authToken: 'another' },
    ];
    for (const credentials of others) {
      const other = factoryFor(twilio.sandbox.url, { credentials }).factory;
      await refused(page(cursor, other.open(credentials.accountSid, { cached: false })));
      await other.close();
    }
    expect(twilio.control.journal()).toEqual([]);
  });

  test('another process with the same credentials opens it', async () => {
    const cursor = await someCursor();
    const other = factoryFor(twilio.sandbox.url, { credentials: twilio.credentials }).factory;
    expect((await page(cursor, other.open(twilio.sandbox.accountSid, { cached: false }))).edges).toHaveLength(2);
    await other.close();
  });

  test.each([0, -1, 1_001, 1.5, NaN])('first: %d is refused without a call', async (first) => {
    await expect(hub.incomingPhoneNumbers.page({}, { first })).rejects.toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', path: ['first'] }],
    });
    expect(lists()).toBe(0);
  });
});
