import { TwilioError } from './errors.js';
import { Form, isTooDeep } from './form.js';

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
