import { CallerError, userError, UserErrorCode } from './errors.js';

/** Both ends belong to it; one that is left out is open. */
export interface DateTimeRange {
  readonly from?: Date;
  readonly to?: Date;
}

/** @throws CallerError INVALID_INPUT, with the path of the range, for one that ends before it begins */
export function requireRange({ from, to }: DateTimeRange = {}, path: readonly string[]): void {
  if (from === undefined || to === undefined || from <= to) return;
  const message = 'The beginning of this range lies after its end.';
  throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path }));
}
