import type { Sid } from '../domain/sid.js';
import type { Metrics } from './metrics.js';
import type { OperationSpan } from './operation-span.js';
import type { Leave } from './seats.js';

/** The holder of the subscriptions on one connection, a WebSocket or an event stream. */
export interface Subscriber {
  /** Both are missing until the connection has been authenticated. */
  accountSid?: Sid;
  /** The caller's name. */
  caller?: string;
  /** What runs on the connection, by the client's id of each. */
  running?: Map<string, Running>;
}

/** A running subscription. */
export interface Running {
  readonly stop: AbortController;
  readonly span: OperationSpan;
  readonly requestId: string;
  readonly operationName: string | undefined;
  /** Gives its place among the caller's subscriptions back. */
  readonly leave: Leave;
  /** The code of its first error. */
  failed?: string;
}

/**
 * Ends one subscription, whichever side ended it.
 * @param which only this one: the client may have given its id to another meanwhile
 */
export function end({ running }: Subscriber, id: string, metrics: Metrics, which?: Running): void {
  const ended = running?.get(id);
  if (ended === undefined || (which !== undefined && which !== ended)) return;
  running?.delete(id);
  ended.leave();
  metrics.subscriptions(-1);
  ended.stop.abort();
  ended.span.end({ ...ended, operationType: 'subscription', outcome: ended.failed ?? 'OK' });
}

/** Ends what a closed connection still had. */
export function endAll(subscriber: Subscriber, metrics: Metrics): void {
  for (const id of [...(subscriber.running?.keys() ?? [])]) end(subscriber, id, metrics);
}

/** Runs `close` when the caller's key or token expires; a timer holds at most 2^31 milliseconds. */
export function atExpiry(expiresAt: number | undefined, close: () => void): NodeJS.Timeout | undefined {
  if (expiresAt === undefined) return undefined;
  const timer = setTimeout(close, Math.min(Math.max(expiresAt - Date.now(), 0), 2 ** 31 - 1));
  timer.unref();
  return timer;
}
