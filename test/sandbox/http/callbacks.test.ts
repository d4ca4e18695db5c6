import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import twilio from 'twilio';
import { expect, onTestFinished, test } from 'vitest';
import { open } from '../support/harness.js';
import { draftProfile, POLICY, submitProfile } from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';

interface Received {
  readonly url: string;
  readonly signature: string;
  readonly fields: Record<string, string>;
}

/** Tells when a receiver has a request under way. */
const receiving = new EventEmitter();

/** A receiver that answers with the statuses given, then 200. Status 0 cuts the connection. */
async function receiver(...statuses: number[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    receiving.emit('begin');
    response.on('close', () => receiving.emit('end'));
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({
        url: base + (request.url ?? ''),
        signature: String(request.headers['x-twilio-signature']),
        fields: Object.fromEntries(new URLSearchParams(body)),
      });
      const status = statuses.shift() ?? 200;
      if (status === 0) response.destroy();
      else response.writeHead(status).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => void server.close());
  return { url: `${base}/hooks/trust hub?run=7&x=a%20b#rc=2`, received };
}

test('each change of status is sent, in order, with a signature that the twilio package accepts', async () => {
  const { url, received } = await receiver();
  const { client, sandbox } = await open();
  const business = { business_registration_number: '111111111', business_name: 'Zażółć & Söhne' };
  const profile = await draftProfile(client, { business, name: 'Zażółć & Söhne', statusCallback: url });
  await submitProfile(client, profile);
  await sandbox.control.clock.advance(3000);
  expect(received.map((one) => one.fields['Status'])).toEqual(['pending-review', 'in-review', 'twilio-rejected']);
  expect(received[2]?.fields).toEqual({
    AccountSid: sandbox.accountSid,
    BundleSid: profile,
    Sid: profile,
    Status: 'twilio-rejected',
    FriendlyName: 'Zażółć & Söhne',
    ErrorCodes: '18602',
    FailureReason: '18602',
  });
  for (const { url: asked, signature, fields } of received) {
    expect(twilio.validateRequest(sandbox.authToken, signature, asked, fields)).toBe(true);
    expect(twilio.validateRequest('another token', signature, asked, fields)).toBe(false);
  }
  const entries = sandbox.control.journal({ kind: 'callback' });
  expect(entries.map((entry) => [entry.status, entry.sid, entry.values['Status']])).toEqual([
    [200, profile, 'pending-review'],
    [200, profile, 'in-review'],
    [200, profile, 'twilio-rejected'],
  ]);
});

test('a callback that fails is tried once more, and no more', async () => {
  const { url, received } = await receiver(503, 200, 0, 500);
  const { client, sandbox } = await open();
  const profile = await draftProfile(client, { statusCallback: url });
  await submitProfile(client, profile);
  await sandbox.control.settled();
  await sandbox.control.review(profile, 'approved');
  expect(received.map((one) => one.fields['Status'])).toEqual([
    'pending-review',
    'pending-review',
    'twilio-approved',
    'twilio-approved',
  ]);
  const entries = sandbox.control.journal({ kind: 'callback' });
  expect(entries.map((entry) => [entry.status, entry.values['Attempt']])).toEqual([
    [503, '1'],
    [200, '2'],
    [0, '1'],
    [500, '2'],
  ]);
});

test('a callback address may come with the submission, and must be absolute', async () => {
  const { url, received } = await receiver();
  const { client, sandbox, raw } = await open();
  const profile = await draftProfile(client);
  const bad = await raw(`/v1/CustomerProfiles/${profile}`, { StatusCallback: '/hooks' });
  expect(bad.status).toBe(400);
  await client.trusthub.v1.customerProfiles(profile).update({ status: 'pending-review', statusCallback: url });
  await sandbox.control.settled();
  expect(received).toHaveLength(1);
});

test('both shapes that handlers read are in the form, and a subaccount signs with its own token', async () => {
  const { url, received } = await receiver();
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main-token' };
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub-token', parentSid: main.sid };
  const { sandbox } = await open({ accounts: [main, sub] });
  const below = clientFor(sandbox.url, sub.sid, sub.authToken);
  const profile = await below.trusthub.v1.customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'A',
    policySid: POLICY.secondary,
    statusCallback: url,
  });
  await below.trusthub.v1.customerProfiles(profile.sid).update({ status: 'pending-review' });
  await sandbox.control.settled();
  // Noncompliant: it went to pending-review and on to twilio-rejected.
  const [first, last] = [received[0], received.at(-1)];
  expect(first?.fields).toMatchObject({ Sid: profile.sid, BundleSid: profile.sid, Status: 'pending-review' });
  expect(last?.fields).toMatchObject({ AccountSid: sub.sid, Status: 'twilio-rejected', ErrorCodes: '22214,22216' });
  if (last === undefined) return;
  expect(twilio.validateRequest('sub-token', last.signature, last.url, last.fields)).toBe(true);
  expect(twilio.validateRequest('main-token', last.signature, last.url, last.fields)).toBe(false);
});

test('a receiver that hangs blocks neither requests nor the close, and is not tried again', async () => {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => void sockets.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { client, sandbox, raw } = await open({ callbackTimeoutMs: 3_000 });
  const profile = await draftProfile(client, { statusCallback: url });
  await submitProfile(client, profile);
  expect((await raw('/v1/Policies')).status).toBe(200);
  // It hangs still.
  expect(sandbox.control.journal({ kind: 'callback' })).toEqual([]);
  await sandbox.control.settled();
  expect(sandbox.control.journal({ kind: 'callback' })).toMatchObject([{ status: 0, values: { Attempt: '1' } }]);

  const patient = await open({ callbackTimeoutMs: 60_000 });
  const other = await draftProfile(patient.client, { statusCallback: url });
  await submitProfile(patient.client, other);
  await expect.poll(() => sockets.length).toBe(2);
  const closing = performance.now();
  await patient.sandbox.close();
  expect(performance.now() - closing).toBeLessThan(30_000);
});

test('300 bundles decided at once open few connections, and each is sent in order', async () => {
  const { url, received } = await receiver();
  let [under, most] = [0, 0];
  const { sandbox, client } = await open();
  const profile = { friendlyName: 'A', email: 'a@b.example', policySid: POLICY.secondary, statusCallback: url };
  sandbox.control.seed({ customerProfiles: [{ ...profile, copies: 300, status: 'in-review' }] });
  expect(received).toEqual([]);
  receiving.on('begin', () => (most = Math.max(most, (under += 1))));
  receiving.on('end', () => (under -= 1));
  const rows = await client.trusthub.v1.customerProfiles.list({ status: 'in-review' });
  await Promise.all(
    rows.map(async ({ sid }) => {
      await sandbox.control.review(sid, 'rejected', [18601]);
      await sandbox.control.review(sid, 'approved');
    }),
  );
  expect(received).toHaveLength(600);
  expect(most).toBeLessThanOrEqual(16);
  const told = new Map<string, string[]>();
  for (const { fields } of received)
    told.set(fields['Sid'] ?? '', [...(told.get(fields['Sid'] ?? '') ?? []), fields['Status'] ?? '']);
  expect([...told.values()].every((statuses) => statuses.join() === 'twilio-rejected,twilio-approved')).toBe(true);
});
