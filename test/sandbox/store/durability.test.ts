import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ControllableClock, LOG_FILE, SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN } from '../../../src/sandbox/index.js';
import { folder, open, START } from '../support/harness.js';
import { addNumber, draftProfile, numbersOf, profileStatus, submitProfile } from '../support/guide.js';
import { clientFor } from '../support/twilio-client.js';

test('rows, the journal of writes and SIDs go on after a restart', async () => {
  const dataDir = folder();
  const before = await open({ dataDir });
  const profile = await draftProfile(before.client);
  const [number = ''] = await numbersOf(before.client, 1);
  await addNumber(before.client, profile, number);
  const gone = await before.client.trusthub.v1.endUsers.create({ friendlyName: 'gone', type: 'cnam_information' });
  await before.client.trusthub.v1.endUsers(gone.sid).remove();
  const counts = before.sandbox.control.counts();
  const writes = before.sandbox.control.journal().filter((entry) => entry.method !== 'GET');
  const shown = (await before.raw(`/v1/CustomerProfiles/${profile}`)).text;
  await before.sandbox.close();

  const after = await open({ dataDir });
  expect(after.sandbox.control.counts()).toEqual(counts);
  expect(after.sandbox.control.journal()).toEqual(writes);
  expect((await after.raw(`/v1/CustomerProfiles/${profile}`)).text).toBe(shown);
  const made = await after.client.trusthub.v1.endUsers.create({ friendlyName: 'new', type: 'cnam_information' });
  expect(made.sid).not.toBe(gone.sid);
  expect(await after.client.trusthub.v1.endUsers.list()).toHaveLength(5);
});

test('a torn last line is cut off; a damaged one in the middle is reported', async () => {
  const dataDir = folder();
  const first = await open({ dataDir });
  await first.client.trusthub.v1.endUsers.create({ friendlyName: 'kept', type: 'cnam_information' });
  await first.sandbox.close();
  const file = join(dataDir, LOG_FILE);
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, '{"n":99,"put":[["endUsers",{"sid":"IT');

  const second = await open({ dataDir });
  expect(readFileSync(file, 'utf8')).toBe(whole);
  await second.client.trusthub.v1.endUsers.create({ friendlyName: 'after', type: 'cnam_information' });
  await second.sandbox.close();
  const third = await open({ dataDir });
  expect((await third.client.trusthub.v1.endUsers.list()).map((row) => row.friendlyName).slice(-2)).toEqual([
    'kept',
    'after',
  ]);
  await third.sandbox.close();
  appendFileSync(file, 'not json\n{"n":100}\n');
  await expect(open({ dataDir })).rejects.toThrow(/damaged at byte/);
});

test('a review that came due while it was down happens after the restart', async () => {
  const dataDir = folder();
  const before = await open({ dataDir });
  const profile = await draftProfile(before.client);
  await submitProfile(before.client, profile);
  await before.sandbox.close();
  const later = await open({ dataDir, clock: new ControllableClock('2026-01-01T00:00:02Z') });
  expect((await profileStatus(later.client, profile)).status).toBe('in-review');
  await later.sandbox.close();
  const muchLater = await open({ dataDir, clock: new ControllableClock('2026-02-01T00:00:00Z') });
  expect((await profileStatus(muchLater.client, profile)).status).toBe('twilio-approved');
});

test('reset goes back to the seed, and so does the file', async () => {
  const dataDir = folder();
  const first = await open({ dataDir });
  const seeded = (await first.raw('/v1/EndUsers')).text;
  await draftProfile(first.client);
  first.sandbox.control.reset();
  expect((await first.raw('/v1/EndUsers')).text).toBe(seeded);
  await first.sandbox.close();
  const second = await open({ dataDir });
  expect((await second.raw('/v1/EndUsers')).text).toBe(seeded);
});

test('the file is compacted when most of it is history', async () => {
  const dataDir = folder();
  const first = await open({ dataDir });
  const user = await first.client.trusthub.v1.endUsers.create({ friendlyName: 'a', type: 'cnam_information' });
  for (let at = 0; at < 1200; at += 1) await first.raw(`/v1/EndUsers/${user.sid}`, { FriendlyName: `name ${at}` });
  first.sandbox.control.clearJournal();
  await first.sandbox.close();
  const second = await open({ dataDir });
  expect(readFileSync(join(dataDir, LOG_FILE), 'utf8').split('\n').length).toBeLessThan(80);
  expect((await second.client.trusthub.v1.endUsers(user.sid).fetch()).friendlyName).toBe('name 1199');
  await second.client.trusthub.v1.endUsers.create({ friendlyName: 'b', type: 'cnam_information' });
  const [entry] = second.sandbox.control.journal();
  expect(entry?.index).toBeGreaterThan(1200);
});

test('kill -9 loses nothing that was acknowledged', async () => {
  const dataDir = folder();
  const program = `
    const { startSandbox } = await import(${JSON.stringify(new URL('../../../src/sandbox/index.ts', import.meta.url).href)});
    const sandbox = await startSandbox({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(sandbox.url);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const client = clientFor(line.toString().trim(), SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN);
  const acknowledged: string[] = [];
  const create = async (at: number): Promise<void> => {
    const user = await client.trusthub.v1.endUsers.create({ friendlyName: `user ${at}`, type: 'cnam_information' });
    acknowledged.push(user.sid);
    if (acknowledged.length === 60) child.kill('SIGKILL');
  };
  await Promise.allSettled(Array.from({ length: 200 }, (_, at) => create(at)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);

  const after = await open({ dataDir, clock: new ControllableClock(START) });
  const kept = await after.client.trusthub.v1.endUsers.list();
  expect(kept.map((row) => row.sid)).toEqual(expect.arrayContaining(acknowledged));
  const creates = after.sandbox.control.journal({ method: 'POST', path: '/v1/EndUsers' });
  expect(creates.map((entry) => entry.sid)).toEqual(kept.map((row) => row.sid).slice(2));
});
