/*
 * The client of this package, as every front end may use it. From its files and not from its index, which brings documents
 * that the console does not send.
 */

import { createClient } from '../../../src/client/client';
import type { RunOptions, SubscribeOptions } from '../../../src/client/options';
import type { TypedDocument } from '../../../src/client/typed-document';

export { TrustHubError, type Problem } from '../../../src/client/errors';
export type { TypedDocument };

/** The client as hooks for any document use it: with variables in any case. */
export interface TrustHubClient {
  run<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: RunOptions,
  ): Promise<Data>;
  /** Asks what is going to be run, while the program that runs it is still on the way; the first who does gets the answer. */
  askAhead<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, options?: RunOptions): void;
  subscribe<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: SubscribeOptions,
  ): AsyncIterableIterator<Data>;
}

/** An answer that nobody has taken until then would be an old one. */
const TAKEN_WITHIN_MS = 10_000;

let last: { readonly key?: string; readonly account?: string; readonly client: TrustHubClient } | undefined;

/** The same client for as long as key and account are the same. */
export function clientFor(key: string | undefined, account: string | undefined): TrustHubClient {
  if (last === undefined || last.key !== key || last.account !== account) {
    const given = { ...(key !== undefined && { key }), ...(account !== undefined && { account }) };
    last = { ...given, client: withAnswersAhead(createClient({ url: '/graphql', ...given })) };
  }
  return last.client;
}

function withAnswersAhead(client: Pick<TrustHubClient, 'run' | 'subscribe'>): TrustHubClient {
  const ahead = new Map<string, Promise<unknown>>();
  const questionOf = (document: { toString(): string }, variables: unknown): string =>
    `${document.toString()} ${JSON.stringify(variables)}`;
  return {
    askAhead: (document, variables, options) => {
      const question = questionOf(document, variables);
      const answer = client.run(document, variables, options);
      // Who takes the answer is given the error.
      answer.catch(() => undefined);
      ahead.set(question, answer);
      setTimeout(() => ahead.delete(question), TAKEN_WITHIN_MS);
    },
    run: async <Data, Variables>(
      document: TypedDocument<Data, Variables>,
      variables: Variables,
      options?: RunOptions,
    ): Promise<Data> => {
      const question = questionOf(document, variables);
      const answer = ahead.get(question) as Promise<Data> | undefined;
      const { account, maxAge, signal } = options ?? {};
      if (answer === undefined || account !== undefined || maxAge !== undefined)
        return client.run(document, variables, options);
      ahead.delete(question);
      try {
        return await answer;
      } finally {
        signal?.throwIfAborted();
      }
    },
    subscribe: (document, variables, options) => client.subscribe(document, variables, options),
  };
}
