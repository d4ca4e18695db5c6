import type { SocketLimits } from '../config.js';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';

/** Gives a place back; calling it again changes nothing. */
export type Leave = () => void;

/**
 * Connections of known callers that stay open, WebSockets and event streams together, and the subscriptions on them: a
 * number for this process, and fewer for each caller, so that no caller can lock the others out.
 */
export interface Seats {
  /**
   * A place for a connection of this caller.
   * @param close called when the caller is dismissed
   * @throws ServiceError SERVICE_UNAVAILABLE when all places are taken, RATE_LIMITED when the caller has too many
   */
  enter(caller: string, close: () => void): Leave;
  /**
   * A place for a subscription of this caller.
   * @throws ServiceError RATE_LIMITED when the caller has too many
   */
  subscribe(caller: string): Leave;
  /** Closes every connection of a caller whose key is no longer valid. */
  dismiss(caller: string): void;
}

interface Taken {
  readonly connections: Set<() => void>;
  subscriptions: number;
}

export function createSeats(limits: SocketLimits): Seats {
  let connections = 0;
  const callers = new Map<string, Taken>();
  const takenBy = (caller: string): Taken => {
    const taken = callers.get(caller) ?? { connections: new Set(), subscriptions: 0 };
    callers.set(caller, taken);
    return taken;
  };
  const forgetIdle = (caller: string, { connections: open, subscriptions }: Taken): void => {
    if (open.size === 0 && subscriptions === 0) callers.delete(caller);
  };
  return {
    enter: (caller, close) => {
      const own = takenBy(caller);
      if (own.connections.size >= limits.callerConnections) throw tooMany('connections', limits.callerConnections);
      if (connections >= limits.connections) {
        forgetIdle(caller, own);
        throw new ServiceError(ServiceErrorCode.SERVICE_UNAVAILABLE, 'The server has too many open connections.', {
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        });
      }
      const entry = (): void => close(); // Its own function: the same `close` may enter twice.
      connections += 1;
      own.connections.add(entry);
      return once(() => {
        connections -= 1;
        own.connections.delete(entry);
        forgetIdle(caller, own);
      });
    },
    subscribe: (caller) => {
      const own = takenBy(caller);
      if (own.subscriptions >= limits.callerSubscriptions) throw tooMany('subscriptions', limits.callerSubscriptions);
      own.subscriptions += 1;
      return once(() => {
        own.subscriptions -= 1;
        forgetIdle(caller, own);
      });
    },
    dismiss: (caller) => callers.get(caller)?.connections.forEach((close) => close()),
  };
}

const RETRY_AFTER_SECONDS = 5;

function tooMany(what: string, limit: number): ServiceError {
  return new ServiceError(
    ServiceErrorCode.RATE_LIMITED,
    `This caller has ${limit} ${what} open, which is the limit. Close some of them first.`,
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
}

function once(work: () => void): Leave {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
