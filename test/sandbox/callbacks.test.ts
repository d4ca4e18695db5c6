import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { expect, onTestFinished, test } from 'vitest';
import { open } from './support/harness.js';
import { draftProfile, submitProfile } from './support/guide.js';

interface Received {
  readonly url: string;
  readonly signature: string;
  readonly fields: Record<string, string>;
}

/** A receiver that answers with the statuses given, then 200. Status 0 cuts the connection. */
async function receiver(...statuses: number[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
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

test('each change of status is told, in order, with a signature that the twilio package accepts', async () => {
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
