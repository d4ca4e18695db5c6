import { isIP } from 'node:net';
import { z } from 'zod';
import { Secret } from '../domain/secret.js';

/*
 * The kinds of values that settings have. Each message stands after the setting's name, and never holds the value.
 */

/** One setting: how it is read, and how `.env.example` and the documents describe it. */
export interface Setting {
  readonly parse: z.ZodType;
  /** The value where it is not set; empty for none. */
  readonly fallback: string;
  readonly about: string;
}

/** A limit of what a caller may ask for: a setting, and what a caller sees beyond it. */
export interface LimitSetting extends Setting {
  readonly seen: string;
}

/** An API key shorter than this could be guessed. */
export const MIN_KEY_LENGTH = 16;

export const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${min} to ${max}` })
    .int(`must be a whole number from ${min} to ${max}`)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
/** Fractions are for tests. */
export const seconds = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a number of seconds' })
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
export const flag = () =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'], { error: 'must be on or off' })
    .transform((word) => ['on', 'true', '1'].includes(word));
export const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
export const addressRanges = () =>
  list().refine((ranges) => ranges.every(isAddressRange), {
    error: 'must be IP addresses or ranges such as 10.0.0.0/8, separated by commas',
  });
export const pairs = () =>
  list()
    .refine((items) => items.every((item) => /^[A-Za-z0-9]+=[^=]+$/.test(item)), {
      error: 'must be name=value, several separated by commas',
    })
    .transform((items): Readonly<Record<string, string>> => {
      const entries = items.map((item): [string, string] => {
        const [name = '', value = ''] = item.split('=');
        return [name, value];
      });
      return Object.fromEntries(entries);
    });
export const text = () => z.string();
export const secret = () => z.string().transform((value) => new Secret(value));
export const url = (...protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
export const apiKeys = () =>
  list()
    .refine((keys) => keys.length > 0, { error: 'has no key' })
    .refine((keys) => keys.every((key) => key.length >= MIN_KEY_LENGTH), {
      error: `every key must have at least ${MIN_KEY_LENGTH} characters; make one with: openssl rand -hex 32`,
    })
    .refine((keys) => keys.every((key) => /^[\w.~+/=-]+$/.test(key)), {
      error: 'a key may hold only letters, digits and . _ ~ + / = -, because it is sent in a header',
    })
    .transform((keys) => keys.map((key) => new Secret(key)));

export const metricsKey = () =>
  z
    .string()
    .refine((key) => key.length >= MIN_KEY_LENGTH && /^[\w.~+/=-]+$/.test(key), {
      error: `must have at least ${MIN_KEY_LENGTH} letters, digits and . _ ~ + / = -; make one with: openssl rand -hex 32`,
    })
    .transform((key) => new Secret(key));

export const encryptionKeys = () =>
  list()
    .refine((keys) => keys.length > 0, { error: 'has no key' })
    .refine((keys) => keys.every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key)), {
      error: 'every key must be 32 bytes in base64 (44 characters); make one with: openssl rand -base64 32',
    })
    .refine((keys) => new Set(keys).size === keys.length, { error: 'has the same key twice' })
    .transform((keys) => keys.map((key) => new Secret(key)));

function isAddressRange(range: string): boolean {
  const [address = '', prefix, ...rest] = range.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** True for a host name that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}
