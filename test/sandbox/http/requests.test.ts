import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from '../../../src/sandbox/index.js';
import { open, rawFor } from '../support/harness.js';
import { POLICY } from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';

test('errors have the shape of Twilio', async () => {
  const { raw } = await open();
  const path = `/v1/CustomerProfiles/BU${'0'.repeat(32)}`;
  const answer = await raw(path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.body).toEqual({
    code: 20404,
    message: `The requested resource ${path} was not found`,
    more_info: 'https://www.twilio.com/docs/errors/20404',
    status: 404,
  });
});

test('only known accounts with their token, or their own keys, are let in', async () => {
  const key = { sid: `SK${'c'.repeat(32)}`, secret: 'key-secret' };
  const accounts = [
    { sid: `AC${'a'.repeat(32)}`, authToken: 'one', apiKeys: [key] },
    { sid: `AC${'b'.repeat(32)}`, authToken: 'two', primaryIdentity: null, phoneNumbers: 2 },
  ] as const;
  const { sandbox, client } = await open({ accounts });
  expect(sandbox.accountSid).toBe(accounts[0].sid);
  for (const [user, password] of [
    [accounts[0].sid, 'two'],
    ['nobody', ''],
    [key.sid, 'wrong'],
  ] as const) {
    const { status, body } = await rawFor(sandbox, user, password)('/v1/EndUsers');
    expect([status, body['code']]).toEqual([401, 20003]);
  }
  expect((await fetch(`${sandbox.url}/v1/EndUsers`)).status).toBe(401);
  for (const authorization of ['Basic', 'Basic !!!', 'Bearer x', `Basic ${Buffer.from('x').toString('base64')}`])
    expect((await fetch(`${sandbox.url}/v1/EndUsers`, { headers: { authorization } })).status).toBe(401);

  const byKey = clientFor(sandbox.url, key.sid, key.secret, accounts[0].sid);
  expect(await byKey.trusthub.v1.endUsers.list()).toHaveLength(2);
  const other = clientFor(sandbox.url, accounts[1].sid, accounts[1].authToken);
  expect(await other.trusthub.v1.customerProfiles.list()).toEqual([]);
  const numbers = [...(await client.incomingPhoneNumbers.list()), ...(await other.incomingPhoneNumbers.list())];
  expect(new Set(numbers.map((number) => number.phoneNumber)).size).toBe(27);
});

test('a subaccount that is suspended or closed is not let in', async () => {
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main-token' };
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub-token', parentSid: main.sid };
  const { sandbox, client } = await open({ accounts: [main, sub] });
  const ask = async () => (await rawFor(sandbox, sub.sid, sub.authToken)('/v1/EndUsers')).body['code'];
  expect(await ask()).toBeUndefined();
  await client.api.v2010.accounts(sub.sid).update({ status: 'suspended' });
  expect(await ask()).toBe(20005);
  await client.api.v2010.accounts(sub.sid).update({ status: 'active' });
  expect(await ask()).toBeUndefined();
  await client.api.v2010.accounts(sub.sid).update({ status: 'closed' });
  expect(await ask()).toBe(20005);
});

test('the built-in account is the exported one', async () => {
  const { sandbox } = await open();
  expect(sandbox).toMatchObject({ accountSid: SANDBOX_ACCOUNT_SID, authToken: SANDBOX_AUTH_TOKEN });
  expect(SANDBOX_ACCOUNT_SID).toMatch(/^AC[0-9a-f]{32}$/);
});

test('unknown routes answer 501 with those that exist, known ones 405', async () => {
  const { raw } = await open();
  const unknown = await raw('/v1/SanctionsScreenings', {});
  expect(unknown.status).toBe(501);
  expect(unknown.body['routes']).toContain('POST /v1/CustomerProfiles/{BundleSid}/EntityAssignments');
  for (const [method, path] of [
    ['PUT', '/v1/EndUsers'],
    ['DELETE', '/v1/Policies'],
    ['HEAD', '/v1/EndUsers'],
  ] as const)
    expect((await fetch((await open()).sandbox.url + path, { method })).status).toBe(405);
});

