import type { Timing } from './timing.js';
import { TransportError } from '../errors/transport-error.js';

/** The outcome of one try: an answer, or none. */
export type Outcome =
  TransportError | { readonly statusCode: number; readonly retryAfter?: string; readonly code?: number };

/** Twilio did not act on the call: it may be sent again whatever the method. Waits 0.25 to 4 s, 8 s in all at most. */
const TRIES_WHEN_REFUSED = 6;
/** Twilio may have acted: only for GET and DELETE, which can be sent twice without harm. */
const TRIES_WHEN_UNKNOWN = 3;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;
/** Callers give up sooner than this: beyond it the caller gets the time to try again. */
export const LONGEST_RETRY_AFTER_MS = 15_000;

/** Another change of the same resource is in progress (409). Twilio says so before doing anything, like a 429. */
const CONFLICTING_UPDATE = 20162;

/**
 * Milliseconds to wait before the next try, or null when this outcome is final.
 *
 * 429 is safe for every method: "the request was not processed" (https://www.twilio.com/docs/errors/20429). A 5xx, a
 * reset or a timeout leaves it open whether Twilio acted, and Trust Hub has no idempotency key, so a POST is never
 * repeated after one: it could make a second bundle (TRUSTHUB section 6).
 */
export function waitBeforeRetry(method: string, outcome: Outcome, tries: number, timing: Timing): number | null {
  const budget = isRefusal(outcome) ? TRIES_WHEN_REFUSED : isUnknown(outcome, method) ? TRIES_WHEN_UNKNOWN : 0;
  if (tries >= budget) return null;
  const asked = outcome instanceof TransportError ? null : retryAfterMs(outcome.retryAfter, timing.now());
  if (asked !== null && asked > LONGEST_RETRY_AFTER_MS) return null;
  const step = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  // Never sooner than asked; spread over half a step, so that calls that were refused together don't return together.
  return Math.round(asked === null ? (step * (1 + timing.random())) / 2 : asked + (step * timing.random()) / 2);
}

/** True when Twilio may have acted on the call although no good answer came. */
export function isOutcomeUnknown(outcome: Outcome): boolean {
  return outcome instanceof TransportError
    ? !outcome.notProcessed && outcome.fault !== 'cancelled'
    : outcome.statusCode >= 500;
}

/** A Retry-After in milliseconds from now: seconds or an HTTP date (RFC 9110, 10.2.3); null for anything else. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.ceil(Number(header) * 1_000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function isRefusal(outcome: Outcome): boolean {
  if (outcome instanceof TransportError) return false;
  return outcome.statusCode === 429 || (outcome.statusCode === 409 && outcome.code === CONFLICTING_UPDATE);
}

function isUnknown(outcome: Outcome, method: string): boolean {
  if (method !== 'GET' && method !== 'DELETE') return false;
  // 501: the upstream does not know this call, and a repetition changes nothing.
  if (!(outcome instanceof TransportError)) return outcome.statusCode >= 500 && outcome.statusCode !== 501;
  return outcome.fault === 'unavailable' || outcome.fault === 'timeout';
}
