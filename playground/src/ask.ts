import { GRAPHQL_PATH } from './graphql-path';

/** A server that hangs must not keep the page from going on. */
const TIMEOUT_MS = 4_000;

/** The page's own questions to the server, beside what the person runs. */
export function ask(
  query: string,
  headers: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Response> {
  return fetch(GRAPHQL_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
