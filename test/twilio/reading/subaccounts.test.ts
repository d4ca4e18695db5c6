import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/domain/secret.js';
import { failureOf } from '../support/failure.js';
import { startedForEachTest } from '../support/stub-twilio.js';
import { silence } from '../support/stub-upstream.js';
import { ACCOUNT_SID, AUTH_TOKEN, factoryFor, sid } from '../support/trust-hubs.js';
import { basic, BUNDLE, OTHER, SUBACCOUNT, TwoSubaccounts } from '../support/two-subaccounts.js';

const world = startedForEachTest(new TwoSubaccounts());

describe('the calls for a subaccount', () => {
  test('carry its own SID and token, which the main account reads once', async () => {
    expect(world.open().accountSid).toBe(SUBACCOUNT);
    expect(world.requests).toEqual([]);
    expect(await world.load()).toMatchObject({ accountSid: SUBACCOUNT });
    expect(await world.load()).toMatchObject({ accountSid: SUBACCOUNT });
    expect(world.requests.map(({ path, headers }) => [path.split('/')[1], headers.authorization])).toEqual([
      ['2010-04-01', basic(ACCOUNT_SID, AUTH_TOKEN)],
      ['v1', basic(SUBACCOUNT, 'token-of-seven')],
      ['v1', basic(SUBACCOUNT, 'token-of-seven')],
    ]);
  });

  test('carry the token of their own subaccount from the first', async () => {
    await world.load();
    await world.load(OTHER);
    await world.load();
    const sent = (account: string) => world.requestsOf(account).map(({ headers }) => headers.authorization);
    expect(sent(OTHER)).toEqual([basic(OTHER, 'token-of-eight')]);
    expect(sent(SUBACCOUNT)).toEqual([basic(SUBACCOUNT, 'token-of-seven'), basic(SUBACCOUNT, 'token-of-seven')]);
  });

  test('that come at once share one reading of the token', async () => {
    await Promise.all([world.load(), world.load(), world.load(), world.load(OTHER), world.load(OTHER)]);
    expect(world.tokenReads()).toHaveLength(2);
    expect(world.requestsOf(SUBACCOUNT)).toHaveLength(3);
  });

  test('go to the path of the subaccount where Twilio’s paths name the account', async () => {
    await failureOf(world.open().addresses.load(sid('AD')));
    expect(world.requests.at(-1)?.path).toBe(`/2010-04-01/Accounts/${SUBACCOUNT}/Addresses/${sid('AD')}.json`);
    expect(world.requestsOf(SUBACCOUNT)).toHaveLength(1);
  });

  test('also those whose answers are shared over scopes', async () => {
    await failureOf(world.open(SUBACCOUNT, true).policies.page({ first: 1 }));
    expect(world.requestsOf(SUBACCOUNT)).toHaveLength(1);
    expect(world.requestsOf(ACCOUNT_SID)).toEqual(world.tokenReads());
  });

  test('keep their limit however many SIDs are made up', async () => {
    await world.reopen({ accountConcurrency: 1, timeoutMs: 60_000 });
    await world.load();
    let release = (): void => undefined;
    world.reply((response, request) => void (release = () => world.answerByTheRules(response, request)));
    const hanging = world.load();
    await expect.poll(() => world.requestsOf(SUBACCOUNT).length).toBe(2);
    for (let n = 0; n < 2_000; n += 1) world.open(sid('AC', 1_000 + n));
    const waiting = world.load();
    world.reply(world.replyByTheRules);
    await world.load(OTHER);
    expect(world.requestsOf(SUBACCOUNT)).toHaveLength(2);
    release();
    await Promise.all([hanging, waiting]);
    expect(world.requestsOf(SUBACCOUNT)).toHaveLength(3);
  });

  test('read the token again after ten minutes', async () => {
    await world.load();
    world.timing.nowMs += 10 * 60_000 - 1;
    await world.load();
    expect(world.tokenReads()).toHaveLength(1);
    world.timing.nowMs += 2;
    await world.load();
    expect(world.tokenReads()).toHaveLength(2);
  });

  test('share neither kept answers nor limits nor cursors with another account', async () => {
    const first = await world.factory.open(SUBACCOUNT, { cached: true }).customerProfiles.page({}, { first: 1 });
    const [edge] = first.edges;
    expect(edge?.node.accountSid).toBe(SUBACCOUNT);
    for (const elsewhere of [OTHER, ACCOUNT_SID]) {
      const hub = world.factory.open(elsewhere, { cached: true });
      expect((await hub.customerProfiles.load(edge?.node.sid ?? ''))?.accountSid).toBe(elsewhere);
      const refused = await failureOf(hub.customerProfiles.page({}, { first: 1, after: edge?.cursor }));
      expect(refused).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', path: ['after'] }] });
    }
  });

  test('wait for no call of another account', async () => {
    const narrow = factoryFor(world.url, { accountConcurrency: 1 });
    await narrow.factory.requireUsable(SUBACCOUNT);
    world.reply(silence);
    const leaving = new AbortController();
    const main = narrow.factory.open(ACCOUNT_SID, { cached: false, signal: leaving.signal });
    const hanging = failureOf(main.customerProfiles.load(BUNDLE));
    while (world.requests.length < 2) await new Promise(setImmediate);
    world.reply(world.replyByTheRules);
    expect(await narrow.factory.open(SUBACCOUNT, { cached: false }).customerProfiles.load(BUNDLE)).not.toBeNull();
    leaving.abort();
    await hanging;
    await narrow.factory.close();
  });
});

describe('a server with an API key', () => {
  const credentials = { accountSid: ACCOUNT_SID, apiKey: `SK${'1'.repeat(32)}`, apiSecret: 'the-secret-of-the-key' };

  test('refuses subaccounts without asking, and says what to set', async () => {
    const keyed = factoryFor(world.url, { credentials });
    const refused = [
      keyed.factory.open(SUBACCOUNT, { cached: true }).customerProfiles.load(BUNDLE),
      keyed.factory.requireUsable(SUBACCOUNT),
    ];
    for (const one of refused) {
      const error = await failureOf(one);
      expect(error).toMatchObject({ code: 'FORBIDDEN', notProcessed: true });
      expect(error?.message).toMatch(/Set TWILIO_AUTH_TOKEN/);
    }
    await keyed.factory.requireUsable(ACCOUNT_SID);
    expect(world.requests).toEqual([]);
    await keyed.factory.close();
  });

  test('reads tokens with the auth token that is set beside it', async () => {
    const keyed = factoryFor(world.url, { credentials, authToken: new Secret(AUTH_TOKEN) });
    expect(await keyed.factory.open(SUBACCOUNT, { cached: false }).customerProfiles.load(BUNDLE)).not.toBeNull();
    expect(world.requestsOf(ACCOUNT_SID)).toHaveLength(1);
    await keyed.factory.close();
  });
});

test('no token is in a log line or an error', async () => {
  await world.load();
  world.tokens[SUBACCOUNT] = 'rotated-token';
  await world.load();
  world.account = { status: 'closed' };
  world.tokens[SUBACCOUNT] = 'again-rotated-token';
  const error = await failureOf(world.load());
  for (const token of ['token-of-seven', 'rotated-token', AUTH_TOKEN]) {
    expect(world.lines.join('')).not.toContain(token);
    expect(JSON.stringify(error) + String(error?.stack)).not.toContain(token);
  }
});
