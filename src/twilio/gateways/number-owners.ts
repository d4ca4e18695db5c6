import { LRUCache } from 'lru-cache';

import type { Sid } from '../../domain/sid.js';

/** Numbers are bought rarely, and one that was not found is looked for again after this. */
const LISTED_MS = 60_000;
/** SIDs of numbers that are kept over all listed accounts: about 20 MB. */
const MOST_LISTED = 200_000;
const MOST_OWNERS = 50_000;

/** Which subaccounts have which numbers, as far as it was seen. It spares calls, and never decides what is shown. */
export class NumberOwners {
  private readonly owners = new LRUCache<Sid, Sid>({ max: MOST_OWNERS });
  private readonly lists: LRUCache<Sid, ReadonlySet<Sid>>;

  /** @param now milliseconds, so that tests can let lists grow old */
  constructor(now: () => number) {
    this.lists = new LRUCache({
      maxSize: MOST_LISTED,
      sizeCalculation: ({ size }) => size + 1,
      ttl: LISTED_MS,
      ttlResolution: 0,
      perf: { now },
    });
  }

  /** The account in which a number was last seen. It may have moved since. */
  ownerOf(number: Sid): Sid | undefined {
    return this.owners.get(number);
  }

  found(number: Sid, owner: Sid): void {
    this.owners.set(number, owner);
  }

  /** It is not where it was: it may have moved into any account, so that no list is to be trusted. */
  moved(number: Sid): void {
    this.owners.delete(number);
    this.lists.clear();
  }

  /** All numbers of an account, listed within the last minute; undefined where that is longer ago. */
  listOf(account: Sid): ReadonlySet<Sid> | undefined {
    return this.lists.get(account);
  }

  listed(account: Sid, numbers: ReadonlySet<Sid>): void {
    this.lists.set(account, numbers);
  }
}
