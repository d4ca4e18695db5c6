import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { THIRD_ACCOUNT } from './access/support.js';
import {
  ACCOUNT,
  AUTH_TOKEN,
  BUNDLE,
  CANARY,
  OTHER_ACCOUNT,
  SUBACCOUNT_TOKEN,
  startTestServer,
} from './support/test-server.js';
import { FORM, signatureOf, useCallbacks } from './support/use-callbacks.js';

const { callback, get, getAddress, server } = useCallbacks();

describe('a signed callback', () => {
  it('is a hint about the bundle', async () => {
    expect(server.callbacks.url(ACCOUNT)).toBe(`https://hooks.example/base/webhooks/trust-hub/${ACCOUNT}`);
    expect(await callback({})).toMatchObject({ status: 204, text: '' });
    expect(server.probe.hints).toMatchObject([{ accountSid: ACCOUNT, bundleSid: BUNDLE }]);
    expect(server.logged()).not.toContain(CANARY);
  });

  it.each(['Sid', 'TrustProductSid', 'CustomerProfileSid', 'bundle_sid', 'ResourceSid'])(
    'may name it %s',
    async (field) => {
      expect((await callback({ form: { [field]: BUNDLE, Status: 'in-review' } })).status).toBe(204);
      expect(server.probe.hints).toMatchObject([{ bundleSid: BUNDLE }]);
    },
  );

  it('may be JSON, with the hash of its body in the signed address', async () => {
    const json = JSON.stringify({ bundleSid: BUNDLE, status: 'twilio-rejected', failures: [{}] });
    const hash = createHash('sha256').update(json).digest('hex');
    const url = `${server.callbacks.url(ACCOUNT)}?bodySHA256=${hash}`;
    expect((await callback({ json, url })).status).toBe(204);
    expect(server.probe.hints).toHaveLength(1);
    expect((await callback({ json: json.replace('rejected', 'approved'), url })).status).toBe(403);
  });

  it('without a bundle, or with nonsense, is taken and does nothing', async () => {
    expect((await callback({ form: { Status: 'in-review' } })).status).toBe(204);
    const nonsense = '{ nonsense';
    const hash = createHash('sha256').update(nonsense).digest('hex');
    const url = `${server.callbacks.url(ACCOUNT)}?bodySHA256=${hash}`;
    expect((await callback({ json: nonsense, url })).status).toBe(204);
    expect(server.probe.hints).toEqual([]);
  });

  it('is asked for again when it could not be noted', async () => {
    server.probe.hintsFail = true;
    const answer = await callback({});
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(server.logged()).not.toContain(CANARY);
  });
});

describe('a callback by GET', () => {
  const signed = (url: string, token = AUTH_TOKEN) => signatureOf(url, {}, token);

  it('is signed by its address, and says the same', async () => {
    const url = getAddress({ BundleSid: BUNDLE, Status: 'twilio-rejected', FailureReason: `${CANARY} \0 is wrong` });
    expect(await get(url, signed(url))).toMatchObject({ status: 204, text: '' });
    const verdict = { status: 'twilio-rejected', reason: `${CANARY}  is wrong` };
    expect(server.probe.hints).toMatchObject([{ accountSid: ACCOUNT, bundleSid: BUNDLE, verdict }]);
    expect(server.logged()).not.toContain(CANARY);
  });

  it('with another field than was signed gets 403, and HEAD is no callback', async () => {
    const url = getAddress({ BundleSid: BUNDLE, Status: 'in-review', FailureReason: '' });
    const signature = signed(url);
    expect((await get(url.replace('in-review', 'twilio-approved'), signature)).status).toBe(403);
    expect((await get(url, '')).status).toBe(403);
    expect((await get(url, signature, server, 'HEAD')).status).toBe(405);
    expect(server.probe.hints).toEqual([]);
  });

  it('for a subaccount has its token and signature', async () => {
    const base = server.callbacks.url(OTHER_ACCOUNT) ?? '';
    const url = getAddress({ BundleSid: BUNDLE, Status: 'in-review' }, base);
    expect((await get(url, signed(url))).status).toBe(204);
    expect((await get(url, signed(url, SUBACCOUNT_TOKEN))).status).toBe(204);
    expect((await get(url, signed(url, 'other'))).status).toBe(403);
    expect(server.probe.hints).toMatchObject([{ accountSid: OTHER_ACCOUNT }, { accountSid: OTHER_ACCOUNT }]);
  });
});

