import { ServiceError } from './errors.js';

/** How old what a caller is shown may be, where the caller says so. */
export interface AllowedAge {
  /** Milliseconds from the beginning of the read; Infinity for any age. */
  readonly maxAgeMs: number;
  /** Nothing is read from Twilio: what is not at hand is an error. */
  readonly onlyKept: boolean;
}

/** Whether what was read at a moment is still young enough. Both in milliseconds; true where nothing was said of age. */
export function isAllowed(age: AllowedAge | undefined, since: number, now: number): boolean {
  return age === undefined || now - since <= age.maxAgeMs;
}

/** For what a caller wants without a request to Twilio, and what nobody has read lately enough. */
export function notInMirror(): ServiceError {
  return new ServiceError(
    'NOT_IN_MIRROR',
    'This server has no copy of it that is young enough, and only-if-cached forbids to ask Twilio. Send a greater max-age, leave only-if-cached out, or, where the setting MIRROR is off, turn it on.',
  );
}
