import { expect, test } from 'vitest';
import { ControllableClock, startSandbox, systemClock } from '../../../src/sandbox/index.js';
import { open, refusal, START } from '../support/harness.js';
import { lever } from '../support/lever.js';
import { draftProfile, POLICY, profileStatus, submitProfile } from '../support/guide.js';

/** As fetch says that the connection ended without an answer. */
const CUT = { cause: { code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/) as string } };

const user = { FriendlyName: 'marker', Type: 'cnam_information' };

test('the journal records each request, and is filtered and cleared over HTTP', async () => {
  const { sandbox, raw } = await open();
  await raw('/v1/EndUsers', { ...user, Attributes: '{"cnam_display_name":"SECRET"}' });
  await raw('/v1/EndUsers?PageSize=5');
  await raw('/v1/TrustProducts', {});
  const { body } = await lever(sandbox, 'GET', 'journal?method=post&path=EndUsers');
  const [entry] = body['entries'] as Record<string, unknown>[];
  expect(entry).toMatchObject({
    index: 0,
    kind: 'request',
    method: 'POST',
    path: '/v1/EndUsers',
    query: '',
    status: 201,
    account: sandbox.accountSid,
    at: '2026-01-01T00:00:00.000Z',
    params: ['FriendlyName', 'Type', 'Attributes'],
    friendlyName: 'marker',
    values: { Type: 'cnam_information' },
  });
  expect(entry?.['sid']).toMatch(/^IT/);
  expect(JSON.stringify(body)).not.toContain('SECRET');
  expect(sandbox.control.journal({ since: 1 })).toMatchObject([
    { method: 'GET', query: 'PageSize=5' },
    { path: '/v1/TrustProducts', status: 400 },
  ]);
  await lever(sandbox, 'DELETE', 'journal');
  expect(sandbox.control.journal()).toEqual([]);
});

test('faults hit by method, path and count: status, throttle, before and after the commit', async () => {
  const { sandbox, raw } = await open();
  const { control } = sandbox;
  const made = () => control.counts().endUsers;
  const seeded = made();
  control.fault({ method: 'POST', path: '/v1/EndUsers', effect: 'status', status: 503, code: 20503, skip: 1 });
  expect((await raw('/v1/EndUsers', user)).status).toBe(201);
  expect((await raw('/v1/EndUsers')).status).toBe(200);
  expect((await raw('/v1/EndUsers', user)).body).toMatchObject({ status: 503, code: 20503 });
  expect((await raw('/v1/EndUsers', user)).status).toBe(201);
  expect(made()).toBe(seeded + 2);

  await lever(sandbox, 'POST', 'faults', { path: '/v1/*', effect: 'throttle', retryAfterSeconds: 7, count: 2 });
  const throttled = await raw('/v1/EndUsers', user);
  expect([throttled.status, throttled.body['code'], throttled.headers.get('retry-after')]).toEqual([429, 20429, '7']);
  expect((await raw('/v1/EndUsers')).status).toBe(429);
  expect((await raw('/v1/EndUsers')).status).toBe(200);

  control.fault({ effect: 'drop' });
  await expect(raw('/v1/EndUsers', user)).rejects.toMatchObject(CUT);
  expect(made()).toBe(seeded + 2);
  control.fault({ effect: 'drop', afterCommit: true });
  await expect(raw('/v1/EndUsers', user)).rejects.toMatchObject(CUT);
  control.fault({ effect: 'status', afterCommit: true });
  expect((await raw('/v1/EndUsers', user)).status).toBe(500);
  expect(made()).toBe(seeded + 4);
  expect(control.journal().flatMap((entry) => (entry.fault ? [[entry.fault, entry.status]] : []))).toEqual([
    ['status-before', 503],
    ['throttle-before', 429],
    ['throttle-before', 429],
    ['drop-before', 0],
    ['drop-after', 201],
    ['status-after', 201],
  ]);
});

