import { createHash, createHmac } from 'node:crypto';

/** JSON with sorted keys and without what is undefined or null, so that equal inputs have equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/**
 * Distinguishes equal values from others. Canonical, because the database keeps an object's keys in an order of its
 * own.
 * @param hashKey the run's own, in base64; null for a run that is stored in plain anyway
 */
export function digestOf(value: unknown, hashKey: string | null): string {
  const plain = createHash('sha256').update(canonicalJson(value)).digest('base64url');
  return hashKey === null ? plain : keyedDigest(plain, hashKey);
}

/** The digest for an encrypted run, made from that of a plain one: what was hashed need not be known any more. */
export function keyedDigest(plain: string, hashKey: string): string {
  return createHmac('sha256', Buffer.from(hashKey, 'base64')).update(plain).digest('base64url');
}
