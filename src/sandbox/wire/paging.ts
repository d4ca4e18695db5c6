import { TwilioError } from '../http/errors.js';
import type { Answer, Call } from '../http/router.js';
import type { Slice } from '../store/ordered-slots.js';
import { digest } from '../store/sids.js';

/** Parameters that every list takes. */
export const PAGING_PARAMETERS = ['PageSize', 'Page', 'PageToken'] as const;

/** Something a page can be cut from: stored rows, or a fixed catalogue. */
interface Pageable<R> {
  slice(wanted: Slice<R>): readonly R[];
}

/** A page of rows with the queries of its neighbours. */
export interface Page<R> {
  readonly rows: readonly R[];
  readonly number: number;
  readonly size: number;
  readonly first: string;
  readonly self: string;
  readonly next: string | null;
  readonly previous: string | null;
}

const DEFAULT_SIZE = 50;
const MAX_SIZE = 1000;

/**
 * Cuts the page that a query asks for. A token is the place of the row before it and a checksum over the list, its
 * filters and the place, so that one from another list is refused (21481). Rows added meanwhile come after all there were:
 * walking by token gives each row once. Without a token, Page counts from the start.
 */
function cutPage<R extends { readonly seq: number }>(
  list: Pageable<R>,
  query: URLSearchParams,
  path: string,
  where?: (row: R) => boolean,
): Page<R> {
  const size = whole(query.get('PageSize'), DEFAULT_SIZE);
  // 20007 is the dictionary's "page size too large".
  if (!(size >= 1 && size <= MAX_SIZE)) throw new TwilioError(400, 20007, `PageSize must be between 1 and ${MAX_SIZE}`);
  const number = whole(query.get('Page'), 0);
  if (!(number >= 0)) throw new TwilioError(400, 20001, 'Page must be a whole number from 0 on');

  const filters = filterQuery(query);
  const list_id = `${path}?${filters}`;
  const token = readToken(query.get('PageToken'), list_id);
  const offset = token === null ? number * size : undefined;
  const found = list.slice({ limit: token?.way === 'B' ? size : size + 1, where, offset, ...placeOf(token) });
  const rows = found.slice(0, size);

  const link = (page: number, way?: Way, seq?: number): string =>
    `${filters}PageSize=${size}&Page=${page}` +
    (way === undefined ? '' : `&PageToken=${makeToken(way, seq ?? 0, list_id)}`);
  const last = rows.at(-1);
  const more = found.length > size || token?.way === 'B';
  const start = rows[0]?.seq ?? (token === null ? Number.MAX_SAFE_INTEGER : token.seq + 1);
  return {
    rows,
    number,
    size,
    first: link(0),
    self: query.has('PageToken') ? `${link(number)}&PageToken=${query.get('PageToken')}` : link(number),
    next: more && last !== undefined ? link(number + 1, 'A', last.seq) : null,
    previous: number > 0 ? link(number - 1, 'B', start) : null,
  };
}

/** After or before a row. */
type Way = 'A' | 'B';

interface Token {
  readonly way: Way;
  readonly seq: number;
}

function placeOf(token: Token | null): { readonly after?: number; readonly before?: number } {
  if (token === null) return {};
  return token.way === 'A' ? { after: token.seq } : { before: token.seq };
}

function makeToken(way: Way, seq: number, listId: string): string {
  return `P${way}${seq.toString(36)}-${digest('page', way, seq, listId).slice(0, 12)}`;
}

function readToken(text: string | null, listId: string): Token | null {
  if (text === null || text === '') return null;
  const [, way, place] = /^P([AB])([0-9a-z]{1,11})-[0-9a-f]{12}$/.exec(text) ?? [];
  const seq = Number.parseInt(place ?? '', 36);
  if ((way !== 'A' && way !== 'B') || makeToken(way, seq, listId) !== text)
    throw new TwilioError(400, 21481, 'Invalid PageToken');
  return { way, seq };
}

/** The filters of a query, to be repeated in links; empty or ending in `&`. */
function filterQuery(query: URLSearchParams): string {
  if (query.size === 0) return '';
  const filters = new URLSearchParams(query);
  for (const name of PAGING_PARAMETERS) filters.delete(name);
  return filters.size === 0 ? '' : `${filters.toString()}&`;
}

function whole(text: string | null, otherwise: number): number {
  if (text === null || text === '') return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

/** Trust Hub's envelope: links are absolute, and the official client follows them as they are. */
function metaPage<R>(page: Page<R>, url: string, key: string, toJson: (row: R) => object): object {
  return {
    [key]: page.rows.map(toJson),
    meta: {
      page: page.number,
      page_size: page.size,
      first_page_url: `${url}?${page.first}`,
      previous_page_url: page.previous === null ? null : `${url}?${page.previous}`,
      url: `${url}?${page.self}`,
      next_page_url: page.next === null ? null : `${url}?${page.next}`,
      key,
    },
  };
}

/** The envelope of api 2010: links are relative. */
function page2010<R>(page: Page<R>, path: string, key: string, toJson: (row: R) => object): object {
  const start = page.number * page.size;
  return {
    [key]: page.rows.map(toJson),
    page: page.number,
    page_size: page.size,
    start,
    end: Math.max(start, start + page.rows.length - 1),
    uri: `${path}?${page.self}`,
    first_page_uri: `${path}?${page.first}`,
    next_page_uri: page.next === null ? null : `${path}?${page.next}`,
    previous_page_uri: page.previous === null ? null : `${path}?${page.previous}`,
  };
}

interface Listed<R> {
  readonly rows: Pageable<R>;
  readonly where?: ((row: R) => boolean) | undefined;
  readonly key: string;
  readonly toJson: (row: R) => object;
}

/** A list of Trust Hub. */
export function metaList<R extends { readonly seq: number }>(
  call: Call,
  { rows, where, key, toJson }: Listed<R>,
): Answer {
  const page = cutPage(rows, call.query, call.path, where);
  return { status: 200, body: metaPage(page, call.world.trusthubBase + call.path, key, toJson) };
}

/** A list of api 2010. */
export function list2010<R extends { readonly seq: number }>(
  call: Call,
  { rows, where, key, toJson }: Listed<R>,
): Answer {
  const page = cutPage(rows, call.query, call.path, where);
  return { status: 200, body: page2010(page, call.path, key, toJson) };
}

/** A filter's value; a filter that is sent empty is none. */
export function filter(call: Call, name: string): string | undefined {
  return call.query.get(name) || undefined;
}
