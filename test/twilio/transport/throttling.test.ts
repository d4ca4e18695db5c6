import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/failure.js';
import { NEW_BUNDLE, PROFILE, profileRow, refusal } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { ACCOUNT_SID, factoryFor, sid } from '../support/trust-hubs.js';

const twilio = startedForEachTest(new StubTwilio());

describe('429', () => {
  test.each([
    ['seconds', () => '7'],
    ['a date', () => new Date(twilio.timing.now() + 7_000).toUTCString()],
  ])('waits as long as Retry-After says, in %s, for a POST too', async (_, header) => {
    twilio.reply(
      { status: 429, json: { code: 20429 }, headers: { 'retry-after': header() } },
      { status: 201, json: profileRow() },
    );
    await twilio.hub.customerProfiles.create(NEW_BUNDLE);
    expect(twilio.requests).toHaveLength(2);
    expect(twilio.timing.waits).toHaveLength(1);
    expect(twilio.timing.waits[0]).toBeGreaterThanOrEqual(7_000);
    expect(twilio.timing.waits[0]).toBeLessThan(7_500);
  });

  test('backs off further each time without Retry-After, and gives up after six tries', async () => {
    twilio.reply(refusal(429, 20429, 'Too Many Requests'));
    const error = await failure(twilio.hub.endUsers.create({ friendlyName: 'x', type: 't', attributes: {} }));
    expect(twilio.requests).toHaveLength(6);
    expect(twilio.timing.waits).toEqual([188, 375, 750, 1_500, 3_000]);
    expect(error).toMatchObject({ code: 'UPSTREAM_THROTTLED', notProcessed: true, twilioCode: 20429 });
  });

  test('answers when to try again, instead of waiting a minute', async () => {
    twilio.reply({ status: 429, json: {}, headers: { 'retry-after': '60' } });
    const error = await failure(twilio.hub.customerProfiles.load(sid('BU')));
    expect(twilio.timing.waits).toEqual([]);
    expect(error).toMatchObject({ code: 'UPSTREAM_THROTTLED', retryAfterSeconds: 60, notProcessed: true });
  });

  test('a Retry-After that is neither a number nor a date is as none', async () => {
    twilio.reply({ status: 429, json: {}, headers: { 'retry-after': 'soon' } }, PROFILE);
    expect(await twilio.hub.customerProfiles.load(sid('BU'))).not.toBeNull();
    expect(twilio.timing.waits).toEqual([188]);
  });

  test('a conflicting update under way (409, 20162) is waited out likewise', async () => {
    twilio.reply(refusal(409, 20162, 'conflict'), { status: 201, json: profileRow() });
    await twilio.hub.customerProfiles.create(NEW_BUNDLE);
    expect(twilio.requests).toHaveLength(2);
  });
});

test('calls that went out together and all get 429 halve the limit of the account once', async () => {
  // A call that is given up makes room for the next, as if the limit were higher.
  const eight = factoryFor(twilio.url, { accountConcurrency: 8, timeoutMs: 300_000 });
  const scope = eight.factory.open(ACCOUNT_SID, { cached: false });
  const held: ServerResponse[] = [];
  twilio.reply((response) => void held.push(response));
  const load = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => failure(scope.customerProfiles.load(sid('BU', at)))));
  const answerAll = () => {
    // So long that nobody waits for it: each call ends at once.
    const refused = { 'content-type': 'application/json', 'retry-after': '60' };
    for (const response of held.splice(0)) response.writeHead(429, refused).end(JSON.stringify({ code: 20429 }));
  };
  const underWay = (count: number) => expect.poll(() => held.length, { timeout: 60_000, interval: 5 }).toBe(count);
  const burst = load(8);
  await underWay(8);
  answerAll();
  await burst;
  const after = load(6);
  await underWay(4);
  answerAll();
  await underWay(2);
  answerAll();
  await after;
  await eight.factory.close();
});
