import type { Rejection } from '../../domain/rejection.js';

import { moreInfoUrl } from './error-table.js';
import { optionalInteger } from '../answer-values.js';
import { REJECTIONS } from './rejection-texts.js';

/**
 * The rejection of one entry of a bundle's `errors`. Twilio documents `{"code": 18602}` alone; text beside it, bare
 * numbers and bare texts are read too. Only the number is taken: a text may hold the business's data. An entry without
 * a number has code 0. Never throws.
 */
export function rejectionOf(raw: unknown): Rejection {
  const code = codeOf(raw);
  const known = REJECTIONS.get(code);
  return {
    code,
    message:
      known?.message ??
      (code === 0 ? 'Twilio rejected this without a reason code.' : `Twilio rejected this with code ${code}.`),
    remedy: known?.remedy ?? (code === 0 ? REMEDY_WITHOUT_CODE : REMEDY_OF_UNKNOWN),
    field: known?.field ?? null,
    moreInfoUrl: code === 0 ? null : moreInfoUrl(code),
  };
}

/**
 * All rejections of a bundle: `errors` is null unless rejected, and not always a list. Equal codes are one.
 * @param isRejected whether its status says so: a rejection without any reason (TRUSTHUB 13) is one without a code
 */
export function rejectionsOf(errors: unknown, isRejected = false): readonly Rejection[] {
  const listed: readonly unknown[] = Array.isArray(errors) ? errors : [errors];
  const given = listed.filter((entry) => entry !== null && entry !== undefined && entry !== '');
  const entries = given.length === 0 && isRejected ? [null] : given;
  return [...new Map(entries.map((entry) => [codeOf(entry), rejectionOf(entry)])).values()];
}

const REMEDY_OF_UNKNOWN =
  'Read what Twilio says about this code, correct what it names, and submit again. Twilio also explains rejections by email.';
const REMEDY_WITHOUT_CODE =
  'Twilio gives the reason by email only, and in its Console: correct what is named there, and submit again. The latest evaluation and failureReason may say more.';

/** Keys under which integrators have seen the number; the documented one is first. */
const CODE_KEYS = ['code', 'error_code', 'errorCode'] as const;

function codeOf(raw: unknown): number {
  if (typeof raw === 'number') return Math.max(0, optionalInteger(raw) ?? 0);
  // Five digits, and no more around them: a registration number has nine.
  if (typeof raw === 'string') return Number(/(?<!\d)\d{5}(?!\d)/.exec(raw)?.[0] ?? 0);
  if (typeof raw !== 'object' || raw === null) return 0;
  for (const key of CODE_KEYS) {
    const value: unknown = (raw as Record<string, unknown>)[key];
    if (typeof value === 'number' || typeof value === 'string') return codeOf(value);
  }
  return 0;
}
