import type { Answer, Call } from '../http/router.js';
import { cutPage, metaPage, page2010 } from '../wire/paging.js';
import type { Pageable } from '../wire/paging.js';

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
