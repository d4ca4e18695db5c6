import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { GraphQLOverHttp } from '../support/graphql.js';
import { startAppOver, type ServerOverHttp } from '../support/start-app.js';

const MAIN = `AC${'1'.repeat(32)}`;
const OURS = `AC${'2'.repeat(32)}`;
const THEIRS = `AC${'3'.repeat(32)}`;
const KEY = { sid: `SK${'4'.repeat(32)}`, secret: 'secret-of-the-api-key' };
const CALLER = 'key-of-the-tenant-0123456789';
const USERS = '{ endUsers { nodes { sid accountSid } } }';

let sandbox: Sandbox;
let tenants: string;
beforeAll(async () => {
  sandbox = await startSandbox({
    accounts: [
      { sid: MAIN, authToken: 'token-of-the-main-account', apiKeys: [KEY] },
      { sid: OURS, authToken: 'token-of-our-subaccount', parentSid: MAIN },
      { sid: THEIRS, authToken: 'token-of-somebody-else' },
    ],
  });
  tenants = path.join(mkdtempSync(path.join(tmpdir(), 'tenants-')), 'tenants.json');
  const content = [{ name: 'Reseller', apiKey: CALLER, accounts: [MAIN], subaccounts: true }];
  writeFileSync(tenants, JSON.stringify(content));
});
afterAll(() => sandbox.close());

const into = (server: ServerOverHttp, accountSid?: string) =>
  new GraphQLOverHttp(server.graphqlUrl, {
    authorization: `Bearer ${CALLER}`,
    ...(accountSid !== undefined && { 'x-account-sid': accountSid }),
  });

/** Each in turn, because a process holds one engine. */
describe.each([
  ['an auth token', {}, true],
  ['an API key and the auth token', { TWILIO_API_KEY: KEY.sid, TWILIO_API_SECRET: KEY.secret }, true],
  ['an API key alone', { TWILIO_API_KEY: KEY.sid, TWILIO_API_SECRET: KEY.secret, TWILIO_AUTH_TOKEN: '' }, false],
] as const)('a server with %s', (_what, environment, opens) => {
  let server: ServerOverHttp;
  beforeAll(async () => {
    const upstream = { url: sandbox.url, accountSid: MAIN, authToken: 'token-of-the-main-account' };
    server = await startAppOver(upstream, { ...environment, TENANTS_FILE: tenants });
    sandbox.control.clearJournal();
  });
  afterAll(() => server.close());

  test('serves its own account', async () => {
    expect((await into(server).execute(USERS)).errors).toBeUndefined();
    expect(sandbox.control.journal().map(({ account }) => account)).toEqual([MAIN]);
  });

  if (opens) {
    test('serves its subaccount, with the subaccount’s token', async () => {
      expect((await into(server, OURS).execute(USERS)).errors).toBeUndefined();
      expect(sandbox.control.journal({ path: '/v1/EndUsers', account: OURS })).toHaveLength(1);
    });

    test('refuses the account of somebody else', async () => {
      const { errors } = await into(server, THEIRS).execute(USERS);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(sandbox.control.journal({ account: THEIRS })).toEqual([]);
    });

    test('asks Twilio once about an account that it does not know', async () => {
      const madeUp = `AC${'9'.repeat(32)}`;
      sandbox.control.clearJournal();
      for (let time = 0; time < 5; time += 1) {
        const { errors } = await into(server, madeUp).execute(USERS);
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      }
      expect(sandbox.control.journal()).toHaveLength(1);
    });
  } else {
    test('refuses its subaccount, says what to set, and asks nothing of Twilio', async () => {
      sandbox.control.clearJournal();
      const { errors } = await into(server, OURS).execute(USERS);
      expect(errors).toMatchObject([
        { message: expect.stringContaining('Set TWILIO_AUTH_TOKEN') as string, extensions: { code: 'FORBIDDEN' } },
      ]);
      expect(sandbox.control.journal()).toEqual([]);
    });
  }

  test('knows the SID of the chosen account without asking', async () => {
    sandbox.control.clearJournal();
    expect((await into(server, OURS).execute('{ account { sid } }')).data).toEqual({ account: { sid: OURS } });
    expect(sandbox.control.journal()).toEqual([]);
  });
});
