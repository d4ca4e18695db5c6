import { describe, expect, it } from 'vitest';
import { ACCOUNT, BUNDLE, OTHER_ACCOUNT, startTestServer } from './support/test-server.js';
import { FORM, signatureOf, useCallbacks, type Callback } from './support/use-callbacks.js';

const { callback, get, getAddress, server } = useCallbacks();

describe('a forged callback', () => {
  it.each<[string, Callback]>([
    ['with a wrong signature', { signature: 'AAAA' }],
    ['with none', { signature: '' }],
    ['signed with another token', { signature: signatureOf('x', FORM, 'other') }],
    ['for another account', { url: `https://hooks.example/base/webhooks/trust-hub/${OTHER_ACCOUNT}` }],
    ['for no account', { url: 'https://hooks.example/base/webhooks/trust-hub/AC1' }],
    ['signed for another address', { signature: signatureOf('http://x/') }],
  ])('%s gets 403 and no word', async (_what, forged) => {
    expect(await callback(forged)).toMatchObject({ status: 403, text: '' });
    expect(server.probe.hints).toEqual([]);
  });

  it('with other fields than were signed gets 403', async () => {
    const signature = signatureOf(server.callbacks.url(ACCOUNT) ?? '');
    expect((await callback({ signature, form: { ...FORM, Status: 'draft' } })).status).toBe(403);
  });

  it('with a token in its address, as before there was an auth token, gets 403 without a signature', async () => {
    const before = await startTestServer({ signed: false, settings: { publicBaseUrl: 'https://hooks.example/base' } });
    const url = before.callbacks.url(ACCOUNT) ?? '';
    expect((await callback({ to: before, url, signature: '' })).status).toBe(204);
    expect((await callback({ url, signature: '' })).status).toBe(403);
    expect(server.probe.hints).toEqual([]);
    await before.close();
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
    const signature = signatureOf(url, {});
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
