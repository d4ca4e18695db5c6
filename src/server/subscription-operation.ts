import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import type { ExecutionArgs, GraphQLErrorOptions, GraphQLSchema } from 'graphql';
import { omitStackTraces, ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { Limits } from '../config.js';
import { CallBudget } from '../domain/call-budget.js';
import { answerExtensions, type AnswerExtensions } from './answer-extensions.js';
import { readCacheControl, type CacheControl } from './cache-control.js';
import type { CreateContext } from './context.js';
import type { Documents } from './documents/documents.js';
import { RequestErrorCode } from './error-codes.js';
import { isTooLong, queryTooLong } from './document-rules.js';
import type { EventScopes } from './event-scopes.js';
import type { Metrics } from './metrics.js';
import { admitOperation, estimateCost } from './operation-cost.js';
import { checkVariableNesting } from './nesting.js';
import { beginOperationSpan } from './operation-span.js';
import type { OperationTurns } from './operation-turns.js';
import type { CallerRates } from './rates/caller-rates.js';
import type { Leave, Seats } from './seats.js';
import { end, type Running, type Subscriber } from './subscriber.js';

export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly documents: Documents;
  readonly limits: Limits;
  readonly rates: CallerRates;
  readonly turns: OperationTurns;
  readonly seats: Seats;
  readonly eventScopes: EventScopes;
  readonly metrics: Metrics;
}

/** What a client asks for, as both protocols send it. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** `Cache-Control`, as the client sends it. */
  readonly cacheControl?: unknown;
}

/** The client's name of a subscription, and where it belongs in logs and traces. */
export interface SubscriptionIds {
  readonly id: string;
  readonly requestId: string;
  readonly traceparent: string | readonly string[] | undefined;
}

/** What `prepare` hands to `begin` through graphql-ws or graphql-sse, which pass the object on as it is. */
export interface PreparedArgs extends ExecutionArgs {
  readonly accountSid: Sid;
  readonly caller: string;
  readonly requestId: string;
  readonly control: CacheControl;
  readonly running: Running;
  /** Of a result for which so many requests were made: the estimate of its cost is made once, here. */
  readonly extensions: (requests: number, asOf: number | null) => AnswerExtensions;
}

const ELSEWHERE =
  'Only subscriptions are served here: POST queries and mutations to /graphql with Accept: application/json.';

/** Everything that precedes the execution of an operation, for subscriptions and nothing else: documents, limits. */
export function prepare(
  subscriber: Subscriber,
  request: SubscriptionRequest,
  { id, requestId, traceparent }: SubscriptionIds,
  parts: OperationParts,
): PreparedArgs | readonly GraphQLError[] {
  const running = (subscriber.running ??= new Map<string, Running>());
  if (subscriber.accountSid === undefined || subscriber.caller === undefined)
    return [coded('A key is needed.', ServiceErrorCode.UNAUTHENTICATED)];
  end(subscriber, id, parts.metrics); // The client has ended it and uses its id again, before it was removed.
  if (running.size >= parts.limits.sockets.connectionSubscriptions) {
    return [coded('Too many subscriptions on one connection.', ServiceErrorCode.RATE_LIMITED)];
  }
  const { caller } = subscriber;
  let leave: Leave | undefined;
  let begun: Running | undefined;
  try {
    // First, because it costs least: a caller with too many is refused before the document is read.
    leave = parts.seats.subscribe(caller);
    if (isTooLong(request.query, parts.limits.answers))
      return [coded(queryTooLong(parts.limits.answers), RequestErrorCode.BAD_REQUEST)];
    checkVariableNesting(request.variables);
    const control = readCacheControl(request.cacheControl);
    const cost = parts.rates.begin(caller, new CallBudget(parts.limits.operationCalls));
    const { document, faults } = parts.documents.read(request.query, cost.charge);
    if (document === undefined || faults.length > 0) return faults;
    const operation = getOperationAST(document, request.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
      return [coded(ELSEWHERE, RequestErrorCode.BAD_REQUEST)];
    const estimate = estimateCost(parts.schema, document, operation, request.variables ?? {});
    admitOperation(operation, estimate ?? 1, parts.limits, cost);
    cost.end();
    begun = {
      leave,
      stop: new AbortController(),
      span: beginOperationSpan(traceparent),
      requestId,
      operationName: operation.name?.value,
    };
    running.set(id, begun);
    parts.metrics.subscriptions(1);
    return {
      schema: parts.schema,
      document,
      operationName: request.operationName,
      variableValues: request.variables,
      accountSid: subscriber.accountSid,
      caller,
      requestId,
      control,
      running: begun,
      extensions: (requests, asOf) =>
        answerExtensions(parts.rates.report(caller, estimate ?? 0, requests), requests, asOf),
    };
  } catch (error) {
    if (error instanceof ServiceError) return [refusal(error.message, { originalError: error })];
    return [error instanceof GraphQLError ? error : coded('Not a valid document.', RequestErrorCode.BAD_REQUEST)];
  } finally {
    if (begun === undefined) leave?.();
  }
}

function coded(message: string, code: RequestErrorCode | ServiceErrorCode): GraphQLError {
  return refusal(message, { extensions: { code } });
}

function refusal(message: string, options: GraphQLErrorOptions): GraphQLError {
  const traceAgain = omitStackTraces();
  try {
    return new GraphQLError(message, options);
  } finally {
    traceAgain();
  }
}
