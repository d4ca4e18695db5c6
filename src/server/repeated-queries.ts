import { LRUCache } from 'lru-cache';
import { Clearing } from '../domain/pacing/clearing.js';

/** Milliseconds: as long as an answer may go on while what it was read from is renewed. */
const REPEATED_WITHIN_MS = 60_000;
/** Characters of all queries that are remembered. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The queries that were asked lately. Only the answer to one that is asked again is kept: to note what an answer was read
 * from takes time, and an answer that nobody asks for again takes up memory.
 */
export class RepeatedQueries {
  private readonly asked: LRUCache<string, number>;
  private readonly clearing: Clearing;

  /** @param now milliseconds; pauses are measured by it */
  constructor(
    private readonly now: () => number,
    withinMs = REPEATED_WITHIN_MS,
  ) {
    this.asked = new LRUCache({
      maxSize: MOST_CHARACTERS,
      sizeCalculation: (_at, key) => key.length,
      ttl: withinMs,
    });
    this.clearing = new Clearing(withinMs, () => this.clear());
  }

  /** How many queries are remembered. */
  get size(): number {
    return this.asked.size;
  }

  /** Milliseconds since the query was asked; infinite where it was not lately. It has been now. */
  askedBefore(key: string): number {
    const now = this.now();
    const before = now - (this.asked.get(key) ?? -Infinity);
    this.asked.set(key, now);
    this.clearing.kept();
    return before;
  }

  /** Whether the query was asked lately. */
  wasAsked(key: string): boolean {
    return this.asked.has(key);
  }

  private clear(): void {
    this.asked.purgeStale();
    if (this.asked.size > 0) this.clearing.kept();
  }
}
