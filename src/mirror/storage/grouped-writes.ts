import { setTimeout as delay } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Sid } from '../../domain/sid.js';

/** So many go into one statement at most. */
const MOST_TOGETHER = 500;
const MOST_ACCOUNTS = 1_000;
/** While many arrive, the next statement waits so many milliseconds: it costs much the same for ten as for one. */
const GATHERED_MS = 25;

/**
 * Writes of an account that are alike: those that arrive while a statement is under way go into the next one together. A
 * thousand numbers that are put on a bundle are some dozens of transactions, and a single write waits for nothing.
 */
export class GroupedWrites<Item extends object | string> {
  private readonly loaders = new LRUCache<Sid, DataLoader<Item, void>>({ max: MOST_ACCOUNTS });

  constructor(private readonly write: (accountSid: Sid, items: readonly Item[]) => Promise<void>) {}

  /** Resolves when the statement that has it is done. @throws what that statement throws, for each that was in it */
  async add(accountSid: Sid, item: Item): Promise<void> {
    await this.loaderOf(accountSid).load(item);
  }

  private loaderOf(accountSid: Sid): DataLoader<Item, void> {
    const known = this.loaders.get(accountSid);
    if (known !== undefined) return known;
    let before: Promise<unknown> = Promise.resolve();
    const loader = new DataLoader<Item, void>(
      async (items) => {
        const writing = this.write(accountSid, items);
        before = writing.catch(() => undefined).then(() => (items.length > 1 ? delay(GATHERED_MS) : undefined));
        await writing;
        return items.map(() => undefined);
      },
      {
        cache: false,
        maxBatchSize: MOST_TOGETHER,
        batchScheduleFn: (dispatch) => void before.then(dispatch),
      },
    );
    this.loaders.set(accountSid, loader);
    return loader;
  }
}
