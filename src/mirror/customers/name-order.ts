import { longWork } from '../../domain/pacing/long-work.js';
import type { Sid } from '../../domain/sid.js';

/** Names that are compared in one turn of the event loop: some milliseconds of work. */
const AT_ONCE = 1_000;
/** Names that are sorted at a time, with some ten comparisons each. */
const SORTED_AT_ONCE = 200;

/** ICU's root order, in which upper and lower case are the same: also where the database has no ICU, or sees no names. */
const ORDER = new Intl.Collator('und', { sensitivity: 'accent' });

/** A place in the order by name. */
export interface NamePlace {
  readonly name: string;
  readonly sid: Sid;
}

/** By name, and by SID where two have the same. */
function compareByName(one: NamePlace, other: NamePlace): number {
  return ORDER.compare(one.name, other.name) || (one.sid < other.sid ? -1 : one.sid > other.sid ? 1 : 0);
}

/** Where those begin that come after a place, in a list in its order or, descending, the reverse. */
export function placeAfter(order: readonly NamePlace[], place: NamePlace, isDescending: boolean): number {
  let [from, to] = [0, order.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const compared = compareByName(order[middle]!, place);
    if (isDescending ? compared < 0 : compared > 0) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** In order, some in each turn of the event loop. */
export async function sorted<Item extends NamePlace>(
  accountSid: Sid,
  items: readonly Item[],
): Promise<readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += SORTED_AT_ONCE) {
    if (start > 0) await longWork.turn(accountSid);
    runs.push(items.slice(start, start + SORTED_AT_ONCE).sort(compareByName));
  }
  while (runs.length > 1) {
    const joined: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      joined.push(await merged(accountSid, runs[at] ?? [], runs[at + 1] ?? []));
    }
    runs = joined;
  }
  return runs[0] ?? [];
}

/** Two ordered lists as one, some in each turn of the event loop. */
export async function merged<Item extends NamePlace>(
  accountSid: Sid,
  ones: readonly Item[],
  others: readonly Item[],
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let [at, other] = [0, 0];
  for (let compared = 1; at < ones.length && other < others.length; compared += 1) {
    if (compared % AT_ONCE === 0) await longWork.turn(accountSid);
    const [left, right] = [ones[at]!, others[other]!];
    const isLeft = compareByName(left, right) <= 0;
    all.push(isLeft ? left : right);
    if (isLeft) at += 1;
    else other += 1;
  }
  return all.concat(ones.slice(at), others.slice(other));
}
