import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/domain/page.js';
import { metaPage, profileRow, refusal } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { ACCOUNT_SID, sid } from '../support/trust-hubs.js';

const names = <Item extends { sid: string }>(page: Page<Item>) => page.edges.map(({ node }) => node.sid);

describe('an upstream that pages in odd ways', () => {
  const twilio = startedForEachTest(new StubTwilio());
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => profileRow(from + index));

  test('absolute twilio.com links are followed to the base URL, with token and filter', async () => {
    twilio.reply(
      { status: 200, json: metaPage(rows(1, 2), 'PageSize=1000&Page=1&PageToken=PABU2') },
      { status: 200, json: metaPage(rows(3, 3)) },
    );
    const all = await twilio.hub.customerProfiles.list({ status: 'in-review', friendlyName: 'A & B' });
    expect(all.map((one) => one.sid)).toEqual([sid('BU', 1), sid('BU', 2), sid('BU', 3)]);
    expect(twilio.requests.map(({ path }) => path)).toEqual(['/v1/CustomerProfiles', '/v1/CustomerProfiles']);
    expect(Object.fromEntries(twilio.requests[1]?.query ?? [])).toEqual({
      Status: 'in-review',
      FriendlyName: 'A & B',
      PageSize: '1000',
      Page: '1',
      PageToken: 'PABU2',
    });
  });

  test.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05', '2026-01-02T03:04:05.000Z'],
    ['Fri, 02 Jan 2026 03:04:05 +0000', '2026-01-02T03:04:05.000Z'],
    ['soon', '1970-01-01T00:00:00.000Z'],
    [null, '1970-01-01T00:00:00.000Z'],
  ])('a row of a list is the record that a fetch returns, with the date %s too', async (date, expected) => {
    const row = profileRow(1, { date_created: date, valid_until: date, errors: [{ code: '22216' }] });
    const { customerProfiles } = twilio.hub;
    twilio.reply({ status: 200, json: metaPage([row]) });
    const [listed] = await customerProfiles.list({});
    twilio.reply({ status: 200, json: row });
    const fetched = await twilio.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.load(sid('BU', 1));
    expect(listed).toEqual(fetched);
    expect(listed?.createdAt.toISOString()).toBe(expected);
    expect(listed?.rejections).toHaveLength(1);
  });

  test.each([
    ['no rows', { meta: { key: 'results' } }],
    ['rows that are none', metaPage(['a row', null])],
    ['a list of its own', []],
    ['a link that is no text', { ...metaPage([]), meta: { key: 'results', next_page_url: 7 } }],
    ['a link without a place', { ...metaPage([]), meta: { key: 'results', next_page_url: 'https://x.example/?a=1' } }],
  ])('%s: an answer that this server cannot read', async (_, json) => {
    twilio.reply({ status: 200, json });
    await expect(twilio.hub.customerProfiles.list({})).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  test('a page that is too short is filled up with the next one, also from what is kept', async () => {
    const short = { status: 200, json: metaPage(rows(1, 2), 'PageSize=3&Page=1&PageToken=t1') };
    const next = { status: 200, json: metaPage(rows(3, 5)) };
    twilio.reply(short, next);
    const expected = [sid('BU', 1), sid('BU', 2), sid('BU', 3)];
    for (const time of ['first', 'second']) {
      const { customerProfiles } = twilio.factory.open(ACCOUNT_SID, { cached: true });
      expect(names(await customerProfiles.page({}, { first: 3 })), time).toEqual(expected);
    }
    expect(twilio.requests).toHaveLength(2);
  });

  test('a token that has gone stale is a clear error', async () => {
    twilio.reply({ status: 200, json: metaPage(rows(1, 2), 'PageSize=2&Page=1&PageToken=PABU2') });
    const page = await twilio.hub.customerProfiles.page({}, { first: 2 });
    twilio.reply(refusal(400, 21481, 'Invalid PageToken'));
    const after = page.edges[1]?.cursor;
    await expect(twilio.hub.customerProfiles.page({}, { first: 2, after })).rejects.toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', path: ['after'] }],
    });
    // Any other failure stays what it is.
    twilio.reply(refusal(401, 20003, 'Authenticate'));
    await expect(twilio.hub.customerProfiles.page({}, { first: 2, after })).rejects.toMatchObject({
      code: 'UPSTREAM_UNAUTHORIZED',
    });
  });

  test.each([
    ['rows added before it', rows(8, 9), rows(1, 4), [sid('BU', 2), sid('BU', 3)]],
    ['a row removed before it', [], rows(2, 4), [sid('BU', 3), sid('BU', 4)]],
  ])('a place in the middle is found again after %s', async (_, added, left, expected) => {
    twilio.reply({ status: 200, json: metaPage(rows(1, 4)) });
    const page = await twilio.hub.customerProfiles.page({}, { first: 4 });
    const after = page.edges[_.startsWith('rows') ? 0 : 1]?.cursor;
    twilio.reply({ status: 200, json: metaPage([...added, ...left]) });
    expect(names(await twilio.hub.customerProfiles.page({}, { first: 2, after }))).toEqual(expected);
  });

  test('a place whose row was pushed to the next page is found there', async () => {
    twilio.reply({ status: 200, json: metaPage(rows(1, 2), 'PageSize=2&Page=1&PageToken=t1') });
    const after = (await twilio.hub.customerProfiles.page({}, { first: 2 })).edges[0]?.cursor;
    twilio.reply(
      { status: 200, json: metaPage(rows(8, 9), 'PageSize=2&Page=1&PageToken=t9') },
      { status: 200, json: metaPage(rows(1, 2)) },
    );
    expect(names(await twilio.hub.customerProfiles.page({}, { first: 2, after }))).toEqual([sid('BU', 2)]);
  });

  test('a place whose row is gone goes on with the row that followed', async () => {
    twilio.reply({ status: 200, json: metaPage(rows(1, 4)) });
    const after = (await twilio.hub.customerProfiles.page({}, { first: 4 })).edges[1]?.cursor;
    twilio.reply({ status: 200, json: metaPage([...rows(1, 1), ...rows(3, 4)]) });
    expect(names(await twilio.hub.customerProfiles.page({}, { first: 4, after }))).toEqual([
      sid('BU', 3),
      sid('BU', 4),
    ]);
  });

  test('short and empty pages are filled from the next ones; an endless row of them is a fault', async () => {
    twilio.reply(
      { status: 200, json: metaPage(rows(1, 1), 'Page=1&PageToken=a') },
      { status: 200, json: metaPage([], 'Page=2&PageToken=b') },
      { status: 200, json: metaPage(rows(2, 4), 'Page=3&PageToken=c') },
    );
    expect(names(await twilio.hub.customerProfiles.page({}, { first: 3 }))).toHaveLength(3);
    twilio.reply({ status: 200, json: metaPage([], 'Page=2&PageToken=b') });
    await expect(twilio.hub.customerProfiles.page({}, { first: 3 })).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });
});
