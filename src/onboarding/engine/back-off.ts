import type { ServiceError } from '../../domain/errors.js';
import type { Changes } from './changes.js';

/** Faults that may pass: eight tries over about a minute, or over as long as Twilio asks for. */
export const TRIES = 8;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 30_000;

/** The wait after a try, by the number of tries so far: doubled each time, and never less than Twilio asks for. */
export function backOffMs(tried: number, error: ServiceError): number {
  const ours = Math.min(FIRST_BACK_OFF_MS * 2 ** (tried - 1), LONGEST_BACK_OFF_MS);
  return Math.max(ours, (error.retryAfterSeconds ?? 0) * 1_000);
}

/**
 * Waits, but no longer than until there is a reason to go on, which is asked for at every change of the run.
 * @param longestMs the wait where no reason comes
 */
export async function waitUntil(
  runId: string,
  longestMs: number,
  changes: Changes,
  reason: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + longestMs;
  let changed = false;
  let wake: () => void = () => undefined;
  const stop = changes.listen(runId, () => {
    changed = true;
    wake();
  });
  try {
    while (!(await reason())) {
      const left = deadline - Date.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (changed) wake();
        changed = false;
      });
    }
  } finally {
    stop();
  }
}
