import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { isSid, type Sid } from '../domain/sid.js';

/** A status callback as it came in, before anything in it is believed. */
export interface CallbackRequest {
  readonly accountSid: Sid;
  /** Path and query as they came. */
  readonly target: string;
  readonly token: string;
  readonly signature: string;
  readonly fields: Fields;
  readonly isForm: boolean;
  readonly body: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Undefined where the path names no account. The body is read as bytes by the router: the signature is over its text. */
export function readCallback(req: Request): CallbackRequest | undefined {
  const accountSid = req.params['accountSid'];
  if (!isSid(accountSid, 'AC')) return undefined;
  const body = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
  const isForm = !/\bjson\b/i.test(req.headers['content-type'] ?? '');
  const token = req.query['token'];
  const signature = req.headers['x-twilio-signature'];
  return {
    accountSid,
    target: req.originalUrl,
    token: typeof token === 'string' ? token : '',
    signature: typeof signature === 'string' ? signature : '',
    fields: isForm ? formFields(body) : jsonFields(body),
    isForm,
    body,
  };
}

function formFields(body: string): Fields {
  const form = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function jsonFields(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** In order of preference, without case and underscores: `BundleSid`, `bundle_sid`. */
const BUNDLE_FIELDS = ['bundlesid', 'trustproductsid', 'customerprofilesid', 'resourcesid', 'sid', 'objectsid'];
const STATUS_FIELDS = ['status', 'bundlestatus'];

function fieldOf(fields: Fields, name: string): string | undefined {
  const found = Object.entries(fields).find(([key]) => key.replaceAll('_', '').toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** The bundle that it is about, where it names one. */
export function bundleIn(fields: Fields): Sid | undefined {
  return BUNDLE_FIELDS.map((name) => fieldOf(fields, name)).find((value) => isSid(value, 'BU'));
}

/**
 * One id for one event, so that Twilio's repetitions count once. Twilio's own token where there is one; otherwise the
 * content within a minute, since the same bundle may be rejected twice with the same words.
 */
export function eventIdOf(req: Request, { fields, signature }: CallbackRequest, bundleSid: Sid): string {
  const token = req.headers['i-twilio-idempotency-token'];
  const status = STATUS_FIELDS.map((name) => fieldOf(fields, name)).find((value) => value !== undefined) ?? '';
  const minute = Math.floor(Date.now() / 60_000);
  const distinct = typeof token === 'string' ? token : `${signature}|${minute}`;
  return createHash('sha256').update(`${bundleSid}|${status}|${distinct}`).digest('hex');
}
