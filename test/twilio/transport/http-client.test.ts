import { describe, expect, test } from 'vitest';
import { failure } from '../support/failure.js';
import { metaPage, NEW_BUNDLE, PROFILE, profileRow } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { reset } from '../support/stub-upstream.js';
import { ACCOUNT_SID, AUTH_TOKEN, factoryFor, sid } from '../support/trust-hubs.js';

const twilio = startedForEachTest(new StubTwilio());

describe('a call', () => {
  test('sends what the twilio package sends: path, form, Basic credentials', async () => {
    twilio.reply({ status: 201, json: profileRow() });
    await twilio.hub.customerProfiles.create({ ...NEW_BUNDLE, friendlyName: "O'Hara & Söhne +1" });
    const [request] = twilio.requests;
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
    twilio.reply((response, request) => {
      response.end(
        JSON.stringify(profileRow(1, { friendly_name: String(response.socket?.remotePort), email: request.path })),
      );
    });
    const names = [];
    for (let call = 0; call < 10; call += 1)
      names.push((await twilio.hub.customerProfiles.load(sid('BU')))?.friendlyName);
    // Two: undici rests a connection for a moment before it uses it again.
    expect(new Set(names).size).toBeLessThanOrEqual(2);
  });

  test('an API key signs in with its secret', async () => {
    const keyed = factoryFor(twilio.url, {
      credentials: { accountSid: ACCOUNT_SID, apiKey: sid('SK'), apiSecret: 'key-secret' },
    });
    twilio.reply({ status: 200, json: metaPage([]) });
    await keyed.factory.open(ACCOUNT_SID, { cached: false }).addresses.list({});
    expect(twilio.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${sid('SK')}:key-secret`).toString('base64')}`,
    );
    expect(twilio.requests[0]?.path).toBe(`/2010-04-01/Accounts/${ACCOUNT_SID}/Addresses.json`);
    await keyed.factory.close();
  });

  test('goes below the path of a base URL', async () => {
    const below = factoryFor(`${twilio.url}/recorder/`);
    twilio.reply(PROFILE);
    await below.factory.open(ACCOUNT_SID, { cached: false }).customerProfiles.load(sid('BU'));
    expect(twilio.requests[0]?.path).toBe(`/recorder/v1/CustomerProfiles/${sid('BU')}`);
    await below.factory.close();
  });
});

describe('after close', () => {
  test('a call fails at once as never sent', async () => {
    await twilio.factory.close();
    const error = await failure(twilio.hub.customerProfiles.create(NEW_BUNDLE));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: true });
    expect(twilio.requests).toHaveLength(0);
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
    twilio.reply(reply);
    const error = await failure(twilio.hub.customerProfiles.load(sid('BU')));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', notProcessed: false });
    expect(error.message).toContain('cannot read');
  });

  test.each([
    ['no list', { nothing: 'here' }],
    ['a list of nulls', metaPage([null])],
    ['links in a circle', metaPage([profileRow()], 'Page=1&PageToken=PAsame')],
    ['a link without a token', metaPage([profileRow()], 'PageSize=1000')],
  ])('a list with %s is an upstream fault', async (_, json) => {
    twilio.reply({ status: 200, json });
    expect(await failure(twilio.hub.customerProfiles.list({}))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  test('an error page in HTML keeps its status', async () => {
    twilio.reply({ status: 403, text: '<html>forbidden</html>' });
    expect(await failure(twilio.hub.customerProfiles.load(sid('BU')))).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
  });
});

describe('secrecy', () => {
  test('neither log nor error holds a query, a body or a credential', async () => {
    const canaries = ['+14155550100', 'Canary', 'canary@acme.example', AUTH_TOKEN, 'Basic '];
    const echo = { status: 500, json: { code: 20500, message: 'Canary +14155550100 canary@acme.example' } };
    twilio.reply(echo);
    const errors = [
      await failure(
        twilio.hub.incomingPhoneNumbers.page({ phoneNumber: '+14155550100', friendlyName: 'Canary' }, { first: 1 }),
      ),
      await failure(
        twilio.hub.customerProfiles.create({ ...NEW_BUNDLE, friendlyName: 'Canary', email: 'canary@acme.example' }),
      ),
    ];
    twilio.reply(reset);
    errors.push(await failure(twilio.hub.incomingPhoneNumbers.page({ phoneNumber: '+14155550100' }, { first: 1 })));
    const said = [
      ...twilio.lines,
      ...errors.map((error) => `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`),
    ];
    expect(twilio.lines.length).toBeGreaterThan(3);
    for (const canary of [...canaries, encodeURIComponent('+14155550100')]) {
      expect(said.filter((line) => line.includes(canary))).toEqual([]);
    }
  });
});
