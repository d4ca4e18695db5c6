import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type ConnectionInitMessage, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { Authenticator } from './access/authenticator.js';
import { withinLimits } from './answer-errors.js';
import type { Arrivals } from './arrivals.js';
import type { Limits } from '../config.js';
import type { CreateContext } from './context.js';
import type { Documents } from './documents/documents.js';
import type { EventScopes } from './event-scopes.js';
import type { MaskError } from './mask-error.js';
import type { Metrics } from './metrics.js';
import type { AddressRates } from './rates/address-rates.js';
import type { CallerRates } from './rates/caller-rates.js';
import type { OperationTurns } from './operation-turns.js';
import { requestIdFrom } from './request-scope.js';
import type { Seats } from './seats.js';
import { end, type Running } from './subscriber.js';
import { prepare, type PreparedArgs } from './subscription-operation.js';
import { begin } from './subscriptions.js';
import { WaitingSockets } from './waiting-sockets.js';
import { admit, leave, type Connection, type Member } from './ws-connection.js';
import { carry } from './ws-transport.js';

interface GraphqlWsParts {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly authenticator: Authenticator;
  readonly addresses: AddressRates;
  readonly arrivals: Arrivals;
  readonly documents: Documents;
  readonly limits: Limits;
  readonly rates: CallerRates;
  readonly turns: OperationTurns;
  readonly mask: MaskError;
  readonly metrics: Metrics;
  readonly seats: Seats;
  readonly eventScopes: EventScopes;
  readonly log: Logger;
}

/** Subscriptions over WebSocket, and nothing else, with the same checks as over HTTP. */
export interface GraphqlWs {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** Milliseconds that clients have to answer the closing message. */
const GOODBYE_MS = 1_000;

/** What is known about one request to subscribe. */
interface Asked {
  readonly requestId: string;
  running?: Running;
}

/** A client that authenticates does not use up a handshake of its address. */
function admitAt(connection: Connection, { authenticator, seats, addresses }: GraphqlWsParts): Promise<boolean> {
  const authenticated = () => addresses.giveBack(connection.extra.request, 'HANDSHAKE');
  return admit(connection, { authenticator, seats, authenticated });
}

export function createGraphqlWs(parts: GraphqlWsParts): GraphqlWs {
  const { sockets: limits } = parts.limits;
  const options = { noServer: true, maxPayload: limits.messageBytes, closeTimeout: GOODBYE_MS, handleProtocols };
  const sockets = new WebSocketServer(options);
  const waiting = new WaitingSockets(limits);
  const asked = new WeakMap<SubscribePayload, Asked>();
  const maskErrors = (payload: SubscribePayload, errors: readonly GraphQLError[]) => {
    const { requestId = requestIdFrom(undefined), running } = asked.get(payload) ?? {};
    const masked = withinLimits(
      errors.map((error) => parts.mask(error, requestId)),
      parts.limits.answers,
    );
    if (running !== undefined) running.failed ??= String(masked[0]?.extensions?.['code']);
    return masked;
  };
  const protocol = makeServer<ConnectionInitMessage['payload'], Member>({
    schema: parts.schema,
    connectionInitWaitTimeout: limits.waitMs,
    onConnect: (connection) => admitAt(connection, parts),
    onSubscribe: ({ extra: member }, id, payload) => {
      const requestId = requestIdFrom(undefined);
      const traceparent = member.request.headers['traceparent'];
      const cacheControl = payload.extensions?.['cacheControl'] ?? member.cacheControl;
      const prepared = prepare(member, { ...payload, cacheControl }, { id, requestId, traceparent }, parts);
      asked.set(payload, { requestId, ...('running' in prepared && { running: prepared.running }) });
      return prepared;
    },
    subscribe: (args) => begin(args as PreparedArgs, parts),
    onNext: (_connection, _id, payload, _args, { errors, ...result }) =>
      errors === undefined ? undefined : { ...result, errors: maskErrors(payload, errors) },
    onError: (_connection, _id, payload, errors) => maskErrors(payload, errors),
    // Also at the end of an earlier one: the library mistakes the client's next subscription with this id for the same.
    onComplete: ({ extra: member }, id) => end(member, id, parts.metrics),
    onClose: (connection) => leave(connection, parts.metrics),
  });
  return {
    accept: (request, socket, head) => {
      const stopWaiting = waiting.enter(parts.addresses.networkOf(request), () => socket.destroy());
      socket.once('close', stopWaiting);
      sockets.handleUpgrade(request, socket, head, (client) => {
        parts.metrics.sockets(1);
        const { log, arrivals } = parts;
        carry({ socket: client, request, stopWaiting }, { protocol, log, arrivals, unreadBytes: limits.unreadBytes });
      });
    },
    close: () => {
      for (const client of sockets.clients) client.close(1001, 'Going away');
      return new Promise((resolve) => sockets.close(() => resolve()));
    },
  };
}
