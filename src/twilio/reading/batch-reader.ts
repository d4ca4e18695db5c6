import { settledInTurns } from '../../domain/pacing/long-work.js';
import type { Sid } from '../../domain/sid.js';

import type { CollectionMemory } from './collection-memory.js';
import { isListWorthwhile, isLookAheadWorthwhile, isNextPageWorthwhile } from './list-or-fetch.js';
import { WHOLE_LIST_PAGE_SIZE, type ListedPage, type Listing } from './listing.js';
import { nameOf, type ReadableResource } from './readable-resource.js';
import type { Scope } from './scope.js';
import type { SharedResource } from './shared-resource.js';

/** Answers many keys at once, by listing where that is fewer calls than fetching. */
export class BatchReader<Key, Item extends { readonly sid: Sid }> {
  private readonly memory: CollectionMemory;
  /** First pages of lists, by those asked for before their keys were known: in one scope each is read once. */
  private readonly firstPages = new Map<string, Promise<ListedPage<Item> | null>>();

  constructor(
    private readonly scope: Scope,
    private readonly resource: ReadableResource<Key, Item>,
    /** Where what is read comes from. */
    private readonly shared: SharedResource<Key, Item>,
    /** Called with every page that was read on the way. */
    private readonly onItems: (items: readonly Item[]) => void,
  ) {
    this.memory = scope.caches.collections;
  }

  /** Begins to list a collection whose items will be needed for so many parents, if that is likely to save calls. */
  lookAhead(collection: Listing<Item>, parents: number): void {
    const name = this.remembered(collection);
    if (this.firstPages.has(collection.binding)) return;
    if (!isLookAheadWorthwhile(parents, this.memory.sizeOf(name), this.memory.timesInVain(name))) return;
    this.memory.lookedAhead(name);
    void this.firstPage(collection);
  }

  /** After a write: the next list is read again. */
  forget(): void {
    this.firstPages.clear();
  }

  /** One outcome for each key, in order. A failure of one key does not affect the others. */
  async read(keys: readonly Key[]): Promise<readonly PromiseSettledResult<Item | null>[]> {
    if (this.scope.copy === undefined) return this.readMissing(keys);
    const copied = await this.shared.copied(keys);
    const missing = keys.filter((key) => !copied.has(nameOf(this.resource, key)));
    const read = missing.length === 0 ? [] : await this.readMissing(missing);
    const outcomes = new Map(missing.map((key, at) => [nameOf(this.resource, key), read[at]]));
    return keys.map((key) => {
      const name = nameOf(this.resource, key);
      return outcomes.get(name) ?? { status: 'fulfilled', value: copied.get(name) ?? null };
    });
  }

  private async readMissing(keys: readonly Key[]): Promise<readonly PromiseSettledResult<Item | null>[]> {
    const [anyKey] = keys;
    const collection = this.firstPages.size > 0 && anyKey !== undefined ? this.shared.collectionOf(anyKey) : null;
    if (collection !== null) this.memory.wasOfUse(this.remembered(collection));
    const groups = new Map<string, { readonly collection: Listing<Item>; readonly keys: Key[] }>();
    for (const key of keys) {
      const collection = this.shared.isAtHand(key) ? null : this.shared.collectionOf(key);
      if (collection === null) continue;
      const group = groups.get(collection.binding);
      if (group) group.keys.push(key);
      else groups.set(collection.binding, { collection, keys: [key] });
    }
    const found = new Map<string, Item | null>();
    const lists = [...groups.values()].map((group) => this.list(group.collection, group.keys, found));
    const listed = new Set([...groups.values()].flatMap((group) => group.keys));
    return settledInTurns(this.scope.accountSid, keys, async (key) => {
      if (listed.has(key)) await Promise.all(lists);
      const known = found.get(nameOf(this.resource, key));
      return known === undefined ? this.shared.load(key) : known;
    });
  }

  /** Puts what the list has of these keys into `found`, for as long as the list is the cheaper way. */
  private async list(collection: Listing<Item>, keys: readonly Key[], found: Map<string, Item | null>): Promise<void> {
    const { memory, resource } = this;
    const name = this.remembered(collection);
    const size = memory.sizeOf(name);
    if (!this.firstPages.has(collection.binding) && !isListWorthwhile(keys.length, size)) return;
    const wanted = new Set(keys.map((key) => nameOf(resource, key)));
    const progress = { spent: 0, found: 0, missing: wanted.size };
    let page = await this.firstPage(collection);
    try {
      while (page !== null) {
        this.onItems(page.items);
        progress.spent += 1;
        for (const item of page.items) {
          const key = nameOf(resource, resource.keyOf(item));
          if (!wanted.delete(key)) continue;
          found.set(key, item);
        }
        progress.found = keys.length - wanted.size;
        progress.missing = wanted.size;
        if (page.next === null || !isNextPageWorthwhile(progress, size)) break;
        page = await collection.read(page.next);
      }
    } catch {
      page = null;
    }
    if (page?.next === null && resource.listsAreComplete === true) for (const key of wanted) found.set(key, null);
    if (page?.next === null) memory.remember(name, { pages: progress.spent, complete: true });
    // It was not worth it for this many keys, so it is not for fewer.
    else if (wanted.size > 0 && size?.complete !== true) memory.remember(name, { pages: keys.length, complete: false });
  }

  /** Null for a list that fails: what is needed from it is then fetched one by one, and that call reports the error. */
  private firstPage(collection: Listing<Item>): Promise<ListedPage<Item> | null> {
    const known = this.firstPages.get(collection.binding);
    if (known !== undefined) return known;
    const page = collection.read({ pageSize: WHOLE_LIST_PAGE_SIZE }).catch(() => null);
    this.firstPages.set(collection.binding, page);
    return page;
  }

  private remembered(collection: Listing<Item>): string {
    return `${this.scope.accountSid} ${collection.binding}`;
  }
}
