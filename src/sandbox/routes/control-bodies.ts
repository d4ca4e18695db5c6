import type { Verdict } from '../control.js';
import { TwilioError } from '../errors.js';
import type { FaultEffect, FaultSpec } from '../faults.js';

type Body = Readonly<Record<string, unknown>>;

/** The JSON object of a control request; an empty body is an empty object. */
export function readObject(body: string | null): Body {
  let parsed: unknown;
  try {
    parsed = body === null ? null : body === '' ? {} : JSON.parse(body);
  } catch {
    parsed = null;
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

/** `{verdict: 'approved' | 'rejected' | 'in-review', codes?: number[]}` */
export function parseVerdict(body: Body): { readonly verdict: Verdict; readonly codes: readonly number[] } {
  refuseUnknown(body, ['verdict', 'codes']);
  const verdict = optional(body, 'verdict', oneOf<Verdict>('approved', 'rejected', 'in-review'));
  if (verdict === undefined) throw bad('verdict is missing');
  return { verdict, codes: optional(body, 'codes', isNumbers) ?? [] };
}

/** `{ms: number}` */
export function parseLatency(body: Body): number {
  refuseUnknown(body, ['ms']);
  return optional(body, 'ms', isNotNegative) ?? 0;
}

const EFFECTS: readonly FaultEffect[] = ['status', 'throttle', 'latency', 'drop', 'hang'];

/** A fault as `control.fault` takes it. */
export function parseFault(body: Body): FaultSpec {
  const numbers = ['count', 'skip', 'probability', 'status', 'code', 'latencyMs', 'retryAfterSeconds'] as const;
  const texts = ['method', 'path', 'message'] as const;
  refuseUnknown(body, [...numbers, ...texts, 'effect', 'afterCommit']);
  const effect = optional(body, 'effect', oneOf(...EFFECTS));
  if (effect === undefined) throw bad(`effect is missing: one of ${EFFECTS.join(', ')}`);
  return {
    effect,
    ...given(body, numbers, isNotNegative),
    ...given(body, texts, isText),
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

function bad(message: string): TwilioError {
  return new TwilioError(400, 20001, message);
}
