import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import { describeSid, isSid, type Sid, type SidPrefix } from '../../domain/sid.js';

import type { Subject } from '../errors/error-table.js';
import type { Listing } from './paging.js';

/** How one resource is read. `Key` is its SID, or bundle and SID for what is only reached through its bundle. */
export interface ReadableResource<Key, Item> extends Subject {
  readonly prefix: SidPrefix;
  fetch(key: Key): Promise<Item>;
  /** All SIDs that make up the key: each becomes a part of a path. */
  sidsOf(key: Key): readonly Sid[];
  keyOf(item: Item): Key;
  /** The unfiltered list in which the key's item is found; null where listing is of no use. */
  collectionOf(key: Key): Listing<Item> | null;
  /** As `BatchSource` has it. Default: false. */
  readonly listsAreComplete?: boolean;
  /** False for what Twilio may change at any moment, so that it is not kept for other scopes. Default: true. */
  isSettled?(item: Item): boolean;
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
