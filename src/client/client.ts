import { isPartial } from './answer.js';
import { KEYED_MUTATIONS } from './generated/keyed-mutations.js';
import { operationIn, type Operation } from './operation.js';
import { cacheControlOf, type ClientOptions, type RunOptions, type SubscribeOptions } from './options.js';
import { post } from './post.js';
import { delay, waitBefore } from './retry.js';
import { Subscriptions } from './subscriptions.js';
import type { TypedDocument } from './typed-document.js';

/** Variables may be left out where none is required. */
type Rest<Variables, Options> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/** Speaks with a server of trusthub-graphql, in Node.js and in browsers. */
export interface TrustHubClient {
  /**
   * Sends a query or a mutation. Sends it again where that is safe: queries, mutations that have an idempotency key, and
   * others where it is certain that nothing was done.
   * @throws TrustHubError whatever goes wrong, user errors of a mutation included; the reason of `signal`, once it is aborted
   */
  run<Data, Variables>(document: TypedDocument<Data, Variables>, ...rest: Rest<Variables, RunOptions>): Promise<Data>;
  /**
   * Each event of a subscription, until the server or the caller ends it. A connection that breaks is made again.
   * @throws TrustHubError where the server refuses it, or can't be reached any more
   */
  subscribe<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...rest: Rest<Variables, SubscribeOptions>
  ): AsyncIterableIterator<Data>;
}

const RETRIES = 3;
const TIMEOUT_MS = 60_000;

/** @throws TypeError for a `url` that is no address */
export function createClient(options: ClientOptions): TrustHubClient {
  const url = addressOf(options.url);
  const retries = options.retries ?? RETRIES;
  // Bound to nothing: a browser's fetch refuses to be the method of another object.
  const fetch = options.fetch ?? ((...request: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...request));
  const headersOf = async (account = options.account): Promise<Record<string, string>> => {
    const key = typeof options.key === 'function' ? await options.key() : options.key;
    return {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(account !== undefined && { 'x-account-sid': account }),
    };
  };
  const subscriptions = new Subscriptions({ ...options, url, retries, fetch, headersOf });

  const send = async (
    document: TypedDocument<unknown, never>,
    variables: unknown,
    chosen: RunOptions,
  ): Promise<unknown> => {
    const query = textOf(document);
    const operation = operationIn(query);
    if (operation.kind === 'subscription') throw new TypeError('Give a subscription to `subscribe`.');
    const cacheControl = cacheControlOf(chosen);
    const same = {
      url,
      fetch,
      body: JSON.stringify({ query, variables }),
      timeout: options.timeout ?? TIMEOUT_MS,
      signal: chosen.signal,
      repeatable: isRepeatable(operation),
    };
    for (let tries = 0; ; tries += 1) {
      const headers = await headersOf(chosen.account);
      if (cacheControl !== undefined) headers['cache-control'] = cacheControl;
      const { data, error } = await post({ ...same, headers });
      if (error === undefined) return data;
      const wait = waitBefore(error, tries, retries);
      if (wait === undefined) {
        if (chosen.onPartial === undefined || !isPartial(data)) throw error;
        chosen.onPartial(error);
        return data;
      }
      options.onRetry?.(error, wait);
      await delay(wait, chosen.signal);
    }
  };

  return {
    run: (document, ...[variables, chosen = {}]) => send(document, variables ?? {}, chosen) as Promise<never>,
    subscribe: (document, ...[variables, chosen = {}]) => {
      const query = textOf(document);
      if (operationIn(query).kind !== 'subscription') throw new TypeError('Give queries and mutations to `run`.');
      return subscriptions.subscribe({ query, variables: variables ?? {} }, chosen);
    },
  };
}

/** Whether the server may get it twice: each mutation in it has a key under which it is carried out once. */
function isRepeatable({ kind, fields }: Operation): boolean {
  return kind === 'query' || (fields?.every((field) => KEYED_MUTATIONS.has(field)) ?? false);
}

/** @throws TypeError for what is no text, such as the parsed document of another client */
function textOf(document: TypedDocument<unknown, never>): string {
  const text = document.toString();
  if (text.startsWith('[object')) throw new TypeError("Give the document as text: codegen's documentMode 'string'.");
  return text;
}

/** With the path of GraphQL where none is given. In a browser it may be a path alone. */
function addressOf(url: string): string {
  const page = (globalThis as { location?: { href: string } }).location?.href;
  const address = new URL(url, page);
  if (address.pathname === '/') address.pathname = '/graphql';
  return address.href;
}
