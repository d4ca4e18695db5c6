import { createClient, type Client } from 'graphql-ws/client';
import { errorIn, type GraphQLFormattedError } from './answer.js';
import type { ErrorCode } from './error-codes.js';
import { problem, TrustHubError } from './errors.js';
import type { ConnectionState } from './options.js';
import { backOff } from './retry.js';
import { lost, RECONNECTS, type Sink, type SubscriptionRequest, type Way, type WaySettings } from './way.js';

/** How often a connection on which nothing happens is tested, and how long the server may take to answer. */
const PING_MS = 30_000;
const PONG_MS = 10_000;

const FORBIDDEN = 4403;
/** What the server closes a connection with, as it is called elsewhere. */
const CODE_OF: Readonly<Record<number, ErrorCode>> = {
  1013: 'RATE_LIMITED',
  4400: 'BAD_REQUEST',
  4401: 'UNAUTHENTICATED',
  [FORBIDDEN]: 'FORBIDDEN',
};

/** All subscriptions of an account share one connection, which is there as long as there are any. */
export class WebSocketWay implements Way {
  private readonly client: Client;
  private readonly watchers = new Set<(state: ConnectionState) => void>();
  private state: ConnectionState | undefined;
  private wasConnected = false;
  private keyIsGood = false;
  private tries = 0;
  private pong: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly settings: WaySettings) {
    const client = createClient({
      url: settings.url.replace(/^http/, 'ws'),
      webSocketImpl: settings.webSocket,
      connectionParams: () => settings.headersOf(),
      keepAlive: PING_MS,
      retryAttempts: RECONNECTS,
      retryWait: (retried) => new Promise((resolve) => setTimeout(resolve, backOff(retried))),
      shouldRetry: (problem) => this.mayTryAgain(problem),
      on: {
        connecting: (again) => this.show(again ? 'reconnecting' : 'connecting'),
        connected: () => {
          this.wasConnected = this.keyIsGood = true;
          this.tries = 0;
          this.show('connected');
        },
        closed: () => {
          clearTimeout(this.pong);
          this.state = undefined;
        },
        // A connection that died silently, as of a laptop that slept, is closed by nobody else.
        ping: (received) => {
          if (!received) this.pong = setTimeout(() => client.terminate(), PONG_MS);
        },
        pong: (received) => {
          if (received) clearTimeout(this.pong);
        },
      },
    });
    this.client = client;
  }

  subscribe(request: SubscriptionRequest, sink: Sink): () => void {
    const watch = (state: ConnectionState): void => sink.state(state);
    const ended = (): void => void this.watchers.delete(watch);
    this.watchers.add(watch);
    if (this.state !== undefined) watch(this.state);
    const stop = this.client.subscribe(request, {
      next: (answer) => sink.next(answer),
      complete: () => {
        ended();
        sink.complete();
      },
      error: (error) => {
        ended();
        sink.error(this.errorOf(error));
      },
    });
    return () => {
      ended();
      stop();
    };
  }

  private show(state: ConnectionState): void {
    this.state = state;
    for (const watch of this.watchers) watch(state);
  }

  private mayTryAgain(problem: unknown): boolean {
    this.tries += 1;
    if (closeCodeOf(problem) !== FORBIDDEN) return this.wasConnected || this.tries <= this.settings.retries;
    // The token has run out. It is replaced once: a second one that is refused is not too old.
    const isReplaced = this.keyIsGood && typeof this.settings.key === 'function';
    this.keyIsGood = false;
    return isReplaced;
  }

  /** GraphQL errors where the server refuses the subscription, and otherwise what the socket gave. */
  private errorOf(error: unknown): TrustHubError {
    const { url } = this.settings;
    if (Array.isArray(error)) {
      const refused = errorIn({ errors: error as readonly GraphQLFormattedError[] }, { repeatable: true });
      return refused ?? lost(url, error);
    }
    const code = CODE_OF[closeCodeOf(error) ?? 0];
    if (code === undefined) return lost(url, error);
    const { reason } = error as { readonly reason: string };
    return new TrustHubError([problem(code, `The server closed the connection: ${reason}`)], {
      nothingDone: true,
      retryable: code === 'RATE_LIMITED',
      cause: error,
    });
  }
}

function closeCodeOf(event: unknown): number | undefined {
  const { code } = event as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
}