test('hanging requests never answer, latency adds up, and clearing ends it', async () => {
  const { sandbox, raw } = await open();
  sandbox.control.fault({ path: '/v1/End*', effect: 'hang', count: 0 });
  const hung = raw('/v1/EndUsers', undefined, { signal: AbortSignal.timeout(100) });
  await expect(hung).rejects.toThrow(/timeout|aborted/i);
  expect((await raw('/v1/Policies')).status).toBe(200);
  await lever(sandbox, 'DELETE', 'faults');
  await lever(sandbox, 'POST', 'latency', { ms: 30 });
  sandbox.control.fault({ effect: 'latency', latencyMs: 40 });
  await raw('/v1/EndUsers', user);
  expect(sandbox.control.journal().at(-1)?.durationMs).toBeGreaterThanOrEqual(68);
});

test('chances are drawn from the seed', async () => {
  const draw = async (seed: string): Promise<number[]> => {
    const { sandbox, raw } = await open({ seed });
    sandbox.control.fault({ effect: 'status', probability: 0.5, count: 0 });
    const statuses: number[] = [];
    for (let at = 0; at < 30; at += 1) statuses.push((await raw('/v1/Policies')).status);
    return statuses;
  };
  const first = await draw('x');
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await draw('x')).toEqual(first);
  expect(await draw('y')).not.toEqual(first);
});

test('clock, verdicts, reset and state over HTTP', async () => {
  const { sandbox, client } = await open();
  const profile = await draftProfile(client);
  expect((await lever(sandbox, 'POST', `reviews/${profile}`, { verdict: 'approved' })).status).toBe(409);
  await submitProfile(client, profile);
  expect((await lever(sandbox, 'POST', 'clock', { advanceMs: 1500 })).body).toEqual({
    now: '2026-01-01T00:00:01.500Z',
  });
  expect((await profileStatus(client, profile)).status).toBe('in-review');
  await lever(sandbox, 'POST', `reviews/${profile}`, { verdict: 'rejected', codes: [18601] });
  expect(await profileStatus(client, profile)).toEqual({ status: 'twilio-rejected', codes: [18601] });
  await lever(sandbox, 'POST', 'clock', { set: '2027-01-01T00:00:00Z' });
  const { body } = await lever(sandbox, 'GET', 'state');
  expect(body).toMatchObject({ now: '2027-01-01T00:00:00.000Z', counts: { bundles: 2, incomingPhoneNumbers: 25 } });
  await lever(sandbox, 'POST', 'reset');
  expect(sandbox.control.counts().bundles).toBe(1);
  for (const [path, order] of [
    ['faults', { effect: 'nonsense' }],
    ['faults', { effect: 'drop', cuont: 1 }],
    ['clock', { set: 'someday' }],
    ['latency', { ms: 'x' }],
    [`reviews/${profile}`, {}],
  ] as const)
    expect((await lever(sandbox, 'POST', path, order)).status).toBe(400);
  expect((await lever(sandbox, 'POST', 'nonsense')).status).toBe(404);
  expect((await lever(sandbox, 'POST', `reviews/BU${'0'.repeat(32)}`, { verdict: 'approved' })).status).toBe(404);
});

test('control needs loopback or the token, and no strange page', async () => {
  const { sandbox } = await open({ controlToken: 'open-sesame' });
  expect((await lever(sandbox, 'GET', 'state')).status).toBe(401);
  const authorization = 'Bearer open-sesame';
  expect((await lever(sandbox, 'GET', 'state', undefined, { authorization })).status).toBe(200);

  const wide = await open({ host: '0.0.0.0' });
  const local = { ...wide.sandbox, url: wide.sandbox.url.replace('0.0.0.0', '127.0.0.1') };
  expect((await lever(local, 'POST', 'reset')).status).toBe(403);

  const loopback = (await open()).sandbox;
  const page = (origin: string) => lever(loopback, 'POST', 'reset', undefined, { origin });
  expect((await page('https://evil.example')).status).toBe(403);
  expect((await page('http://localhost:4000')).status).toBe(200);
});

