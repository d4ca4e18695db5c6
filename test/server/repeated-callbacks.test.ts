import { describe, expect, it } from 'vitest';
import { ACCOUNT, BUNDLE, OTHER_ACCOUNT, SUBACCOUNT_TOKEN, startTestServer } from './support/test-server.js';
import { FORM, signatureOf, useCallbacks } from './support/use-callbacks.js';

const { callback, get, getAddress, server } = useCallbacks();

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
    const signature = signatureOf(url.replace('%27', "'"), {});
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
    const signature = signatureOf(server.callbacks.url(ACCOUNT) ?? '');
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
    const signature = signatureOf(url, FORM, SUBACCOUNT_TOKEN);
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
