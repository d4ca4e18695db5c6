import type { Sandbox } from '../../../src/sandbox/index.js';
import type { GraphQLOverHttp } from '../../support/graphql.js';

export const LIVE = { 'cache-control': 'no-cache' };
export const HOUR = { 'cache-control': 'max-age=3600' };
export const KEPT_ONLY = { 'cache-control': 'only-if-cached' };

export interface Answer<Data = Record<string, unknown>> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions: { code: string };
  }[];
  readonly upstream: { readonly calls: number; readonly asOf: string | null };
  /** The requests that crossed the wire meanwhile. */
  readonly requests: readonly string[];
}

/** Asks, and watches what crosses the wire. The mirror itself must be at rest. */
export async function ask<Data>(
  server: GraphQLOverHttp,
  sandbox: Pick<Sandbox, 'control'>,
  query: string,
  headers: Readonly<Record<string, string>>,
  variables: Record<string, unknown> = {},
): Promise<Answer<Data>> {
  const since = sandbox.control.journal().length;
  const answer = (await server.execute<Data>(query, variables, headers)) as unknown as Omit<
    Answer<Data>,
    'upstream'
  > & {
    readonly extensions: { readonly upstream: Answer['upstream'] };
  };
  const requests = sandbox.control.journal().slice(since);
  return {
    ...answer,
    upstream: answer.extensions.upstream,
    requests: requests.map(({ method, path }) => `${method} ${path.replaceAll(/([A-Z]{2})[0-9a-f]{32}/g, '$1')}`),
  };
}
