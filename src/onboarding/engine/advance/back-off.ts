import type { ServiceError } from '../../../domain/errors.js';
import type { Timing } from '../../../twilio/transport/timing.js';
import type { Changes } from '../changes.js';

/**
 * Tries after faults that may pass, where no run can wait instead: over about a minute, or over as long as Twilio
 * asks for.
 */
export const TRIES = 8;
/** Tries of a run, over about four seconds, before it waits as a row and no longer counts as active. */
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
/** A wait is this fraction of the outage's length so far, within the two limits. */
const PART_OF_OUTAGE = 1 / 30;

/**
 * The wait before the next attempt in an outage that has lasted so long: it grows with the outage.
 * @param random from 0 to 1: spreads the runs, so that they do not all try at the same moment
 */
export function outageWaitMs(lastedMs: number, random: number): number {
  const wait = Math.min(Math.max(lastedMs * PART_OF_OUTAGE, SHORTEST_OUTAGE_WAIT_MS), LONGEST_OUTAGE_WAIT_MS);
  return wait * (0.75 + random / 2);
}

/**
 * Waits until a condition holds, which is checked at every change of the run, or until the time is over.
 * @param longestMs the longest wait
 */
export async function waitUntil(
  runId: string,
  longestMs: number,
  changes: Changes,
  condition: () => Promise<boolean>,
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
    while (!(await condition())) {
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
