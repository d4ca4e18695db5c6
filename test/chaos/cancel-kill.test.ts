import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createTestDatabase } from '../support/database.js';
import { plantProfile } from '../support/onboarding-kinds.js';
import { cancel, numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { difference, rowsOf } from '../support/sandbox-rows.js';
import { dataDirectory, freePort, ServerProcess } from '../support/server-process.js';

const KEY = 'a-key-for-these-tests';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function sandboxOf(options: Parameters<typeof startSandbox>[0]): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  cleanups.push(() => sandbox.close());
  return sandbox;
}

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

/** How many answers were held back until now. */
const hung = (sandbox: Sandbox): number =>
  sandbox.control.journal().filter((entry) => entry.fault?.startsWith('hang')).length;

test(
  'kill -9 while a create hangs, and again and again while deletions hang: nothing of the run is left',
  { timeout: 120_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 300 });
    const dataDir = dataDirectory();
    cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const only = await server(sandbox, { DATA_DIR: dataDir });
    const input = voiceIntegrityInput(await numberDispenser(only)(2));
    const before = rowsOf(sandbox.control);

    // The document is made, and nobody knows; then the process is gone.
    sandbox.control.fault({
      method: 'POST',
      path: '/v1/SupportingDocuments',
      count: 1,
      effect: 'hang',
      afterCommit: true,
    });
    const { onboarding } = await onboard(only, { ...input, wait: 'NOT_AT_ALL' });
    while (hung(sandbox) < 1) await delay(2);
    await only.kill();
    sandbox.control.clearFaults();
    await only.start();
    sandbox.control.fault({ method: 'DELETE', count: 1, effect: 'hang' });
    await cancel(only, onboarding!.id, true);

    for (let kill = 1; kill <= 4; kill += 1) {
      while (hung(sandbox) <= kill) await delay(2);
      await only.kill();
      sandbox.control.clearFaults();
      // In turns after and before it is carried out.
      if (kill < 4) sandbox.control.fault({ method: 'DELETE', count: 1, effect: 'hang', afterCommit: kill % 2 === 1 });
      await only.start();
    }
    const done = await until(only, onboarding!.id, 'CANCELLED');
    expect(done.failure).toBeNull();
    expect(difference(before, rowsOf(sandbox.control))).toEqual({ added: [], gone: [] });
  },
);

test(
  'kill -9 right after a number was put on a given profile, then a cancellation with deletion: the number comes off',
  { timeout: 120_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 3_600_000 });
    const dataDir = dataDirectory();
    cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const only = await server(sandbox, { DATA_DIR: dataDir });
    const [there, lacking] = await numberDispenser(only)(2);
    const existingSid = plantProfile(sandbox.control, 'in-review', [there!]);
    const before = rowsOf(sandbox.control);
    const path = `/v1/CustomerProfiles/${existingSid}/ChannelEndpointAssignments`;
    sandbox.control.fault({ method: 'POST', path, effect: 'hang', afterCommit: true });
    const input = { ...voiceIntegrityInput([there!, lacking!]), customerProfile: { existingSid } };
    const { onboarding } = await onboard(only, { ...input, wait: 'NOT_AT_ALL' });
    while (hung(sandbox) < 1) await delay(2);
    await only.kill();
    const isThere = (number: string) =>
      rowsOf(sandbox.control).some((row) => row.includes(existingSid) && row.includes(number));
    expect([isThere(there!), isThere(lacking!)]).toEqual([true, true]);
    // Nothing of the run may go on before it is cancelled: its workflow waits for the next start.
    sandbox.control.fault({ effect: 'status', status: 503, method: 'GET', path, count: 0 });
    await only.start();
    await cancel(only, onboarding!.id, true);
    sandbox.control.clearFaults();
    const done = await until(only, onboarding!.id, 'CANCELLED');
    expect(done.failure).toBeNull();
    expect(difference(before, rowsOf(sandbox.control))).toEqual({ added: [], gone: [] });
  },
);

test(
  'a run that one process carries on is cancelled through another, and the first is killed: nothing is left',
  { timeout: 120_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 300, latencyMs: 60 });
    const databaseUrl = await createTestDatabase();
    const first = await server(sandbox, { DATABASE_URL: databaseUrl });
    const second = await server(sandbox, { DATABASE_URL: databaseUrl });
    const input = voiceIntegrityInput(await numberDispenser(first)(2));
    const before = rowsOf(sandbox.control);
    const { onboarding } = await onboard(first, { ...input, wait: 'NOT_AT_ALL' });
    while (!sandbox.control.journal().some((entry) => entry.method === 'POST' && entry.path === '/v1/EndUsers')) {
      await delay(2);
    }
    await cancel(second, onboarding!.id, true);
    await first.kill();
    const done = await until(second, onboarding!.id, 'CANCELLED');
    expect(done.failure).toBeNull();
    expect(difference(before, rowsOf(sandbox.control))).toEqual({ added: [], gone: [] });
  },
);
