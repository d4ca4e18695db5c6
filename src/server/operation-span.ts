import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
} from '@opentelemetry/api';
import { ServiceErrorCode } from '../domain/errors.js';

/** What the server knows of an operation when it has been answered. */
export interface OperationFacts {
  readonly requestId: string;
  readonly operationType?: 'query' | 'mutation' | 'subscription';
  readonly operationName?: string;
  /** `OK`, or the code of the first error, or that the caller did not wait for the answer. */
  readonly outcome: string;
}

/** The trace of one GraphQL operation. Does nothing where traces are off. */
export interface OperationSpan {
  /** Does work on the operation's behalf: the spans made in it are its children. */
  run<Result>(work: () => Result): Result;
  end(facts: OperationFacts): void;
}

/**
 * Begins the span of an operation, as a part of the caller's trace where there is one. It gets a name only at its end,
 * when the document has been read. It never holds the document, a variable, an account or a caller.
 */
export function beginOperationSpan(traceparent: string | readonly string[] | undefined): OperationSpan {
  // Only this header: anything else that callers send (tracestate, baggage) is their text, and would be forwarded.
  const caller = typeof traceparent === 'string' ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT;
  const span = trace.getTracer('trusthub-graphql').startSpan('graphql', { kind: SpanKind.SERVER }, caller);
  // Also where the caller has said that its trace is not kept: then the spans inside aren't kept either.
  const inside = trace.setSpan(caller, span);
  return {
    run: (work) => context.with(inside, work),
    end: (facts) => {
      const { operationType, outcome } = facts;
      const name = recordableName(facts.operationName);
      if (operationType !== undefined) span.updateName(name === undefined ? operationType : `${operationType} ${name}`);
      span.setAttributes(attributesOf(facts, name));
      if (isOurs(outcome)) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

function attributesOf(facts: OperationFacts, name: string | undefined): Attributes {
  return {
    ...(facts.operationType !== undefined && { 'graphql.operation.type': facts.operationType }),
    ...(name !== undefined && { 'graphql.operation.name': name }),
    'graphql.outcome': facts.outcome,
    'request.id': facts.requestId,
    ...(isOurs(facts.outcome) && { 'error.type': facts.outcome }),
  };
}

const OF_CALLERS: readonly string[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'QUERY_TOO_COMPLEX'];
const OURS: readonly string[] = Object.values(ServiceErrorCode).filter((code) => !OF_CALLERS.includes(code));

/** What the caller can correct is no fault of the server. */
function isOurs(outcome: string): boolean {
  return OURS.includes(outcome);
}

const LONGEST = 60;

/**
 * The name of an operation where it may be written down, in logs and traces alike. It is the caller's own text: one
 * that is long or contains a number may be made from a customer's data, and is left out.
 */
export function recordableName(name: string | undefined): string | undefined {
  return name !== undefined && name.length <= LONGEST && !/\d{4}/.test(name) ? name : undefined;
}
