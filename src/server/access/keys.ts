import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from './caller.js';

/** A caller and the SHA-256 of their key: the key itself is not kept. */
export interface KeyHolder {
  readonly digest: Buffer;
  readonly caller: Caller;
  /** What the caller may do, as a text to compare. */
  readonly rights?: string;
}

/** The same for the same caller with the same key and rights. */
export function fingerprint({ digest, caller, rights = '' }: KeyHolder): string {
  return JSON.stringify([caller.name, digest.toString('hex'), rights]);
}

export function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/**
 * The caller with this key. Every digest is compared, in constant time, so that timing reveals nothing about the keys.
 */
export function findKeyHolder(holders: readonly KeyHolder[], key: string): Caller | undefined {
  const digest = digestOf(key);
  let found: Caller | undefined;
  for (const holder of holders) {
    if (timingSafeEqual(holder.digest, digest)) found = holder.caller;
  }
  return found;
}
