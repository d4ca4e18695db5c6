import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A text under a key. Numbers of bytes as AES-256-GCM wants them; all in base64. */
export interface Sealed {
  /** The id of the key; not the key. */
  readonly sealedWith: string;
  readonly nonce: string;
  /** The ciphertext with the tag behind it. */
  readonly text: string;
}

/** Why a sealed text can't be read. */
export type SealFault = 'key-missing' | 'damaged';

const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D, 5.2.1.1 and 8.2.2: random nonces of 96 bits, for far fewer than 2^32 texts under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A name of a key that may be shown: it reveals nothing of the key. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('trusthub-graphql key id\0').update(key).digest('hex').slice(0, 8);
}

/** The keys of this server: the first encrypts, each of them decrypts. */
export class Keyring {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** The id of the key that encrypts; null where nothing is encrypted. */
  readonly current: string | null;

  /** @param keys 32 bytes each */
  constructor(keys: readonly Buffer[]) {
    this.keys = new Map(keys.map((key) => [keyIdOf(key), key]));
    this.current = keys[0] === undefined ? null : keyIdOf(keys[0]);
  }

  has(keyId: string): boolean {
    return this.keys.has(keyId);
  }

  /** The ids of the keys that only decrypt. */
  get older(): readonly string[] {
    return [...this.keys.keys()].filter((id) => id !== this.current);
  }

  /**
   * @param place where the text is stored: it can be opened only there
   * @throws Error without a key
   */
  seal(text: string, place: string): Sealed {
    const key = this.current === null ? undefined : this.keys.get(this.current);
    if (this.current === null || key === undefined) throw new Error('There is no key to encrypt with.');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { sealedWith: this.current, nonce: nonce.toString('base64'), text: sealed.toString('base64') };
  }

  /** The text, or why it can't be read: it is under another key, or was changed, or belongs to another place. */
  open(sealed: Sealed, place: string): { readonly text: string } | { readonly fault: SealFault } {
    const key = this.keys.get(sealed.sealedWith);
    if (key === undefined) return { fault: 'key-missing' };
    try {
      const bytes = Buffer.from(sealed.text, 'base64');
      const split = bytes.length - TAG_BYTES;
      const options = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(sealed.nonce, 'base64'), options)
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(split));
      return { text: decipher.update(bytes.subarray(0, split), undefined, 'utf8') + decipher.final('utf8') };
    } catch {
      // OpenSSL's own words say no more than that.
      return { fault: 'damaged' };
    }
  }
}
