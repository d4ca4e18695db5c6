import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLError, GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { Authenticator } from './access/authenticator.js';
import { withinLimits } from './answer-errors.js';
import type { Limits } from '../config.js';
import type { CreateContext } from './context.js';
import type { Documents } from './documents/documents.js';
import type { MaskError } from './mask-error.js';
import type { Metrics } from './metrics.js';
import type { AddressRates } from './rates/address-rates.js';
import type { CallerRates } from './rates/caller-rates.js';
import { requestIdFrom } from './request-scope.js';
import type { Seats } from './seats.js';
import { end } from './subscriber.js';
import { begin, prepare, type PreparedArgs } from './subscription-operation.js';
import { admit, leave, memberOf, type Connection } from './ws-connection.js';

interface GraphqlWsParts {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly authenticator: Authenticator;
  readonly addresses: AddressRates;
  readonly documents: Documents;
  readonly limits: Limits;
  readonly rates: CallerRates;
  readonly mask: MaskError;
  readonly metrics: Metrics;
  readonly seats: Seats;
  readonly log: Logger;
}

/** Subscriptions over WebSocket, and nothing else: it is a second door, with the same locks as the first. */
export interface GraphqlWs {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

const BOUNDS = {
  /** Bytes of one message: a subscription's document and variables. */
  payload: 64 * 1024,
  /** Milliseconds between two pings; a connection that leaves one unanswered is cut. */
  keepAlive: 12_000,
  /** Milliseconds for a client to send its connection parameters. */
  initialisation: 5_000,
  /** Milliseconds that clients have to answer the closing message. */
  goodbye: 1_000,
} as const;

/** Whoever proves who they are has not used up a handshake of their address. */
async function admitAt(connection: Connection, parts: GraphqlWsParts): Promise<boolean> {
  const admitted = await admit(connection, parts.authenticator, parts.seats);
  if (admitted) parts.addresses.giveBack(memberOf(connection).request, 'HANDSHAKE');
  return admitted;
}

export function createGraphqlWs(parts: GraphqlWsParts): GraphqlWs {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: BOUNDS.payload });
  const requestIds = new WeakMap<ExecutionArgs | SubscribePayload, string>();
  const mask = (error: unknown, key: SubscribePayload) =>
    parts.mask(error, requestIds.get(key) ?? requestIdFrom(undefined));
  const told = (connection: Connection, id: string, payload: SubscribePayload, errors: readonly GraphQLError[]) => {
    const masked = withinLimits(
      errors.map((error) => mask(error, payload)),
      parts.limits.answers,
    );
    const running = memberOf(connection).running?.get(id);
    if (running !== undefined) running.failed ??= String(masked[0]?.extensions?.['code']);
    return masked;
  };
  const server = useServer(
    {
      schema: parts.schema,
      connectionInitWaitTimeout: BOUNDS.initialisation,
      isProd: true,
      onConnect: (connection) => admitAt(connection, parts),
      onSubscribe: (connection, id, payload) => {
        const requestId = requestIdFrom(undefined);
        requestIds.set(payload, requestId);
        const traceparent = connection.extra.request.headers['traceparent'];
        return prepare(memberOf(connection), payload, { id, requestId, traceparent }, parts);
      },
      subscribe: (args) => begin(args as PreparedArgs, parts),
      onNext: (connection, id, payload, _args, { errors, ...result }) =>
        errors === undefined ? undefined : { ...result, errors: told(connection, id, payload, errors) },
      onError: (connection, id, payload, errors) => told(connection, id, payload, errors),
      onComplete: (connection, id) => end(memberOf(connection), id, parts.metrics),
      onClose: (connection) => leave(connection, parts.metrics),
    },
    sockets,
    BOUNDS.keepAlive,
  );
  return {
    accept: (request, socket, head) => {
      const leaveServer = parts.seats.enter();
      if (leaveServer === undefined) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\r\n');
        return;
      }
      socket.once('close', leaveServer);
      sockets.handleUpgrade(request, socket, head, (client) => {
        parts.metrics.sockets(1);
        sockets.emit('connection', client, request);
        // The library would print a client's faults (a message too large, a broken frame) on the console; ws closes by itself.
        client.removeAllListeners('error');
        client.on('error', (error) => parts.log.debug({ err: error }, 'a WebSocket failed'));
      });
    },
    close: async () => {
      const late = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), BOUNDS.goodbye);
      await server.dispose();
      clearTimeout(late);
    },
  };
}
