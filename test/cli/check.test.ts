import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { createPreparedDatabase, createTestDatabase } from '../support/database.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { killCliRuns, runCli } from './support/run-cli.js';

let app: TestApp;
let folder: string;
let twilio: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thg-check-'));
  app = await startTestApp();
  twilio = {
    TWILIO_ACCOUNT_SID: app.accountSid,
    TWILIO_AUTH_TOKEN: app.app.sandbox!.authToken,
    TWILIO_BASE_URL: app.app.sandbox!.url,
    API_KEYS: 'a-key-of-sixteen-characters',
    DATA_DIR: join(folder, 'data'),
  };
});
afterAll(async () => {
  killCliRuns();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What `check` says, a line for each thing without the one about the program, and how it ends. */
async function check(env: Readonly<Record<string, string>>) {
  const cli = runCli(['check'], env);
  const exit = await cli.exit;
  const lines = cli.out().trim().split('\n');
  expect(lines[0], cli.err()).toMatch(/^ok {6}program: trusthub-graphql \d+\.\d+\.\d+ on Node\.js v\d/);
  return { exit, lines: lines.slice(1), err: cli.err() };
}

it('without any settings all is well: sandbox, and a database of its own', async () => {
  const { exit, lines, err } = await check({ DATA_DIR: join(folder, 'none') });
  expect([exit, err]).toEqual([0, '']);
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'ok      settings',
    'ok      database',
    'ok      Twilio',
    'ok      callbacks',
  ]);
  // A check changes nothing: not even the folder that a start would make.
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

it('settings that are none, or can’t be read, are named; nothing else can be checked then', async () => {
  const { exit, lines } = await check({ PORT: 'many', DATA_DIR: folder });
  expect(exit).toBe(3);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toBe('wrong   settings: PORT must be a whole number from 0 to 65535.');
  const misspelt = await check({ LOG_LEVELS: 'info', DATA_DIR: join(folder, 'misspelt') });
  expect([misspelt.exit, misspelt.lines[0]]).toEqual([
    0,
    'warning settings: LOG_LEVELS is not a setting: did you mean LOG_LEVEL?',
  ]);
});

it('an account is as it should be, with tables that are not there yet, and nothing is written anywhere', async () => {
  app.sandbox.clearJournal();
  const url = await createTestDatabase();
  const settings = { ...twilio, DATABASE_URL: url, PUBLIC_BASE_URL: app.app.url };
  const { exit, lines, err } = await check(settings);
  expect([exit, err]).toEqual([0, '']);
  expect(lines).toEqual([
    'ok      settings: every setting is one, and can be read',
    expect.stringMatching(/^ok {6}database: PostgreSQL \d+(\.\d+)*; it has no tables yet/),
    'ok      Twilio: it accepts the credentials',
    expect.stringMatching(/^ok {6}primary profile: BU[0-9a-f]{32} is approved$/),
    'ok      policies: the account has all 8 that onboardings use',
    expect.stringMatching(/^warning callbacks: PUBLIC_BASE_URL answers here, but is an address of a private network/),
  ]);
  expect(app.sandbox.journal().filter(({ method }) => method !== 'GET')).toEqual([]);
  const again = runCli(['check', '--json'], { ...settings, DATABASE_URL: await createPreparedDatabase() });
  expect(await again.exit).toBe(0);
  const { findings } = JSON.parse(again.out()) as { findings: readonly { about: string; message: string }[] };
  expect(findings.find(({ about }) => about === 'database')?.message).toMatch(/its tables are up to date$/);
});

it('what is wrong in one place keeps no other from being checked, and no credential is shown', async () => {
  const { exit, lines, err } = await check({
    ...twilio,
    TWILIO_AUTH_TOKEN: 'f'.repeat(32),
    DATABASE_URL: 'postgres://nobody:hidden-word@127.0.0.1:1/none',
    PUBLIC_BASE_URL: 'http://127.0.0.1:1',
  });
  expect(exit).toBe(3);
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'ok      settings',
    'wrong   database',
    'wrong   Twilio',
    'wrong   callbacks',
  ]);
  expect(lines[2]).toContain('Twilio refuses the credentials.');
  expect(lines[3]).toContain('PUBLIC_BASE_URL does not answer. Start the server');
  expect(lines.join('\n') + err).not.toMatch(/f{32}|hidden-word/);
});

/** A server of somebody else, that answers everything. */
async function anyServer(): Promise<string> {
  const server = createServer((_req, res) => res.setHeader('content-type', 'application/json').end('{"status":"up"}'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('a primary profile that is not there, policies that may not be read, and an address that is another server’s', async () => {
  const account = { sid: `AC${'5'.repeat(32)}`, authToken: 'the-token-of-the-account', primaryIdentity: null };
  const upstream = await startSandbox({ accounts: [account] });
  try {
    const settings = {
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_BASE_URL: upstream.url,
      API_KEYS: 'a-key-of-sixteen-characters',
      PUBLIC_BASE_URL: upstream.url,
      DATA_DIR: join(folder, 'other'),
    };
    const { exit, lines } = await check(settings);
    expect(exit).toBe(3);
    expect(lines.slice(3)).toEqual([
      expect.stringMatching(/^wrong {3}primary profile: The account has no approved primary customer profile/),
      expect.stringMatching(/^ok {6}policies/),
      expect.stringMatching(/^wrong {3}callbacks: PUBLIC_BASE_URL answers, but not as this server \(\d+ for/),
    ]);
    upstream.control.fault({ path: '/v1/Policies', effect: 'status', status: 403, code: 20403, count: 0 });
    const { lines: restricted } = await check({ ...settings, PUBLIC_BASE_URL: await anyServer() });
    expect(restricted.slice(4)).toEqual([
      expect.stringMatching(/^warning policies: the list of policies cannot be read/),
      expect.stringMatching(/^wrong {3}callbacks: .*not as this server \(200 for/),
    ]);
  } finally {
    await upstream.close();
  }
});
