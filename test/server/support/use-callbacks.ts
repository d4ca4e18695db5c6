import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { beforeEach } from 'vitest';
import { ACCOUNT, AUTH_TOKEN, BUNDLE, CANARY, startTestServer, type TestServer } from './test-server.js';

export const FORM = { AccountSid: ACCOUNT, BundleSid: BUNDLE, Status: 'twilio-approved', FriendlyName: CANARY };

export interface Callback {
  readonly form?: Record<string, string>;
  readonly json?: string;
  readonly url?: string;
  readonly signature?: string;
  readonly headers?: Record<string, string>;
  readonly to?: TestServer;
}

/** The signature of a form that is sent to this address; of the main account, if not of another's token. */
export const signatureOf = (address: string, form: Record<string, string> = FORM, token = AUTH_TOKEN): string =>
  twilio.getExpectedTwilioSignature(token, address, form);

/** A server for each test of a file, since what one has sent would be a repetition in the next, and who calls it. */
export function useCallbacks() {
  const server = {} as TestServer;
  beforeEach(async () => {
    Object.assign(server, await startTestServer({ settings: { publicBaseUrl: 'https://hooks.example/base' } }));
    return () => server.close();
  });

  /** Sends a callback as Twilio does: signed for the public address, delivered to ours behind the proxy. */
  async function callback({ form = FORM, json, url, signature, headers, to = server }: Callback) {
    const address = url ?? to.callbacks.url(ACCOUNT) ?? '';
    const signed = signature ?? signatureOf(address, json === undefined ? form : {});
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

  return { server, callback, get, getAddress };
}
