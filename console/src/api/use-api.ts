import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { TrustHubError, type TrustHubClient, type TypedDocument } from './client';
import { noteRefusal } from './session';

export const ClientContext = createContext<TrustHubClient | null>(null);

export function useClient(): TrustHubClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('There is no client above.');
  return client;
}

/** A problem as it is shown to a person; a refused key is noted, so that the page asks for another. */
export function asError(problem: unknown): TrustHubError {
  if (!(problem instanceof TrustHubError)) throw problem;
  if (problem.code === 'UNAUTHENTICATED') noteRefusal();
  return problem;
}

export interface Asked<Data> {
  readonly data?: Data;
  readonly error?: TrustHubError;
  readonly loading: boolean;
  /** Asks once more, and shows what is there until then. */
  readonly again: () => void;
}

interface Conditions {
  readonly skip?: boolean;
  /** Seconds that what is read from Twilio may be old. */
  readonly maxAge?: number;
}

/**
 * What a query answers, or the part of it that is there. While other variables are asked for, the last answer stays; a
 * question that nobody waits for any more is aborted.
 */
export function useQuery<Data, Variables>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  { skip = false, maxAge }: Conditions = {},
): Asked<Data> {
  const client = useClient();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Omit<Asked<Data>, 'again'>>({ loading: !skip });
  const asked = JSON.stringify(variables);
  useEffect(() => {
    if (skip) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const options = { signal, onPartial: () => undefined, ...(maxAge !== undefined && { maxAge }) };
    setState(({ data }) => ({ ...(data !== undefined && { data }), loading: true }));
    client
      .run(document, JSON.parse(asked) as Variables, options)
      .then((data) => setState({ data, loading: false }))
      .catch((problem: unknown) => {
        if (signal.aborted) return;
        const error = asError(problem);
        setState(({ data }) => ({ ...(data !== undefined && { data }), error, loading: false }));
      });
    return () => abort.abort();
  }, [client, document, asked, turn, skip, maxAge]);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return { ...state, again };
}

/** Calls back for each event of a subscription, while `on`. Answers why it is over, where the server refused it. */
export function useLive<Data, Variables>(
  document: TypedDocument<Data, Variables>,
  variables: Variables,
  onEvent: (data: Data) => void,
  on = true,
): TrustHubError | undefined {
  const client = useClient();
  const [error, setError] = useState<TrustHubError>();
  const latest = useRef(onEvent);
  useEffect(() => void (latest.current = onEvent));
  const asked = JSON.stringify(variables);
  useEffect(() => {
    if (!on) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const follow = async (): Promise<void> => {
      setError(undefined);
      for await (const data of client.subscribe(document, JSON.parse(asked) as Variables, { signal })) {
        if (!signal.aborted) latest.current(data);
      }
    };
    follow().catch((problem: unknown) => {
      if (!signal.aborted) setError(asError(problem));
    });
    return () => abort.abort();
  }, [client, document, asked, on]);
  return error;
}

export interface Sending<Data, Variables> {
  /** @returns undefined where it was refused; `error` says why */
  readonly send: (variables: Variables) => Promise<Data | undefined>;
  readonly sending: boolean;
  readonly error?: TrustHubError;
}

/** A mutation, or a question that is asked when a person wants it. */
export function useSend<Data, Variables>(document: TypedDocument<Data, Variables>): Sending<Data, Variables> {
  const client = useClient();
  const [state, setState] = useState<{ sending: boolean; error?: TrustHubError }>({ sending: false });
  const send = useCallback(
    async (variables: Variables) => {
      setState({ sending: true });
      try {
        const data = await client.run(document, variables);
        setState({ sending: false });
        return data;
      } catch (problem) {
        setState({ sending: false, error: asError(problem) });
        return undefined;
      }
    },
    [client, document],
  );
  return { ...state, send };
}
