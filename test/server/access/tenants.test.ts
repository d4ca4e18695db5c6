import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config.js';
import { readTenants } from '../../../src/server/access/tenants.js';
import { ACCOUNT, KEY, OTHER_ACCOUNT, startTestServer } from '../support/test-server.js';
import { bearer, tenantsFile, THIRD_ACCOUNT } from './support.js';

describe('TENANTS_FILE', () => {
  it('gives each tenant their accounts, the first by default', async () => {
    const file = tenantsFile([
      { name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [OTHER_ACCOUNT, ACCOUNT] },
      {
        name: 'Birch',
        apiKeySha256: createHash('sha256').update('birch-key-0123456789').digest('hex'),
        accounts: [ACCOUNT],
      },
    ]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const ask = (key: string, sid?: string) =>
      server.post('{ account }', {}, { ...bearer(key), ...(sid !== undefined && { 'x-account-sid': sid }) });
    expect((await ask('acme-key-0123456789')).data).toEqual({ account: OTHER_ACCOUNT });
    expect((await ask('acme-key-0123456789', ACCOUNT)).data).toEqual({ account: ACCOUNT });
    expect((await ask('birch-key-0123456789')).data).toEqual({ account: ACCOUNT });
    expect((await ask('birch-key-0123456789', OTHER_ACCOUNT)).status).toBe(403);
    await server.close();
  });

  it('gives a tenant every subaccount, but not the main account unless it is listed', async () => {
    const file = tenantsFile([
      { name: 'All', apiKey: 'all-key-0123456789', accounts: [ACCOUNT], subaccounts: true },
      { name: 'Some', apiKey: 'some-key-0123456789', accounts: [OTHER_ACCOUNT], subaccounts: true },
      { name: 'None', apiKey: 'none-key-0123456789', accounts: [ACCOUNT], subaccounts: false },
    ]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const ask = (name: string, sid: string) =>
      server.post('{ account }', {}, { ...bearer(`${name}-key-0123456789`), 'x-account-sid': sid });
    expect((await ask('all', OTHER_ACCOUNT)).data).toEqual({ account: OTHER_ACCOUNT });
    expect((await ask('all', ACCOUNT)).data).toEqual({ account: ACCOUNT });
    expect((await ask('some', THIRD_ACCOUNT)).data).toEqual({ account: THIRD_ACCOUNT });
    expect((await ask('some', ACCOUNT)).status).toBe(403);
    expect((await ask('none', OTHER_ACCOUNT)).status).toBe(403);
    await server.close();
  });

  it('gives no tenant the metrics', async () => {
    const file = tenantsFile([{ name: 'Acme', apiKey: 'acme-key-0123456789', accounts: [ACCOUNT] }]);
    const server = await startTestServer({ access: { tenantsFile: file } });
    const answer = await server.send('/metrics', { headers: bearer('acme-key-0123456789') });
    expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await server.send('/metrics')).status).toBe(401);
    await server.close();
  });
});

describe('a TENANTS_FILE with a fault', () => {
  it.each([
    ['{', /not valid JSON/],
    [{}, /must be a list/],
    [[], /has no tenant/],
    [[{ name: 'x', apiKey: 'canary', accounts: [ACCOUNT] }], /entry 0.apiKey must have at least 16/],
    [[{ name: 'x', apiKey: 'canary with blanks', accounts: [ACCOUNT] }], /entry 0.apiKey must not have blanks/],
    [[{ name: 'x', accounts: [ACCOUNT] }], /either apiKey or apiKeySha256/],
    [[{ name: 'x', apiKey: KEY, accounts: [] }], /entry 0.accounts/],
    [[{ name: 'x', apiKey: KEY, accounts: ['canary'] }], /entry 0.accounts.0 must be an account SID/],
    [[{ name: 'x', apiKey: KEY, accounts: [ACCOUNT], role: 'canary' }], /only name, apiKey/],
    [[{ name: 'x', apiKey: KEY, accounts: [ACCOUNT], subaccounts: 'canary' }], /subaccounts must be true or false/],
    [
      [
        { name: 'x', apiKey: KEY, accounts: [ACCOUNT] },
        { name: 'y', apiKey: KEY, accounts: [ACCOUNT] },
      ],
      /the same key/,
    ],
  ])('refuses %j', (content, wanted) => {
    const fault = catching(() => readTenants(tenantsFile(content), ACCOUNT));
    expect(fault).toBeInstanceOf(ConfigError);
    expect(fault?.message).toMatch(wanted);
    expect(fault?.message).not.toMatch(/canary|test-key/);
  });

  it('says when the file is not there', () => {
    expect(catching(() => readTenants('/nowhere/tenants.json', ACCOUNT))?.message).toContain('ENOENT');
  });
});

function catching(run: () => unknown): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
