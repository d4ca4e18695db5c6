import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { CloseCode, type ConnectionInitMessage, type Context, type SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { Authenticator } from './access/authenticator.js';
import { ACCOUNT_HEADER, chooseAccount } from './access/caller.js';
import type { CreateContext } from './context.js';
import { RequestErrorCode } from './error-codes.js';
import { checkComplexity, limitRules, LIMITS } from './limits.js';
import type { MaskError } from './mask-error.js';
import type { Metrics } from './metrics.js';
import { beginOperationSpan, type OperationSpan } from './operation-span.js';
import { requestIdFrom } from './request-scope.js';
import { subscribeFresh } from './subscriptions.js';

interface GraphqlWsParts {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly authenticator: Authenticator;
  readonly introspection: boolean;
  readonly mask: MaskError;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Subscriptions over WebSocket, and nothing else: it is a second door, with the same locks as the first. */
export interface GraphqlWs {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

const BOUNDS = {
  /** Connections of the whole server; each is a few kilobytes, and a browser tab holds one per subscription. */
  connections: 2_000,
  subscriptionsPerConnection: 50,
  /** Bytes of one message: a subscription's document and variables. */
  payload: 64 * 1024,
  /** Milliseconds between two pings; a connection that leaves one unanswered is cut. */
  keepAlive: 12_000,
  /** Milliseconds for a client to send its connection parameters. */
  initialisation: 5_000,
  /** Milliseconds that clients have to answer the closing message. */
  goodbye: 1_000,
} as const;

/** What a connection has proved. */
interface Member extends Extra {
  readonly socket: WebSocket;
  accountSid?: Sid;
  /** The caller's name. */
  caller?: string;
  expiry?: NodeJS.Timeout;
  running?: Map<string, Running>;
}

/** A subscription under way. */
interface Running {
  readonly stop: AbortController;
  readonly span: OperationSpan;
  readonly requestId: string;
  readonly operationName: string | undefined;
  /** The code of its first error. */
  failed?: string;
}

type Connection = Context<ConnectionInitMessage['payload'], Extra>;

const memberOf = (connection: Connection): Member => connection.extra;

export function createGraphqlWs(parts: GraphqlWsParts): GraphqlWs {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: BOUNDS.payload });
  const requestIds = new WeakMap<ExecutionArgs | SubscribePayload, string>();
  const mask = (error: unknown, key: SubscribePayload) =>
    parts.mask(error, requestIds.get(key) ?? requestIdFrom(undefined));
  const told = (connection: Connection, id: string, payload: SubscribePayload, errors: readonly GraphQLError[]) => {
    const masked = errors.map((error) => mask(error, payload));
    const running = memberOf(connection).running?.get(id);
    if (running !== undefined) running.failed ??= String(masked[0]?.extensions?.['code']);
    return masked;
  };
  const server = useServer(
    {
      schema: parts.schema,
      connectionInitWaitTimeout: BOUNDS.initialisation,
      isProd: true,
      onConnect: (connection) => admit(connection, parts),
      onSubscribe: (connection, id, payload) => {
        const requestId = requestIdFrom(undefined);
        requestIds.set(payload, requestId);
        return prepare(connection, id, payload, parts, requestId);
      },
      subscribe: (args) => begin(args as PreparedArgs, parts),
      onNext: (connection, id, payload, _args, { errors, ...result }) =>
        errors === undefined ? undefined : { ...result, errors: told(connection, id, payload, errors) },
      onError: (connection, id, payload, errors) => told(connection, id, payload, errors),
      onComplete: (connection, id) => end(connection, id, parts.metrics),
      onClose: (connection) => leave(connection, parts.metrics),
    },
    sockets,
    BOUNDS.keepAlive,
  );
  return {
    accept: (request, socket, head) => {
      if (sockets.clients.size >= BOUNDS.connections) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\r\n');
        return;
      }
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

/** Checks the connection parameters; both spellings, since clients pass HTTP headers on as they are. */
async function admit(connection: Connection, { authenticator }: GraphqlWsParts): Promise<boolean> {
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

/** What `prepare` hands to `begin` through graphql-ws, which passes the object on as it is. */
interface PreparedArgs extends ExecutionArgs {
  readonly accountSid: Sid;
  readonly caller: string;
  readonly requestId: string;
  readonly running: Running;
}

/** Everything that Apollo does before it executes, for this door: parse, validate, limits, and subscriptions only. */
function prepare(
  connection: Connection,
  id: string,
  payload: SubscribePayload,
  parts: GraphqlWsParts,
  requestId: string,
): PreparedArgs | readonly GraphQLError[] {
  const member = memberOf(connection);
  const running = (member.running ??= new Map<string, Running>());
  if (member.accountSid === undefined || member.caller === undefined)
    return [coded('A key is needed.', ServiceErrorCode.UNAUTHENTICATED)];
  if (running.size >= BOUNDS.subscriptionsPerConnection) {
    return [coded('Too many subscriptions on one connection.', ServiceErrorCode.RATE_LIMITED)];
  }
  try {
    const document = parsed(payload.query);
    const rules = [...specifiedRules, ...limitRules, ...(parts.introspection ? [] : [NoSchemaIntrospectionCustomRule])];
    const faults = validate(parts.schema, document, rules, { maxErrors: LIMITS.errors });
    if (faults.length > 0) return faults.map((fault) => asValidationError(fault, parts.introspection));
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [
        coded(
          'Only subscriptions over WebSocket: POST queries and mutations to /graphql.',
          RequestErrorCode.BAD_REQUEST,
        ),
      ];
    }
    checkComplexity(parts.schema, document, operation, payload.variables ?? {});
    const begun = {
      stop: new AbortController(),
      span: beginOperationSpan(connection.extra.request.headers['traceparent']),
      requestId,
      operationName: operation.name?.value,
    };
    running.set(id, begun);
    parts.metrics.subscriptions(1);
    return {
      schema: parts.schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      accountSid: member.accountSid,
      caller: member.caller,
      requestId,
      running: begun,
    };
  } catch (error) {
    return [error instanceof GraphQLError ? error : coded('Not a valid document.', RequestErrorCode.BAD_REQUEST)];
  }
}

function parsed(query: string) {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, source, positions } = error;
    throw new GraphQLError(message, {
      ...(source && { source }),
      ...(positions && { positions }),
      extensions: { code: RequestErrorCode.GRAPHQL_PARSE_FAILED },
    });
  }
}

function asValidationError(fault: GraphQLError, showSchema: boolean): GraphQLError {
  const message = showSchema ? fault.message : fault.message.replace(/ ?Did you mean(.+?)\?$/, '');
  return new GraphQLError(message, {
    ...(fault.nodes && { nodes: fault.nodes }),
    extensions: { ...fault.extensions, code: RequestErrorCode.GRAPHQL_VALIDATION_FAILED },
  });
}

function coded(message: string, code: RequestErrorCode | ServiceErrorCode): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function begin({ accountSid, caller, requestId, running, ...args }: PreparedArgs, { createContext }: GraphqlWsParts) {
  const { stop, span } = running;
  const { signal } = stop;
  const create = () => createContext({ accountSid, caller, requestId, signal, callSignal: signal });
  return span.run(() => subscribeFresh(args, create, stop));
}

function end(connection: Connection, id: string, metrics: Metrics): void {
  const { running } = memberOf(connection);
  const ended = running?.get(id);
  if (ended === undefined) return;
  running?.delete(id);
  metrics.subscriptions(-1);
  ended.stop.abort();
  ended.span.end({ ...ended, operationType: 'subscription', outcome: ended.failed ?? 'OK' });
}

function leave(connection: Connection, metrics: Metrics): void {
  const { running, expiry } = memberOf(connection);
  clearTimeout(expiry);
  for (const id of [...(running?.keys() ?? [])]) end(connection, id, metrics);
  metrics.sockets(-1);
}
