import type { TrustHubError } from './errors.js';

export interface ClientOptions {
  /** The server's address, such as `https://trusthub.example/graphql`; without a path, `/graphql` is added. */
  readonly url: string;
  /** A key, or a token; a function is asked before each try and each connection, so that a token may be fresh. */
  readonly key?: string | (() => string | Promise<string>);
  /** The SID of the account to work in; left out, the key's own. */
  readonly account?: string;
  /** In place of the platform's. */
  readonly fetch?: typeof globalThis.fetch;
  /** How subscriptions come: left out, by WebSocket where the platform has one, otherwise as server-sent events. */
  readonly subscriptions?: 'websocket' | 'sse';
  /** In place of the platform's, such as that of the package `ws`: Node.js has one of its own from version 22 on. */
  readonly webSocket?: WebSocketClass;
  /** How often a call is sent again, where that is safe and the cause passes. 3 where it is left out. */
  readonly retries?: number;
  /** How many milliseconds one try may take. 60,000 where it is left out. */
  readonly timeout?: number;
  /** Called before a call is sent again. */
  readonly onRetry?: (error: TrustHubError, waitMs: number) => void;
}

/** A class such as the browser's WebSocket. */
export type WebSocketClass = new (url: string, protocols?: string | string[]) => object;

/** How old an answer may be, which is how a caller saves requests to Twilio (docs/mirror.md). */
interface AgeOptions {
  /** Seconds: what the server has read lately enough comes from its copy, the rest from Twilio. */
  readonly maxAge?: number;
  /** Everything from Twilio, now. */
  readonly noCache?: boolean;
  /** Only what the server has; what it lacks is null, with a problem of the code `NOT_IN_MIRROR`. */
  readonly onlyIfCached?: boolean;
}

interface CommonOptions extends AgeOptions {
  /** Another account than the client's. */
  readonly account?: string;
  /**
   * Takes the errors of an answer of which a part is there; the part is returned then, with null in the place of what is
   * missing. Without it such an answer is thrown, with the part as `data`.
   */
  readonly onPartial?: (error: TrustHubError) => void;
}

export interface RunOptions extends CommonOptions {
  /** When it is aborted the call throws its reason. The server may have carried out a mutation all the same. */
  readonly signal?: AbortSignal;
}

export interface SubscribeOptions extends CommonOptions {
  /** Ends the subscription when it is aborted. */
  readonly signal?: AbortSignal;
  /** What the connection does. After `reconnecting` the state as it is then comes once more. */
  readonly onState?: (state: ConnectionState) => void;
}

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting';

/** The value of `Cache-Control`; undefined where nothing is asked for. */
export function cacheControlOf({ maxAge, noCache, onlyIfCached }: AgeOptions): string | undefined {
  const directives = [
    ...(noCache === true ? ['no-cache'] : []),
    ...(maxAge !== undefined ? [`max-age=${maxAge}`] : []),
    ...(onlyIfCached === true ? ['only-if-cached'] : []),
  ];
  return directives.length === 0 ? undefined : directives.join(', ');
}
