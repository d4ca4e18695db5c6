import { setTimeout as delay } from 'node:timers/promises';
import type { StepResult } from '../../storage/steps.store.js';

/** Between two searches for what a request that may still be under way has made. */
const SEARCH_AGAIN_MS = 250;

/**
 * Searches again and again for what a request made whose answer never came, once at least.
 * @param deadline epoch milliseconds; after it no such request can be under way, and "not there" is an answer
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
