import { isAllowed, type AllowedAge } from '../../domain/allowed-age.js';
import type { CallBudget } from '../../domain/call-budget.js';

import type { PagePosition } from './cursor.js';

/** Where an answer is kept, and how often its names had been outdated when it was asked for. */
export interface Place {
  readonly key: string;
  readonly names: readonly string[];
  readonly stamp: number;
}

/** An answer that is kept. */
export interface Kept extends Term {
  readonly value: unknown;
  readonly stamp: number;
}

/** For how long an answer is kept. Milliseconds, like all times here. An equal answer begins another term. */
export interface Term {
  /** When the read began that has brought it, or when it was written. */
  since: number;
  until: number;
  /** From then on it may be renewed when it is asked for. */
  dueAt: number;
  /** The page that it came on. */
  page: PageRead | undefined;
  renewal: Renewal;
}

/** Of one answer, and of all records that came with it. */
export interface Renewal {
  /** It is begun once: where it fails, the next answer is read when this one is out of date. */
  isBegun: boolean;
}

/** Which page of which list a record came on. */
export interface PageRead extends Renewal {
  readonly binding: string;
  readonly position: PagePosition;
}

/** The reads of an account, which a basis is held against. */
interface Reads {
  /** Whether this is what is kept at the place. */
  isKept(place: Place, kept: Kept): boolean;
  /** Whether it is time to renew this, and nobody has. */
  isDue(kept: Kept): boolean;
  /** Milliseconds. */
  readonly now: () => number;
  /** Grows with everything that may change what is kept, but for age. */
  readonly changes: number;
}

/** What follows from all that was taken, until something that is kept changes. */
interface Summary {
  readonly changes: number;
  readonly size: number;
  readonly areKept: boolean;
  /** When the first of them was read, is out of date, and may be renewed. */
  readonly since: number;
  readonly until: number;
  readonly dueAt: number;
}

/** What is read from more places is not kept as a whole: checking them all would take as long as reading them. */
const MOST_PLACES = 1_000;
/** Of what one scope reads, so much is renewed: each is a request that is begun at once. The next round goes on. */
const MOST_RENEWALS = 20;
/** Milliseconds between the rounds in which one answer is renewed. */
const ROUND_MS = 40;
/** However often it is renewed, in milliseconds: it may say what follows from the time of day, too. */
const LONGEST_RENEWED_MS = 60_000;

/** What the reads of one scope were answered with. */
export class Basis {
  private readonly taken: { readonly place: Place; readonly kept: Kept }[] = [];
  private readonly begunAt: number;
  private isSpoilt: boolean;
  /** When the oldest read began of what is not among the taken. */
  private oldest = Infinity;
  /** When the oldest read began that parts of the answer were made of before. */
  private oldestOfParts = Infinity;
  private renewals = 0;
  private nextRoundAt = 0;
  /** How often something was answered from the copy of the account, and whether anything was not. */
  private copies = 0;
  private isMixed = false;
  private known: Summary | undefined;

  /**
   * @param longestMs the longest that anything is kept: as long may an answer be that was read from nothing that changes
   * @param isFresh true for a scope that takes nothing of what is kept
   * @param budget counts the requests of the scope: what was asked for beside these reads is not kept
   * @param hasRoomToSpare whether the account has requests to spare for what nobody waits for
   */
  constructor(
    private readonly reads: Reads,
    private readonly longestMs: number,
    isFresh: boolean,
    private readonly budget: Pick<CallBudget, 'calls' | 'most'> | undefined,
    private readonly hasRoomToSpare: () => boolean = () => true,
  ) {
    this.begunAt = reads.now();
    this.isSpoilt = isFresh;
  }

  /** How many places were read. */
  get size(): number {
    return this.taken.length;
  }

  /** Something that is kept was taken. */
  took(place: Place, kept: Kept): void {
    this.isMixed = true;
    if (this.taken.length >= MOST_PLACES) this.giveUp();
    if (this.isSpoilt) this.restsOn(kept.since);
    else this.taken.push({ place, kept });
  }

  /** Something was answered from the copy of the account, by a read that began then, in milliseconds. */
  tookCopy(since: number): void {
    this.copies += 1;
    this.giveUp();
    this.restsOn(since);
  }

  /** Whether all that was read came from the copy of the account. */
  isCopied(): boolean {
    return this.copies > 0 && !this.isMixed && (this.budget?.calls ?? 0) === 0;
  }

  /** Something was read that began then, in milliseconds. */
  restsOn(since: number): void {
    this.oldest = Math.min(this.oldest, since);
  }

  spoil(): void {
    this.isMixed = true;
    this.giveUp();
  }

  /** What was made of it is not kept: it holds no more, and of what is read from now on only the age is noted. */
  giveUp(): void {
    this.isSpoilt = true;
    for (const { kept } of this.taken) this.restsOn(kept.since);
    this.taken.length = 0;
  }

  usesPart(since: number): void {
    this.oldestOfParts = Math.min(this.oldestOfParts, since);
  }

  asOf(): number | null {
    const oldest = Math.min(this.readsSince(), this.oldestOfParts);
    return oldest === Infinity ? null : oldest;
  }

  readsSince(): number {
    // What was asked for beside these reads began later than the scope.
    const asked = this.budget !== undefined && this.budget.calls > 0 ? this.begunAt : Infinity;
    return Math.min(this.oldest, asked, this.summary().since);
  }

  /** Whether all of it was read lately enough. */
  isWithin(age: AllowedAge): boolean {
    return isAllowed(age, this.asOf() ?? Infinity, this.reads.now());
  }

  /** Whether the scope may renew one more: most of its requests are for what it waits for. */
  mayRenew(): boolean {
    const { calls, most } = this.budget ?? { calls: 0, most: Infinity };
    if (this.renewals >= Math.min(MOST_RENEWALS, most / 4) || calls >= most / 2 || !this.hasRoomToSpare()) return false;
    this.renewals += 1;
    return true;
  }

  isRoundDue(): boolean {
    const now = this.reads.now();
    if (now < this.nextRoundAt || now < this.summary().dueAt) return false;
    return this.taken.some(({ kept }) => this.reads.isDue(kept)) && this.hasRoomToSpare();
  }

  beginRound(): void {
    this.nextRoundAt = this.reads.now() + ROUND_MS;
  }

  isPast(): boolean {
    const now = this.reads.now();
    const longestMs = this.taken.length === 0 ? this.longestMs : LONGEST_RENEWED_MS;
    return now >= this.begunAt + longestMs || now >= this.summary().until;
  }

  holds(): boolean {
    const isAsked = this.budget !== undefined && this.budget.calls > 0;
    if (isAsked || this.isSpoilt || this.isPast()) return false;
    return this.summary().areKept;
  }

  /** A walk over hundreds of places, which is made once where many ask between two changes. */
  private summary(): Summary {
    const { reads, taken, known } = this;
    const { changes } = reads;
    if (known?.changes === changes && known.size === taken.length) return known;
    let [areKept, since, until, dueAt] = [true, Infinity, Infinity, Infinity];
    for (const { place, kept } of taken) {
      areKept &&= reads.isKept(place, kept);
      // An equal answer that came later makes it younger.
      since = Math.min(since, kept.since);
      until = Math.min(until, kept.until);
      if (!kept.renewal.isBegun) dueAt = Math.min(dueAt, kept.dueAt);
    }
    return (this.known = { changes, size: taken.length, areKept, since, until, dueAt });
  }
}
