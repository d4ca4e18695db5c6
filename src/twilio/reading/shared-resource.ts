import type { Page, PageArguments } from '../../domain/page.js';
import { longWork } from '../../domain/pacing/long-work.js';
import type { Sid } from '../../domain/sid.js';

import { answered } from '../errors/error-table.js';
import { CopiedResource } from './copied-resource.js';
import type { PagePosition } from './cursor.js';
import type { ListedPage, Listing } from './listing.js';
import { whenNoted, type Observed } from './observer.js';
import { fetchOne, isPossible, nameOf, type ReadableResource } from './readable-resource.js';
import type { Scope } from './scope.js';
import type { AtHand } from './scope-loader.js';
import type { Kept, Place } from './basis.js';
import type { Origin, SharedRead } from './shared-reads.js';

/** Of a page of 1,000, some are kept in each turn of the event loop: a few milliseconds of work. */
const KEPT_AT_ONCE = 250;

/**
 * One resource in the reads that the scopes of an account share. A scope without caches uses none of them, but its
 * writes, and the changes that it notices, are recorded there too.
 */
export class SharedResource<Key, Item extends { readonly sid: Sid }> {
  /** Names of what is read: everything of this resource, everything that was written, and each record. */
  private readonly all: string;
  private readonly written: string;
  private readonly one: string;
  private readonly copies: CopiedResource<Key, Item>;

  constructor(
    private readonly scope: Scope,
    private readonly resource: ReadableResource<Key, Item>,
  ) {
    const { noun } = resource;
    this.all = `all ${noun}`;
    this.written = `written ${noun}`;
    this.one = `one ${noun} `;
    this.copies = new CopiedResource(scope, resource);
  }

  /** The unfiltered list in which the key's item is found; null for a key that can be none of this resource. */
  collectionOf(key: Key): Listing<Item> | null {
    const collection = isPossible(this.resource, key) ? this.resource.collectionOf(key) : null;
    return collection && this.listing(collection);
  }

  /** True for a record that costs this scope no call. */
  isAtHand(key: Key): boolean {
    return !this.scope.fresh && this.scope.reads.has(this.recordPlace(key));
  }

  /** The item that is kept, without waiting; undefined where it must be read. */
  atHand(key: Key): AtHand<Item | null> | undefined {
    const { scope, resource } = this;
    const place = this.recordPlace(key);
    const kept = scope.reads.kept(place, scope);
    if (kept === undefined) return isPossible(resource, key) ? undefined : { value: null };
    if (scope.reads.isDue(kept)) this.renew(key, place, kept);
    return kept as AtHand<Item | null>;
  }

  /** A record that came on a page of its list is renewed with the page. */
  private renew(key: Key, place: Place, kept: Kept): void {
    const { scope, resource } = this;
    const { page } = kept;
    if (page === undefined) return scope.reads.renew(place, kept, scope, this.fetching(key));
    const collection = resource.collectionOf(key);
    // What came on a list with a filter is read again when it is out of date.
    if (collection?.binding !== page.binding) kept.renewal.isBegun = true;
    else
      scope.reads.renew(this.pagePlace(collection, page.position), kept, scope, this.paging(collection, page.position));
  }

  /** Those of the keys that need no request, because the caller allows age. */
  copied(keys: readonly Key[]): Promise<ReadonlyMap<string, Item | null>> {
    return this.copies.records(keys);
  }

  /** Everything in a list, or one page of it, where that needs no request because the caller allows age. */
  copiedList(listing: Listing<Item>): Promise<readonly Item[] | undefined> {
    return this.copies.all(listing);
  }

  copiedPage(listing: Listing<Item>, page: PageArguments): Promise<Page<Item> | undefined> {
    return this.copies.page(listing, page);
  }

  /** One item, which is fetched where nobody has just read it; null for what is not there. */
  async load(key: Key): Promise<Item | null> {
    if (!isPossible(this.resource, key)) return null;
    const place = this.recordPlace(key);
    const { cached, reads } = this.scope;
    if (cached) return answered(this.resource, () => reads.read(place, this.scope, this.fetching(key)));
    const begun = this.scope.observer?.moment();
    const item = await fetchOne(this.resource, key);
    if (begun !== undefined && item !== null) await whenNoted(this.scope, this.show(item, begun));
    if (place.stamp === this.recordPlace(key).stamp) this.seen(key, place, item);
    return item;
  }

  /** The engine reads like this, for instance after a callback. */
  private async show(item: Item, begun: Date): Promise<void> {
    const { accountSid, observer } = this.scope;
    const { observedAs: kind } = this.resource;
    if (kind !== undefined) await observer?.read({ accountSid, kind }, item as unknown as Observed, begun);
  }

