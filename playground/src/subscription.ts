import type { FetcherParams, SyncExecutionResult } from '@graphiql/toolkit';
import { CloseCode, createClient } from 'graphql-ws';
import { GRAPHQL_PATH } from './graphql-path';

/** Told after every answer: false when the server wanted a key that it did not get, true when it let the call in. */
export type OnAccess = (granted: boolean) => void;

/** Long enough for the server to be restarted while an onboarding is watched: the run goes on, and so does the view. */
const RETRY_ATTEMPTS = 60;
const RETRY_DELAY_MS = 1_000;

const REFUSED: readonly number[] = [CloseCode.Unauthorized, CloseCode.Forbidden];

/**
 * One socket for each subscription: connection parameters are sent only once per socket, so a shared one would go on with
 * the key it was opened with after the person has entered another.
 */
export function subscribe(
  { query, operationName, variables }: FetcherParams,
  connectionParams: Record<string, string>,
  onAccess: OnAccess,
): SyncExecutionResult {
  return {
    subscribe: (sink: unknown) => {
      const { next, complete } = sink as Sink;
      const client = createClient({
        url: new URL(GRAPHQL_PATH, location.href).href.replace(/^http/, 'ws'),
        connectionParams,
        retryAttempts: RETRY_ATTEMPTS,
        retryWait: () => new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS)),
        shouldRetry: (problem) => !REFUSED.includes(closeCode(problem)),
      });
      client.on('connected', () => onAccess(true));
      const unsubscribe = client.subscribe(
        { query, operationName: operationName ?? null, variables: variables as Record<string, unknown> },
        {
          next,
          complete,
          error: (problem) => {
            if (REFUSED.includes(closeCode(problem))) onAccess(false);
            next({ errors: errorsOf(problem) });
            complete();
          },
        },
      );
      return { unsubscribe };
    },
  };
}

interface Sink {
  readonly next: (value: unknown) => void;
  readonly complete: () => void;
}

function closeCode(problem: unknown): number {
  return problem instanceof CloseEvent ? problem.code : 0;
}

/** Shown like the errors of a query. A CloseEvent would print as `{}`; the person needs the server's code and reason. */
function errorsOf(problem: unknown): unknown {
  if (Array.isArray(problem)) return problem;
  if (problem instanceof CloseEvent) {
    return [{ message: `The server closed the connection: ${problem.code} ${problem.reason}`.trim() }];
  }
  return [{ message: problem instanceof Error ? problem.message : 'The connection failed.' }];
}
