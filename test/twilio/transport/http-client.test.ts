import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TrustHub } from '../../../src/twilio/index.js';
import { failure } from '../support/failure.js';
import { metaPage, profileRow } from '../support/rows.js';
import { reset, startStubUpstream, type StubUpstream } from '../support/stub-upstream.js';
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
