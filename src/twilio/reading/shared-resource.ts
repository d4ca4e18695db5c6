import type { Sid } from '../../domain/sid.js';

import { answered } from '../errors/error-table.js';
import type { PagePosition } from './cursor.js';
import type { ListedPage, Listing } from './listing.js';
import { fetchOne, isPossible, nameOf, type ReadableResource } from './readable-resource.js';
import type { Scope } from './scope.js';
import type { AtHand } from './scope-loader.js';

/**
 * One resource in the reads that the scopes of an account share. A scope without caches uses none of them, but its
 * writes, and the changes that it notices, are recorded there too.
 */
export class SharedResource<Key, Item extends { readonly sid: Sid }> {
  constructor(
    private readonly scope: Scope,
    private readonly resource: ReadableResource<Key, Item>,
  ) {}

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
    if (!isPossible(resource, key)) return { value: null };
    return scope.reads.kept(this.recordPlace(key), scope) as AtHand<Item | null> | undefined;
  }

  /** One item, which is fetched where nobody has just read it; null for what is not there. */
  async load(key: Key): Promise<Item | null> {
    if (!isPossible(this.resource, key)) return null;
    const place = this.recordPlace(key);
    const fetch = () => fetchOne(this.resource, key);
    const { cached, reads } = this.scope;
    if (cached) {
      const isKept = (item: Item | null) => item === null || this.isSettled(item);
      return answered(this.resource, () => reads.read(place, this.scope, fetch, isKept));
    }
    const item = await fetch();
    if (place === this.recordPlace(key)) this.seen(key, place, item);
    return item;
  }

  /** The same list with shared pages; the records on each page are shared too. */
  listing(listing: Listing<Item>): Listing<Item> {
    if (!this.scope.cached) return listing;
    const { reads } = this.scope;
    const placeOf = (position: PagePosition) =>
      reads.placeOf([this.all, listOf(listing)], `${listing.binding} ${JSON.stringify(position)}`);
    return {
      ...listing,
      kept: (position) => reads.kept(placeOf(position), this.scope)?.value as ListedPage<Item> | undefined,
      read: (position) => {
        const place = placeOf(position);
        const produce = async () => {
          const before = this.stamp();
          const page = await listing.read(position);
          // A record that was written meanwhile is newer than what this page says of it.
          if (before === this.stamp()) {
            for (const item of page.items) this.keep(this.resource.keyOf(item), item);
          }
          return page;
        };
        const isKept = (page: ListedPage<Item>) => page.items.every((item) => this.isSettled(item));
        return answered(this.resource, () => reads.read(place, this.scope, produce, isKept));
      },
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
  private seen(key: Key, place: string, item: Item | null): void {
    const { reads } = this.scope;
    const same = JSON.stringify(reads.peek(place) ?? null) === JSON.stringify(item);
    if (!same) this.wrote(key, item);
  }

  private keep(key: Key, item: Item | null): void {
    const place = this.recordPlace(key);
    if (item === null || this.isSettled(item)) this.scope.reads.keep(place, item);
    else this.scope.reads.drop(place);
  }

  private isSettled(item: Item): boolean {
    return this.resource.isSettled?.(item) ?? true;
  }

  /** Changes with every write of this resource. */
  private stamp(): string {
    return this.scope.reads.placeOf([this.all, this.written], '');
  }

  private get all(): string {
    return `all ${this.resource.noun}`;
  }

  private get written(): string {
    return `written ${this.resource.noun}`;
  }

  private recordName(key: Key): string {
    return `one ${this.resource.noun} ${nameOf(this.resource, key)}`;
  }

  private recordPlace(key: Key): string {
    return this.scope.reads.placeOf([this.all, this.recordName(key)], '');
  }
}

function listOf({ name }: { readonly name: string }): string {
  return `list ${name}`;
}
