import { expect, onTestFinished, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { SECONDARY } from '../support/reference-contents.js';
import { processOver, type ServerProcess } from '../support/server-process.js';
import { contentsOf } from './support/contents.js';
import { MIRRORED, namesFound, untilReadSince } from './support/mirrored.js';
import { openDatabase, openSandbox } from './support/over-sandbox.js';

async function startOver(sandbox: Sandbox, databaseUrl: string): Promise<ServerProcess> {
  const server = await processOver(sandbox, { ...MIRRORED, DATABASE_URL: databaseUrl });
  onTestFinished(async () => {
    await server.kill();
  });
  await server.start();
  return server;
}

/** Three servers start one after another, each in a process of its own. */
const PATIENCE = { timeout: 300_000 };

test(
  'of two processes one reads an account, and the other goes on when it dies, and again when it stops',
  PATIENCE,
  async () => {
    const sandbox = await openSandbox();
    const { url, rows } = await openDatabase();
    const holder = async () =>
      (await rows<{ holder: string }>('select holder from onboarding.mirror_account')).map((row) => row.holder);
    const first = await startOver(sandbox, url);
    await untilReadSince(first);
    const [before] = await holder();
    const second = await startOver(sandbox, url);
    await untilReadSince(second);
    expect(await holder()).toEqual([before]);

    // What one of them writes, the other has at once.
    const create =
      'mutation ($input: CreateCustomerProfileInput!) { createCustomerProfile(input: $input) { customerProfile { sid } } }';
    await first.data(create, {
      input: { friendlyName: 'Egret Towers', email: 'desk@nobody.example', policySid: SECONDARY },
    });
    expect(await namesFound(second, 'egret')).toEqual(['Egret Towers']);

    await first.kill();
    sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Stork Lifts' }]));
    await expect.poll(() => namesFound(second, 'stork'), { timeout: 60_000 }).toEqual(['Stork Lifts']);
    expect(await holder()).not.toEqual([before]);

    const third = await startOver(sandbox, url);
    await second.kill('SIGTERM');
    sandbox.control.seed(contentsOf([{ ref: 'b', friendlyName: 'Ibis Lamps' }]));
    await expect.poll(() => namesFound(third, 'ibis'), { timeout: 60_000 }).toEqual(['Ibis Lamps']);
  },
);
