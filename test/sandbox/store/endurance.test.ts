import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LOCK_FILE, LOG_FILE } from '../../../src/sandbox/index.js';
import { folder, open } from '../support/harness.js';

test('the file stays bounded while a long demo runs, and holds all that it should', async () => {
  const dataDir = folder();
  const first = await open({ dataDir, journalLimit: 200 });
  const user = (await first.raw('/v1/EndUsers', { FriendlyName: 'a', Type: 'cnam_information' })).body['sid'];
  const path = `/v1/EndUsers/${String(user)}`;
  let [largest, rewritten, before] = [0, 0, 0];
  for (let at = 0; at < 4000; at += 1) {
    await first.raw(path, { FriendlyName: `name ${at}` });
    const { size } = statSync(join(dataDir, LOG_FILE));
    if (size < before) rewritten += 1;
    before = size;
    largest = Math.max(largest, size);
  }
  expect(rewritten).toBeGreaterThan(2);
  // A thousand lines are left alone; beyond, never more than half of it is history.
  expect(largest).toBeLessThan(1200 * 700);
  expect(first.sandbox.control.journal()).toHaveLength(200);
  await first.sandbox.close();
  const second = await open({ dataDir, journalLimit: 200 });
  expect((await second.raw(path)).body['friendly_name']).toBe('name 3999');
  expect(second.sandbox.control.journal({ method: 'POST' }).at(-1)?.index).toBe(4000);
  expect(existsSync(join(dataDir, `${LOG_FILE}.next`))).toBe(false);
});

test('the journal forgets the oldest and cuts what is too long, and is read on from where one was', async () => {
  const { sandbox, raw } = await open({ journalLimit: 50 });
  const huge = 'x'.repeat(200_000);
  await raw('/v1/EndUsers', { FriendlyName: huge, Type: huge, [huge]: huge });
  const [entry] = sandbox.control.journal();
  expect(JSON.stringify(entry).length).toBeLessThan(2000);
  for (let at = 0; at < 200; at += 1) await raw(`/v1/EndUsers?PageSize=${at + 1}`);
  const kept = sandbox.control.journal();
  expect(kept.map((one) => one.index)).toEqual(Array.from({ length: 50 }, (_, at) => 151 + at));
  expect(sandbox.control.journal({ since: 198 })).toHaveLength(3);
  expect(sandbox.control.journal({ since: 500 })).toEqual([]);
  expect(sandbox.control.journal({ limit: 2 }).map((one) => one.query)).toEqual(['PageSize=199', 'PageSize=200']);
  for (const query of ['limit=x', 'kind=x', 'methd=GET'])
    expect((await fetch(`${sandbox.url}/_sandbox/journal?${query}`)).status).toBe(400);
  const asked = await fetch(`${sandbox.url}/_sandbox/journal?limit=1&account=${sandbox.accountSid}&faulty=false`);
  expect(((await asked.json()) as { entries: unknown[] }).entries).toHaveLength(1);
});

test('two sandboxes never share a folder, in one process or in two', async () => {
  const dataDir = folder();
  const first = await open({ dataDir });
  await expect(open({ dataDir })).rejects.toThrow(/in use by a sandbox in process \d+ .*another folder/);
  await first.sandbox.close();
  expect(existsSync(join(dataDir, LOCK_FILE))).toBe(false);

  const program = `
    const { startSandbox } = await import(${JSON.stringify(new URL('../../../src/sandbox/index.ts', import.meta.url).href)});
    await startSandbox({ dataDir: ${JSON.stringify(dataDir)} });
    console.log('up');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  await expect(open({ dataDir })).rejects.toThrow(new RegExp(`in use by a sandbox in process ${child.pid}`));
  child.kill('SIGKILL');
  // At once: what the dead left is no obstacle.
  const after = await open({ dataDir });
  await after.sandbox.close();
});

test('a lock of another machine counts while it is touched; one that nobody touches does not', async () => {
  const dataDir = folder();
  const lock = join(dataDir, LOCK_FILE);
  writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere' }));
  await expect(open({ dataDir })).rejects.toThrow(/process 1 on elsewhere/);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  const first = await open({ dataDir });
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual({ pid: process.pid, host: hostname() });
  await first.sandbox.close();
});

test('a start that fails gives the folder back', async () => {
  const dataDir = folder();
  const { sandbox } = await open();
  await expect(open({ dataDir, port: Number(new URL(sandbox.url).port) })).rejects.toThrow(/EADDRINUSE/);
  await (await open({ dataDir })).sandbox.close();
});

test.skipIf(!existsSync('/dev/full'))('what cannot be written is not acknowledged, and has not happened', async () => {
  const dataDir = folder();
  const { sandbox, raw } = await open({ dataDir });
  const before = sandbox.control.counts();
  const { fd, restore } = await fullDisk();
  const refused = await raw('/v1/EndUsers', { FriendlyName: 'a', Type: 'cnam_information' });
  restore();
  closeSync(fd);
  expect([refused.status, refused.body['code']]).toEqual([500, 20500]);
  expect(sandbox.control.counts()).toEqual(before);
  expect((await raw('/v1/EndUsers', { FriendlyName: 'b', Type: 'cnam_information' })).status).toBe(201);
});

/** Lets every write go to a full disk, until it is restored. */
async function fullDisk(): Promise<{ fd: number; restore: () => void }> {
  const fs = (await import('node:fs')).default;
  const { syncBuiltinESMExports } = await import('node:module');
  const original = fs.writeSync;
  const fd = openSync('/dev/full', 'a');
  fs.writeSync = ((_fd: number, ...rest: [Buffer]) => original(fd, ...rest)) as typeof fs.writeSync;
  syncBuiltinESMExports();
  return {
    fd,
    restore() {
      fs.writeSync = original;
      syncBuiltinESMExports();
    },
  };
}
