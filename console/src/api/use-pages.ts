import { useCallback, useEffect, useRef, useState } from 'react';
import type { TrustHubError, TypedDocument } from './client';
import { asError, useClient } from './use-api';

interface Page<Item> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface Pages<Item, First> {
  readonly items: readonly Item[];
  /** The whole answer of the first page. */
  readonly first?: First;
  readonly error?: TrustHubError;
  readonly loading: boolean;
  /** Asks for the next page; undefined where there is none. */
  readonly more?: () => void;
  readonly again: () => void;
}

interface State<Item, First> {
  readonly items: readonly Item[];
  readonly first?: First;
  readonly cursor?: string;
  readonly error?: TrustHubError;
  readonly loading: boolean;
}

/** A list in pages, of which a person asks for the next. */
export function usePages<Data, Variables extends { readonly after?: string | null }, Item>(
  document: TypedDocument<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageIn: (data: Data) => Page<Item> | null | undefined,
): Pages<Item, Data> {
  const client = useClient();
  const [state, setState] = useState<State<Item, Data>>({ items: [], loading: true });
  const [turn, setTurn] = useState(0);
  const read = useRef(pageIn);
  const asked = JSON.stringify(variables);
  const load = useCallback(
    async (after: string | undefined, signal: AbortSignal) => {
      setState(({ error: _, ...last }) => ({ ...last, loading: true }));
      try {
        const given = { ...(JSON.parse(asked) as object), after } as unknown as Variables;
        const data = await client.run(document, given, { signal, onPartial: () => undefined });
        const page = read.current(data);
        setState((last) => ({
          items: [...(after === undefined ? [] : last.items), ...(page?.nodes ?? [])],
          first: after === undefined ? data : last.first,
          loading: false,
          ...(page?.pageInfo.hasNextPage === true && { cursor: page.pageInfo.endCursor ?? undefined }),
        }));
      } catch (problem) {
        if (!signal.aborted) setState((last) => ({ ...last, loading: false, error: asError(problem) }));
      }
    },
    [client, document, asked],
  );
  const abort = useRef(new AbortController());
  useEffect(() => {
    abort.current = new AbortController();
    void load(undefined, abort.current.signal);
    return () => abort.current.abort();
  }, [load, turn]);
  const { cursor, ...shown } = state;
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return { ...shown, again, ...(cursor !== undefined && { more: () => void load(cursor, abort.current.signal) }) };
}
