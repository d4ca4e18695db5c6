import type { CallBudget } from '../../domain/call-budget.js';

import type { PagePosition } from './cursor.js';

/** Where an answer is kept, and how often its names had been outdated when it was asked for. */
export interface Place {
  readonly key: string;
  readonly names: readonly string[];
  readonly stamp: number;
}

/** An answer that is kept. */
export interface Kept {
  readonly value: unknown;
  readonly stamp: number;
  /** When the read began that has brought it, or when it was written. Milliseconds, like all times here. */
  readonly since: number;
  /** The page that it came on. */
  readonly page?: PageRead;
  /** From then on it is renewed if it is asked for. */
  readonly dueAt: number;
  /** It is renewed once: where that fails, the next answer is read when this one is out of date. */
  isRenewed: boolean;
}

/** Which page of which list a record came on. */
export interface PageRead {
  readonly binding: string;
  readonly position: PagePosition;
}

/** The reads of an account, which a basis is held against. */
interface Reads {
  /** Whether this is what is kept at the place. */
  isKept(place: Place, kept: Kept): boolean;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What is read from more places is not kept as a whole: checking them all would take as long as reading them. */
const MOST_PLACES = 1_000;
/** Of what one scope reads, so much is renewed at a time: each is a request that is begun at once. */
const MOST_RENEWALS = 100;

/** What the reads of one scope were answered with. */
export class Basis {
  private readonly taken: { readonly place: Place; readonly kept: Kept }[] = [];
  private until: number;
  private due = Infinity;
  private renewals = 0;

  /**
   * @param longestMs the longest that anything is kept: as long may an answer be that was read from nothing that changes
   * @param isFresh true for a scope that takes nothing of what is kept
   * @param budget counts the requests of the scope: what was asked for beside these reads is not kept
   */
  constructor(
    private readonly reads: Reads,
    longestMs: number,
    isFresh: boolean,
    private readonly budget: Pick<CallBudget, 'calls' | 'most'> | undefined,
  ) {
    this.until = isFresh ? -Infinity : reads.now() + longestMs;
  }

  /** How many places were read. */
  get size(): number {
    return this.taken.length;
  }

  /** Something that is kept was taken. */
  took(place: Place, kept: Kept): void {
    if (this.taken.length >= MOST_PLACES) this.spoil();
    if (this.until === -Infinity) return;
    this.taken.push({ place, kept });
    this.due = Math.min(this.due, kept.dueAt);
  }

  spoil(): void {
    this.until = -Infinity;
    this.taken.length = 0;
  }

  /** Whether the scope may renew one more: what it waits for comes first. */
  mayRenew(): boolean {
    this.renewals += 1;
    return this.renewals <= MOST_RENEWALS && (this.budget === undefined || this.budget.calls <= this.budget.most / 2);
  }

  /** Whether some of it is renewed if it is read again now. */
  isDue(): boolean {
    return this.reads.now() >= this.due;
  }

  isPast(): boolean {
    return this.reads.now() >= this.until;
  }

  holds(): boolean {
    const isAsked = this.budget !== undefined && this.budget.calls > 0;
    if (isAsked || this.isPast()) return false;
    return this.taken.every(({ place, kept }) => this.reads.isKept(place, kept));
  }
}
