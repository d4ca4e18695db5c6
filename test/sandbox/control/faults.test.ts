import { expect, test } from 'vitest';
import { draftProfile, profileStatus, submitProfile } from '../support/guide.js';
import { open } from '../support/harness.js';

const user = { FriendlyName: 'marker', Type: 'cnam_information' };
const listed = ({ body }: { body: Record<string, unknown> }) => (body['results'] as unknown[]).length;

test('stale reads answer as of some writes ago, by route, and writes are never lost on them', async () => {
  const { sandbox, raw } = await open();
  const { control } = sandbox;
  const first = await raw('/v1/EndUsers', user);
  const path = `/v1/EndUsers/${String(first.body['sid'])}`;
  control.fault({ path: '/v1/EndUsers**', effect: 'stale', count: 0 });
  expect((await raw(path)).status).toBe(404);
  await raw(path, { FriendlyName: 'renamed' });
  expect((await raw(path)).body['friendly_name']).toBe('marker');
  expect((await raw('/v1/SupportingDocuments')).status).toBe(200);
  control.clearFaults();
  expect((await raw(path)).body['friendly_name']).toBe('renamed');

  control.fault({ path: '/v1/EndUsers', effect: 'stale', lagWrites: 2, count: 1 });
  await raw(path, undefined, { method: 'DELETE' });
  const seen = await raw('/v1/EndUsers');
  expect(listed(seen)).toBe(3);
  expect(seen.text).toContain('marker');
  expect(listed(await raw('/v1/EndUsers'))).toBe(2);
  expect(control.journal({ faulty: true }).map((entry) => entry.fault)).toEqual(['stale', 'stale', 'stale']);
  expect((await raw(path)).status).toBe(404);
});

test('a lag of milliseconds goes by the clock, for reviews too; what was seeded is never unseen', async () => {
  const { sandbox, raw, client } = await open();
  const { control } = sandbox;
  control.fault({ effect: 'stale', lagMs: 5000, lagWrites: 0, count: 0 });
  await raw('/v1/EndUsers', user);
  expect(listed(await raw('/v1/EndUsers'))).toBe(2);
  await control.clock.advance(4999);
  expect(listed(await raw('/v1/EndUsers'))).toBe(2);
  await control.clock.advance(1);
  expect(listed(await raw('/v1/EndUsers'))).toBe(3);
  control.clearFaults();
  const profile = await draftProfile(client);
  await submitProfile(client, profile);
  await control.clock.advance(10_000);
  control.fault({ method: 'GET', path: '/v1/CustomerProfiles/*', effect: 'stale', lagWrites: 1, count: 1 });
  expect((await profileStatus(client, profile)).status).toBe('in-review');
  expect((await profileStatus(client, profile)).status).toBe('twilio-approved');
});

test('a drip sends the same answer slowly, and ends with the client or the sandbox', async () => {
  const { sandbox, raw } = await open();
  const whole = (await raw('/v1/EndUsers')).text;
  sandbox.control.fault({ path: '/v1/EndUsers', effect: 'drip', dripBytes: 200, dripMs: 5, count: 2 });
  const started = performance.now();
  expect((await raw('/v1/EndUsers')).text).toBe(whole);
  expect(performance.now() - started).toBeGreaterThan(5 * (whole.length / 200 - 2));
  const gone = raw('/v1/EndUsers', undefined, { signal: AbortSignal.timeout(12) });
  await expect(gone).rejects.toThrow(/abort|timeout/i);
  sandbox.control.fault({ effect: 'drip', dripBytes: 1, dripMs: 60_000 });
  const hung = raw('/v1/EndUsers').catch((error: unknown) => error);
  await expect.poll(() => sandbox.control.journal().length).toBe(4);
  await sandbox.close();
  expect(await hung).toBeInstanceOf(Error);
});

test('a burst of 429 is so many requests, or so long, and Retry-After says when it ends', async () => {
  const { sandbox, raw } = await open();
  const { control } = sandbox;
  control.fault({ effect: 'throttle', count: 3, retryAfterSeconds: 2 });
  const burst = await Promise.all([1, 2, 3, 4].map(() => raw('/v1/Policies')));
  expect(burst.map((answer) => answer.status).sort()).toEqual([200, 429, 429, 429]);

  control.fault({ path: '/v1/End**', effect: 'throttle', forMs: 2500 });
  const retryAfter = async () => (await raw('/v1/EndUsers')).headers.get('retry-after');
  expect([await retryAfter(), await retryAfter()]).toEqual(['3', '3']);
  await control.clock.advance(1000);
  expect(await retryAfter()).toBe('2');
  expect(control.faults()).toEqual([{ path: '/v1/End**', effect: 'throttle', forMs: 2500, left: null }]);
  await control.clock.advance(1500);
  expect((await raw('/v1/EndUsers')).status).toBe(200);
  expect(control.faults()).toEqual([]);
});

test('a request that is refused half way through has changed nothing', async () => {
  const { sandbox, raw } = await open();
  const before = sandbox.control.snapshot().toString();
  const bad = { FriendlyName: 'x', Email: 'a@b.example', PolicySid: `RN${'0'.repeat(32)}` };
  expect((await raw('/v1/CustomerProfiles', bad)).status).toBe(400);
  // The first is made before the second is refused.
  const profile = { friendlyName: 'x', email: 'a@b.example', policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5' };
  const customerProfiles = [profile, { ...profile, policySid: bad.PolicySid }];
  const seeded = fetch(`${sandbox.url}/_sandbox/seed`, { method: 'POST', body: JSON.stringify({ customerProfiles }) });
  expect((await seeded).status).toBe(400);
  sandbox.control.clearJournal();
  // Beside the rows a line has the number of the last SID, which is not given out again.
  const rows = (snapshot: string) => snapshot.split('\n').flatMap((line) => /"put".*/.exec(line) ?? []);
  expect(rows(sandbox.control.snapshot().toString())).toEqual(rows(before));
});
