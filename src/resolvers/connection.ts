import type { Page, PageArguments } from '../domain/page.js';
import type { PageArgs, RunPageArgs } from '../schema/page.args.js';

/** A page as a Relay connection. Cursors are signed, which costs more than the rest: they wait until they are asked for. */
export function toConnection<Item>({ edges, hasNextPage, hasPreviousPage }: Page<Item>) {
  return {
    edges,
    get nodes() {
      return edges.map((edge) => edge.node);
    },
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

/** Clients that use paging send `after: null` for the first page. */
export function toPageArguments({ first, after }: PageArgs | RunPageArgs): PageArguments {
  return { first, ...(after == null ? {} : { after }) };
}
