import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ServiceError } from '../../../src/domain/errors.js';
import type { TrustHub } from '../../../src/twilio/index.js';
import { metaPage, profileRow, refusal } from '../support/rows.js';
import { reset, silence, startStubUpstream, type StubUpstream } from '../support/stub-upstream.js';
import { ACCOUNT_SID, AUTH_TOKEN, factoryFor, sid } from '../support/trust-hubs.js';

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

const failure = async (call: Promise<unknown>): Promise<ServiceError> => {
  const error: unknown = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return error as ServiceError;
};

describe('a call', () => {
  test('sends what the twilio package sends: path, form, Basic credentials', async () => {
    upstream.reply({ status: 201, json: profileRow() });
    await hub.customerProfiles.create({ ...NEW_BUNDLE, friendlyName: "O'Hara & Söhne +1" });
    const [request] = upstream.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/v1/CustomerProfiles' });
    expect(request?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`,
    );
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      FriendlyName: "O'Hara & Söhne +1",
      Email: 'jo@acme.example',
      PolicySid: sid('RN'),
    });
  });

  test('keeps its connections', async () => {
    upstream.reply((response, request) => {
      response.end(
        JSON.stringify(profileRow(1, { friendly_name: String(response.socket?.remotePort), email: request.path })),
      );
    });
    const names = [];
    for (let call = 0; call < 10; call += 1) names.push((await hub.customerProfiles.load(sid('BU')))?.friendlyName);
    // Two: undici rests a connection for a moment before it uses it again.
    expect(new Set(names).size).toBeLessThanOrEqual(2);
  });

  test('an API key signs in with its secret', async () => {
    const keyed = factoryFor(upstream.url, {
      credentials: { accountSid: ACCOUNT_SID, apiKey: sid('SK'), apiSecret: 'key-secret' },
    });
    upstream.reply({ status: 200, json: metaPage([]) });
    await keyed.factory.open(ACCOUNT_SID, { cached: false }).addresses.list({});
    expect(upstream.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${sid('SK')}:key-secret`).toString('base64')}`,
    );
    expect(upstream.requests[0]?.path).toBe(`/2010-04-01/Accounts/${ACCOUNT_SID}/Addresses.json`);
    await keyed.factory.close();
  });

  test('goes below the path of a base URL', async () => {
    const below = factoryFor(`${upstream.url}/recorder/`);
    upstream.reply(PROFILE);
    await below.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.load(sid('BU'));
    expect(upstream.requests[0]?.path).toBe(`/recorder/v1/CustomerProfiles/${sid('BU')}`);
    await below.factory.close();
  });
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

describe('an unknown outcome', () => {
  test.each([
    ['500', { status: 500, json: {} }],
    ['503', { status: 503, text: '<html>busy</html>' }],
    ['a reset', reset],
  ])('a GET is tried three times after %s', async (_, reply) => {
    upstream.reply(reply, reply, PROFILE);
    expect(await hub.customerProfiles.load(sid('BU'))).toMatchObject({ sid: sid('BU') });
    expect(made.timing.waits).toEqual([188, 375]);
    upstream.reply(reply);
    expect(await failure(hub.customerProfiles.load(sid('BU')))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(upstream.requests).toHaveLength(6);
  });

  test.each([
    ['500', { status: 500, json: {} }],
    ['a reset', reset],
  ])('a POST is never repeated after %s', async (_, reply) => {
    upstream.reply(reply);
    const error = await failure(hub.customerProfiles.create(NEW_BUNDLE));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: false });
    expect(upstream.requests).toHaveLength(1);
  });

  test('a call that the upstream does not know (501) is not repeated', async () => {
    upstream.reply({ status: 501, json: {} });
    await failure(hub.customerProfiles.load(sid('BU')));
    expect(upstream.requests).toHaveLength(1);
  });

  test('a DELETE that was carried out before the connection broke is done', async () => {
    upstream.reply(reset, refusal(404, 20404, 'not found'));
    await hub.customerProfiles.delete(sid('BU'));
    expect(upstream.requests.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
  });

  test.each([
    ['at once', [refusal(404, 20404, 'not found')]],
    ['after 429, which was not processed', [refusal(429, 20429, 'slow'), refusal(404, 20404, 'not found')]],
  ])('a DELETE of what is not there stays an error: 404 %s', async (_, replies) => {
    upstream.reply(...replies);
    await expect(hub.customerProfiles.delete(sid('BU'))).rejects.toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', twilioCode: 20404 }],
    });
  });
});

describe('no answer', () => {
  test('past the time limit: a GET is tried again, a POST is not', async () => {
    const quick = factoryFor(upstream.url, { timeoutMs: 60 });
    const impatient = quick.factory.open(ACCOUNT_SID, { cached: false });
    upstream.reply(silence);
    expect(await failure(impatient.customerProfiles.create(NEW_BUNDLE))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      notProcessed: false,
    });
    expect(upstream.requests).toHaveLength(1);
    upstream.reply(silence, PROFILE);
    expect(await impatient.customerProfiles.load(sid('BU'))).not.toBeNull();
    await quick.factory.close();
  });

  test('the limit holds for the body too, however slowly it drips', async () => {
    const quick = factoryFor(upstream.url, { timeoutMs: 80 });
    upstream.reply((response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const call = quick.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.create(NEW_BUNDLE);
    expect(await failure(call)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    await quick.factory.close();
  });

  test('a refused connection is known not to have been processed, for a POST too', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const nowhere = factoryFor(`http://127.0.0.1:${port}`);
    const error = await failure(
      nowhere.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.create(NEW_BUNDLE),
    );
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: true });
    expect(error.cause).toMatchObject({ systemCode: 'ECONNREFUSED' });
    await nowhere.factory.close();
  });

  test('an aborted scope ends its calls under way and sends no more', async () => {
    const abort = new AbortController();
    const scoped = made.factory.open(ACCOUNT_SID, { cached: false, signal: abort.signal });
    const received = new Promise<void>((resolve) => {
      upstream.reply(() => resolve());
    });
    const call = failure(scoped.customerProfiles.load(sid('BU')));
    await received;
    abort.abort();
    expect(await call).toMatchObject({ code: 'SERVICE_UNAVAILABLE', notProcessed: false });
    expect(await failure(scoped.customerProfiles.load(sid('BU')))).toMatchObject({ notProcessed: true });
    expect(upstream.requests).toHaveLength(1);
  });

  test('a scope whose time ran out fails as a timeout', async () => {
    const abort = new AbortController();
    abort.abort(new DOMException('late', 'TimeoutError'));
    const scoped = made.factory.open(ACCOUNT_SID, { cached: false, signal: abort.signal });
    expect(await failure(scoped.customerProfiles.load(sid('BU')))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  test('many calls of one scope leave nothing on its signal', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const scoped = made.factory.open(ACCOUNT_SID, { cached: false, signal: new AbortController().signal });
    upstream.reply(PROFILE);
    await Promise.all(Array.from({ length: 100 }, (_, index) => scoped.customerProfiles.load(sid('BU', index))));
    await new Promise(setImmediate);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});

describe('after close', () => {
  test('a call fails at once as never sent', async () => {
    await made.factory.close();
    const error = await failure(hub.customerProfiles.create(NEW_BUNDLE));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: true });
    expect(upstream.requests).toHaveLength(0);
  });
});

