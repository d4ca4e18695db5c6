import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { Secret } from '../../../src/domain/secret.js';
import { ServiceError } from '../../../src/domain/errors.js';
import type { TrustHubFactory } from '../../../src/twilio/index.js';
import { metaPage, profileRow, refusal } from '../support/rows.js';
import {
  silence,
  startStubUpstream,
  type Reply,
  type StubRequest,
  type StubUpstream,
} from '../support/stub-upstream.js';
import { ACCOUNT_SID, AUTH_TOKEN, factoryFor, sid, type TestTiming } from '../support/trust-hubs.js';

const SUBACCOUNT = sid('AC', 7);
const OTHER = sid('AC', 8);
const BUNDLE = sid('BU');

/** A Twilio of two subaccounts, whose tokens and statuses the test changes. */
let twilio: StubUpstream;
let tokens: Record<string, string>;
let account: Record<string, unknown>;
/** In place of the account, where it is set. */
let accountReply: Reply | undefined;
let factory: TrustHubFactory;
let timing: TestTiming;
let lines: string[];

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const requestsOf = (user: string) =>
  twilio.requests.filter(({ headers }) => {
    return Buffer.from((headers.authorization ?? '').slice(6), 'base64')
      .toString()
      .startsWith(`${user}:`);
  });
const tokenReads = () => twilio.requests.filter(({ path }) => path.includes('/Accounts/AC') && path.endsWith('.json'));

function answerTo(request: StubRequest): Exclude<Reply, (...args: never[]) => void> {
  const asked = /^\/2010-04-01\/Accounts\/(AC\w+)\.json$/.exec(request.path)?.[1];
  if (asked !== undefined) {
    if (request.headers.authorization !== basic(ACCOUNT_SID, AUTH_TOKEN)) return refusal(401, 20003, 'Authenticate');
    const known = { sid: asked, owner_account_sid: ACCOUNT_SID, status: 'active', auth_token: tokens[asked] };
    return { status: 200, json: { ...known, ...account } };
  }
  const users = { ...tokens, [ACCOUNT_SID]: AUTH_TOKEN };
  const user = Object.keys(users).find((one) => request.headers.authorization === basic(one, users[one] ?? ''));
  if (user === undefined) return refusal(401, 20003, 'Authenticate');
  const row = { ...profileRow(1), account_sid: user };
  if (request.method === 'POST') return { status: 201, json: row };
  return { status: 200, json: request.path.endsWith('/CustomerProfiles') ? metaPage([row], null) : row };
}

const replyByTheRules: Reply = (response, request) => {
  const own = request.path.startsWith('/2010-04-01/Accounts/') ? accountReply : undefined;
  if (typeof own === 'function') return own(response, request);
  const answer = own ?? answerTo(request);
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json ?? {}));
};

beforeEach(async () => {
  twilio = await startStubUpstream();
  tokens = { [SUBACCOUNT]: 'token-of-seven', [OTHER]: 'token-of-eight' };
  account = {};
  accountReply = undefined;
  twilio.reply(replyByTheRules);
  ({ factory, timing, lines } = factoryFor(twilio.url));
});
afterEach(async () => {
  await factory.close();
  await twilio.close();
});

const open = (accountSid = SUBACCOUNT, cached = false) => factory.open(accountSid, { cached });
const load = (accountSid = SUBACCOUNT) => open(accountSid).customerProfiles.load(BUNDLE);
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as ServiceError,
  );

