import type { Request } from 'express';
import { parseBundleStatus, type CallbackVerdict } from '../domain/bundle.js';
import { objectInJson } from '../domain/json-object.js';
import { isSid, type Sid } from '../domain/sid.js';

/** A status callback as it arrived, before anything in it is trusted. */
export interface CallbackRequest {
  readonly accountSid: Sid;
  /** Path and query as they arrived. */
  readonly target: string;
  readonly token: string;
  readonly signature: string;
  /** What it says: the fields of its form or JSON, of a GET those of the query. */
  readonly fields: Fields;
  /** How its signature covers what it says. */
  readonly form: CallbackForm;
  readonly body: string;
}

/**
 * `query`: the signed address is all of it; `form`: its fields are signed; `other`: the address has the body's hash.
 */
export type CallbackForm = 'query' | 'form' | 'other';

/** A callback has some ten fields. Strangers send more: sorting them for the signature takes time. */
const MOST_FIELDS = 200;

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Undefined where the path names no account, or with more fields than Twilio sends. The body is read as bytes by the router: the signature is over its text. */
export function readCallback(req: Request): CallbackRequest | undefined {
  const accountSid = req.params['accountSid'];
  if (!isSid(accountSid, 'AC')) return undefined;
  // A GET is signed by its address only, so nothing else in it counts.
  const isGet = req.method === 'GET';
  const body = !isGet && Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
  const isForm = !isGet && !/\bjson\b/i.test(req.headers['content-type'] ?? '');
  const token = req.query['token'];
  const signature = req.headers['x-twilio-signature'];
  const fields = isGet ? formFields(queryOf(req.originalUrl)) : isForm ? formFields(body) : jsonFields(body);
  if (Object.keys(fields).length > MOST_FIELDS) return undefined;
  return {
    accountSid,
    target: req.originalUrl,
    token: typeof token === 'string' ? token : '',
    signature: typeof signature === 'string' ? signature : '',
    fields,
    form: isGet ? 'query' : isForm ? 'form' : 'other',
    body,
  };
}

const queryOf = (target: string): string => target.slice(target.indexOf('?') + 1 || target.length);

/** One walk over the form: strangers send it, and searching it for each of its names takes the square of its length. */
function formFields(body: string): Fields {
  const all = new Map<string, [string, ...string[]]>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (all.size > MOST_FIELDS) break; // It is refused.
    const values = all.get(name);
    if (values === undefined) all.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

function jsonFields(body: string): Fields {
  const fields = Object.entries(objectInJson(body) ?? {});
  return Object.fromEntries(fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
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

const REASON_FIELDS = ['failurereason'];
/** Longer than any reviewer writes. */
const LONGEST_REASON = 2_000;

const firstOf = (fields: Fields, names: readonly string[]): string =>
  names.map((name) => fieldOf(fields, name)).find((value) => value !== undefined) ?? '';

/** The verdict that it reports, if any: a reason may contain business data. */
export function verdictIn(fields: Fields): CallbackVerdict {
  // PostgreSQL keeps neither NUL nor half a character.
  const text = firstOf(fields, REASON_FIELDS).replaceAll('\0', '').trim().slice(0, LONGEST_REASON);
  const reason = Buffer.from(text).toString();
  return { status: parseBundleStatus(firstOf(fields, STATUS_FIELDS)), reason: reason === '' ? null : reason };
}
