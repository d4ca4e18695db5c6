import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TrustHub } from '../../../src/twilio/index.js';
import { failure } from '../support/failure.js';
import { profileRow, refusal } from '../support/rows.js';
import { startStubUpstream, type StubUpstream } from '../support/stub-upstream.js';
import { ACCOUNT_SID, factoryFor, sid } from '../support/trust-hubs.js';

const NEW_BUNDLE = { friendlyName: 'Acme Widgets', email: 'jo@acme.example', policySid: sid('RN') };
const PROFILE = { status: 200, json: profileRow() };

let upstream: StubUpstream;
let hub: TrustHub;
let made: ReturnType<typeof factoryFor>;

beforeEach(async () => {
  upstream = await startStubUpstream();
  made = factoryFor(upstream.url);
  hub = made.factory.open(ACCOUNT_SID, { cached: false });
});

afterEach(async () => {
  await made.factory.close();
  await upstream.close();
});

describe('429', () => {
  test.each([
    ['seconds', () => '7'],
    ['a date', () => new Date(made.timing.now() + 7_000).toUTCString()],
  ])('waits as long as Retry-After says, in %s, for a POST too', async (_, header) => {
    upstream.reply(
      { status: 429, json: { code: 20429 }, headers: { 'retry-after': header() } },
      { status: 201, json: profileRow() },
    );
    await hub.customerProfiles.create(NEW_BUNDLE);
    expect(upstream.requests).toHaveLength(2);
    expect(made.timing.waits).toHaveLength(1);
    expect(made.timing.waits[0]).toBeGreaterThanOrEqual(7_000);
    expect(made.timing.waits[0]).toBeLessThan(7_500);
  });

  test('backs off further each time without Retry-After, and gives up after six tries', async () => {
    upstream.reply(refusal(429, 20429, 'Too Many Requests'));
    const error = await failure(hub.endUsers.create({ friendlyName: 'x', type: 't', attributes: {} }));
    expect(upstream.requests).toHaveLength(6);
    expect(made.timing.waits).toEqual([188, 375, 750, 1_500, 3_000]);
    expect(error).toMatchObject({ code: 'UPSTREAM_THROTTLED', notProcessed: true, twilioCode: 20429 });
  });

  test('answers when to try again, instead of waiting a minute', async () => {
    upstream.reply({ status: 429, json: {}, headers: { 'retry-after': '60' } });
    const error = await failure(hub.customerProfiles.load(sid('BU')));
    expect(made.timing.waits).toEqual([]);
    expect(error).toMatchObject({ code: 'UPSTREAM_THROTTLED', retryAfterSeconds: 60, notProcessed: true });
  });

  test('a Retry-After that is neither a number nor a date is as none', async () => {
    upstream.reply({ status: 429, json: {}, headers: { 'retry-after': 'soon' } }, PROFILE);
    expect(await hub.customerProfiles.load(sid('BU'))).not.toBeNull();
    expect(made.timing.waits).toEqual([188]);
  });

  test('a conflicting update under way (409, 20162) is waited out likewise', async () => {
    upstream.reply(refusal(409, 20162, 'conflict'), { status: 201, json: profileRow() });
    await hub.customerProfiles.create(NEW_BUNDLE);
    expect(upstream.requests).toHaveLength(2);
  });
});

test('calls that went out together and all get 429 halve the limit of the account once', async () => {
  const eight = factoryFor(upstream.url, { accountConcurrency: 8 });
  const scope = eight.factory.open(ACCOUNT_SID, { cached: false });
  const held: ServerResponse[] = [];
  upstream.reply((response) => void held.push(response));
  const load = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => failure(scope.customerProfiles.load(sid('BU', at)))));
  const answerAll = () => {
    // So long that nobody waits for it: each call ends at once.
    const refused = { 'content-type': 'application/json', 'retry-after': '60' };
    for (const response of held.splice(0)) response.writeHead(429, refused).end(JSON.stringify({ code: 20429 }));
  };
  const underWay = (count: number) => expect.poll(() => held.length, { timeout: 5_000, interval: 5 }).toBe(count);
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