describe('the calls for a subaccount', () => {
  test('carry its own SID and token, which the main account reads once', async () => {
    expect(open().accountSid).toBe(SUBACCOUNT);
    expect(twilio.requests).toEqual([]);
    expect(await load()).toMatchObject({ accountSid: SUBACCOUNT });
    expect(await load()).toMatchObject({ accountSid: SUBACCOUNT });
    expect(twilio.requests.map(({ path, headers }) => [path.split('/')[1], headers.authorization])).toEqual([
      ['2010-04-01', basic(ACCOUNT_SID, AUTH_TOKEN)],
      ['v1', basic(SUBACCOUNT, 'token-of-seven')],
      ['v1', basic(SUBACCOUNT, 'token-of-seven')],
    ]);
  });

  test('that come at once share one reading of the token', async () => {
    await Promise.all([load(), load(), load(), load(OTHER), load(OTHER)]);
    expect(tokenReads()).toHaveLength(2);
    expect(requestsOf(SUBACCOUNT)).toHaveLength(3);
  });

  test('go to the path of the subaccount where Twilio has the account in its paths', async () => {
    await failureOf(open().addresses.load(sid('AD')));
    expect(twilio.requests.at(-1)?.path).toBe(`/2010-04-01/Accounts/${SUBACCOUNT}/Addresses/${sid('AD')}.json`);
    expect(requestsOf(SUBACCOUNT)).toHaveLength(1);
  });

  test('also those whose answers are shared over scopes', async () => {
    await failureOf(open(SUBACCOUNT, true).policies.page({ first: 1 }));
    expect(requestsOf(SUBACCOUNT)).toHaveLength(1);
    expect(requestsOf(ACCOUNT_SID)).toEqual(tokenReads());
  });

  test('keep their limit however many SIDs are made up', async () => {
    await factory.close();
    ({ factory } = factoryFor(twilio.url, { accountConcurrency: 1, timeoutMs: 60_000 }));
    await load();
    let release = (): void => undefined;
    twilio.reply((response, request) => void (release = () => replyByTheRules(response, request)));
    const hanging = load();
    await expect.poll(() => requestsOf(SUBACCOUNT).length).toBe(2);
    for (let n = 0; n < 2_000; n += 1) open(sid('AC', 1_000 + n));
    const waiting = load();
    twilio.reply(replyByTheRules);
    await load(OTHER);
    expect(requestsOf(SUBACCOUNT)).toHaveLength(2);
    release();
    await Promise.all([hanging, waiting]);
    expect(requestsOf(SUBACCOUNT)).toHaveLength(3);
  });

  test('read the token again after ten minutes', async () => {
    await load();
    timing.nowMs += 10 * 60_000 - 1;
    await load();
    expect(tokenReads()).toHaveLength(1);
    timing.nowMs += 2;
    await load();
    expect(tokenReads()).toHaveLength(2);
  });

  test('share neither kept answers nor limits nor cursors with another account', async () => {
    const first = await factory.open(SUBACCOUNT, { cached: true }).customerProfiles.page({}, { first: 1 });
    const [edge] = first.edges;
    expect(edge?.node.accountSid).toBe(SUBACCOUNT);
    for (const elsewhere of [OTHER, ACCOUNT_SID]) {
      const hub = factory.open(elsewhere, { cached: true });
      expect((await hub.customerProfiles.load(edge?.node.sid ?? ''))?.accountSid).toBe(elsewhere);
      const refused = await failureOf(hub.customerProfiles.page({}, { first: 1, after: edge?.cursor }));
      expect(refused).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT', path: ['after'] }] });
    }
  });

  test('wait for no call of another account', async () => {
    const narrow = factoryFor(twilio.url, { accountConcurrency: 1 });
    await narrow.factory.requireUsable(SUBACCOUNT);
    twilio.reply(silence);
    const leaving = new AbortController();
    const main = narrow.factory.open(ACCOUNT_SID, { cached: false, signal: leaving.signal });
    const hanging = failureOf(main.customerProfiles.load(BUNDLE));
    while (twilio.requests.length < 2) await new Promise(setImmediate);
    twilio.reply(replyByTheRules);
    expect(await narrow.factory.open(SUBACCOUNT, { cached: false }).customerProfiles.load(BUNDLE)).not.toBeNull();
    leaving.abort();
    await hanging;
    await narrow.factory.close();
  });
});

describe('a token that was changed', () => {
  test('that is the same as before is not read again at every call', async () => {
    await load();
    const reads = tokenReads().length;
    // Twilio refuses what its own Accounts resource answers.
    account = { auth_token: tokens[SUBACCOUNT] };
    tokens[SUBACCOUNT] = 'another';
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await failureOf(load())).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
    }
    expect(tokenReads()).toHaveLength(reads + 1);
    timing.nowMs += 10_001;
    await failureOf(load());
    expect(tokenReads()).toHaveLength(reads + 2);
  });

  test('that was suspended meanwhile says so', async () => {
    await load();
    tokens[SUBACCOUNT] = 'rotated';
    account = { status: 'suspended' };
    const error = await failureOf(load());
    expect(error).toMatchObject({ code: 'FORBIDDEN', notProcessed: true });
    expect(error?.message).toMatch(/suspended/);
  });
});

