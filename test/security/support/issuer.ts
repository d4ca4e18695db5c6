import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters } from 'jose';

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'trusthub';
const KEY_ID = 'one';

/** An issuer of JSON Web Tokens with its published keys, and a stranger who has keys of their own. */
export class Issuer {
  private constructor(
    private readonly server: Server,
    private readonly account: string,
    readonly key: SigningKey,
    readonly strangersKey: SigningKey,
    readonly publicKey: JWK,
    readonly strangersPublicKey: JWK,
  ) {}

  /** @param account that a good token names */
  static async start(account: string, port: number): Promise<Issuer> {
    const [own, stranger] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
    const publicKey = { ...(await exportJWK(own.publicKey)), kid: KEY_ID, alg: 'ES256' };
    const server = createServer((_request, response) => response.end(JSON.stringify({ keys: [publicKey] })));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const strangers = await exportJWK(stranger.publicKey);
    return new Issuer(server, account, own.privateKey, stranger.privateKey, publicKey, strangers);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** The claims of a good token. */
  claims(): Record<string, unknown> {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: ISSUER, aud: AUDIENCE, sub: 'user-1', exp: now + 300, account_sids: [this.account] };
  }

  /** A signed token: a good one, but for what is changed; a claim that is undefined is left out. */
  token(
    changed: Record<string, unknown> = {},
    header: Partial<JWTHeaderParameters> = {},
    key: SigningKey = this.key,
  ): Promise<string> {
    const claims = Object.fromEntries(
      Object.entries({ ...this.claims(), ...changed }).filter(([, value]) => value !== undefined),
    );
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: KEY_ID, ...header }).sign(key);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
