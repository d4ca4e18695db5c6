import type { ServiceError } from '../../../domain/errors.js';
import type { Timing } from '../../../twilio/transport/timing.js';
import type { Changes } from '../changes.js';

/**
 * Faults that may pass, while nobody waits for long: eight tries over about a minute, or over as long as Twilio asks
 * for.
 */
export const TRIES = 8;
/** Tries of a run before it waits without occupying a place of its account: over about four seconds. */
export const SHORT_TRIES = 4;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 30_000;

/** The wait after a try, by the number of tries so far: doubled each time, and never less than Twilio asks for. */
export function backOffMs(tried: number, error: ServiceError): number {
  const ours = Math.min(FIRST_BACK_OFF_MS * 2 ** (tried - 1), LONGEST_BACK_OFF_MS);
  return Math.max(ours, (error.retryAfterSeconds ?? 0) * 1_000);
}

const SHORTEST_OUTAGE_WAIT_MS = 2_000;
const LONGEST_OUTAGE_WAIT_MS = 300_000;
/** The end of an outage is noticed within this fraction of its length, and at the latest after the longest wait. */
const PART_OF_OUTAGE = 1 / 30;

/**
 * The wait before the next attempt in an outage that has lasted so long: it grows with the outage.
 * @param random from 0 up to 1: spreads the waiting runs over half of the wait
 */
export function outageWaitMs(lastedMs: number, random: number): number {
  const wait = Math.min(Math.max(lastedMs * PART_OF_OUTAGE, SHORTEST_OUTAGE_WAIT_MS), LONGEST_OUTAGE_WAIT_MS);
  return wait * (0.75 + random / 2);
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
  timing: Timing,
): Promise<void> {
  const deadline = timing.now() + longestMs;
  let changed = false;
  let wake: () => void = () => undefined;
  const stop = changes.listen(runId, () => {
    changed = true;
    wake();
  });
  try {
    while (!(await reason())) {
      const left = deadline - timing.now();
      if (left <= 0) return;
      const woken = new AbortController();
      wake = () => woken.abort();
      if (changed) wake();
      changed = false;
      await timing.wait(left, woken.signal);
    }
  } finally {
    stop();
  }
}
