import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createTestDatabase } from '../support/database.js';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { dataDirectory, freePort, ServerProcess } from '../support/server-process.js';
import { created, EXPECTED_CREATES, submissions } from '../support/created.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const KEY = 'a-key-for-these-tests';

async function server(sandbox: Sandbox, environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const process = new ServerProcess(
    await freePort(),
    {
      UPSTREAM_TIMEOUT_MS: '1000',
      TWILIO_ACCOUNT_SID: sandbox.accountSid,
      TWILIO_AUTH_TOKEN: sandbox.authToken,
      TWILIO_BASE_URL: sandbox.url,
      API_KEYS: KEY,
      REVIEW_POLL_SECONDS: '0.3',
      ...environment,
    },
    { authorization: `Bearer ${KEY}` },
  );
  cleanups.push(() => process.kill('SIGTERM'));
  await process.start();
  return process;
}

async function sandboxOf(options: Parameters<typeof startSandbox>[0]): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  cleanups.push(() => sandbox.close());
  return sandbox;
}

test(
  'of two processes on one database one is killed: the other finishes its runs, nothing doubled',
  { timeout: 90_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 300, latencyMs: 40 });
    const databaseUrl = await createTestDatabase();
    const first = await server(sandbox, { DATABASE_URL: databaseUrl });
    const second = await server(sandbox, { DATABASE_URL: databaseUrl });
    const numbers = numberDispenser(first);
    sandbox.control.clearJournal();
    const runs = await Promise.all(
      [1, 2, 3, 4].map(async () => onboard(first, { ...voiceIntegrityInput(await numbers(2)), wait: 'NOT_AT_ALL' })),
    );
    while ((created(sandbox.control.journal())['POST CustomerProfiles'] ?? 0) < 4) await delay(2);
    await first.kill();
    const killedAt = Date.now();
    for (const { onboarding } of runs) {
      const done = await until(second, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
      expect(done.failure).toBeNull();
      expect(done.status).toBe('COMPLETED');
    }
    expect(Date.now() - killedAt).toBeLessThan(30_000);
    const times4 = Object.fromEntries(Object.entries(EXPECTED_CREATES).map(([call, count]) => [call, count * 4]));
    expect(created(sandbox.control.journal())).toEqual(times4);
    expect(submissions(sandbox.control.journal())).toBe(8);
  },
);

test(
  'the embedded database dies under a live server and comes back: the run finishes',
  { timeout: 90_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 1_000, latencyMs: 60 });
    const dataDir = dataDirectory();
    cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const only = await server(sandbox, { DATA_DIR: dataDir });
    const input = voiceIntegrityInput(await numberDispenser(only)(2));
    sandbox.control.clearJournal();
    const { onboarding } = await onboard(only, { ...input, wait: 'NOT_AT_ALL' });
    while ((created(sandbox.control.journal())['POST EndUsers'] ?? 0) < 3) await delay(2);
    const [postmaster] = readFileSync(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGKILL');
    const pid = only.pid;
    let done: Awaited<ReturnType<typeof until>> | undefined;
    while (done === undefined) {
      done = await until(only, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED').catch(() => undefined);
      await delay(50);
    }
    expect(done.failure).toBeNull();
    expect(done.status).toBe('COMPLETED');
    expect(only.pid).toBe(pid);
    expect(created(sandbox.control.journal())).toEqual(EXPECTED_CREATES);
  },
);
