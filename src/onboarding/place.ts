import type { OnboardingFilter } from '../domain/onboarding.js';
import { CallerError, userError } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { RunPlace } from './storage/runs.store.js';

/*
 * A cursor of our own list holds the place of a run (its time and id) in plain sight, with the account and the filter
 * of its list. It needs no signature: it is only compared within the caller's own account, so a forged one shows
 * nothing that the caller may not see; another account's is refused because it would begin at some place by chance.
 */

/** One list of runs. */
export interface RunList {
  readonly accountSid: Sid;
  readonly filter: OnboardingFilter;
}

const words = ({ accountSid, filter }: RunList): string => `${accountSid}/${filter.status ?? ''}/${filter.kind ?? ''}`;

export function toCursor(place: RunPlace, list: RunList): string {
  return Buffer.from(JSON.stringify([place.createdAt, place.runId, words(list)])).toString('base64url');
}

/** @throws CallerError INVALID_INPUT for what is no cursor of this list */
export function fromCursor(cursor: string, list: RunList): RunPlace {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) {
      const [createdAt, runId, of] = parsed as readonly unknown[];
      const valid = typeof createdAt === 'string' && !Number.isNaN(Date.parse(createdAt)) && typeof runId === 'string';
      if (valid && of === words(list)) return { createdAt, runId };
    }
  } catch {
    // Told below, like every other text that is no cursor.
  }
  const message = 'This cursor does not belong to this list (or the filter was changed): start again without `after`.';
  throw new CallerError(userError('INVALID_INPUT', message, { path: ['after'] }));
}
