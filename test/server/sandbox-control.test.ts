import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SANDBOX_ACCOUNT_SID } from '../../src/sandbox/index.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const KEYS = { main: 'key-of-the-main-account-0123456789', sub: 'key-of-a-subaccount-0123456789' } as const;
const SUBACCOUNT = `AC${'5'.repeat(32)}`;

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'thg-tenants-'));
  const file = path.join(folder, 'tenants.json');
  const tenants = [
    { name: 'Main', apiKey: KEYS.main, accounts: [SANDBOX_ACCOUNT_SID] },
    { name: 'Sub', apiKey: KEYS.sub, accounts: [SUBACCOUNT] },
  ];
  writeFileSync(file, JSON.stringify(tenants));
  app = await startTestApp({ TENANTS_FILE: file });
  const account = { sid: SUBACCOUNT, authToken: '5'.repeat(32), parentSid: app.accountSid };
  app.sandbox.seed({ accounts: [account] });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (key: string, method: string, place: string, more: Readonly<Record<string, string>> = {}) =>
  fetch(`${app.app.url}/sandbox/${place}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more },
    ...(method === 'POST' && { body: '{}' }),
  });

test.each([
  ['GET', 'state'],
  ['POST', 'clock'],
  ['POST', 'numbers'],
  ['POST', `reviews/BU${'1'.repeat(32)}`],
  ['GET', 'faults'],
  ['DELETE', 'faults'],
  ['POST', 'reset'],
])('%s %s is not for a caller of a subaccount, and changes nothing', async (method, place) => {
  const before = app.sandbox.counts();
  for (const account of [SUBACCOUNT, app.accountSid]) {
    const answer = await ask(KEYS.sub, method, place, { 'x-account-sid': account });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('FORBIDDEN');
  }
  expect(app.sandbox.counts()).toEqual(before);
});

test('a caller of the main account may, but has nothing else of the sandbox', async () => {
  expect((await ask(KEYS.main, 'GET', 'state')).status).toBe(200);
  const others = ['GET journal', 'GET snapshot', 'POST seed', 'DELETE journal', 'POST reviews/..%2freset'];
  for (const other of others) {
    const [method = '', place = ''] = other.split(' ');
    expect((await ask(KEYS.main, method, place)).status, other).toBe(404);
  }
});
