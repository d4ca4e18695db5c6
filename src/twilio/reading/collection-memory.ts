import { LRUCache } from 'lru-cache';

import type { CollectionSize } from './list-or-fetch.js';

/** Collections grow slowly, and a wrong memory costs a call or two, never a wrong answer. */
const LIFETIME_MS = 10 * 60 * 1_000;
/** Lists that are read ahead beside each other are one attempt: none of them can know yet whether it is useful. */
const ONE_ATTEMPT_MS = 1_000;
const MOST_COLLECTIONS = 10_000;

/** How large the collections of all accounts were when they were last listed, and whether reading ahead was of use. */
export class CollectionMemory {
  private readonly sizes: LRUCache<string, CollectionSize>;
  private readonly inVain: LRUCache<string, { readonly times: number; readonly at: number }>;

  /** @param now milliseconds, so that tests can let it forget */
  constructor(private readonly now: () => number) {
    const options = { max: MOST_COLLECTIONS, ttl: LIFETIME_MS, ttlResolution: 0, perf: { now } };
    this.sizes = new LRUCache(options);
    this.inVain = new LRUCache(options);
  }

  sizeOf(collection: string): CollectionSize | undefined {
    return this.sizes.get(collection);
  }

  remember(collection: string, size: CollectionSize): void {
    this.sizes.set(collection, size);
  }

  timesInVain(collection: string): number {
    return this.inVain.get(collection)?.times ?? 0;
  }

  /** A list was read ahead: it counts as useless until something of it is asked for. */
  lookedAhead(collection: string): void {
    const last = this.inVain.get(collection);
    if (last !== undefined && this.now() - last.at < ONE_ATTEMPT_MS) return;
    this.inVain.set(collection, { times: (last?.times ?? 0) + 1, at: this.now() });
  }

  wasOfUse(collection: string): void {
    this.inVain.delete(collection);
  }
}
