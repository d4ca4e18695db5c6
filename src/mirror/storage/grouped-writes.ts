import { setTimeout as delay } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { ServiceError } from '../../domain/errors.js';
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
export class GroupedWrites<Item extends object | string, Result = void> {
  private readonly loaders = new LRUCache<Sid, DataLoader<Item, Result>>({ max: MOST_ACCOUNTS });

  /** @param write answers the outcome of each item, or its error, in their order */
  constructor(
    private readonly write: (accountSid: Sid, items: readonly Item[]) => Promise<readonly (Result | Error)[]>,
  ) {}

  /** For a statement that is done or not, and answers nothing. */
  static withoutResults<Item extends object | string>(
    write: (accountSid: Sid, items: readonly Item[]) => Promise<void>,
  ): GroupedWrites<Item> {
    return new GroupedWrites<Item>(async (accountSid, items) => {
      await write(accountSid, items);
      return items.map(() => undefined);
    });
  }

  /** Resolves when it is written. @throws what its group, or the item alone, has failed with */
  add(accountSid: Sid, item: Item): Promise<Result> {
    return this.loaderOf(accountSid).load(item);
  }

  private loaderOf(accountSid: Sid): DataLoader<Item, Result> {
    const known = this.loaders.get(accountSid);
    if (known !== undefined) return known;
    let before: Promise<unknown> = Promise.resolve();
    const loader = new DataLoader<Item, Result>(
      async (items) => {
        const writing = this.write(accountSid, items);
        before = writing.catch(() => undefined).then(() => (items.length > 1 ? delay(GATHERED_MS) : undefined));
        return writing;
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

/**
 * Writes items together. One that can't be written fails alone; where the database is away, all of them do.
 * @param write answers the outcome of each, in their order
 */
export async function togetherOrAlone<Item, Result>(
  items: readonly Item[],
  write: (some: readonly Item[]) => Promise<readonly Result[]>,
): Promise<readonly (Result | Error)[]> {
  try {
    return await write(items);
  } catch (error) {
    if (items.length === 1 || error instanceof ServiceError) throw error;
  }
  const outcomes: (Result | Error)[] = [];
  for (const item of items) outcomes.push(await write([item]).then(([outcome]) => outcome as Result, faultOfOne));
  return outcomes;
}

/** @throws what is no fault of one item */
function faultOfOne(error: unknown): Error {
  if (error instanceof ServiceError || !(error instanceof Error)) throw error;
  return error;
}
