import type { GraphQLAnswer } from './answer.js';
import { problem, TrustHubError } from './errors.js';
import type { ClientOptions, ConnectionState } from './options.js';

/** A subscription as it is sent. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

/** What a way hands on. */
export interface Sink {
  next(answer: GraphQLAnswer): void;
  complete(): void;
  error(error: TrustHubError): void;
  state(state: ConnectionState): void;
}

/** How subscriptions of one account come. */
export interface Way {
  /** @returns what ends it */
  subscribe(request: SubscriptionRequest, sink: Sink): () => void;
}

export interface WaySettings extends Pick<ClientOptions, 'key' | 'webSocket'> {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** How often a connection is tried before there was one. */
  readonly retries: number;
  headersOf(): Promise<Record<string, string>>;
}

/** Once there was a connection: about a quarter of an hour in which a server may be replaced, or a laptop sleeps. */
export const RECONNECTS = 100;

/** A connection that is lost for good. */
export function lost(url: string, cause: unknown): TrustHubError {
  return new TrustHubError([problem('NO_ANSWER', `The subscription to ${url} was cut off.`)], {
    cause,
    retryable: true,
  });
}
