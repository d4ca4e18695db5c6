import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import type { TrustHubFactory } from '../../../src/twilio/index.js';
import { rotateToken } from '../../support/subaccounts.js';
import { factoryFor, sid, type TestTiming } from '../support/trust-hubs.js';

const SUBACCOUNT = sid('AC', 7);
const SECONDARY_PROFILE = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';

let sandbox: Sandbox;
let factory: TrustHubFactory;
let timing: TestTiming;
let lines: string[];
let token: string;

beforeEach(async () => {
  token = 'the first token';
  sandbox = await startSandbox();
  const { accountSid, authToken } = sandbox;
  sandbox.control.seed({ accounts: [{ sid: SUBACCOUNT, authToken: token, parentSid: accountSid }] });
  ({ factory, timing, lines } = factoryFor(sandbox.url, { credentials: { accountSid, authToken } }));
  // With it the first token is known and kept.
  await create(0);
  sandbox.control.clearJournal();
});
afterEach(async () => {
  await factory.close();
  await sandbox.close();
});

const create = (number: number) =>
  factory
    .open(SUBACCOUNT, { cached: false })
    .customerProfiles.create({ friendlyName: `Made ${number}`, email: 'a@b.com', policySid: SECONDARY_PROFILE });
const rotate = async (): Promise<void> => {
  token = await rotateToken(sandbox.url, SUBACCOUNT, token);
  sandbox.control.clearJournal();
};
const answers = () => sandbox.control.journal().map(({ method, path, status }) => `${method} ${path} ${status}`);

test('after Twilio refused the old token the new one is read once, and every write is made once', async () => {
  await rotate();
  const made = await Promise.all([1, 2, 3].map(create));
  expect(new Set(made.map((profile) => profile.sid)).size).toBe(3);
  expect(made.every((profile) => profile.accountSid === SUBACCOUNT)).toBe(true);
  expect(answers().sort()).toEqual([
    `GET /2010-04-01/Accounts/${SUBACCOUNT}.json 200`,
    ...Array.from({ length: 3 }, () => 'POST /v1/CustomerProfiles 201'),
    ...Array.from({ length: 3 }, () => 'POST /v1/CustomerProfiles 401'),
  ]);
  sandbox.control.clearJournal();
  await create(4);
  expect(answers()).toEqual(['POST /v1/CustomerProfiles 201']);
});

test('a second token beside the first changes nothing, and is used once it has taken the first one’s place', async () => {
  const authorization = `Basic ${Buffer.from(`${SUBACCOUNT}:${token}`).toString('base64')}`;
  const send = (path: string) =>
    fetch(`${sandbox.url}/v1/AuthTokens/${path}`, { method: 'POST', headers: { authorization } });
  expect((await send('Secondary')).status).toBe(201);
  sandbox.control.clearJournal();
  await create(1);
  expect(answers()).toEqual(['POST /v1/CustomerProfiles 201']);
  expect((await send('Promote')).status).toBe(200);
  sandbox.control.clearJournal();
  await create(2);
  expect(answers()).toEqual([
    'POST /v1/CustomerProfiles 401',
    `GET /2010-04-01/Accounts/${SUBACCOUNT}.json 200`,
    'POST /v1/CustomerProfiles 201',
  ]);
});

test('a token that is rotated again and again is read each time it is refused', async () => {
  for (let turn = 1; turn <= 3; turn += 1) {
    await rotate();
    await create(turn);
    expect(answers()).toContain('POST /v1/CustomerProfiles 201');
  }
  // Which nobody waited for.
  expect(timing.waits).toEqual([]);
});

test('a signature with the new token is taken, one with the old token no more', async () => {
  const signedWith = (text: string) => (known: { reveal(): string }) => known.reveal() === text;
  const old = token;
  expect(await factory.isSignedFor(SUBACCOUNT, signedWith(old))).toBe(true);
  await rotate();
  expect(await factory.isSignedFor(SUBACCOUNT, signedWith(token))).toBe(true);
  expect(await factory.isSignedFor(SUBACCOUNT, signedWith(old))).toBe(false);
});

test('no token is in a log line', async () => {
  const tokens = [token];
  await rotate();
  await create(1);
  for (const text of [...tokens, token]) expect(lines.join('')).not.toContain(text);
});
