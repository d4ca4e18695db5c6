import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { ask, type Ground, type Refusal } from '../support/refusal.js';
import { send, type Seen } from '../support/target.js';

const BUNDLE = `BU${'7'.repeat(32)}`;
const FORM = { BundleSid: BUNDLE, Status: 'twilio-approved' };

interface Forged {
  readonly path?: (ground: Ground) => string;
  readonly signedWith?: string;
  readonly signedFor?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: string;
  readonly signature?: string;
}

function callback(
  ground: Ground,
  { path, signedWith, signedFor, form = FORM, json, signature }: Forged,
): Promise<Seen> {
  const { target, address } = ground;
  const url = `${target.url}${path?.(ground) ?? `/webhooks/trust-hub/${target.mainAccount}`}`;
  const fields = json === undefined ? FORM : {};
  const signed = twilio.getExpectedTwilioSignature(signedWith ?? target.authToken, signedFor ?? url, fields);
  return send(url, {
    method: 'POST',
    headers: {
      'content-type': json === undefined ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-twilio-signature': signature ?? signed,
      'x-forwarded-for': address,
    },
    body: json ?? new URLSearchParams(form),
  });
}

const JSON_BODY = JSON.stringify(FORM);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const FORGED: readonly (readonly [string, Forged, RegExp?])[] = [
  ['a wrong signature', { signature: 'AAAA' }],
  ['no signature', { signature: '' }],
  ["another account's signature", { signedWith: 'f'.repeat(32) }],
  ['a signature for another address', { signedFor: 'https://elsewhere.example/' }],
  ['other fields than were signed', { form: { ...FORM, Status: 'draft' } }],
  ['JSON that is signed by its address alone', { json: JSON_BODY }],
  [
    'JSON with the hash of other JSON',
    { json: JSON_BODY, path: ({ target }) => `/webhooks/trust-hub/${target.mainAccount}?bodySHA256=${hashOf('{}')}` },
  ],
  ['the address of no account', { path: () => '/webhooks/trust-hub/AC1' }],
  ["the neighbour's account", { path: ({ target }) => `/webhooks/trust-hub/${target.neighbour.account}` }],
  ['100 kB', { form: { ...FORM, Pad: 'x'.repeat(100_000) } }, /^413/],
];

const PRIVATE = [
  'http://127.0.0.1:22/',
  'http://169.254.169.254/latest/meta-data/',
  'https://10.1.2.3/',
  'https://[::1]/',
  'https://2130706433/',
  'https://localhost/',
  'http://hooks.example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
];

export const CALLBACK_REFUSALS: readonly Refusal[] = [
  ...FORGED.map(([name, forged, wanted = /^403/]) => ({
    name: `a callback with ${name}`,
    wanted,
    send: (ground: Ground) => callback(ground, forged),
  })),
  ...PRIVATE.map((address) => ({
    name: `the callback address ${address}`,
    wanted: /^200 INVALID_INPUT$/,
    send: (ground: Ground) =>
      ask(ground, {
        query: `mutation ($url: String) { createCustomerProfile(input: { friendlyName: "x", email: "a@acme.example", statusCallback: $url }) { customerProfile { sid } userErrors { code } } }`,
        variables: { url: address },
      }),
  })),
];
