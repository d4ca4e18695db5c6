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
import type { SubscribePayload } from 'graphql-ws';
import { ServiceErrorCode } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { Limits } from '../config.js';
import { CallBudget } from '../domain/call-budget.js';
import type { CreateContext } from './context.js';
import { RequestErrorCode } from './error-codes.js';
import { limitRules, LIMITS } from './limits.js';
import type { Metrics } from './metrics.js';
import { admitOperation, estimateCost } from './operation-cost.js';
import { beginOperationSpan } from './operation-span.js';
import type { CallerRates } from './rates/caller-rates.js';
import { subscribeFresh } from './subscriptions.js';
import { memberOf, type Connection, type Running } from './ws-connection.js';

const SUBSCRIPTIONS_PER_CONNECTION = 50;

interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly createContext: CreateContext;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly rates: CallerRates;
  readonly metrics: Metrics;
}

/** What `prepare` hands to `begin` through graphql-ws, which passes the object on as it is. */
export interface PreparedArgs extends ExecutionArgs {
  readonly accountSid: Sid;
  readonly caller: string;
  readonly requestId: string;
  readonly running: Running;
}

/** Everything that Apollo does before it executes, for this door: parse, validate, limits, and subscriptions only. */
export function prepare(
  connection: Connection,
  id: string,
  payload: SubscribePayload,
  parts: OperationParts,
  requestId: string,
): PreparedArgs | readonly GraphQLError[] {
  const member = memberOf(connection);
  const running = (member.running ??= new Map<string, Running>());
  if (member.accountSid === undefined || member.caller === undefined)
    return [coded('A key is needed.', ServiceErrorCode.UNAUTHENTICATED)];
  if (running.size >= SUBSCRIPTIONS_PER_CONNECTION) {
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
    const cost = parts.rates.begin(member.caller, new CallBudget(parts.limits.operationCalls));
    const estimate = estimateCost(parts.schema, document, operation, payload.variables ?? {});
    if (estimate !== null) admitOperation(operation, estimate, parts.limits, cost);
    cost.end();
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

/** Carries out what was prepared, with a context of its own for each event. */
export function begin(
  { accountSid, caller, requestId, running, ...args }: PreparedArgs,
  { createContext, limits }: OperationParts,
) {
  const { stop, span } = running;
  const { signal } = stop;
  // Each event has a budget of its own.
  const create = () =>
    createContext({
      accountSid,
      caller,
      requestId,
      signal,
      callSignal: signal,
      budget: new CallBudget(limits.operationCalls),
    });
  return span.run(() => subscribeFresh(args, create, stop));
}
