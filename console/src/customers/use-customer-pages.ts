import { useCallback, useEffect, useRef, useState } from 'react';
import type { TrustHubError } from '../api/client';
import { asError, useClient } from '../api/use-api';
import { ConsoleCustomersDocument, type ConsoleCustomersQuery } from '../operations/generated/graphql';
import { variablesOf, type Question } from './question';
import { nextRead, withPage, type NextRead, type ReadPages } from './rows-in-pages';

export type Counts = Pick<ConsoleCustomersQuery, 'all' | 'stopped' | 'expiring'>;

export interface CustomerPages {
  readonly pages: ReadPages;
  readonly total?: number;
  readonly asOf?: string;
  readonly counts?: Counts;
  readonly error?: TrustHubError;
  readonly loading: boolean;
  /** Sees to it that the rows from one place to another are there. */
  readonly reach: (from: number, to: number) => void;
  readonly again: () => void;
}

type State = Omit<CustomerPages, 'reach' | 'again'>;

/** The customers that a question is about, in pages. The rows of the last question stay until the next is answered. */
export function useCustomerPages(question: Question): CustomerPages {
  const client = useClient();
  const [state, setState] = useState<State>({ pages: [], loading: true });
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(question);
  const latest = useRef({ state, from: 0, to: 0, busy: false });
  latest.current.state = state;

  const load = useCallback(
    async (signal: AbortSignal, { page: place, first, after, shown }: NextRead) => {
      latest.current.busy = true;
      try {
        const counted = place === 0;
        const variables = { ...variablesOf(JSON.parse(asked) as Question), first, after, counted, shown };
        const { page, ...counts } = await client.run(ConsoleCustomersDocument, variables, { signal });
        const { endCursor, hasNextPage } = page.pageInfo;
        const read = { rows: page.nodes, ...(hasNextPage && endCursor !== null && { end: endCursor }) };
        setState((last) => ({
          pages: withPage(counted ? [] : last.pages, place, read),
          total: page.totalCount,
          asOf: page.asOf,
          counts: counted ? counts : last.counts,
          loading: false,
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
    const beginning = nextRead([], 0, 0);
    if (beginning !== null) void load(signal, beginning);
    return () => abort.current.abort();
  }, [load, turn]);

  const goOn = useCallback(() => {
    const { state: now, from, to, busy } = latest.current;
    if (busy || now.loading || now.error !== undefined) return;
    const next = nextRead(now.pages, from, to);
    if (next !== null) void load(abort.current.signal, next);
  }, [load]);
  // A page that has come may not be enough.
  useEffect(goOn, [goOn, state]);

  const reach = useCallback(
    (from: number, to: number) => {
      Object.assign(latest.current, { from, to });
      goOn();
    },
    [goOn],
  );
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return { ...state, reach, again };
}
