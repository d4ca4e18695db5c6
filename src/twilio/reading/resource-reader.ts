import { CallerError, isNotFound, ServiceError } from '../../domain/errors.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import { BatchReader } from './batch-reader.js';
import { answered, type Subject } from '../errors/error-table.js';
import type { Listing } from './listing.js';
import { keptAll, keptPage, readAll, readPage, readPages } from './paging.js';
import { whenNoted, type Observed } from './observer.js';
import { fetchOne, nameOf, requireReadable, type ReadableResource } from './readable-resource.js';
import { ScopeLoader } from './scope-loader.js';
import type { Scope } from './scope.js';
import { SharedResource } from './shared-resource.js';

/**
 * One Trust Hub resource in one scope: by key, by page and as a whole, and what a write leaves there. A read goes through
 * five stages, each of which knows the next one only:
 *
 *   scope (ScopeLoader) -> batch (BatchReader) -> shared (SharedResource) -> copy (CopiedResource) -> fetch (the gateway's call)
 *
 * Where the caller allows age, the copy comes before what is shared. Lists go through a loader too, so that the lists under many parents come back together.
 */
export class ResourceReader<Key, Item extends { readonly sid: Sid }> {
  private readonly shared: SharedResource<Key, Item>;
  private readonly batches: BatchReader<Key, Item>;
  private readonly records: ScopeLoader<Key, Item | null>;
  private readonly lists: ScopeLoader<Listing<Item>, readonly Item[]>;
  private readonly pages: ScopeLoader<{ listing: Listing<Item>; page: PageArguments }, Page<Item>>;

  constructor(
    private readonly scope: Scope,
    private readonly resource: ReadableResource<Key, Item>,
  ) {
    this.shared = new SharedResource(scope, resource);
    // Another process may have written what this one still keeps: the copy knows of that.
    const mayBeAtHand = scope.copy === undefined;
    this.batches = new BatchReader(scope, resource, this.shared, (items) => this.noted(items));
    this.records = new ScopeLoader(
      {
        fetch: (key) => this.shared.load(key),
        nameOf: (key) => nameOf(resource, key),
        fetchMany: (keys) => this.batches.read(keys),
        atHand: (key) => (mayBeAtHand ? this.shared.atHand(key) : undefined),
      },
      scope,
    );
    this.lists = new ScopeLoader(
      {
        fetch: async (listing) =>
          this.noted((scope.copy && (await this.shared.copiedList(listing))) ?? (await readAll(listing))),
        nameOf: ({ binding }) => binding,
        atHand: (listing) => {
          const value = mayBeAtHand ? keptAll(listing) : undefined;
          return value && { value: this.primed(value) };
        },
      },
      scope,
    );
    this.pages = new ScopeLoader(
      {
        fetch: async ({ listing, page }) => {
          const copied = scope.copy && (await this.shared.copiedPage(listing, page));
          const result = copied ?? (await readPage(listing, page, scope.cursors));
          this.noted(result.edges.map(({ node }) => node));
          return result;
        },
        nameOf: ({ listing, page }) => `${page.first} ${page.after ?? ''} ${listing.binding}`,
        atHand: ({ listing, page }) => {
          const value = mayBeAtHand ? keptPage(listing, page, scope.cursors) : undefined;
          if (value !== undefined) for (const { node } of value.edges) this.records.prime(resource.keyOf(node), node);
          return value && { value };
        },
      },
      scope,
    );
  }

  /** Null for what is not there, and for what can be no SID of this resource; any other failure rejects. */
  load(key: Key): Reading<Item | null> {
    return this.records.load(key);
  }

  page(listing: Listing<Item>, page: PageArguments): Reading<Page<Item>> {
    return this.pages.load({ listing: this.shared.listing(listing), page });
  }

  list(listing: Listing<Item>): Reading<readonly Item[]> {
    return this.lists.load(this.shared.listing(listing));
  }

  /**
   * Lists a collection beside the lists under so many parents, in which its SIDs will be found, if that is worth it.
   */
  lookAhead(listing: Listing<Item>, parents: number): void {
    const { cached, age } = this.scope;
    // Who allows age may need no list at all.
    if (cached && age === undefined) this.batches.lookAhead(this.shared.listing(listing), parents);
  }

  /** Everything, page by page of 1,000, without keeping the list: an account may hold very many. */
  async *scan(listing: Listing<Item>): AsyncGenerator<Item> {
    for await (const items of readPages(listing)) yield* this.noted(items);
  }

