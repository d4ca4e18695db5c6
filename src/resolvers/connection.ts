import type { Page, PageArguments } from '../domain/page.js';
import type { PageArgs, RunPageArgs } from '../schema/page.args.js';

/** A page as a Relay connection. */
export function toConnection<Item>({ edges, hasNextPage, hasPreviousPage }: Page<Item>) {
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Clients that use paging send `after: null` for the first page. */
export function toPageArguments({ first, after }: PageArgs | RunPageArgs): PageArguments {
  return { first, ...(after == null ? {} : { after }) };
}
