import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import { describeSid, isSid, type Sid, type SidPrefix } from '../../domain/sid.js';

import { answeredOrNull, unreadable, type Subject } from '../errors/error-table.js';
import type { Listing } from './listing.js';
import type { ObservedKind } from './observer.js';

/** How one resource is read. `Key` is its SID, or bundle and SID for what is only reached through its bundle. */
export interface ReadableResource<Key, Item> extends Subject {
  readonly prefix: SidPrefix;
  /** Of what is copied into the mirror: what it is there. */
  readonly observedAs?: ObservedKind;
  fetch(key: Key): Promise<Item>;
  /** All SIDs that make up the key: each becomes a part of a path. */
  sidsOf(key: Key): readonly Sid[];
  keyOf(item: Item): Key;
  /** The unfiltered list in which the key's item is found; null where listing is of no use. */
  collectionOf(key: Key): Listing<Item> | null;
  /** True: what is not in a list that was read to its end does not exist, and is not fetched to be sure. Default: false. */
  readonly listsAreComplete?: boolean;
  /** False for what Twilio may change at any moment, so that it is not kept for other scopes. Default: true. */
  isSettled?(item: Item): boolean;
}

/** The key in one text. */
export function nameOf<Key, Item>(resource: ReadableResource<Key, Item>, key: Key): string {
  const sids = resource.sidsOf(key);
  const [only] = sids;
  return sids.length === 1 && only !== undefined ? only : sids.join('/');
}

/** The last SID is the item's own, one before it the bundle's. ".." would turn the path into another resource's. */
export function isPossible<Key, Item>(resource: ReadableResource<Key, Item>, key: Key): boolean {
  const sids = resource.sidsOf(key);
  return sids.every((sid, at) => isSid(sid, at === sids.length - 1 ? resource.prefix : 'BU'));
}

/** One item from Twilio; null for what is not there. */
export async function fetchOne<Key, Item extends { readonly sid: Sid }>(
  resource: ReadableResource<Key, Item>,
  key: Key,
): Promise<Item | null> {
  const item = await answeredOrNull(resource, () => resource.fetch(key));
  if (item !== null) requireReadable(resource, item);
  return item;
}

/** An item without a SID of its kind can neither be shown, as its id is made from it, nor be read again. */
export function requireReadable({ prefix }: { readonly prefix: SidPrefix }, { sid }: { readonly sid: Sid }): void {
  if (!isSid(sid, prefix)) throw unreadable();
}

/**
 * The SID, checked before it becomes a part of a path.
 * @throws CallerError INVALID_INPUT, which does not repeat the value
 */
export function requireSid(value: Sid, ...prefixes: readonly SidPrefix[]): Sid {
  if (isSid(value, ...prefixes)) return value;
  throw new CallerError(
    userError(UserErrorCode.INVALID_INPUT, `This is not a SID of the form ${describeSid(...prefixes)}.`),
  );
}
