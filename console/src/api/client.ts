/*
 * The client of this package, as every front end may use it. From its files and not from its index, which brings documents
 * that the console does not send.
 */

import { createClient as create } from '../../../src/client/client';
import type { ClientOptions, RunOptions, SubscribeOptions } from '../../../src/client/options';
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
  subscribe<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: SubscribeOptions,
  ): AsyncIterableIterator<Data>;
}

export function createClient(options: ClientOptions): TrustHubClient {
  return create(options);
}
