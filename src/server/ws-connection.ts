import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { CloseCode, type ConnectionInitMessage, type Context } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Authenticator } from './access/authenticator.js';
import { ACCOUNT_HEADER, chooseAccount } from './access/caller.js';
import { readCacheControl } from './cache-control.js';
import type { Metrics } from './metrics.js';
import type { Leave, Seats } from './seats.js';
import { atExpiry, endAll, type Subscriber } from './subscriber.js';

/** A WebSocket, and who its client is. */
export interface Member extends Subscriber {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** For its subscriptions, unless they say something else themselves. */
  cacheControl?: unknown;
  /** Gives its place among the sockets without a key back. */
  readonly stopWaiting: Leave;
  expiry?: NodeJS.Timeout | undefined;
  /** Gives its place among the caller's connections back. */
  leave?: Leave;
}

interface Admission {
  readonly authenticator: Authenticator;
  readonly seats: Seats;
  readonly authenticated: () => void;
}

export type Connection = Context<ConnectionInitMessage['payload'], Member>;

/**
 * Checks the connection parameters; both spellings, since clients pass HTTP headers on as they are.
 * @param authenticated called when the key was right, whether there is a place for the connection or not
 */
export async function admit(
  connection: Connection,
  { authenticator, seats, authenticated }: Admission,
): Promise<boolean> {
  const parameters = new Map(
    Object.entries(connection.connectionParams ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const member = connection.extra;
  const { socket } = member;
  try {
    const caller = await authenticator.authenticate(parameters.get('authorization'));
    authenticated();
    const accountSid = chooseAccount(caller, parameters.get(ACCOUNT_HEADER));
    const cacheControl = parameters.get('cache-control');
    readCacheControl(cacheControl);
    // It disconnected while it was being authenticated, or waited too long.
    if (socket.readyState !== socket.OPEN) return false;
    const leave = seats.enter(caller.name, () => socket.close(CloseCode.Forbidden, 'The key is no longer valid'));
    Object.assign(member, { accountSid, caller: caller.name, cacheControl, leave });
    member.stopWaiting();
    member.expiry = atExpiry(caller.expiresAt, () => socket.close(CloseCode.Forbidden, 'The token has expired'));
    return true;
  } catch (error) {
    const [code, reason] = refusal(error);
    socket.close(code, reason);
    return false; // Also keeps the library from acknowledging what arrives before the socket has closed.
  }
}

function refusal(error: unknown): [number, string] {
  if (error instanceof GraphQLError) return [CloseCode.BadRequest, error.message.slice(0, 120)];
  if (!(error instanceof ServiceError)) return [CloseCode.InternalServerError, 'Internal error'];
  if (error.code === ServiceErrorCode.UNAUTHENTICATED) {
    return [CloseCode.Unauthorized, 'Send the connection parameter authorization: "Bearer KEY" with a valid key'];
  }
  if (error.code === ServiceErrorCode.RATE_LIMITED) return [1013, 'Too many connections: try again later'];
  if (error.code === ServiceErrorCode.FORBIDDEN) return [CloseCode.Forbidden, `No access to the ${ACCOUNT_HEADER}`];
  return [1013, 'Try again later'];
}

/** Ends what a closed connection still had. */
export function leave(connection: Connection, metrics: Metrics): void {
  const member = connection.extra;
  clearTimeout(member.expiry);
  member.leave?.();
  endAll(member, metrics);
  metrics.sockets(-1);
}