describe('where there is no auth token', () => {
  it('proves itself by a token in the address', async () => {
    const unsigned = await startTestServer({ signed: false });
    const address = unsigned.callbacks.url(ACCOUNT) ?? '';
    expect(new URL(address).searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    expect((await callback({ to: unsigned, signature: '' })).status).toBe(204);
    expect((await callback({ to: unsigned, url: address.replace(/.$/, 'x') })).status).toBe(403);
    expect((await callback({ to: unsigned, url: address.split('?')[0] ?? '' })).status).toBe(403);
    expect((await callback({ to: unsigned, url: address.replace(ACCOUNT, OTHER_ACCOUNT) })).status).toBe(403);
    expect(unsigned.logged()).not.toContain(new URL(address).searchParams.get('token'));
    await unsigned.close();
  });
});

describe('a callback for a subaccount', () => {
  let url: string;
  beforeEach(() => {
    url = server.callbacks.url(OTHER_ACCOUNT) ?? '';
  });

  it('has a token in its address, and is signed with the subaccount’s auth token', async () => {
    expect(new URL(url).searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    expect((await callback({ url, signature: signatureOf(url, FORM, SUBACCOUNT_TOKEN) })).status).toBe(204);
    expect(server.probe.hints).toMatchObject([{ accountSid: OTHER_ACCOUNT, bundleSid: BUNDLE }]);
    expect(server.probe.tokenReads).toBe(1);
  });

  it('may be signed by the main account', async () => {
    expect((await callback({ url, signature: signatureOf(url) })).status).toBe(204);
  });

  it.each([
    ['no signature', () => ''],
    ['another’s signature', () => signatureOf(url, FORM, 'other')],
    ['the signature of other fields', () => signatureOf(url, { ...FORM, Status: 'draft' }, SUBACCOUNT_TOKEN)],
  ])('with %s gets 403', async (_what, signature) => {
    expect((await callback({ url, signature: signature() })).status).toBe(403);
    expect(server.probe.hints).toEqual([]);
  });

  it('with a wrong token in its address gets 403, and Twilio is asked nothing', async () => {
    for (const wrong of [url.replace(/.$/, 'x'), url.split('?')[0] ?? '']) {
      expect((await callback({ url: wrong, signature: signatureOf(wrong, FORM, SUBACCOUNT_TOKEN) })).status).toBe(403);
    }
    expect(server.probe.tokenReads).toBe(0);
    expect(server.probe.hints).toEqual([]);
  });

  it('with the token of another account in its address gets 403, also while the auth token cannot be had', async () => {
    server.probe.tokenReadable = false;
    const [own, others] = [url, server.callbacks.url(THIRD_ACCOUNT) ?? ''];
    expect(new URL(others).searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    const mixed = others.replace(THIRD_ACCOUNT, OTHER_ACCOUNT);
    expect(mixed).not.toBe(own);
    expect((await callback({ url: mixed, signature: '' })).status).toBe(403);
    expect(server.probe).toMatchObject({ hints: [], tokenReads: 0 });
  });

  it('is taken by its address alone while the auth token cannot be had', async () => {
    server.probe.tokenReadable = false;
    expect((await callback({ url, signature: '' })).status).toBe(204);
    expect(server.probe.hints).toMatchObject([{ accountSid: OTHER_ACCOUNT }]);
  });
});
