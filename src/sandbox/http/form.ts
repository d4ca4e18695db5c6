import type { Attributes } from '../entities/rows.js';
import { invalidParameter, missingParameter, TwilioError } from './errors.js';
import { isSid } from '../store/sids.js';

/** The parameters of a POST body. Every reader refuses what it can't read, with Twilio's code for it. */
export class Form {
  private readonly values: URLSearchParams;

  constructor(body: string) {
    this.values = new URLSearchParams(body);
  }

  names(): readonly string[] {
    return [...new Set(this.values.keys())];
  }

  optional(name: string): string | undefined {
    return this.values.get(name) ?? undefined;
  }

  /** Every value of a parameter that may be repeated. */
  list(name: string): readonly string[] {
    return this.values.getAll(name);
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined || value === '') throw missingParameter(name);
    return value;
  }

  requiredSid(name: string, ...prefixes: readonly string[]): string {
    const value = this.required(name);
    // 20423 is the dictionary's "invalid SID".
    if (!isSid(value, ...prefixes)) throw invalidParameter(`${name} ${shown(value)} is not a valid SID`, 20423);
    return value;
  }

  optionalSid(name: string, ...prefixes: readonly string[]): string | undefined {
    const value = this.optional(name);
    return value === undefined || value === '' ? undefined : this.requiredSid(name, ...prefixes);
  }

  /** A friendly name of at most 255 characters (20002: "invalid FriendlyName"). */
  friendlyName(): string | undefined {
    const value = this.optional('FriendlyName');
    if (value !== undefined && value.length > 255)
      throw invalidParameter('FriendlyName is too long; at most 255 characters', 20002);
    return value;
  }

  requiredFriendlyName(): string {
    this.required('FriendlyName');
    return this.friendlyName() ?? '';
  }

  /** An absolute http(s) address; null where the parameter is sent empty, to clear it. */
  optionalUrl(name: string): string | null | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    if (value === '') return null;
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
      throw invalidParameter(`${name} is not a valid absolute http or https URL`);
    return value;
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.optional(name)?.toLowerCase();
    if (value === undefined || value === '') return undefined;
    if (value !== 'true' && value !== 'false') throw invalidParameter(`${name} must be true or false`);
    return value === 'true';
  }

  /** A JSON object (22207: "Attributes is not valid JSON"). */
  attributes(): Attributes | undefined {
    const value = this.optional('Attributes');
    if (value === undefined || value === '') return undefined;
    let parsed: unknown;
    try {
      parsed = JSON.parse(value);
    } catch {
      throw new TwilioError(400, 22207, 'Attributes is not valid JSON');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw new TwilioError(400, 22207, 'Attributes must be a JSON object');
    if (isTooDeep(parsed))
      throw new TwilioError(400, 22207, `Attributes is not valid JSON: it is nested deeper than ${MAX_DEPTH}`);
    return parsed as Attributes;
  }
}

/** `JSON.parse` reads nesting of any depth, but what writes it again would run out of stack. */
const MAX_DEPTH = 100;

function isTooDeep(value: unknown, depth = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((one) => isTooDeep(one, depth - 1));
}

/** The form of a request that has none. */
export const EMPTY_FORM = new Form('');

function shown(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}...` : value;
}

/** The body of the few operations that take JSON (A2P registrations), by key. */
export type JsonBody = Readonly<Record<string, unknown>>;

/** The JSON of a request that has none. */
export const EMPTY_JSON: JsonBody = {};

/** Reads a JSON body. 20001 for what is no JSON object, as for a form that can't be read. */
export function readJsonBody(body: string | null, contentType: string | undefined): JsonBody {
  if (body === null) throw new TwilioError(413, 20001, 'The request body is too large');
  if (!/^application\/json\b/i.test(contentType ?? ''))
    throw new TwilioError(400, 20001, 'Content-Type must be application/json');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new TwilioError(400, 20001, 'The request body is not valid JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new TwilioError(400, 20001, 'The request body must be a JSON object');
  if (isTooDeep(parsed)) throw new TwilioError(400, 20001, 'The request body is nested too deeply');
  return parsed as JsonBody;
}

/** The same body as a form, for what only asks which parameters were sent. */
export function formOf(json: JsonBody): Form {
  return new Form(new URLSearchParams(Object.keys(json).map((name): [string, string] => [name, ''])).toString());
}
