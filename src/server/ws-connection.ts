import { GraphQLError } from 'graphql';
import { CloseCode, type ConnectionInitMessage, type Context } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { WebSocket } from 'ws';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { Authenticator } from './access/authenticator.js';
import { ACCOUNT_HEADER, chooseAccount } from './access/caller.js';
import type { Metrics } from './metrics.js';
import type { OperationSpan } from './operation-span.js';

/** What a connection has proved. */
export interface Member extends Extra {
  readonly socket: WebSocket;
  accountSid?: Sid;
  /** The caller's name. */
  caller?: string;
  expiry?: NodeJS.Timeout;
  running?: Map<string, Running>;
}

/** A subscription under way. */
export interface Running {
  readonly stop: AbortController;
  readonly span: OperationSpan;
  readonly requestId: string;
  readonly operationName: string | undefined;
  /** The code of its first error. */
  failed?: string;
}

export type Connection = Context<ConnectionInitMessage['payload'], Extra>;

/** The connection's own part of what graphql-ws keeps for it. */
export const memberOf = (connection: Connection): Member => connection.extra;

/** Checks the connection parameters; both spellings, since clients pass HTTP headers on as they are. */
export async function admit(connection: Connection, authenticator: Authenticator): Promise<boolean> {
  const parameters = new Map(
    Object.entries(connection.connectionParams ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const member = memberOf(connection);
  try {
    const caller = await authenticator.authenticate(parameters.get('authorization'));
    member.accountSid = chooseAccount(caller, parameters.get(ACCOUNT_HEADER));
    member.caller = caller.name;
    if (caller.expiresAt !== undefined) {
      const left = Math.min(Math.max(caller.expiresAt - Date.now(), 0), 2 ** 31 - 1);
      member.expiry = setTimeout(() => member.socket.close(CloseCode.Forbidden, 'The token has expired'), left);
      member.expiry.unref();
    }
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
  if (error.code === ServiceErrorCode.FORBIDDEN) return [CloseCode.Forbidden, `No access to the ${ACCOUNT_HEADER}`];
  return [1013, 'Try again later'];
}

/** Ends one subscription, whichever side ended it. */
export function end(connection: Connection, id: string, metrics: Metrics): void {
  const { running } = memberOf(connection);
  const ended = running?.get(id);
  if (ended === undefined) return;
  running?.delete(id);
  metrics.subscriptions(-1);
  ended.stop.abort();
  ended.span.end({ ...ended, operationType: 'subscription', outcome: ended.failed ?? 'OK' });
}

/** Ends what a connection that is gone still had. */
export function leave(connection: Connection, metrics: Metrics): void {
  const { running, expiry } = memberOf(connection);
  clearTimeout(expiry);
  for (const id of [...(running?.keys() ?? [])]) end(connection, id, metrics);
  metrics.sockets(-1);
}