test('a clock set free runs reviews by itself', async () => {
  const clock = new ControllableClock(START);
  const { sandbox, client } = await open({ clock, reviewDelayMs: 40 });
  const profile = await draftProfile(client);
  await submitProfile(client, profile);
  sandbox.control.clock.runFree();
  await expect
    .poll(async () => (await profileStatus(client, profile)).status, { timeout: 60_000 })
    .toBe('twilio-approved');
  sandbox.control.clock.freeze();
  expect(sandbox.control.clock.now().getTime()).toBeGreaterThan(new Date(START).getTime());
});

test('the clock of the machine calls back when it is time, and no millisecond before', async () => {
  let early = 0;
  const called = (ms: number) =>
    new Promise<void>((resolve) => {
      const dueAt = Date.now() + ms;
      systemClock.setTimeout(() => {
        if (Date.now() < dueAt) early += 1;
        resolve();
      }, ms);
    });
  // One after another, so that they begin at all parts of a millisecond: of timers of Node some in a hundred are early.
  const callAgain = async (): Promise<void> => {
    for (let ms = 1; ms <= 20; ms += 1) await called(ms);
  };
  await Promise.all(Array.from({ length: 40 }, callAgain));
  expect(early).toBe(0);
});

test('a clock of another kind works but is not moved; two sandboxes on one port are refused', async () => {
  const { sandbox, client } = await open({ clock: systemClock, reviewDelayMs: 20 });
  const profile = await draftProfile(client);
  await submitProfile(client, profile);
  await expect
    .poll(async () => (await profileStatus(client, profile)).status, { timeout: 60_000 })
    .toBe('twilio-approved');
  expect(await refusal(sandbox.control.clock.advance(1))).toMatch(/^409/);
  await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow(/EADDRINUSE/);
});

test('a bundle may be created with every policy of its kind, and with none of the other kind', async () => {
  const { client } = await open({ primaryProfiles: 'by-api' });
  const { customerProfiles, trustProducts, policies } = client.trusthub.v1;
  const listed = await policies.list();
  expect(listed.map(({ sid }) => sid)).toEqual(expect.arrayContaining(Object.values(POLICY)));
  for (const { sid: policySid, friendlyName } of listed) {
    const fields = { email: 'a@b.example', friendlyName: 'A', policySid };
    const [own, other] = /Customer Profile/i.test(friendlyName)
      ? [customerProfiles, trustProducts]
      : [trustProducts, customerProfiles];
    expect(await own.create(fields)).toMatchObject({ policySid, status: 'draft' });
    expect(await refusal(other.create(fields))).toMatch(/^400.* cannot be used for a /);
  }
});

test('more numbers are made while it runs, and each is free and another than those before', async () => {
  const { sandbox, client } = await open({ phoneNumbers: 130 });
  const before = await client.incomingPhoneNumbers.list();
  expect(before).toHaveLength(130);
  expect(before.filter(({ phoneNumber }) => !phoneNumber.startsWith('+1415555'))).toMatchObject([
    { phoneNumber: '+18885550124' },
  ]);
  const made = await lever(sandbox, 'POST', 'numbers', { count: 40 });
  expect(made.status).toBe(200);
  expect(made.body['sids']).toHaveLength(40);
  const bought = await client.incomingPhoneNumbers.create({ areaCode: '415' });
  const after = await client.incomingPhoneNumbers.list();
  expect(new Set(after.map(({ phoneNumber }) => phoneNumber)).size).toBe(171);
  expect(after.map(({ sid }) => sid)).toEqual(expect.arrayContaining([...(made.body['sids'] as string[]), bought.sid]));

  for (const body of [{}, { count: 0 }, { count: 1.5 }, { count: 1001 }, { count: 1, phone: '+1' }])
    expect(await lever(sandbox, 'POST', 'numbers', body)).toMatchObject({ status: 400 });
  const nobody = { count: 1, accountSid: `AC${'9'.repeat(32)}` };
  expect(await lever(sandbox, 'POST', 'numbers', nobody)).toMatchObject({ status: 404 });
  expect(sandbox.control.counts().incomingPhoneNumbers).toBe(171);
});