test('missing and invalid parameters are named', async () => {
  const { raw } = await open();
  const profile = { FriendlyName: 'A', Email: 'a@b.example', PolicySid: POLICY.secondary };
  const user = { FriendlyName: 'A', Type: 'cnam_information' };
  const path2010 = `/2010-04-01/Accounts/${SANDBOX_ACCOUNT_SID}/Addresses.json`;
  const cases: [string, Record<string, string>, number, RegExp][] = [
    ['/v1/CustomerProfiles', {}, 20001, /^Missing required parameter FriendlyName in the post body$/],
    ['/v1/CustomerProfiles', { ...profile, Email: '' }, 20001, /Email/],
    ['/v1/CustomerProfiles', { ...profile, PolicySid: 'RN1' }, 20423, /PolicySid/],
    ['/v1/CustomerProfiles', { ...profile, FriendlyName: 'x'.repeat(256) }, 20002, /FriendlyName/],
    ['/v1/CustomerProfiles', { ...profile, StatusCallback: 'ftp://x' }, 20422, /StatusCallback/],
    ['/v1/CustomerProfiles', { ...profile, Freindly: 'x' }, 20001, /Unknown parameters: Freindly/],
    ['/v1/EndUsers', { ...user, Type: 'invented' }, 22206, /Type/],
    ['/v1/EndUsers', { ...user, Attributes: '{"a":' }, 22207, /Attributes/],
    ['/v1/EndUsers', { ...user, Attributes: '[1]' }, 22207, /Attributes/],
    ['/v1/EndUsers', { ...user, Attributes: 'null' }, 22207, /Attributes/],
    [path2010, { CustomerName: 'A', IsoCountry: 'USA' }, 21628, /IsoCountry/],
    [path2010, { CustomerName: 'A', IsoCountry: 'US' }, 20001, /Street/],
  ];
  for (const [path, form, code, message] of cases) {
    const { status, body } = await raw(path, form);
    expect([status, body['code']]).toEqual([400, code]);
    expect(body['message']).toMatch(message);
  }
  expect((await raw('/v1/EndUsers?FriendlyName=x')).body['message']).toMatch(/Unknown parameters: FriendlyName/);
});

test('strange requests get an error body and never harm it', async () => {
  const { raw, sandbox } = await open();
  const json = { 'content-type': 'application/json' };
  const auth = {
    authorization: `Basic ${Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64')}`,
  };
  const post = (body: string, headers: Record<string, string>) =>
    raw('/v1/EndUsers', undefined, { method: 'POST', body, headers: { ...auth, ...headers } });
  expect((await post('{"FriendlyName":"x"}', json)).body['message']).toMatch(/Content-Type/);
  const large = await post(`FriendlyName=${'x'.repeat(10_000_000)}`, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect([large.status, large.body['status']]).toEqual([413, 413]);
  const strange = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await post('%%%=&&==%zz', strange)).status).toBe(400);
  const user = { FriendlyName: 'A', Type: 'cnam_information', Attributes: '{"__proto__":{"x":1},"constructor":1}' };
  expect((await raw('/v1/EndUsers', user)).status).toBe(201);
  for (const sid of ['%2Fx', 'BU%2e%2e', '..%2f..', '%zz', '__proto__', 'a'.repeat(4000), '%00'])
    expect((await raw(`/v1/EndUsers/${sid}`)).status).toBe(404);
  for (const path of ['/', '//', '/v1', '/v1/', '/v1/EndUsers/', '/2010-04-01/', '/2010-04-01', '/%']) {
    const { status, body } = await raw(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toHaveProperty('code');
  }
  expect((await raw('/v1/EndUsers')).status).toBe(200);
});

test('what is not HTTP gets a 400', async () => {
  const { sandbox } = await open();
  const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
  socket.write('GARBAGE\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400[^]*"code":20001/);
  socket.destroy();
});

test('the same seed, clock and requests give the same bytes', async () => {
  const [one, two] = [await open({ seed: 'x' }), await open({ seed: 'x' })];
  const talk = async ({ raw, client }: typeof one): Promise<string[]> => {
    const bundle = await raw('/v1/CustomerProfiles', {
      FriendlyName: 'A',
      Email: 'a@b.example',
      PolicySid: POLICY.secondary,
    });
    const sid = String(bundle.body['sid']);
    const answers = [
      bundle,
      await raw(`/v1/CustomerProfiles/${sid}/Evaluations`, { PolicySid: POLICY.secondary }),
      await raw(`/v1/CustomerProfiles/${sid}`, { Status: 'pending-review' }),
      await raw('/v1/CustomerProfiles?PageSize=1'),
      await raw(`/2010-04-01/Accounts/${client.accountSid}/IncomingPhoneNumbers.json`),
      await raw('/v1/nothing'),
    ];
    return answers.map((answer) => JSON.stringify([...answer.headers]) + answer.text);
  };
  expect(await talk(one)).toEqual(await talk(two));
  const other = await open({ seed: 'y' });
  expect((await talk(other))[0]).not.toBe((await talk(await open({ seed: 'x' })))[0]);
});
