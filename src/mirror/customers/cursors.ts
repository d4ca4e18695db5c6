import { createHmac } from 'node:crypto';
import type { CustomerQuery } from '../../domain/customer.js';
import { foreignCursor } from '../../domain/cursor-seal.js';
import type { Sid } from '../../domain/sid.js';
import { Keyring } from '../../onboarding/storage/keyring.js';

/** Bytes of a nonce of AES-GCM. */
const NONCE_BYTES = 12;

/**
 * Makes and opens the cursors of customers. They are encrypted, because a place in the order by name holds a name; and bound
 * to the account, the search, the filter and the order: elsewhere a place would silently give wrong customers.
 */
export class CustomerCursors {
  private readonly keyring: Keyring;
  private readonly keyId: string;

  /** @param secret the same in every process of a deployment */
  constructor(secret: string) {
    this.keyring = new Keyring([createHmac('sha256', secret).update('trusthub-graphql customer cursors 1').digest()]);
    this.keyId = this.keyring.current ?? '';
  }

  seal(accountSid: Sid, query: CustomerQuery, place: readonly [string, Sid]): string {
    const { nonce, text } = this.keyring.seal(JSON.stringify(place), bindingOf(accountSid, query));
    return Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(text, 'base64')]).toString('base64url');
  }

  /** @throws CallerError INVALID_INPUT for a cursor that this list of this account did not give out */
  open(accountSid: Sid, query: CustomerQuery, cursor: string): readonly [string, Sid] {
    const bytes = Buffer.from(cursor, 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES).toString('base64');
    const text = bytes.subarray(NONCE_BYTES).toString('base64');
    const opened = this.keyring.open({ sealedWith: this.keyId, nonce, text }, bindingOf(accountSid, query));
    if (!('text' in opened)) throw foreignCursor();
    return JSON.parse(opened.text) as [string, Sid];
  }
}

function bindingOf(accountSid: Sid, { search, filter, orderBy }: CustomerQuery): string {
  return JSON.stringify(['customers', accountSid, search ?? null, filter, orderBy], inOrder);
}

/** The members of objects in one order: a caller may name those of a filter in any. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
