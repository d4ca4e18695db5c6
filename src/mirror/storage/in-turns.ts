import { longWork } from '../../domain/pacing/long-work.js';
import type { Sid } from '../../domain/sid.js';

/** Records that are encrypted, decrypted or hashed in one turn of the event loop: some milliseconds of work. */
const AT_ONCE = 25;

/** Does the work for each, some in each turn of the event loop, so that the rows of one account do not hold up others. */
export async function inTurns<Item, Result>(
  accountSid: Sid,
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    if (start > 0) await longWork.turn(accountSid);
    results.push(...items.slice(start, start + AT_ONCE).map(work));
  }
  return results;
}
