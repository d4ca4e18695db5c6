import { invalidCursor } from '../../domain/cursor-seal.js';
import { CallerError, UserErrorCode, userError } from '../../domain/errors.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';

import type { CursorCodec, CursorPlace, PagePosition } from './cursor.js';
import { unreadable } from '../errors/error-table.js';
import { WHOLE_LIST_PAGE_SIZE, type ListedPage, type Listing } from './listing.js';

const MOST_ITEMS_PER_PAGE = WHOLE_LIST_PAGE_SIZE;

/** Twilio's codes for a page that is not there any more: invalid PageToken, page size too large. */
const STALE_PAGE_CODES: ReadonlySet<number | null> = new Set([21481, 20007]);
/** Pages that are searched for an anchor that rows added before it have moved; after that the count decides. */
const PAGES_SEARCHED_FOR_ANCHOR = 2;
/** Pages without items that are followed before the upstream counts as broken. */
const EMPTY_PAGES_FOLLOWED = 20;

/** Every page of a list, in order. @throws ServiceError when the links go round in a circle */
export async function* readPages<Item>(listing: Listing<Item>): AsyncGenerator<readonly Item[]> {
  const seen = new Set<string>();
  let position: PagePosition | null = { pageSize: WHOLE_LIST_PAGE_SIZE };
  while (position !== null) {
    const page: ListedPage<Item> = await listing.read(position);
    yield page.items;
    position = page.next;
    const key = JSON.stringify(position);
    if (seen.has(key)) throw unreadable();
    seen.add(key);
  }
}

/** Everything in a list of one page that was read lately. */
export function keptAll<Item>(listing: Listing<Item>): readonly Item[] | undefined {
  const page = listing.kept?.({ pageSize: WHOLE_LIST_PAGE_SIZE });
  return page?.next === null ? page.items : undefined;
}

/** Everything in a list. */
export async function readAll<Item>(listing: Listing<Item>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of readPages(listing)) items.push(...page);
  return items;
}

/**
 * One Relay page. Twilio pages by an opaque token, forward only, so a cursor holds the token of its page and its place
 * in there; the last cursor of a page already points to the next one, so a plain walk is one call for each page.
 * Twilio may link to a next page that turns out empty: `hasNextPage` is then true once too often.
 * @throws CallerError INVALID_INPUT for `first` outside 1 to 1,000 and for a forged, foreign or stale `after`
 */
export async function readPage<Item extends { readonly sid: Sid }>(
  listing: Listing<Item>,
  { first, after }: PageArguments,
  cursors: CursorCodec,
): Promise<Page<Item>> {
  if (!isPageSize(first)) {
    throw new CallerError(
      userError(UserErrorCode.INVALID_INPUT, `Ask for 1 to ${MOST_ITEMS_PER_PAGE} items.`, { path: ['first'] }),
    );
  }
  let at =
    after === undefined
      ? await visit(listing, { pageSize: first })
      : await resume(listing, cursors.open(listing.binding, after));
  const edges: Edge<Item>[] = [];
  for (let empty = 0; ;) {
    take(at, first - edges.length, edges, listing.binding, cursors);
    if (edges.length >= first || at.page.next === null) break;
    if (at.page.items.length === 0 && ++empty > EMPTY_PAGES_FOLLOWED) throw unreadable();
    at = await visit(listing, at.page.next);
  }
  const hasNextPage = at.index < at.page.items.length || at.page.next !== null;
  return { edges, hasNextPage, hasPreviousPage: after !== undefined };
}

/** The first page of a list, if its items were read lately: all that there are, or as many as are wanted. */
export function keptPage<Item extends { readonly sid: Sid }>(
  listing: Listing<Item>,
  { first, after }: PageArguments,
  cursors: CursorCodec,
): Page<Item> | undefined {
  if (after !== undefined || !isPageSize(first)) return undefined;
  const position = { pageSize: first };
  const page = listing.kept?.(position);
  if (page === undefined || (page.next !== null && page.items.length < first)) return undefined;
  const edges: Edge<Item>[] = [];
  const at = { position, page, index: 0 };
  take(at, first, edges, listing.binding, cursors);
  return { edges, hasNextPage: at.index < page.items.length || page.next !== null, hasPreviousPage: false };
}

export const isPageSize = (first: number): boolean =>
  Number.isInteger(first) && first >= 1 && first <= MOST_ITEMS_PER_PAGE;

type Edge<Item> = Page<Item>['edges'][number];

/** Adds an edge for each of the next items of the page, and moves on. */
function take<Item extends { readonly sid: Sid }>(
  at: Visit<Item>,
  most: number,
  edges: Edge<Item>[],
  binding: string,
  cursors: CursorCodec,
): void {
  for (const end = Math.min(at.page.items.length, at.index + most); at.index < end; at.index += 1) {
    const node = at.page.items[at.index];
    if (node !== undefined) edges.push(edgeOf(node, placeAfter(at, node.sid), binding, cursors));
  }
}

/** A place in a list while it is read. */
interface Visit<Item> {
  readonly position: PagePosition;
  readonly page: ListedPage<Item>;
  index: number;
}

async function visit<Item>(listing: Listing<Item>, position: PagePosition, index = 0): Promise<Visit<Item>> {
  return { position, page: await listing.read(position), index };
}

/**
 * Finds the place of a cursor again. The anchor is searched for first, as rows added or removed before it have moved it.
 * If it is gone (the row itself was removed), the count decides, less one, because everything after it moved up.
 */
async function resume<Item extends { readonly sid: Sid }>(
  listing: Listing<Item>,
  place: CursorPlace,
): Promise<Visit<Item>> {
  const start = await visit(listing, place.position).catch((error: unknown) => {
    throw isStale(error) ? invalidCursor('This place in the list is no longer valid.') : error;
  });
  let at = start;
  // A place in a copy of the list counts from its beginning.
  const mostSearched = Math.max(PAGES_SEARCHED_FOR_ANCHOR, Math.ceil(place.index / place.position.pageSize) + 1);
  for (let searched = 1; ; searched += 1) {
    const found = at.page.items.findIndex((item) => item.sid === place.anchor);
    if (found >= 0) return { ...at, index: found + 1 };
    // At the beginning of a page the anchor is normally on the page before: nothing is missing.
    if (place.index === 0 || at.page.next === null || searched >= mostSearched) break;
    at = await visit(listing, at.page.next);
  }
  return atCount(listing, start, Math.max(0, place.index - 1));
}

/** The place with so many items of the list before it, counted from the beginning of a page. */
async function atCount<Item>(listing: Listing<Item>, start: Visit<Item>, count: number): Promise<Visit<Item>> {
  let at: Visit<Item> = { ...start, index: count };
  while (at.index > at.position.pageSize && at.page.next !== null) {
    at = await visit(listing, at.page.next, at.index - at.page.items.length);
  }
  return at;
}

function isStale(error: unknown): boolean {
  return error instanceof CallerError && error.userErrors.some(({ twilioCode }) => STALE_PAGE_CODES.has(twilioCode));
}

function placeAfter<Item>(at: Visit<Item>, anchor: Sid): CursorPlace {
  const last = at.index === at.page.items.length - 1;
  if (last && at.page.next !== null) return { position: at.page.next, index: 0, anchor };
  return { position: at.position, index: at.index + 1, anchor };
}

/** Signing costs more than the rest of an edge, and most queries ask for the last cursor only: it waits until asked. */
export function edgeOf<Item>(node: Item, place: CursorPlace, binding: string, cursors: CursorCodec): Edge<Item> {
  return {
    node,
    get cursor() {
      return cursors.seal(binding, place);
    },
  };
}
