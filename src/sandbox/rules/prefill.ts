import type { Prefill } from '../entities/inquiry.js';
import type { Parameter, Parameters } from '../entities/inquiry-parameters.js';
import { invalidParameter, missingParameter } from '../http/errors.js';
import type { Form, JsonBody } from '../http/form.js';
import { isSid } from '../store/sids.js';

/** Reads what a form fills in beforehand, and refuses what the description does not allow. */
export function prefillOfForm(form: Form, parameters: Parameters): Prefill {
  return prefill(parameters, (name, { type }) => {
    if (type === 'boolean') return form.optionalBoolean(name);
    // An empty value is none, as in every form of Trust Hub.
    if (type === 'string') return form.optional(name) || undefined;
    const list = form.list(name);
    return list.length === 0 ? undefined : list;
  });
}

/** The same of a JSON body. */
export function prefillOfJson(json: JsonBody, parameters: Parameters): Prefill {
  return prefill(parameters, (name) => json[name] ?? undefined);
}

function prefill(parameters: Parameters, read: (name: string, parameter: Parameter) => unknown): Prefill {
  const sent = Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = read(name, parameter);
    if (value === undefined) {
      if (parameter.required) throw missingParameter(name);
      return [];
    }
    return [[name.charAt(0).toUpperCase() + name.slice(1), checked(name, parameter, value)] as const];
  });
  return Object.fromEntries(sent);
}

function checked(name: string, parameter: Parameter, value: unknown): Prefill[string] {
  if (parameter.type === 'boolean' && typeof value === 'boolean') return value;
  if (parameter.type === 'array' && isTexts(value)) return value;
  if (parameter.type !== 'string' || typeof value !== 'string')
    throw invalidParameter(`${name} must be ${parameter.type === 'array' ? 'a list of texts' : `a ${parameter.type}`}`);
  const problem = textProblem(parameter, value);
  if (problem !== null) throw invalidParameter(`${name} ${problem}`, parameter.sid === undefined ? undefined : 20423);
  return value;
}

/** What is wrong with a text; null where nothing is. */
function textProblem({ oneOf, minLength = 0, maxLength, format, sid }: Parameter, value: string): string | null {
  if (oneOf !== undefined && !oneOf.includes(value)) return `must be one of ${oneOf.join(', ')}`;
  if (sid !== undefined && !isSid(value, sid)) return 'is not a valid SID';
  if (value.length < minLength) return `is too short; at least ${minLength} characters`;
  if (maxLength !== undefined && value.length > maxLength) return `is too long; at most ${maxLength} characters`;
  if (format === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'is not a valid e-mail address';
  if (format === 'phone-number' && !/^\+[1-9]\d{6,14}$/.test(value)) return 'is not a phone number in E.164 format';
  if (format === 'uri' && !isWebAddress(value, 'http:', 'https:')) return 'is not a valid URL';
  if (format === 'https' && !isWebAddress(value, 'https:')) return 'is not a valid URL that begins with https://';
  return null;
}

function isWebAddress(value: string, ...protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
