import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addNumber, draftProfile, numbersOf, profileStatus, submitProfile } from '../support/guide.js';
import { folder, open } from '../support/harness.js';

const everything = async ({ raw }: Awaited<ReturnType<typeof open>>): Promise<readonly string[]> => {
  const paths = ['/v1/CustomerProfiles', '/v1/TrustProducts', '/v1/EndUsers', '/v1/SupportingDocuments'];
  return Promise.all(paths.map(async (path) => (await raw(path)).text));
};

test('a snapshot goes to a file and back into another sandbox, with reviews under way', async () => {
  const dir = folder();
  const one = await open();
  const profile = await draftProfile(one.client);
  const [number = ''] = await numbersOf(one.client, 1);
  await addNumber(one.client, profile, number);
  await submitProfile(one.client, profile);
  one.sandbox.control.save(join(dir, 'demo.jsonl'));

  const other = await open({ dataDir: join(dir, 'data') });
  await other.raw('/v1/EndUsers', { FriendlyName: 'not in it', Type: 'cnam_information' });
  other.sandbox.control.load(join(dir, 'demo.jsonl'));
  expect(await everything(other)).toEqual(await everything(one));
  expect(other.sandbox.control.counts()).toEqual(one.sandbox.control.counts());
  await other.sandbox.control.clock.advance(3000);
  expect((await profileStatus(other.client, profile)).status).toBe('twilio-approved');
  expect((await profileStatus(one.client, profile)).status).toBe('pending-review');

  // What comes after has the SIDs that it would have had there, and outlives a restart.
  const fields = { FriendlyName: 'next', Type: 'cnam_information' };
  const next = await other.raw('/v1/EndUsers', fields);
  expect(next.body['sid']).toBe((await one.raw('/v1/EndUsers', fields)).body['sid']);
  await other.sandbox.close();
  const again = await open({ dataDir: join(dir, 'data') });
  expect((await again.raw('/v1/EndUsers')).text).toContain(String(next.body['sid']));
});

test('a snapshot goes down and up over HTTP; a damaged one changes nothing', async () => {
  const one = await open();
  await draftProfile(one.client);
  const url = `${one.sandbox.url}/_sandbox/snapshot`;
  const down = await fetch(url);
  expect(down.headers.get('content-type')).toBe('application/x-ndjson');
  const text = await down.text();
  const before = await everything(one);

  const lines = text.split('\n');
  const damaged: [string, RegExp][] = [
    ['', /it is empty/],
    ['{"a":1}\n', /its first line does not say/],
    ['not JSON', /line 1 is not JSON/],
    [lines.slice(0, 3).join('\n') + '\n{"n":1', /line 4 is not JSON/],
    [`${lines[0]}\n{"put":[]}`, /line 2: it has no serial number/],
    [`${lines[0]}\n{"n":1,"put":[["nonsense",{}]]}`, /line 2: put names a table/],
    [`${lines[0]}\n{"n":1,"put":[["endUsers",{"sid":"IT1"}]]}`, /line 2: put has no row for endUsers/],
    [`${lines[0]}\n{"n":1,"put":[["__proto__",{}]]}`, /line 2: put names a table/],
    [`${lines[0]}\n{"n":1,"entry":{}}`, /line 2: entry is not an entry/],
  ];
  for (const [body, message] of damaged) {
    const answer = await fetch(url, { method: 'POST', body });
    const { message: told } = (await answer.json()) as { message: string };
    expect([answer.status, told]).toEqual([400, expect.stringMatching(message)]);
  }
  expect(await everything(one)).toEqual(before);

  one.sandbox.control.reset();
  expect(await everything(one)).not.toEqual(before);
  expect((await fetch(url, { method: 'POST', body: text })).status).toBe(200);
  expect(await everything(one)).toEqual(before);
  expect(await (await fetch(url)).text()).toContain('"snapshot":"trusthub-sandbox/1"');
});

test('a file of the durable log is not taken for a snapshot', async () => {
  const dir = folder();
  const { sandbox } = await open({ dataDir: dir });
  expect(() => sandbox.control.load(join(dir, 'sandbox.jsonl'))).toThrow(/not a snapshot/);
  writeFileSync(join(dir, 'torn.jsonl'), sandbox.control.snapshot().subarray(0, 500));
  expect(() => sandbox.control.load(join(dir, 'torn.jsonl'))).toThrow(/is not JSON/);
  expect(readFileSync(join(dir, 'torn.jsonl')).length).toBe(500);
});
