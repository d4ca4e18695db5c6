import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  AUTH_TOKEN,
  BUNDLE,
  CANARY,
  OTHER_ACCOUNT,
  SUBACCOUNT_TOKEN,
  startTestServer,
  type TestServer,
} from './support/test-server.js';

const FORM = { AccountSid: ACCOUNT, BundleSid: BUNDLE, Status: 'twilio-approved', FriendlyName: CANARY };

/** A new one for each test: what one has sent would be a repetition in the next. */
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ settings: { publicBaseUrl: 'https://hooks.example/base' } });
});
afterEach(() => server.close());

interface Callback {
  readonly form?: Record<string, string>;
  readonly json?: string;
  readonly url?: string;
  readonly signature?: string;
  readonly headers?: Record<string, string>;
  readonly to?: TestServer;
}

/** Sends a callback as Twilio does: signed for the public address, delivered to ours behind the proxy. */
async function callback({ form = FORM, json, url, signature, headers, to = server }: Callback) {
  const address = url ?? to.callbacks.url(ACCOUNT) ?? '';
  const signed = signature ?? twilio.getExpectedTwilioSignature(AUTH_TOKEN, address, json === undefined ? form : {});
  const { pathname, search } = new URL(address);
  return to.send(`${pathname.replace('/base', '')}${search}`, {
    method: 'POST',
    headers: {
      'content-type': json === undefined ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-twilio-signature': signed,
      ...headers,
    },
    body: json ?? new URLSearchParams(form).toString(),
  });
}

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

describe('a forged callback', () => {
  it.each<[string, Callback]>([
    ['with a wrong signature', { signature: 'AAAA' }],
    ['with none', { signature: '' }],
    ['signed with another token', { signature: twilio.getExpectedTwilioSignature('other', 'x', FORM) }],
    ['for another account', { url: `https://hooks.example/base/webhooks/trust-hub/${OTHER_ACCOUNT}` }],
    ['for no account', { url: 'https://hooks.example/base/webhooks/trust-hub/AC1' }],
    ['signed for another address', { signature: twilio.getExpectedTwilioSignature(AUTH_TOKEN, 'http://x/', FORM) }],
  ])('%s gets 403 and no word', async (_what, forged) => {
    expect(await callback(forged)).toMatchObject({ status: 403, text: '' });
    expect(server.probe.hints).toEqual([]);
  });

  it('with other fields than were signed gets 403', async () => {
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, server.callbacks.url(ACCOUNT) ?? '', FORM);
    expect((await callback({ signature, form: { ...FORM, Status: 'draft' } })).status).toBe(403);
  });

  it('of a megabyte is not read', async () => {
    expect((await callback({ form: { ...FORM, Pad: 'x'.repeat(100_000) } })).status).toBe(413);
  });

  it('of JSON without the hash of its body in the signed address gets 403', async () => {
    const json = JSON.stringify({ BundleSid: BUNDLE, Status: 'twilio-approved' });
    expect((await callback({ json })).status).toBe(403);
    expect((await callback({ json, headers: { 'content-type': 'text/plain' } })).status).toBe(403);
    expect(server.probe).toMatchObject({ hints: [], clears: 0 });
  });

  it('under the address of a GET gets 403, whatever its body', async () => {
    const url = getAddress({ BundleSid: BUNDLE, Status: 'twilio-rejected' });
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, url, {});
    expect((await callback({ url, signature, json: JSON.stringify(FORM) })).status).toBe(403);
    expect((await callback({ url, signature })).status).toBe(403);
    expect(server.probe.hints).toEqual([]);
  });

  it('is counted each time, and the log has one line for all of a minute', async () => {
    const url = getAddress({ BundleSid: BUNDLE });
    for (let sent = 0; sent < 20; sent += 1) {
      const answer = await (sent % 2 ? callback({ signature: 'AAAA' }) : get(url, 'AAAA'));
      expect(answer.status).toBe(403);
    }
    expect((await server.send('/metrics')).text).toContain('trust_hub_callbacks_total{result="refused"} 20');
    expect(server.logged().match(/callbacks were refused/g)).toHaveLength(1);
  });
});

/** As Twilio was seen to build it: the hash twice, then the fields. */
function getAddress(fields: Record<string, string>, base = server.callbacks.url(ACCOUNT) ?? ''): string {
  const hash = createHash('sha256').update('').digest('hex');
  const query = `bodySHA256=${hash}&bodySHA256=${hash}&AccountSid=${ACCOUNT}&${new URLSearchParams(fields).toString()}`;
  return `${base}${base.includes('?') ? '&' : '?'}${query}`;
}

/** A GET as it arrives behind the proxy. */
function get(url: string, signature: string, to = server, method = 'GET') {
  const { pathname, search } = new URL(url);
  const headers = { 'x-twilio-signature': signature };
  return to.send(`${pathname.replace('/base', '')}${search}`, { method, headers });
}

