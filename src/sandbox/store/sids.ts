import { createHash } from 'node:crypto';

/** 32 hexadecimal digits that depend on nothing but the words given. */
export function digest(...words: readonly (string | number)[]): string {
  return createHash('md5').update(words.join(':')).digest('hex');
}

/** The SID of a thing that is the same in every sandbox, as policies and types are the same in every Twilio account. */
export function fixedSid(prefix: string, name: string): string {
  return prefix + digest('trusthub-sandbox', prefix, name);
}

const PATTERN = /^[A-Z]{2}[0-9a-fA-F]{32}$/;

/** Whether a text is a SID, of one of the prefixes where any are given. */
export function isSid(text: string, ...prefixes: readonly string[]): boolean {
  return PATTERN.test(text) && (prefixes.length === 0 || prefixes.includes(text.slice(0, 2)));
}
