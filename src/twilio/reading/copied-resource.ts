import type { Page, PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';

import type { Copied } from './copy.js';
import { WHOLE_LIST_PAGE_SIZE, type Listing } from './listing.js';
import { edgeOf, isPageSize } from './paging.js';
import { nameOf, type ReadableResource } from './readable-resource.js';
import type { Scope } from './scope.js';

/**
 * One resource in the copy of the account: the last stage before Twilio is asked, for scopes whose caller allows age. All
 * others pass it by.
 */
export class CopiedResource<Key, Item extends { readonly sid: Sid }> {
  constructor(
    private readonly scope: Scope,
    private readonly resource: ReadableResource<Key, Item>,
  ) {}

  /** Those of the keys that the copy can answer, by their names; null for what Twilio does not have. */
  async records(keys: readonly Key[]): Promise<ReadonlyMap<string, Item | null>> {
    const { copy } = this.scope;
    const { observedAs: kind } = this.resource;
    const found = new Map<string, Item | null>();
    if (copy === undefined || kind === undefined) return found;
    await Promise.all(
      keys.map(async (key) => {
        const [sid, bundleSid] = [...this.resource.sidsOf(key)].reverse();
        const copied = sid === undefined ? undefined : await copy.record(kind, sid, bundleSid);
        if (copied !== undefined) found.set(nameOf(this.resource, key), this.taken(copied) as unknown as Item | null);
      }),
    );
    return found;
  }

  /** Everything in a list. */
  async all({ copied: list }: Listing<Item>): Promise<readonly Item[] | undefined> {
    const copied = list && (await this.scope.copy?.list(list));
    return copied && (this.taken(copied) as unknown as readonly Item[]);
  }

  /** One page of a list. Its cursors lead on here and, where this can't go on, at Twilio. */
  async page(
    { copied: list, binding }: Listing<Item>,
    { first, after }: PageArguments,
  ): Promise<Page<Item> | undefined> {
    const { copy, cursors } = this.scope;
    if (copy === undefined || list === undefined || !isPageSize(first)) return undefined;
    const place = after === undefined ? undefined : cursors.open(binding, after);
    const copied = await copy.page(list, first, place?.anchor);
    if (copied === undefined) return undefined;
    const { items, before, hasNextPage } = this.taken(copied);
    const position = { pageSize: WHOLE_LIST_PAGE_SIZE };
    const edges = (items as unknown as readonly Item[]).map((node, index) =>
      edgeOf(node, { position, index: before + index + 1, anchor: node.sid }, binding, cursors),
    );
    return { edges, hasNextPage, hasPreviousPage: after !== undefined };
  }

  private taken<Value>({ value, since }: Copied<Value>): Value {
    this.scope.basis.tookCopy(since);
    return value;
  }
}
