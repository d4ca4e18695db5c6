import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { plantProfile } from '../support/onboarding-kinds.js';
import { cancel, numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { difference, rowsOf } from '../support/sandbox-rows.js';
import { dataDirectory } from '../support/server-process.js';
import { hung, sandboxOf, server } from './support/killable.js';

test(
  'kill -9 right after a number was put on a given profile, then a cancellation with deletion: the number comes off',
  { timeout: 120_000 },
  async () => {
    const sandbox = await sandboxOf({ reviewDelayMs: 3_600_000 });
    const dataDir = dataDirectory();
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
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
