import { createHmac } from 'node:crypto';
import type { Issuer } from '../support/issuer.js';
import { ask, type Refusal } from '../support/refusal.js';
import { bearer } from '../support/target.js';

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1_000);

/** A token that is put together by hand. */
const unsigned = (issuer: Issuer, header: object, signature = ''): string =>
  `${part(header)}.${part(issuer.claims())}.${signature}`;

/** Signed with a secret that everybody knows, as if it were the issuer's. */
function byHmac(issuer: Issuer, secret: string): string {
  const content = `${part({ alg: 'HS256', kid: 'one' })}.${part(issuer.claims())}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** A good token of which one part is replaced. */
async function withPart(issuer: Issuer, at: 0 | 1 | 2, write: (part: string) => string): Promise<string> {
  const parts = (await issuer.token()).split('.');
  return parts.map((text, index) => (index === at ? write(text) : text)).join('.');
}

type Forge = (issuer: Issuer) => string | Promise<string>;

/** Every form of a JSON Web Token that proves nothing. */
const FORGED: readonly (readonly [string, Forge])[] = [
  ['alg none', (issuer) => unsigned(issuer, { alg: 'none' })],
  ['alg None', (issuer) => unsigned(issuer, { alg: 'None' })],
  ['alg NONE with a signature', (issuer) => unsigned(issuer, { alg: 'NONE' }, 'AAAA')],
  ['no alg', (issuer) => unsigned(issuer, { kid: 'one' }, 'AAAA')],
  ['an alg that does not exist', (issuer) => unsigned(issuer, { alg: 'XS256', kid: 'one' }, 'AAAA')],
  ['an alg that is a list', (issuer) => unsigned(issuer, { alg: ['ES256'], kid: 'one' }, 'AAAA')],
  ['alg of another kind of key', (issuer) => unsigned(issuer, { alg: 'RS256', kid: 'one' }, 'AAAA')],
  ['HMAC by the public key', (issuer) => byHmac(issuer, JSON.stringify(issuer.publicKey))],
  ['HMAC by a coordinate of the public key', (issuer) => byHmac(issuer, issuer.publicKey.x ?? '')],
  ['HMAC by nothing', (issuer) => byHmac(issuer, '')],
  ['a signature of zeros', (issuer) => withPart(issuer, 2, () => Buffer.alloc(64).toString('base64url'))],
  ['no signature', (issuer) => withPart(issuer, 2, () => '')],
  ['half a signature', (issuer) => withPart(issuer, 2, (text) => text.slice(0, 40))],
  [
    "another token's signature",
    async (issuer) => `${await withPart(issuer, 1, () => part({ ...issuer.claims(), sub: 'admin' }))}`,
  ],
  ['a changed header', (issuer) => withPart(issuer, 0, () => part({ alg: 'ES256', kid: 'one', x: 1 }))],
  ["a stranger's key", (issuer) => issuer.token({}, {}, issuer.strangersKey)],
  ["a stranger's key without kid", (issuer) => issuer.token({}, { kid: undefined }, issuer.strangersKey)],
  ['a kid that is not published', (issuer) => issuer.token({}, { kid: 'two' })],
  ['a kid that is a path', (issuer) => issuer.token({}, { kid: '../../../../dev/null' }, issuer.strangersKey)],
  ['a kid that is SQL', (issuer) => issuer.token({}, { kid: "x' union select 'secret' --" }, issuer.strangersKey)],
  [
    'a key of its own in the header',
    (issuer) => issuer.token({}, { jwk: issuer.strangersPublicKey }, issuer.strangersKey),
  ],
  [
    'an address of keys in the header',
    (issuer) => issuer.token({}, { jku: 'http://127.0.0.1:1/keys' }, issuer.strangersKey),
  ],
  ['an address of certificates', (issuer) => issuer.token({}, { x5u: 'http://127.0.0.1:1/cert' }, issuer.strangersKey)],
  ['a certificate in the header', (issuer) => issuer.token({}, { x5c: ['AAAA'] }, issuer.strangersKey)],
  [
    'a crit that nobody knows',
    (issuer) => unsigned(issuer, { alg: 'ES256', kid: 'one', crit: ['exp'], exp: 1 }, 'AAAA'),
  ],
  ['an empty crit', (issuer) => unsigned(issuer, { alg: 'ES256', kid: 'one', crit: [] }, 'AAAA')],
  [
    'a payload that is not encoded',
    (issuer) => unsigned(issuer, { alg: 'ES256', kid: 'one', crit: ['b64'], b64: false }, 'AAAA'),
  ],
  ['expired', (issuer) => issuer.token({ exp: now() - 60 })],
  ['no expiry', (issuer) => issuer.token({ exp: undefined })],
  ['an expiry in words', (issuer) => issuer.token({ exp: '2099-01-01' })],
  ['not valid yet', (issuer) => issuer.token({ nbf: now() + 600 })],
  ['a beginning in words', (issuer) => issuer.token({ nbf: 'now' })],
  ['another issuer', (issuer) => issuer.token({ iss: 'https://elsewhere.example' })],
  ['an issuer that begins the same', (issuer) => issuer.token({ iss: 'https://issuer.example.evil.example' })],
  ['no issuer', (issuer) => issuer.token({ iss: undefined })],
  ['another audience', (issuer) => issuer.token({ aud: 'elsewhere' })],
  ['a list of other audiences', (issuer) => issuer.token({ aud: ['elsewhere', 'trusthub2'] })],
  ['no audience', (issuer) => issuer.token({ aud: undefined })],
  ['no subject', (issuer) => issuer.token({ sub: undefined })],
  ['no account', (issuer) => issuer.token({ account_sids: undefined })],
  ['no account but all subaccounts', (issuer) => issuer.token({ account_sids: undefined, subaccounts: true })],
  ['an empty list of accounts', (issuer) => issuer.token({ account_sids: [] })],
  ['an account that is no list', (issuer) => issuer.token({ account_sids: `AC${'1'.repeat(32)}` })],
  ['accounts that are none', (issuer) => issuer.token({ account_sids: ['*', 'AC1', { sid: 'AC' }] })],
  ['a token for logging out', (issuer) => issuer.token({}, { typ: 'logout+jwt' })],
  ['a proof of possession', (issuer) => issuer.token({}, { typ: 'dpop+jwt' })],
  ['a security event', (issuer) => issuer.token({}, { typ: 'secevent+jwt' })],
  ['two parts', async (issuer) => (await issuer.token()).split('.').slice(0, 2).join('.')],
  ['four parts', async (issuer) => `${await issuer.token()}.AAAA`],
  [
    'five parts, as of an encrypted one',
    (issuer) => `${part({ alg: 'dir', enc: 'A256GCM' })}..AAAA.${part(issuer.claims())}.AAAA`,
  ],
  ['a payload that is no JSON', () => `${part({ alg: 'ES256', kid: 'one' })}.${part('{nonsense')}.AAAA`],
  ['a payload that is a list', () => `${part({ alg: 'ES256', kid: 'one' })}.${part([])}.AAAA`],
  ['a header that is no JSON', (issuer) => `${part('nonsense')}.${part(issuer.claims())}.AAAA`],
];

const QUERY = { query: '{ account { sid } }' };

export const TOKEN_REFUSALS: readonly Refusal[] = [
  ...FORGED.map(([name, forge]) => ({
    name: `a token with ${name}`,
    wanted: /^401 UNAUTHENTICATED$/,
    send: async (ground: Parameters<Refusal['send']>[0]) => ask(ground, QUERY, bearer(await forge(ground.issuer))),
  })),
  {
    name: 'a token of 100 kB',
    wanted: /^431/,
    send: async (ground) => ask(ground, QUERY, bearer(await ground.issuer.token({ padding: 'x'.repeat(100_000) }))),
  },
  {
    name: "a token for the neighbour's account, whose claims name another",
    wanted: /^403 FORBIDDEN$/,
    send: async (ground) =>
      ask(ground, QUERY, { ...bearer(await ground.issuer.token()), 'x-account-sid': ground.target.neighbour.account }),
  },
];
