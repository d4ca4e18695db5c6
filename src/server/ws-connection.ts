import { GraphQLError } from 'graphql';
import { CloseCode, type ConnectionInitMessage, type Context } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { WebSocket } from 'ws';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Authenticator } from './access/authenticator.js';
import { ACCOUNT_HEADER, chooseAccount } from './access/caller.js';
import type { Metrics } from './metrics.js';
import type { Leave, Seats } from './seats.js';
import { atExpiry, endAll, type Subscriber } from './subscriber.js';

/** What a connection has proved. */
export interface Member extends Extra, Subscriber {
  readonly socket: WebSocket;
  expiry?: NodeJS.Timeout | undefined;
  /** Gives the caller's seat back. */
  leave?: Leave;
}

export type Connection = Context<ConnectionInitMessage['payload'], Extra>;

/** The connection's own part of what graphql-ws keeps for it. */
export const memberOf = (connection: Connection): Member => connection.extra;

/** Checks the connection parameters; both spellings, since clients pass HTTP headers on as they are. */
export async function admit(connection: Connection, authenticator: Authenticator, seats: Seats): Promise<boolean> {
  const parameters = new Map(
    Object.entries(connection.connectionParams ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const member = memberOf(connection);
  try {
    const caller = await authenticator.authenticate(parameters.get('authorization'));
    const accountSid = chooseAccount(caller, parameters.get(ACCOUNT_HEADER));
    const leaveCaller = seats.enterAs(caller.name);
    if (leaveCaller === undefined) throw new ServiceError(ServiceErrorCode.RATE_LIMITED, 'Too many connections.');
    if (member.socket.readyState === member.socket.CLOSED) {
      leaveCaller(); // It hung up while it was being authenticated, and nobody will call for its end again.
      return false;
    }
    Object.assign(member, { accountSid, caller: caller.name, leave: leaveCaller });
    member.expiry = atExpiry(caller.expiresAt, () => member.socket.close(CloseCode.Forbidden, 'The token has expired'));
    return true;
  } catch (error) {
    const [code, reason] = refusal(error);
    member.socket.close(code, reason);
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

/** Ends what a connection that is gone still had. */
export function leave(connection: Connection, metrics: Metrics): void {
  const member = memberOf(connection);
  clearTimeout(member.expiry);
  member.leave?.();
  endAll(member, metrics);
  metrics.sockets(-1);
}
