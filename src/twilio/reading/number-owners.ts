import { LRUCache } from 'lru-cache';

import type { Sid } from '../../domain/sid.js';

/** A number that was found in no account is searched for again after this time. */
const LISTED_MS = 60_000;
/** SIDs of numbers that are kept over all listed accounts: about 20 MB. */
const MOST_LISTED = 200_000;
const MOST_OWNERS = 50_000;

interface KeptList {
  readonly numbers: ReadonlySet<Sid>;
  /** Which numbers had been asked for when the list was begun. */
  readonly moment: number;
}

/** Which subaccounts have which numbers, as far as is known. It saves calls, and never decides what is shown. */
export class NumberOwners {
  private readonly owners = new LRUCache<Sid, Sid>({ max: MOST_OWNERS });
  private readonly lists: LRUCache<Sid, KeptList>;
  private readonly firstAsked = new LRUCache<Sid, number>({ max: MOST_OWNERS });
  private moment = 0;
  private moves = 0;

  /** @param now milliseconds, so that tests can let lists grow old */
  constructor(now: () => number) {
    this.lists = new LRUCache({
      maxSize: MOST_LISTED,
      sizeCalculation: ({ numbers }) => numbers.size + 1,
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

  /** It is not where it was: it may have moved into any account, so no list can be trusted. */
  moved(number: Sid): void {
    this.owners.delete(number);
    this.lists.clear();
    this.moves += 1;
  }

  /** Records that the number is being searched for, and since when. */
  asked(number: Sid): void {
    if (this.firstAsked.get(number) !== undefined) return;
    this.moment += 1;
    this.firstAsked.set(number, this.moment);
  }

  /** Grows with every number that is asked for the first time. */
  currentMoment(): number {
    return this.moment;
  }

  /** All numbers of an account, listed within the last minute; undefined where that is longer ago. */
  listOf(account: Sid): ReadonlySet<Sid> | undefined {
    return this.lists.get(account)?.numbers;
  }

  /**
   * True where the account's list of the last minute was begun after the number was first asked for, and does not have
   * it. An older list says nothing of it: the number may have been bought since.
   */
  isKnownToLack(account: Sid, number: Sid): boolean {
    const list = this.lists.get(account);
    const asked = this.firstAsked.get(number);
    return list !== undefined && asked !== undefined && list.moment >= asked && !list.numbers.has(number);
  }

  /**
   * Changes whenever the kept list of an account changes, so that searches for the same numbers share one request, but
   * never an older one.
   */
  versionOf(account: Sid): string {
    return `${this.moves}/${this.lists.get(account)?.moment ?? ''}`;
  }

  /** @param moment that when the list was begun */
  listed(account: Sid, numbers: ReadonlySet<Sid>, moment: number): void {
    this.lists.set(account, { numbers, moment });
  }
}
