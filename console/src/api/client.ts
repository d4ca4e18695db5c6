import { CloseCode, createClient as createSocket, type Client as Socket } from 'graphql-ws';

export type TypedDocument<Data, Variables> = (string | String) & {
  readonly __apiType?: (variables: Variables) => Data;
};

/** One thing that is wrong. */
export interface Problem {
  readonly message: string;
  /** Into the input of a mutation, as one text; empty where the whole is meant. */
  readonly field: string;
}

/** Whatever goes wrong, user errors of a mutation included. */
export class TrustHubError extends Error {
  override readonly name = 'TrustHubError';
  constructor(
    readonly code: string,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}

export interface ClientOptions {
  readonly url: string;
  readonly key?: string;
  readonly account?: string;
}

interface RunOptions {
  readonly signal?: AbortSignal;
  readonly maxAge?: number;
  readonly onPartial?: (error: TrustHubError) => void;
}

export interface TrustHubClient {
  run<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: RunOptions,
  ): Promise<Data>;
  subscribe<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<Data>;
}

interface Result {
  readonly data?: Record<string, { readonly userErrors?: readonly UserError[] } | null> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

interface UserError {
  readonly path: readonly string[] | null;
  readonly message: string;
}

export function createClient({ url, key, account }: ClientOptions): TrustHubClient {
  const headers = {
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(account !== undefined && { 'x-account-sid': account }),
  };
  let socket: Socket | undefined;
  return {
    run: async (document, variables, { signal, maxAge } = {}) => {
      const age: Record<string, string> = maxAge === undefined ? {} : { 'cache-control': `max-age=${maxAge}` };
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers, ...age },
        body: JSON.stringify({ query: String(document), variables }),
        ...(signal && { signal }),
      }).catch((error: unknown) => {
        if (signal?.aborted === true) throw error;
        throw new TrustHubError('NO_ANSWER', [{ message: 'The server does not answer. Is it running?', field: '' }]);
      });
      return dataOf((await response.json().catch(() => ({}))) as Result) as never;
    },
    subscribe: async function* (document, variables, { signal }) {
      socket ??= createSocket({
        url: new URL(url, location.href).href.replace(/^http/, 'ws'),
        connectionParams: headers,
        retryAttempts: 100,
        shouldRetry: (problem) => !(problem instanceof CloseEvent && problem.code === Number(CloseCode.Forbidden)),
      });
      const events = socket.iterate({ query: String(document), variables: variables as Record<string, unknown> });
      signal.addEventListener('abort', () => void events.return?.());
      for await (const result of events) yield dataOf(result as Result) as never;
    },
  };
}

function dataOf({ data, errors = [] }: Result): unknown {
  const [first] = errors;
  if (data === undefined || data === null) {
    const message = first?.message ?? "The answer is not GraphQL's.";
    throw new TrustHubError(first?.extensions?.code ?? 'NO_ANSWER', [{ message, field: '' }]);
  }
  const findings = Object.values(data).flatMap((payload) => payload?.userErrors ?? []);
  if (findings.length === 0) return data;
  const problems = findings.map(({ path, message }) => ({ message, field: (path ?? []).join('.') }));
  throw new TrustHubError('INVALID_INPUT', problems);
}
