import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { startApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createTestDatabase } from '../support/database.js';
import { killCliRuns, runCli, type CliRun } from './support/run-cli.js';

let app: App | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
  killCliRuns();
});

/** The lines that a shell or a .env file would take. */
function printedSettings(text: string): Readonly<Record<string, string>> {
  const lines = [...text.matchAll(/^([A-Z_]+)=(.+)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
}

async function startSandboxCommand(...args: readonly string[]): Promise<CliRun> {
  const run = runCli(['sandbox', '--port', '0', ...args]);
  await expect.poll(() => run.out() + run.err(), { timeout: 60_000 }).toContain('stops it.');
  return run;
}

describe('sandbox', () => {
  it('prints settings with which a server works on it, and stops on SIGTERM with 0', async () => {
    const run = await startSandboxCommand('--review-delay', '200');
    const { API_KEYS: apiKey = '', ...printed } = printedSettings(run.out());
    const config = readConfig({
      ...printed,
      API_KEYS: apiKey,
      // The printed one is that of a server on the default port; without callbacks, reviews are seen by polling.
      PUBLIC_BASE_URL: '',
      REVIEW_POLL_SECONDS: '0.2',
      PORT: '0',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'thg-')),
      DATABASE_URL: await createTestDatabase(),
    });
    app = await startApp(config, { log: pino({ level: 'silent' }), drainMs: 500 });

    const withoutKey = runCli(['demo', '--url', app.url, '--force']);
    expect(await withoutKey.exit).toBe(1);
    expect(withoutKey.err()).toContain('A key is needed.');
    const carefully = runCli(['demo', '--url', app.url, '--key', apiKey]);
    expect(await carefully.exit).toBe(1);
    expect(carefully.err()).toContain('add --force');
    const forced = runCli(['demo', '--url', app.url, '--api-key', apiKey, '--force', '--json']);
    expect(await forced.exit, forced.err()).toBe(0);

    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(run.err()).toBe('');
  });

  it('prints the same as JSON, for a program', async () => {
    const run = runCli(['sandbox', '--port', '0', '--json']);
    await expect.poll(() => run.out(), { timeout: 60_000 }).toContain('\n}\n');
    const { url, settings } = JSON.parse(run.out()) as { url: string; settings: Readonly<Record<string, string>> };
    expect(settings['TWILIO_BASE_URL']).toBe(url);
    expect(() => readConfig(settings)).not.toThrow();
  });

  it('keeps its state in a folder where it is given one, and makes SIDs from its seed', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'thg-'));
    const sids: unknown[] = [];
    for (const friendlyName of ['Acme', 'Bolt']) {
      const run = await startSandboxCommand('--data-dir', dataDir, '--seed', 'one');
      const settings = printedSettings(run.out());
      const answer = await fetch(`${settings['TWILIO_BASE_URL']}/v1/CustomerProfiles`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${btoa(`${settings['TWILIO_ACCOUNT_SID']}:${settings['TWILIO_AUTH_TOKEN']}`)}`,
        },
        body: new URLSearchParams({
          FriendlyName: friendlyName,
          Email: 'a@b.example',
          PolicySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
        }),
      });
      sids.push(((await answer.json()) as { sid: unknown }).sid);
      run.child.kill('SIGINT');
      expect(await run.exit).toBe(0);
    }
    expect(sids).toEqual([expect.stringMatching(/^BU\w{32}$/), expect.stringMatching(/^BU\w{32}$/)]);
    expect(sids[0]).not.toBe(sids[1]);
  });

  it('behaves as its switches say, and refuses what is no switch', async () => {
    const chosen = {
      unknownParameters: 'ignored',
      attributes: 'merged',
      releasedNumbers: 'stay-assigned',
      duplicateAssignments: 'allowed',
      bundleDateUpdated: 'assignments-too',
    };
    const run = await startSandboxCommand(
      ...Object.entries(chosen).flatMap(([name, value]) => ['--switch', `${name}=${value}`]),
    );
    const settings = printedSettings(run.out());
    const switches = await fetch(`${settings['TWILIO_BASE_URL']}/_sandbox/switches`);
    expect(await switches.json()).toMatchObject({ ...chosen, resubmission: 'in-place' });
    const post = (path: string, form: Readonly<Record<string, string>>) =>
      fetch(`${settings['TWILIO_BASE_URL']}/v1/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${settings['TWILIO_ACCOUNT_SID']}:${settings['TWILIO_AUTH_TOKEN']}`)}`,
        },
        body: new URLSearchParams(form),
      });
    const made = await post('EndUsers', {
      FriendlyName: 'A',
      Type: 'authorized_representative_1',
      Attributes: '{"first_name":"Ada"}',
      Nonsense: 'x',
    });
    expect(made.status).toBe(201);
    const { sid } = (await made.json()) as { readonly sid: string };
    const updated = await post(`EndUsers/${sid}`, { Attributes: '{"last_name":"Byron"}' });
    expect(await updated.json()).toMatchObject({ attributes: { first_name: 'Ada', last_name: 'Byron' } });

    const misspelt = runCli(['sandbox', '--port', '0', '--switch', 'resubmision=refused']);
    const nonsense = runCli(['sandbox', '--port', '0', '--switch', 'resubmission=maybe']);
    expect(await misspelt.exit).toBe(1);
    expect(misspelt.err()).toContain('There is no switch resubmision. The switches are: resubmission, ');
    expect(await nonsense.exit).toBe(1);
    expect(nonsense.err()).toContain('The switch resubmission is one of: in-place, refused.');
  });

  it('says what to do about a port that is taken or is none, and about an origin that is none', async () => {
    const first = await startSandboxCommand();
    const port = new URL(printedSettings(first.out())['TWILIO_BASE_URL'] ?? '').port;
    const second = runCli(['sandbox', '--port', port]);
    const nonsense = runCli(['sandbox', '--port', 'http']);
    expect(await second.exit).toBe(1);
    expect(second.err()).toContain(`Port ${port} is in use.`);
    expect(await nonsense.exit).toBe(2);
    expect(nonsense.err()).toContain('It must be a whole number');
    const noOrigin = runCli(['sandbox', '--port', '0', '--callback-origin', 'http://server:4000/']);
    expect(await noOrigin.exit).toBe(2);
    expect(noOrigin.err()).toContain('no slash at the end');
  });
});
