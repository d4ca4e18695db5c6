import { useCallback, useEffect, useRef, useState } from 'react';
import type { TrustHubError } from '../api/client';
import { asError, useClient } from '../api/use-api';
import {
  ConsoleCustomersDocument,
  type ConsoleCustomersQuery,
  type CustomerRowFragment,
} from '../operations/generated/graphql';
import { variablesOf, type Question } from './question';

/** A first page is what a screen shows and a little more; those that follow are as long as the server lets them be. */
const FIRST = 50;
const MOST = 100;

export type Counts = Pick<ConsoleCustomersQuery, 'all' | 'stopped' | 'expiring'>;

export interface CustomerPages {
  readonly rows: readonly CustomerRowFragment[];
  readonly total?: number;
  readonly asOf?: string;
  readonly counts?: Counts;
  readonly error?: TrustHubError;
  readonly loading: boolean;
  /** Sees to it that rows up to this place are there, page after page. */
  readonly reach: (row: number) => void;
  readonly again: () => void;
}

type State = Omit<CustomerPages, 'reach' | 'again'> & { readonly cursor?: string };

/** The customers that a question is about, in pages. The rows of the last question stay until the next is answered. */
export function useCustomerPages(question: Question): CustomerPages {
  const client = useClient();
  const [state, setState] = useState<State>({ rows: [], loading: true });
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(question);
  const latest = useRef({ state, wanted: 0, busy: false });
  latest.current.state = state;

  const load = useCallback(
    async (signal: AbortSignal, after: string | undefined, first: number) => {
      latest.current.busy = true;
      try {
        const variables = { ...variablesOf(JSON.parse(asked) as Question), first, after, counted: after === undefined };
        const { page, ...counts } = await client.run(ConsoleCustomersDocument, variables, { signal });
        const { endCursor, hasNextPage } = page.pageInfo;
        setState((last) => ({
          rows: after === undefined ? page.nodes : [...last.rows, ...page.nodes],
          total: page.totalCount,
          asOf: page.asOf,
          counts: after === undefined ? counts : last.counts,
          loading: false,
          ...(hasNextPage && endCursor !== null && { cursor: endCursor }),
        }));
      } catch (problem) {
        if (!signal.aborted) setState((last) => ({ ...last, loading: false, error: asError(problem) }));
      } finally {
        if (!signal.aborted) latest.current.busy = false;
      }
    },
    [client, asked],
  );

  const abort = useRef(new AbortController());
  useEffect(() => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setState(({ error: _, ...last }) => ({ ...last, loading: true }));
    void load(signal, undefined, FIRST);
    return () => abort.current.abort();
  }, [load, turn]);

  const goOn = useCallback(() => {
    const { state: now, wanted, busy } = latest.current;
    if (busy || now.cursor === undefined || now.loading || now.error !== undefined) return;
    if (wanted < now.rows.length) return;
    const first = Math.min(MOST, Math.max(FIRST, wanted - now.rows.length + FIRST));
    void load(abort.current.signal, now.cursor, first);
  }, [load]);
  // A page that has come may not be enough.
  useEffect(goOn, [goOn, state]);

  const reach = useCallback(
    (row: number) => {
      latest.current.wanted = row;
      goOn();
    },
    [goOn],
  );
  const again = useCallback(() => setTurn((last) => last + 1), []);
  const { cursor: _, ...shown } = state;
  return { ...shown, reach, again };
}
