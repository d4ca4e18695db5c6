import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { folder, open, refusal } from '../support/harness.js';
import { POLICY, primaryOf, submitProfile } from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';

const DAY = 24 * 60 * 60 * 1000;
const gb = { endUserType: 'Business', phoneNumberType: 'local' } as const;
const brand = { brandType: 'STANDARD', notificationEmail: 'ada@acme.example' };
const campaign = { a2pBrandRegistrationSid: `BN${'a'.repeat(32)}` };

test('a customer inquiry makes a draft profile under the primary, and a session that lasts a day', async () => {
  const { client, sandbox } = await open();
  const primaryProfileSid = await primaryOf(client);
  const { complianceInquiries: inquiries } = client.trusthub.v1;
  const started = await inquiries.create({ primaryProfileSid, notificationEmail: 'ada@acme.example' });
  const [, sid = ''] = /^tri1\.us1\.trusthub\.AC\w{32}\.customer\.(BU\w{32})$/.exec(started.customerId) ?? [];
  expect(started.inquiryId).toMatch(/^inq_\w{24}$/);
  const profile = await client.trusthub.v1.customerProfiles(sid).fetch();
  expect(profile).toMatchObject({ status: 'draft', policySid: POLICY.secondary, email: 'ada@acme.example' });
  const held = await client.trusthub.v1.customerProfiles(sid).customerProfilesEntityAssignments.list();
  expect(held.map((row) => row.objectSid)).toEqual([primaryProfileSid]);

  const again = await inquiries(started.customerId).update({ primaryProfileSid });
  expect(again).toMatchObject({ inquiryId: started.inquiryId, inquirySessionToken: started.inquirySessionToken });
  await sandbox.control.clock.advance(DAY);
  const later = await inquiries(started.customerId).update({ primaryProfileSid });
  expect(later.inquiryId).not.toBe(started.inquiryId);
  expect(later.customerId).toBe(started.customerId);

  await submitProfile(client, sid);
  await inquiries(started.customerId).update({ primaryProfileSid });
  await sandbox.control.review(sid, 'approved');
  expect(await refusal(inquiries(started.customerId).update({ primaryProfileSid }))).toMatch(/^400\/60711/);
  await sandbox.control.review(sid, 'rejected', [18601]);
  await client.trusthub.v1.customerProfiles(sid).remove();
  expect(await refusal(inquiries(started.customerId).update({ primaryProfileSid }))).toMatch(/^404\/20404/);
});

test('a customer inquiry needs a real primary, and an address to write to', async () => {
  const { client, sandbox } = await open({
    accounts: [
      { sid: `AC${'a'.repeat(32)}`, authToken: 'main' },
      { sid: `AC${'b'.repeat(32)}`, authToken: 'sub', parentSid: `AC${'a'.repeat(32)}` },
      { sid: `AC${'c'.repeat(32)}`, authToken: 'bare', primaryIdentity: null },
    ],
  });
  const { complianceInquiries: inquiries, customerProfiles } = client.trusthub.v1;
  const primaryProfileSid = await primaryOf(client);
  expect(await refusal(inquiries.create({ primaryProfileSid: `BU${'0'.repeat(32)}` }))).toMatch(/^404/);
  const secondary = await customerProfiles.create({
    email: 'a@b.example',
    friendlyName: 'S',
    policySid: POLICY.secondary,
  });
  expect(await refusal(inquiries.create({ primaryProfileSid: secondary.sid }))).toMatch(/^400.*not a primary/);
  const primary = await inquiries.create();
  const made = await customerProfiles(primary.customerId.slice(-34)).fetch();
  expect(made).toMatchObject({ policySid: POLICY.primary, email: 'robin@sandbox-communications.example' });

  const below = clientFor(sandbox.url, `AC${'b'.repeat(32)}`, 'sub');
  const { customerId } = await below.trusthub.v1.complianceInquiries.create({ primaryProfileSid });
  expect(customerId).toContain('b'.repeat(32));
  expect(await refusal(inquiries(customerId).update({ primaryProfileSid }))).toMatch(/^404/);
  const bare = clientFor(sandbox.url, `AC${'c'.repeat(32)}`, 'bare');
  expect(await refusal(bare.trusthub.v1.complianceInquiries.create())).toMatch(/^400\/20001.*NotificationEmail/);
});

