import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../support/database.js';
import { cancel, numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { difference, rowsOf } from '../support/sandbox-rows.js';
import { dataDirectory } from '../support/server-process.js';
import { hung, sandboxOf, server } from './support/killable.js';

test(
  'kill -9 while a create hangs, and again and again while deletions hang: nothing of the run is left',
  { timeout: 120_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 300 });
    const dataDir = dataDirectory();
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
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

    for (let kill = 1; kill <= 2; kill += 1) {
      while (hung(sandbox) <= kill) await delay(2);
      await only.kill();
      sandbox.control.clearFaults();
      // In turns after and before it is carried out.
      if (kill < 2) sandbox.control.fault({ method: 'DELETE', count: 1, effect: 'hang', afterCommit: kill % 2 === 1 });
      await only.start();
    }
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