describe('a callback by GET', () => {
  const signed = (url: string, token = AUTH_TOKEN) => twilio.getExpectedTwilioSignature(token, url, {});

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

describe('a repetition', () => {
  /** Of a signed form: what is not signed differs from time to time. */
  const repetitions = (form: Record<string, string>): Record<string, string>[] => {
    const entries = Object.entries(form);
    return entries.map((_, at) => Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)]));
  };
  const repeated = async () =>
    /callbacks_total\{result="repeated"\} (\d+)/.exec((await server.send('/metrics')).text)?.[1];

  it('counts once, whatever the token in its header and the order of its fields', async () => {
    const sent = Array.from({ length: 25 }, () => repetitions(FORM)).flat();
    const answers = await Promise.all(
      sent.map((form, index) => callback({ form, headers: { 'i-twilio-idempotency-token': `${index}` } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(answers).toHaveLength(100);
    expect(server.probe).toMatchObject({ hints: [{ bundleSid: BUNDLE }], clears: 1 });
    expect(await repeated()).toBe('99');
  });

  it('by GET counts once, however its query is spelt', async () => {
    const url = `${getAddress({ BundleSid: BUNDLE, Status: 'in-review' })}&FailureReason=%27`;
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, url.replace('%27', "'"), {});
    for (const spelt of [url, url.replace('%27', "'"), url]) expect((await get(spelt, signature)).status).toBe(204);
    expect(server.probe).toMatchObject({ hints: [{ bundleSid: BUNDLE }], clears: 1 });
  });

  it('of another status is none', async () => {
    for (const Status of ['in-review', 'twilio-rejected']) await callback({ form: { ...FORM, Status } });
    const ids = server.probe.hints.map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(2);
    expect(server.probe.clears).toBe(2);
  });

  it('with other contents under a signature that was seen gets 403', async () => {
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, server.callbacks.url(ACCOUNT) ?? '', FORM);
    expect((await callback({ signature })).status).toBe(204);
    expect((await callback({ signature, form: { ...FORM, Status: 'draft' } })).status).toBe(403);
  });

  it('of one that could not be noted is taken', async () => {
    server.probe.hintsFail = true;
    expect((await callback({})).status).toBe(503);
    server.probe.hintsFail = false;
    expect((await callback({})).status).toBe(204);
    expect(server.probe.hints).toHaveLength(1);
  });

  it('for a subaccount is recognised before its auth token is read', async () => {
    const url = server.callbacks.url(OTHER_ACCOUNT) ?? '';
    const signature = twilio.getExpectedTwilioSignature(SUBACCOUNT_TOKEN, url, FORM);
    for (let sent = 0; sent < 20; sent += 1) expect((await callback({ url, signature })).status).toBe(204);
    expect(server.probe).toMatchObject({ hints: [{ bundleSid: BUNDLE }], clears: 1, tokenReads: 1 });
  });

  it('that only its address proves counts once, whatever signature it has', async () => {
    const unsigned = await startTestServer({ signed: false });
    for (const signature of ['', 'a', 'b']) await callback({ to: unsigned, signature });
    expect(unsigned.probe).toMatchObject({ hints: [{ bundleSid: BUNDLE }], clears: 1 });
    await unsigned.close();
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
  const signed = (token: string, url: string, form = FORM) => twilio.getExpectedTwilioSignature(token, url, form);
  let url: string;
  beforeEach(() => {
    url = server.callbacks.url(OTHER_ACCOUNT) ?? '';
  });

  it('has a token in its address, and is signed with the subaccount’s auth token', async () => {
    expect(new URL(url).searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    expect((await callback({ url, signature: signed(SUBACCOUNT_TOKEN, url) })).status).toBe(204);
    expect(server.probe.hints).toMatchObject([{ accountSid: OTHER_ACCOUNT, bundleSid: BUNDLE }]);
    expect(server.probe.tokenReads).toBe(1);
  });

  it('may be signed by the main account', async () => {
    expect((await callback({ url, signature: signed(AUTH_TOKEN, url) })).status).toBe(204);
  });

  it.each([
    ['no signature', () => ''],
    ['another’s signature', () => signed('other', url)],
    ['the signature of other fields', () => signed(SUBACCOUNT_TOKEN, url, { ...FORM, Status: 'draft' })],
  ])('with %s gets 403', async (_what, signature) => {
    expect((await callback({ url, signature: signature() })).status).toBe(403);
    expect(server.probe.hints).toEqual([]);
  });

  it('with a wrong token in its address gets 403, and Twilio is asked nothing', async () => {
    for (const wrong of [url.replace(/.$/, 'x'), url.split('?')[0] ?? '']) {
      expect((await callback({ url: wrong, signature: signed(SUBACCOUNT_TOKEN, wrong) })).status).toBe(403);
    }
    expect(server.probe.tokenReads).toBe(0);
    expect(server.probe.hints).toEqual([]);
  });

  it('is taken by its address alone while the auth token cannot be had', async () => {
    server.probe.tokenReadable = false;
    expect((await callback({ url, signature: '' })).status).toBe(204);
    expect(server.probe.hints).toMatchObject([{ accountSid: OTHER_ACCOUNT }]);
  });
});
