import { expect, test } from 'vitest';
import { open, refusal } from '../support/harness.js';
import { POLICY } from '../support/guide.js';
import type { Client } from '../support/twilio-client.js';

async function users(client: Client, count: number, from = 0): Promise<void> {
  const names = Array.from({ length: count }, (_, at) => `user ${from + at}`);
  const type = 'authorized_representative_1';
  await Promise.all(names.map((friendlyName) => client.trusthub.v1.endUsers.create({ friendlyName, type })));
}

const names = (rows: readonly { friendlyName: string }[]): readonly string[] => rows.map((row) => row.friendlyName);

test.each([50, 1000])('the official client walks 2,500 rows by %i, each once', async (pageSize) => {
  const { client, sandbox } = await open();
  const type = 'authorized_representative_1';
  sandbox.control.seed({ endUsers: [{ friendlyName: 'user', type, copies: 2_498 }] });
  const rows = await client.trusthub.v1.endUsers.list({ pageSize });
  expect(new Set(rows.map((row) => row.sid)).size).toBe(2500);
  expect(sandbox.control.journal({ method: 'GET' })).toHaveLength(2500 / pageSize === 2.5 ? 3 : 50);
});

test('rows added and removed on the way neither double nor skip others', async () => {
  const { client } = await open();
  await users(client, 20);
  const walked: string[] = [];
  let page = await client.trusthub.v1.endUsers.page({ pageSize: 5 });
  for (let round = 0; ; round += 1) {
    walked.push(...names(page.instances));
    if (round < 3) await users(client, 1, 100 + round);
    if (round === 1) await client.trusthub.v1.endUsers(page.instances[0]?.sid ?? '').remove();
    const next = await page.nextPage();
    if (!next) break;
    page = next as typeof page;
  }
  expect(new Set(walked).size).toBe(walked.length);
  expect(walked).toEqual(expect.arrayContaining([...Array(20).keys()].map((at) => `user ${at}`)));
});

test('api 2010 pages by relative addresses, forwards and back', async () => {
  const { client, raw } = await open();
  const numbers = await client.incomingPhoneNumbers.list({ pageSize: 10 });
  expect(new Set(numbers.map((number) => number.sid)).size).toBe(25);
  const path = `/2010-04-01/Accounts/${client.accountSid}/IncomingPhoneNumbers.json`;
  const first = (await raw(`${path}?PageSize=10`)).body;
  expect(first).toMatchObject({ page: 0, page_size: 10, start: 0, end: 9, previous_page_uri: null });
  const second = (await raw(String(first['next_page_uri']))).body;
  expect(second).toMatchObject({ page: 1, start: 10, end: 19 });
  expect(String(second['next_page_uri'])).toMatch(/^\/2010-04-01\/Accounts\//);
  const back = (await raw(String(second['previous_page_uri']))).body;
  expect(back['incoming_phone_numbers']).toEqual(first['incoming_phone_numbers']);
  const third = (await raw(`${path}?PageSize=10&Page=2`)).body;
  expect(third).toMatchObject({ start: 20, end: 24, next_page_uri: null });
});

test('links carry the filters, and Twilio or the sandbox as their host', async () => {
  const twilioLinks = await open();
  const fields = { email: 'a@b.example', friendlyName: 'A & B', policySid: POLICY.secondary };
  for (let at = 0; at < 3; at += 1) await twilioLinks.client.trusthub.v1.customerProfiles.create(fields);
  const { meta } = (await twilioLinks.raw('/v1/CustomerProfiles?FriendlyName=A+%26+B&PageSize=2')).body as {
    meta: Record<string, string>;
  };
  expect(meta).toMatchObject({
    page: 0,
    page_size: 2,
    key: 'results',
    previous_page_url: null,
    url: 'https://trusthub.twilio.com/v1/CustomerProfiles?FriendlyName=A+%26+B&PageSize=2&Page=0',
  });
  expect(meta['next_page_url']).toMatch(
    /^https:\/\/trusthub\.twilio\.com.*FriendlyName=A\+%26\+B.*Page=1&PageToken=PA/,
  );
  expect(
    await twilioLinks.client.trusthub.v1.customerProfiles.list({ friendlyName: 'A & B', pageSize: 2 }),
  ).toHaveLength(3);

  const own = await open({ linkBase: 'self' });
  const self = (await own.raw('/v1/Policies')).body as { meta: { url: string } };
  expect(self.meta.url).toBe(`${own.sandbox.url}/v1/Policies?PageSize=50&Page=0`);
});

test('bundles are filtered by status, name and policy', async () => {
  const { client, sandbox } = await open({ primaryProfiles: 'by-api' });
  const create = (friendlyName: string, policySid: string) =>
    client.trusthub.v1.customerProfiles.create({ email: 'a@b.example', friendlyName, policySid });
  await create('A', POLICY.secondary);
  const b = await create('B', POLICY.secondary);
  await create('B', POLICY.primary);
  await client.trusthub.v1.customerProfiles(b.sid).update({ status: 'pending-review' });
  const { customerProfiles } = client.trusthub.v1;
  expect(await customerProfiles.list({ status: 'draft' })).toHaveLength(2);
  expect(await customerProfiles.list({ status: 'twilio-rejected' })).toHaveLength(1);
  expect(await customerProfiles.list({ friendlyName: 'B' })).toHaveLength(2);
  expect(await customerProfiles.list({ friendlyName: 'B', policySid: POLICY.secondary })).toHaveLength(1);
  expect(await customerProfiles.list({ friendlyName: 'B', status: 'draft' })).toHaveLength(1);
  expect(await customerProfiles.list({ friendlyName: 'nobody' })).toEqual([]);
  await sandbox.control.review(b.sid, 'approved');
  expect(names(await customerProfiles.list({ status: 'twilio-approved' }))).toEqual(['Primary business profile', 'B']);
});

test('page sizes and tokens out of range are refused', async () => {
  const { client, raw } = await open();
  await users(client, 5);
  for (const size of ['0', '1001', 'x', '-1'])
    expect((await raw(`/v1/EndUsers?PageSize=${size}`)).body['code']).toBe(20007);
  expect((await raw('/v1/EndUsers?Page=-1')).status).toBe(400);
  expect((await raw('/v1/EndUsers?PageToken=made-up')).body['code']).toBe(21481);
  const { meta } = (await raw('/v1/EndUsers?PageSize=2')).body as { meta: { next_page_url: string } };
  const query = new URL(meta.next_page_url).search;
  expect((await raw(`/v1/EndUsers${query}`)).status).toBe(200);
  expect((await raw(`/v1/SupportingDocuments${query}`)).body['code']).toBe(21481);
  expect(await refusal(client.trusthub.v1.endUsers.list({ pageSize: 1001 }))).toMatch(/^400\/20007/);
});