  /**
   * Makes or changes one item, and notes it for the reads that follow in this scope.
   * @param changed what the call may change the status of
   * @throws CallerError when Twilio refused the data, ServiceError otherwise
   */
  async write(call: () => Promise<Item>, subject: Subject = this.resource, changed?: Key): Promise<Item> {
    const settled = changed === undefined ? undefined : await this.announce(changed);
    const begun = this.scope.observer?.moment();
    try {
      const item = await answered(subject, call);
      requireReadable(this.resource, item);
      this.note(this.resource.keyOf(item), item);
      await whenNoted(this.scope, this.showAndSettle(item, begun, settled));
      return item;
    } catch (error) {
      // Twilio may have acted although no good answer came: cached values may be out of date.
      this.forgetKept();
      if (isCertainlyUndone(error)) await settled?.();
      else await this.doubt();
      throw error;
    }
  }

  async delete(key: Key, call: () => Promise<unknown>): Promise<void> {
    const settled = await this.announce(key);
    try {
      await answered(this.resource, call);
      this.note(key, null);
      await this.showDeleted(key);
      await settled?.();
    } catch (error) {
      this.forgetKept();
      if (isNotFound(error)) await this.showDeleted(key);
      if (isCertainlyUndone(error)) await settled?.();
      else await this.doubt();
      throw error;
    }
  }

  /** @returns to be called when the write has ended with a known outcome; undefined where nobody keeps a copy of this resource */
  private async announce(key: Key): Promise<(() => Promise<void>) | undefined> {
    const { scope, resource } = this;
    const { accountSid, observer, pending } = scope;
    const sid = [...resource.sidsOf(key)].at(-1);
    if (observer === undefined || resource.observedAs === undefined || sid === undefined) return undefined;
    // A note of an earlier write that is put after this one has begun would pass for somebody else's write in between.
    await pending?.settled();
    return observer.announced({ accountSid, kind: resource.observedAs }, sid);
  }

  /**
   * After a write through another gateway that changed this resource too. Resolves when no process answers with what it
   * was before.
   * @param onBundle only what is attached to this bundle was changed
   */
  async forget(onBundle?: Sid): Promise<void> {
    this.forgetKept();
    await this.doubt(onBundle);
  }

  private forgetKept(): void {
    this.forgetLists();
    this.records.clearAll();
    this.batches.forget();
    this.shared.forget();
  }

  private async doubt(onBundle?: Sid): Promise<void> {
    const { scope, resource } = this;
    const { accountSid, observer } = scope;
    if (resource.observedAs !== undefined) await observer?.doubted({ accountSid, kind: resource.observedAs }, onBundle);
  }

  private async showAndSettle(
    item: Item,
    begun: Date | undefined,
    settled: (() => Promise<void>) | undefined,
  ): Promise<void> {
    if (begun !== undefined) await this.showWritten(item, begun);
    await settled?.();
  }

  /**
   * Where another write of ours, or a read, came in between, Twilio is asked which came last. Where it doesn't answer, what
   * was read before is not shown any more.
   */
  private async showWritten(item: Item, begun: Date): Promise<void> {
    const { scope, resource } = this;
    const { accountSid, observer } = scope;
    if (observer === undefined || resource.observedAs === undefined) return;
    const place = { accountSid, kind: resource.observedAs };
    if (await observer.wrote(place, item as unknown as Observed, begun)) return;
    const again = observer.moment();
    const now = await fetchOne(resource, resource.keyOf(item)).catch(() => null);
    if (now === null) await this.doubt();
    else await observer.readBack(place, now as unknown as Observed, again);
  }

  private async showDeleted(key: Key): Promise<void> {
    const { scope, resource } = this;
    const { accountSid, observer } = scope;
    const [sid, bundleSid] = [...resource.sidsOf(key)].reverse();
    if (observer === undefined || resource.observedAs === undefined || sid === undefined) return;
    await observer.deleted({ accountSid, kind: resource.observedAs }, sid, bundleSid);
  }

  private note(key: Key, item: Item | null): void {
    this.forgetLists();
    this.records.replace(key, item);
    this.batches.forget();
    this.shared.wrote(key, item);
  }

  private forgetLists(): void {
    this.lists.clearAll();
    this.pages.clearAll();
  }

  private noted(items: readonly Item[]): readonly Item[] {
    for (const item of items) requireReadable(this.resource, item);
    return this.primed(items);
  }

  private primed(items: readonly Item[]): readonly Item[] {
    if (this.scope.cached) for (const item of items) this.records.prime(this.resource.keyOf(item), item);
    return items;
  }
}

/** Twilio has refused it, or has never received it. */
function isCertainlyUndone(error: unknown): boolean {
  return error instanceof CallerError || (error instanceof ServiceError && error.notProcessed);
}