describe('an answer that is not Twilio’s', () => {
  test.each([
    ['an HTML page with 200', { status: 200, text: '<html>Sign in to the hotel network</html>' }],
    ['cut-off JSON', { status: 200, text: '{"sid": "BU' }],
    ['JSON that is no object', { status: 200, text: '"BU"' }],
    ['nothing', { status: 200, text: '' }],
    ['an object without a SID', { status: 200, json: {} }],
    [
      'a redirect, which is not followed',
      { status: 302, json: profileRow(), headers: { location: 'https://elsewhere.example/' } },
    ],
  ])('%s is an upstream fault, not a crash', async (_, reply) => {
    upstream.reply(reply);
    const error = await failure(hub.customerProfiles.load(sid('BU')));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: false });
    expect(error.message).toContain('cannot read');
  });

  test.each([
    ['no list', { nothing: 'here' }],
    ['a list of nulls', metaPage([null])],
    ['links in a circle', metaPage([profileRow()], 'Page=1&PageToken=PAsame')],
    ['a link without a token', metaPage([profileRow()], 'PageSize=1000')],
  ])('a list with %s is an upstream fault', async (_, json) => {
    upstream.reply({ status: 200, json });
    expect(await failure(hub.customerProfiles.list({}))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  test('an error page in HTML keeps its status', async () => {
    upstream.reply({ status: 403, text: '<html>forbidden</html>' });
    expect(await failure(hub.customerProfiles.load(sid('BU')))).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
  });
});

describe('secrecy', () => {
  test('neither log nor error holds a query, a body or a credential', async () => {
    const canaries = ['+14155550100', 'Canary', 'canary@acme.example', AUTH_TOKEN, 'Basic '];
    const echo = { status: 500, json: { code: 20500, message: 'Canary +14155550100 canary@acme.example' } };
    upstream.reply(echo);
    const errors = [
      await failure(
        hub.incomingPhoneNumbers.page({ phoneNumber: '+14155550100', friendlyName: 'Canary' }, { first: 1 }),
      ),
      await failure(
        hub.customerProfiles.create({ ...NEW_BUNDLE, friendlyName: 'Canary', email: 'canary@acme.example' }),
      ),
    ];
    upstream.reply(reset);
    errors.push(await failure(hub.incomingPhoneNumbers.page({ phoneNumber: '+14155550100' }, { first: 1 })));
    const said = [
      ...made.lines,
      ...errors.map((error) => `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`),
    ];
    expect(made.lines.length).toBeGreaterThan(3);
    for (const canary of [...canaries, encodeURIComponent('+14155550100')]) {
      expect(said.filter((line) => line.includes(canary))).toEqual([]);
    }
  });
});
