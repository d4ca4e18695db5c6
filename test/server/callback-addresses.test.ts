import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicHttps } from '../../src/domain/callback-address.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { startAppOver, startTestApp, type ServerOverHttp, type TestApp } from '../support/start-app.js';

const POLICY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const CREATE = `mutation ($input: CreateCustomerProfileInput!) {
  createCustomerProfile(input: $input) { customerProfile { sid } userErrors { code path message } }
}`;
interface Created {
  readonly createCustomerProfile: {
    readonly customerProfile: { readonly sid: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: string[]; readonly message: string }[];
  };
}
const create = async (server: ServerOverHttp, statusCallback: string) => {
  const input = { friendlyName: 'A', email: 'office@acme.example', policySid: POLICY, statusCallback };
  return (await server.data<Created>(CREATE, { input })).createCustomerProfile;
};

/** Each is a way into a private network, into this machine, to the metadata of a cloud, or is no address for others. */
const NOT_PUBLIC = [
  'http://hooks.example.com/status',
  'https://user:password@hooks.example.com/',
  'https://localhost/',
  'https://server/status',
  'https://server./status',
  'https://a.localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://0.0.0.0/',
  'https://10.1.2.3/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://172.31.255.255/',
  'https://192.168.0.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[ff02::1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[2002:a00:1::]/',
  'https://[2001:db8::1]/',
];

test.each(NOT_PUBLIC)('%s is not public', (address) => expect(isPublicHttps(address)).toBe(false));

test.each([
  'https://hooks.example.com/status?x=1',
  'https://hooks.example.com:8443/',
  'https://8.8.8.8/',
  'https://172.32.0.1/',
  'https://[2606:4700::1111]/',
])('%s is public', (address) => expect(isPublicHttps(address)).toBe(true));

describe('with Twilio', () => {
  let sandbox: Sandbox;
  let server: ServerOverHttp;
  beforeAll(async () => {
    sandbox = await startSandbox();
    server = await startAppOver(sandbox, { PUBLIC_BASE_URL: 'http://127.0.0.1:4000/base' });
  });
  afterAll(async () => {
    await server.close();
    await sandbox.close();
  });

  test('a private address is refused at the door, with what to give, and nothing reaches Twilio', async () => {
    sandbox.control.clearJournal();
    const { customerProfile, userErrors } = await create(server, 'https://169.254.169.254/canary');
    expect(customerProfile).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['statusCallback'] }]);
    expect(userErrors[0]?.message).toContain('begins with https://');
    expect(userErrors[0]?.message).not.toContain('canary');
    expect(sandbox.control.journal()).toEqual([]);
  });

  test('a public address and this server’s own go through', async () => {
    for (const address of ['https://hooks.example.com/s', 'http://127.0.0.1:4000/base/webhooks/trust-hub/x']) {
      expect((await create(server, address)).userErrors).toEqual([]);
    }
    const dotted = 'http://127.0.0.1:4000/base/webhooks/trust-hub/../../admin';
    expect((await create(server, dotted)).userErrors).toHaveLength(1);
  });

  test('each row of a batch has its own, however deep it lies', async () => {
    const item = (idempotencyKey: string, statusCallback: string) => ({
      idempotencyKey,
      friendlyName: 'A',
      email: 'office@acme.example',
      statusCallback,
    });
    const query = `mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { userErrors { path } } }`;
    const profiles = [item('one', 'https://hooks.example.com/s'), item('two', 'https://10.0.0.1/')];
    const trustProduct = (row: ReturnType<typeof item>) => ({ ...row, idempotencyKey: undefined });
    const cnam = profiles.map((row) => ({
      idempotencyKey: row.idempotencyKey,
      customerProfile: { existingSid: `BU${'1'.repeat(32)}` },
      trustProduct: trustProduct(row),
      cnam: { cnamDisplayName: 'Acme' },
      phoneNumberSids: [`PN${'1'.repeat(32)}`],
    }));
    const answer = await server.data<{ onboardMany: { userErrors: { path: string[] }[] } }>(query, {
      input: { idempotencyKey: 'batch', items: { cnam } },
    });
    const paths = answer.onboardMany.userErrors.map(({ path }) => path.join('.'));
    expect(paths).toContain('items.cnam.1.trustProduct.statusCallback');
    expect(paths).not.toContain('items.cnam.0.trustProduct.statusCallback');
  });
});

describe('with the built-in sandbox', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  test.each([
    'http://127.0.0.1:1/webhooks/trust-hub/x',
    'http://169.254.169.254/latest/meta-data/',
    'https://hooks.example.com/status',
  ])('%s is refused, with this server’s own address', async (address) => {
    const { userErrors } = await create(app, address);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['statusCallback'] }]);
    expect(userErrors[0]?.message).toContain(`${app.app.url}/webhooks/trust-hub/`);
  });

  test('its own address is taken', async () => {
    const address = `${app.app.url}/webhooks/trust-hub/${app.accountSid}`;
    expect((await create(app, address)).userErrors).toEqual([]);
  });

  test('a bundle that has another all the same is not called back there', async () => {
    const { other = '' } = app.sandbox.seed({
      customerProfiles: [
        {
          ref: 'other',
          friendlyName: 'Other',
          email: 'office@acme.example',
          policySid: POLICY,
          statusCallback: 'http://127.0.0.1:1/latest/meta-data/',
          status: 'in-review',
        },
      ],
    });
    await app.sandbox.review(other, 'approved');
    const entries = app.sandbox.journal({ kind: 'callback', sid: other });
    expect(entries).toMatchObject([{ status: 0, values: { Attempt: '1', Refused: expect.any(String) as string } }]);
  });
});
