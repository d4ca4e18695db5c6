import twilio from 'twilio';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { createTestDatabase } from '../../support/database.js';
import { freePort, processOver, type ServerProcess } from '../../support/server-process.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { draft, follow, of, submit, type Follower } from '../support/following.js';

let sandbox: Sandbox;
let app: ServerOverHttp;
/** Another process on the same database. */
let other: ServerProcess;
let all: Follower;
let again: Follower;
let elsewhere: Follower;

const patiently = { timeout: 60_000, interval: 20 };

beforeAll(async () => {
  // Nobody decides here but the test, and Twilio calls back at the first of the two servers.
  sandbox = await startSandbox({ reviewDelayMs: 3_600_000 });
  const databaseUrl = await createTestDatabase();
  const port = await freePort();
  const publicBaseUrl = `http://127.0.0.1:${port}`;
  app = await startAppOver(sandbox, {
    ...{ PORT: `${port}`, PUBLIC_BASE_URL: publicBaseUrl, DATABASE_URL: databaseUrl, REVIEW_POLL_SECONDS: '600' },
  });
  other = await processOver(sandbox, { DATABASE_URL: databaseUrl, REVIEW_POLL_SECONDS: '600' });
  await other.start();
  all = follow(app);
  again = follow(app);
  elsewhere = follow(other);
  // A subscription has no answer by which it could be known to have begun but its first event.
  const begun = () => [all, again, elsewhere].every((follower) => follower.events.length > 0);
  await vi.waitFor(
    async () => {
      await submitted();
      await vi.waitFor(() => expect(begun()).toBe(true), { timeout: 500, interval: 20 });
    },
    { timeout: 30_000, interval: 1 },
  );
}, 90_000);
afterAll(async () => {
  [all, again, elsewhere].forEach((follower) => follower.stop());
  await other.kill('SIGTERM');
  await app.close();
  await sandbox.close();
});

const callbackUrl = () => `${new URL(app.graphqlUrl).origin}/webhooks/trust-hub/${sandbox.accountSid}`;

async function submitted(): Promise<string> {
  const sid = await draft(app, callbackUrl());
  await submit(app, sid);
  // It calls back about that too.
  await sandbox.control.settled();
  return sid;
}

/** A callback as Twilio sends it, signed with this token. */
async function callBack(sid: string, token = sandbox.authToken, status = 'twilio-approved'): Promise<number> {
  const form = { AccountSid: sandbox.accountSid, BundleSid: sid, Status: status };
  const answer = await fetch(callbackUrl(), {
    method: 'POST',
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, callbackUrl(), form) },
    body: new URLSearchParams(form),
  });
  return answer.status;
}

const fetches = (sid: string): number =>
  sandbox.control.journal().filter((entry) => entry.method === 'GET' && entry.path.endsWith(`/${sid}`)).length;

test('a change is sent once to each follower in each process, for one fetch in each process', async () => {
  const sid = await submitted();
  await vi.waitFor(
    () => expect([all, again, elsewhere].map((one) => of(one, sid).length)).toEqual([1, 1, 1]),
    patiently,
  );
  const before = fetches(sid);
  await sandbox.control.review(sid, 'approved');
  await vi.waitFor(() => {
    for (const one of [all, again, elsewhere]) expect(of(one, sid).at(-1)).toBe('TWILIO_APPROVED');
  }, patiently);
  for (const one of [all, again, elsewhere]) expect(of(one, sid)).toHaveLength(2);
  // The callback's own check, and one in each of the two processes.
  expect(fetches(sid) - before).toBe(3);
});

test('a follower of one bundle gets only that one', async () => {
  const sid = await submitted();
  const one = follow(other, sid);
  let turns = 0;
  await vi.waitFor(
    async () => {
      turns += 1;
      await sandbox.control.review(sid, turns % 2 === 0 ? 'rejected' : 'in-review', turns % 2 === 0 ? [18602] : []);
      await vi.waitFor(() => expect(one.events.length).toBeGreaterThan(0), { timeout: 500, interval: 20 });
    },
    { timeout: 60_000, interval: 1 },
  );
  await submitted();
  await sandbox.control.review(sid, 'approved');
  await vi.waitFor(() => expect(one.events.at(-1)?.status).toBe('TWILIO_APPROVED'), patiently);
  expect(one.events.every((event) => event.sid === sid)).toBe(true);
  one.stop();
});

test('a repeated callback, an old one, and one with a false status notify nobody', async () => {
  const sid = await submitted();
  await sandbox.control.review(sid, 'approved');
  // One that reads late gets the approval alone.
  const counts = () => [all, elsewhere].map((one) => of(one, sid).length);
  await vi.waitFor(() => {
    for (const one of [all, elsewhere]) expect(of(one, sid).at(-1)).toBe('TWILIO_APPROVED');
  }, patiently);
  const received = counts();
  expect(await callBack(sid)).toBe(204);
  expect(await callBack(sid)).toBe(204);
  expect(await callBack(sid, sandbox.authToken, 'in-review')).toBe(204);
  expect(await callBack(sid, sandbox.authToken, 'twilio-rejected')).toBe(204);
  // Changes are sent in order: after a later change of another bundle nothing is on its way any more.
  const later = await submitted();
  await vi.waitFor(() => {
    for (const one of [all, elsewhere]) expect(of(one, later)).toHaveLength(1);
  }, patiently);
  expect(counts()).toEqual(received);
});

test('a forged callback makes no call and notifies nobody', async () => {
  const sid = await draft(app, callbackUrl());
  const before = fetches(sid);
  expect(await callBack(sid, 'the token of somebody else')).toBe(403);
  expect(fetches(sid)).toBe(before);
});

test('after a callback that comes while Twilio fails, the bundle is read again', async () => {
  const sid = await draft(app, callbackUrl());
  const trouble = { method: 'GET', path: `/v1/CustomerProfiles/${sid}`, effect: 'status', count: 20 } as const;
  sandbox.control.fault({ ...trouble, status: 503, code: 20503 });
  expect(await callBack(sid)).toBe(503);
  sandbox.control.clearFaults();
  // What another try cannot fix is not tried again.
  sandbox.control.fault({ ...trouble, status: 401, code: 20003 });
  expect(await callBack(sid)).toBe(204);
  sandbox.control.clearFaults();
  expect(await callBack(sid)).toBe(204);
  expect(of(all, sid)).toEqual([]);
});

test('a SID of another kind is refused', async () => {
  const source = app.subscribe(
    'subscription { bundleStatusChanged(sid: "PN00000000000000000000000000000001") { sid } }',
  );
  await expect(source.next()).rejects.toThrow('BU');
});