  /** Callers read like this: the copy of the account gains by it, and nobody waits. */
  private async shown<Read>(read: () => Promise<Read>, itemsOf: (read: Read) => readonly Item[]): Promise<Read> {
    const { accountSid, observer } = this.scope;
    const { observedAs: kind } = this.resource;
    if (observer === undefined || kind === undefined) return read();
    const begun = observer.moment();
    const brought = await read();
    observer.shown({ accountSid, kind }, itemsOf(brought) as unknown as readonly Observed[], begun);
    return brought;
  }

  private fetching(key: Key): SharedRead<Item | null> {
    return {
      produce: () =>
        this.shown(
          () => fetchOne(this.resource, key),
          (item) => (item === null ? [] : [item]),
        ),
      isKept: (item) => item === null || this.isSettled(item),
    };
  }

  /** The same list with shared pages; the records on each page are shared too. */
  listing(listing: Listing<Item>): Listing<Item> {
    // What is chosen from another list is as old as that, which is shared itself.
    if (!this.scope.cached || listing.isChosen === true) return listing;
    const { reads } = this.scope;
    return {
      ...listing,
      kept: (position) => {
        const place = this.pagePlace(listing, position);
        const kept = reads.kept(place, this.scope);
        if (kept !== undefined && reads.isDue(kept))
          reads.renew(place, kept, this.scope, this.paging(listing, position));
        return kept?.value as ListedPage<Item> | undefined;
      },
      read: (position) =>
        answered(this.resource, () =>
          reads.read(this.pagePlace(listing, position), this.scope, this.paging(listing, position)),
        ),
    };
  }

  private pagePlace(listing: Listing<Item>, { pageSize, pageNumber, pageToken }: PagePosition): Place {
    const key = `${this.all} ${listing.binding} ${pageSize} ${pageNumber} ${pageToken}`;
    return this.scope.reads.placeOf([this.all, listOf(listing)], key);
  }

  private paging(listing: Listing<Item>, position: PagePosition): SharedRead<ListedPage<Item>> {
    const { reads, accountSid } = this.scope;
    return {
      produce: async () => {
        const [before, since] = [this.stamp(), reads.now()];
        const page = await this.shown(
          () => listing.read(position),
          ({ items }) => items,
        );
        const origin = { since, page: { binding: listing.binding, position, isBegun: false } };
        for (let start = 0; start < page.items.length; start += KEPT_AT_ONCE) {
          if (start > 0) await longWork.turn(accountSid);
          // A record that was written meanwhile is newer than what this page says of it.
          if (before !== this.stamp()) break;
          const part = page.items.slice(start, start + KEPT_AT_ONCE);
          for (const item of part) this.keep(this.resource.keyOf(item), item, origin);
        }
        return page;
      },
      isKept: (page) => page.items.every((item) => this.isSettled(item)),
    };
  }

  /** After a write of ours: the record is this now, and the lists that it is in are out of date. */
  wrote(key: Key, item: Item | null): void {
    const { reads } = this.scope;
    reads.outdate(this.recordName(key));
    reads.outdate(this.written);
    const collection = this.resource.collectionOf(key);
    if (collection !== null) reads.outdate(listOf(collection));
    this.keep(key, item);
  }

  /** After a write with an unknown outcome, or one elsewhere that changed this resource too. */
  forget(): void {
    this.scope.reads.outdate(this.all);
    this.scope.reads.outdate(this.written);
  }

  /** A review changes bundles without a write of ours: lists with the old status are out of date. */
  private seen(key: Key, place: Place, item: Item | null): void {
    const { reads } = this.scope;
    const same = JSON.stringify(reads.peek(place) ?? null) === JSON.stringify(item);
    if (!same) this.wrote(key, item);
  }

  private keep(key: Key, item: Item | null, origin: Origin = {}): void {
    const place = this.recordPlace(key);
    if (item === null || this.isSettled(item)) this.scope.reads.keep(place, item, origin);
    else this.scope.reads.drop(place, origin);
  }

  private isSettled(item: Item): boolean {
    return this.resource.isSettled?.(item) ?? true;
  }

  /** Grows with every write of this resource. */
  private stamp(): number {
    return this.scope.reads.placeOf([this.all, this.written], '').stamp;
  }

  private recordName(key: Key): string {
    return this.one + nameOf(this.resource, key);
  }

  private recordPlace(key: Key): Place {
    const name = this.recordName(key);
    return this.scope.reads.placeOf([this.all, name], name);
  }
}

function listOf({ name }: { readonly name: string }): string {
  return `list ${name}`;
}