describe('an account that calls cannot be made for', () => {
  test.each<[string, Record<string, unknown> | Reply, RegExp]>([
    ['is unknown', refusal(404, 20404, 'Not found'), /no subaccount with this SID/],
    ['belongs to another', { owner_account_sid: OTHER }, /no subaccount with this SID/],
    ['answers to another spelling', { sid: OTHER }, /no subaccount with this SID/],
    ['is suspended', { status: 'suspended' }, /suspended at Twilio\. Make it active/],
    ['is closed', { status: 'closed' }, /closed at Twilio/],
  ])('because it %s: a clear FORBIDDEN, and nothing is sent for it', async (_why, reply, wanted) => {
    if ('json' in reply) accountReply = reply as Reply;
    else account = reply as Record<string, unknown>;
    const error = await failureOf(load());
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'FORBIDDEN', notProcessed: true });
    expect(error?.message).toMatch(wanted);
    expect(error?.message).not.toMatch(/AC[0-9a-f]{32}/);
    expect(requestsOf(SUBACCOUNT)).toEqual([]);
    expect(await failureOf(factory.requireUsable(SUBACCOUNT))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is not remembered as such', async () => {
    account = { status: 'suspended' };
    await failureOf(load());
    account = {};
    expect(await load()).not.toBeNull();
  });

  test('because Twilio lets nobody look at it: says what that may mean', async () => {
    accountReply = refusal(401, 20003, 'Authenticate');
    const error = await failureOf(load());
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED', twilioCode: 20003, notProcessed: true });
    expect(error?.message).toMatch(/none of its subaccounts, or the server's own credentials are wrong/);
  });

  test('because Twilio is down: the outage, and surely nothing sent', async () => {
    accountReply = { status: 503, json: {} };
    expect(await failureOf(load())).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: true });
    expect(requestsOf(SUBACCOUNT)).toEqual([]);
  });

  test('never gets the main account under another spelling of its SID', async () => {
    const spelt = `AC${ACCOUNT_SID.slice(2).toUpperCase()}`;
    for (const answered of [ACCOUNT_SID, spelt]) {
      account = { sid: answered, auth_token: AUTH_TOKEN };
      expect(await failureOf(load(spelt))).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('a server with an API key', () => {
  const credentials = { accountSid: ACCOUNT_SID, apiKey: `SK${'1'.repeat(32)}`, apiSecret: 'the-secret-of-the-key' };

  test('refuses subaccounts without asking, and says what to set', async () => {
    const keyed = factoryFor(twilio.url, { credentials });
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
    expect(twilio.requests).toEqual([]);
    await keyed.factory.close();
  });

  test('reads tokens with the auth token that is set beside it', async () => {
    const keyed = factoryFor(twilio.url, { credentials, authToken: new Secret(AUTH_TOKEN) });
    expect(await keyed.factory.open(SUBACCOUNT, { cached: false }).customerProfiles.load(BUNDLE)).not.toBeNull();
    expect(requestsOf(ACCOUNT_SID)).toHaveLength(1);
    await keyed.factory.close();
  });
});

describe('one who waits for a token', () => {
  test('goes when its scope ends, and the others get it', async () => {
    let release = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      accountReply = (response, request) => {
        resolve();
        release = () => {
          const { json } = answerTo(request);
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
        };
      };
    });
    const leaving = new AbortController();
    const left = failureOf(
      factory.open(SUBACCOUNT, { cached: false, signal: leaving.signal }).customerProfiles.load(BUNDLE),
    );
    const stays = load();
    await asked;
    leaving.abort();
    expect(await left).toMatchObject({ code: 'SERVICE_UNAVAILABLE', notProcessed: true });
    release();
    expect(await stays).not.toBeNull();
    expect(tokenReads()).toHaveLength(1);
  });

  test('ends the call when nobody else waits', async () => {
    const cut = new Promise<void>((resolve) => {
      accountReply = (response) => void response.once('close', resolve);
    });
    const leaving = new AbortController();
    const left = failureOf(
      factory.open(SUBACCOUNT, { cached: false, signal: leaving.signal }).customerProfiles.load(BUNDLE),
    );
    while (tokenReads().length === 0) await new Promise(setImmediate);
    leaving.abort();
    await left;
    await cut;
  });
});

describe('a signature', () => {
  test('is verified with the present token', async () => {
    const signedWith = (text: string) => (token: Secret) => token.reveal() === text;
    expect(await factory.isSignedFor(SUBACCOUNT, signedWith('token-of-seven'))).toBe(true);
    expect(await factory.isSignedFor(SUBACCOUNT, signedWith('forged'))).toBe(false);
    expect(await factory.isSignedFor(SUBACCOUNT, signedWith('forged'))).toBe(false);
    timing.nowMs += 10_001;
    tokens[SUBACCOUNT] = 'rotated';
    expect(await factory.isSignedFor(SUBACCOUNT, signedWith('rotated'))).toBe(true);
    expect(tokenReads()).toHaveLength(3);
  });
});

test('no token is in a log line or an error', async () => {
  await load();
  tokens[SUBACCOUNT] = 'rotated-token';
  await load();
  account = { status: 'closed' };
  tokens[SUBACCOUNT] = 'again-rotated-token';
  const error = await failureOf(load());
  for (const token of ['token-of-seven', 'rotated-token', AUTH_TOKEN]) {
    expect(lines.join('')).not.toContain(token);
    expect(JSON.stringify(error) + String(error?.stack)).not.toContain(token);
  }
});
