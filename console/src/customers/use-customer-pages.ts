import { useCallback, useEffect, useRef, useState } from 'react';
import type { TrustHubError } from '../api/client';
import { asError, useClient, useQuery } from '../api/use-api';
import {
  ConsoleCustomerCountsDocument,
  ConsoleCustomersDocument,
  type ConsoleCustomerCountsQuery,
} from '../operations/generated/graphql';
import { countVariablesOf, variablesOf, type Question } from './question';
import { BEGINNING, nextRead, withPage, type NextRead, type ReadPages } from './rows-in-pages';

export interface CustomerPages {
  readonly pages: ReadPages;
  readonly total?: number;
  readonly asOf?: string;
  readonly counts?: ConsoleCustomerCountsQuery;
  readonly error?: TrustHubError;
  readonly loading: boolean;
  /** Sees to it that the rows from one place to another are there. */
  readonly reach: (from: number, to: number) => void;
  readonly again: () => void;
}

type State = Omit<CustomerPages, 'counts' | 'reach' | 'again'>;

/** The customers that a question is about, in pages, with the counts. At first these come after the rows, which they would delay. */
export function useCustomerPages(question: Question): CustomerPages {
  const { again: readAgain, ...read } = useRows(question);
  const {
    data: counts,
    error: uncounted,
    again: countAgain,
  } = useQuery(ConsoleCustomerCountsDocument, countVariablesOf(question), {
    skip: read.total === undefined && read.error === undefined,
  });
  const again = useCallback(() => {
    readAgain();
    countAgain();
  }, [readAgain, countAgain]);
  const error = read.error ?? uncounted;
  return { ...read, again, ...(error && { error }), ...(counts && { counts }) };
}

/** The rows of the last question stay until the next is answered. */
function useRows(question: Question): Omit<CustomerPages, 'counts'> {
  const client = useClient();
  const [state, setState] = useState<State>({ pages: [], loading: true });
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(question);
  const latest = useRef({ state, from: 0, to: 0, busy: false });
  latest.current.state = state;

  const load = useCallback(
    async (signal: AbortSignal, next: NextRead) => {
      latest.current.busy = true;
      try {
        const variables = variablesOf(JSON.parse(asked) as Question, next);
        const { customers: page } = await client.run(ConsoleCustomersDocument, variables, { signal });
        const { endCursor, hasNextPage } = page.pageInfo;
        const read = { rows: page.nodes, ...(hasNextPage && endCursor !== null && { end: endCursor }) };
        setState((last) => ({
          pages: withPage(next.page === 0 ? [] : last.pages, next.page, read),
          total: page.totalCount,
          asOf: page.asOf,
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
    void load(signal, BEGINNING);
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