test('a registration is handed in by the magic e-mail, reviewed, called back and re-opened', async () => {
  const received: string[] = [];
  const hooks = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push(new URLSearchParams(body).get('Status') ?? '');
      response.end();
    });
  });
  await once(hooks.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void hooks.close());
  const statusCallbackUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hook`;

  const { client, sandbox } = await open();
  const { complianceRegistrationInquiries: inquiries, customerProfiles } = client.trusthub.v1;
  const notificationEmail = 'completed@acme.example';
  const rejected = { ...gb, statusCallbackUrl, notificationEmail, addressStreet: 'PO Box 1' };
  const { registrationId } = await inquiries.create(rejected);
  expect(registrationId).toMatch(/^tri1\.us1\.account\.AC\w{32}\.registration\.BU\w{32}$/);
  expect(await refusal(inquiries(registrationId).update())).toMatch(/^400\/60711.*PENDING_REVIEW/);
  await sandbox.control.clock.advance(3000);
  expect(received).toEqual(['pending-review', 'in-review', 'twilio-rejected']);
  const entries = sandbox.control.journal({ kind: 'callback' });
  expect(entries.at(-1)?.sid).toBe(registrationId.slice(-34));
  await inquiries(registrationId).update({ themeSetId: 'dark' });
  // It is in no collection, and no bundle stands on it.
  expect(await refusal(customerProfiles(registrationId.slice(-34)).fetch())).toMatch(/^404/);
  const draft = await customerProfiles.create({ email: 'a@b.example', friendlyName: 'S', policySid: POLICY.secondary });
  const attach = customerProfiles(draft.sid).customerProfilesEntityAssignments.create({
    objectSid: registrationId.slice(-34),
  });
  expect(await refusal(attach)).toMatch(/^404/);
});

test('a toll-free number must be one of the account, and has one verification', async () => {
  const { client } = await open();
  const { complianceTollfreeInquiries: inquiries } = client.trusthub.v1;
  const notificationEmail = 'ada@acme.example';
  const start = (tollfreePhoneNumber: string, more: object = {}) =>
    inquiries.create({ tollfreePhoneNumber, notificationEmail, ...more });
  expect(await refusal(start('+14155550100'))).toMatch(/^400.*not a toll-free number/);
  expect(await refusal(start('+18885550100'))).toMatch(/^404/);
  const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber: '+18885550100' });
  expect(await refusal(start('+18885550100', { customerProfileSid: `BU${'0'.repeat(32)}` }))).toMatch(/^404/);
  const started = await start('+18885550100');
  expect(started.registrationId).toBe(`tri1.us1.trusthub.${client.accountSid}.tollfree.${sid}`);
  expect(await start('+18885550100')).toMatchObject({ inquiryId: started.inquiryId });
  const other = await client.incomingPhoneNumbers.create({ areaCode: '888' });
  await start(other.phoneNumber, { notificationEmail: 'completed@acme.example' });
  expect(await refusal(start(other.phoneNumber))).toMatch(/^400\/60711/);
});

test('A2P registrations take JSON, resume by identifier and by messaging service, and can be switched off', async () => {
  const { client, sandbox } = await open();
  const { a2PBrandRegistrations: brands, a2PCampaignRegistrations: campaigns } = client.trusthub.v1;
  const started = await brands.create(brand);
  expect(started.id).toMatch(/^tri1\.us1\.account\.AC\w{32}\.registration\.BU\w{32}$/);
  const resumed = await client.trusthub.v1.a2PBrandRegistrationEmbeddedSessions(started.id).create();
  expect(resumed.sessionToken).toBe(started.sessionToken);
  expect(JSON.parse(Buffer.from(started.sessionToken.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    sub: started.sessionId,
  });
  // A brand is no campaign.
  const asCampaign = client.trusthub.v1.a2PCampaignRegistrationEmbeddedSessions(started.id).create();
  expect(await refusal(asCampaign)).toMatch(/^404/);

  const messagingServiceSid = `MG${'b'.repeat(32)}`;
  const { id } = await campaigns.create({ ...campaign, messagingServiceSid });
  const byService = await client.trusthub.v1.a2PCampaignRegistrationEmbeddedSessions(messagingServiceSid).create();
  expect(byService.id).toBe(id);
  expect(await refusal(campaigns.create({ ...campaign, messagingServiceSid }))).toMatch(/^409\/20409/);
  expect(await refusal(brands.create({ ...brand, businessTaxExemptStatus: '527' }))).toMatch(
    /^400\/20001.*brandExternalVettingToken/,
  );
  expect(await refusal(brands.create({ ...brand, businessWebsite: 'http://acme.example' }))).toMatch(/https/);
  expect(sandbox.control.counts().inquiries).toBe(2);

  const off = await open({ a2pEmbeddables: 'off' });
  expect(await refusal(off.client.trusthub.v1.a2PBrandRegistrations.create(brand as never))).toMatch(/^403\/20403/);
});

test('a body that should be JSON and is not is refused', async () => {
  const { raw, sandbox } = await open();
  const authorization = `Basic ${Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64')}`;
  const send = (body: string, type = 'application/json') =>
    raw('/v1/A2PBrandRegistrations', undefined, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': type },
    });
  for (const body of ['', '{', '[]', 'null', '"x"'])
    expect([body, (await send(body)).body['code']]).toEqual([body, 20001]);
  expect((await send('brandType=STANDARD', 'application/x-www-form-urlencoded')).body['message']).toMatch(
    /Content-Type/,
  );
  expect((await send('{"__proto__":1}')).body['message']).toMatch(/Unknown parameters: __proto__/);
});

test('inquiries outlive a restart', async () => {
  const dataDir = folder();
  const one = await open({ dataDir });
  const { registrationId, inquiryId } = await one.client.trusthub.v1.complianceRegistrationInquiries.create(gb);
  await one.sandbox.close();
  const two = await open({ dataDir });
  const resumed = await two.client.trusthub.v1.complianceRegistrationInquiries(registrationId).update();
  expect(resumed.inquiryId).toBe(inquiryId);
});
