import type { Verdict } from './control.js';
import { TwilioError } from '../http/errors.js';
import { FAULT_EFFECTS } from './faults.js';
import type { FaultSpec } from './faults.js';
import { readSwitches } from './switches.js';
import type { Switches } from './switches.js';

type Body = Readonly<Record<string, unknown>>;

/** The body as it came. */
export function readText(body: string | null): string {
  if (body === null) throw new TwilioError(413, 20001, 'The request body is too large');
  return body;
}

/** The JSON object of a control request; an empty body is an empty object. */
export function readObject(body: string | null): Body {
  const text = readText(body);
  let parsed: unknown;
  try {
    parsed = text === '' ? {} : JSON.parse(text);
  } catch (error) {
    throw bad(`The body must be a JSON object: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw bad('The body must be a JSON object');
  return parsed as Body;
}

/** `{set?: ISO date, advanceMs?: number, run?: 'free' | 'frozen'}` */
export function parseClockOrder(body: Body) {
  refuseUnknown(body, ['set', 'advanceMs', 'run']);
  const set = optional(body, 'set', isDate);
  const advanceMs = optional(body, 'advanceMs', isNotNegative);
  const run = optional(body, 'run', oneOf('free', 'frozen'));
  return { set, advanceMs, run };
}

/** `{verdict: 'approved' | 'rejected' | 'in-review', codes?: number[], reason?: string}` */
export function parseVerdict(body: Body) {
  refuseUnknown(body, ['verdict', 'codes', 'reason']);
  const verdict = optional(body, 'verdict', oneOf<Verdict>('approved', 'rejected', 'in-review'));
  if (verdict === undefined) throw bad('verdict is missing');
  return { verdict, codes: optional(body, 'codes', isNumbers) ?? [], reason: optional(body, 'reason', isText) };
}

/** `{ms: number}` */
export function parseLatency(body: Body): number {
  refuseUnknown(body, ['ms']);
  return optional(body, 'ms', isNotNegative) ?? 0;
}

/** As many numbers as one request may make; a request more makes more. */
const MOST_NUMBERS = 1_000;

/** `{count: number, accountSid?: string}` */
export function parseNumbersOrder(body: Body) {
  refuseUnknown(body, ['count', 'accountSid']);
  const count = optional(body, 'count', isBetween(1, MOST_NUMBERS));
  if (count === undefined || !Number.isInteger(count))
    throw bad(`count must be a whole number from 1 to ${MOST_NUMBERS}`);
  return { count, accountSid: optional(body, 'accountSid', isText) };
}

/** `{accountSid: string}` */
export function parseMove(body: Body): string {
  refuseUnknown(body, ['accountSid']);
  const accountSid = optional(body, 'accountSid', isText);
  if (accountSid === undefined) throw bad('accountSid is missing');
  return accountSid;
}

/** Switches by name. */
export function parseSwitches(body: Body): Partial<Switches> {
  try {
    return readSwitches(body);
  } catch (error) {
    throw bad((error as Error).message);
  }
}

/** How many and how long; and what has bounds of its own. */
const NUMBERS = ['count', 'forMs', 'skip', 'code', 'latencyMs', 'retryAfterSeconds', 'lagWrites', 'lagMs'] as const;
const TEXTS = ['method', 'path', 'message'] as const;

/** A fault as `control.fault` takes it. */
export function parseFault(body: Body): FaultSpec {
  refuseUnknown(body, [...NUMBERS, ...TEXTS, 'probability', 'status', 'dripBytes', 'dripMs', 'effect', 'afterCommit']);
  const effect = optional(body, 'effect', oneOf(...FAULT_EFFECTS));
  if (effect === undefined) throw bad(`effect is missing: one of ${FAULT_EFFECTS.join(', ')}`);
  return {
    effect,
    ...given(body, NUMBERS, isNotNegative),
    ...given(body, ['probability'], isBetween(0, 1)),
    // Node writes no other status, and 1xx are no answers.
    ...given(body, ['status'], isBetween(200, 999)),
    ...given(body, ['dripBytes', 'dripMs'], isBetween(1, 60_000)),
    ...given(body, TEXTS, isText),
    ...given(body, ['afterCommit'], isFlag),
  };
}

/** Those of the names that the body has. */
function given<N extends string, T>(body: Body, names: readonly N[], fits: Fits<T>): Partial<Record<N, T>> {
  const values: Partial<Record<N, T>> = {};
  for (const name of names) {
    const value = optional(body, name, fits);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

type Fits<T> = (value: unknown) => value is T;

function optional<T>(body: Body, name: string, fits: Fits<T>): T | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!fits(value)) throw bad(`${name} is not valid`);
  return value;
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isNotNegative(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isBetween(least: number, most: number): Fits<number> {
  return (value): value is number => isNotNegative(value) && value >= least && value <= most;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}

function oneOf<T extends string>(...values: readonly T[]): Fits<T> {
  return (value): value is T => (values as readonly unknown[]).includes(value);
}

/** A misspelt lever that silently does nothing would make a test pass for the wrong reason. */
function refuseUnknown(body: Body, known: readonly string[]): void {
  const unknown = Object.keys(body).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw bad(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`);
}

export function bad(message: string): TwilioError {
  return new TwilioError(400, 20001, message);
}
