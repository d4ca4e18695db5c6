import { setTimeout as delay } from 'node:timers/promises';
import type { StepResult } from '../../storage/steps.store.js';

/** Between two searches for what a request that may still arrive has made. */
const SEARCH_AGAIN_MS = 250;

/**
 * Searches repeatedly, at least once, for what a request made whose answer never came.
 * @param deadline epoch milliseconds; after it no such request can arrive, and "not found" is certain
 */
export async function searchUntil(
  deadline: number,
  find: () => Promise<StepResult | null | undefined>,
): Promise<StepResult | null> {
  for (;;) {
    const made = await find();
    if (made != null) return made;
    const remaining = deadline - Date.now();
    if (remaining <= 0) return null;
    await delay(Math.min(remaining, SEARCH_AGAIN_MS));
  }
}
