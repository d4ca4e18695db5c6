import { HeaderMap } from '@apollo/server';
import {
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isInputObjectType,
  isListType,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { Limits } from '../config.js';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import { KnownEstimates } from './known-estimates.js';
import type { OperationCost } from './rates/caller-rates.js';
import type { Leave } from './seats.js';

/** The assumed length of a list without pages; most profiles have fewer end users, documents or numbers. */
const LIST_SIZE = 5;
/** Types whose fields cost nothing more once their own field is read. */
const SHELLS = /(Connection|Edge|Payload|Result)$/;

/**
 * A field costs its requests to Twilio: a page or a list as much as its items, and a list of inputs as much as each of
 * them. Scalars are free, and so are the wrapping fields of a connection or of a mutation's answer. A field that makes
 * more than one request states its cost itself (`complexity` of its decorator).
 */
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  if (SHELLS.test(type.name)) return childComplexity;
  const first: unknown = args['first'];
  const size = isListType(getNullableType(field.type)) ? LIST_SIZE : 1;
  const inputs = Math.max(1, ...field.args.map((argument) => itemsIn(argument.type, args[argument.name])));
  return inputs * (1 + (typeof first === 'number' ? Math.max(first, 1) : size) * childComplexity);
};

/** The length of the longest list in an argument, as its type has lists: what is JSON inside is one value. */
function itemsIn(type: GraphQLInputType, value: unknown): number {
  const declared = getNullableType(type);
  if (isListType(declared)) return Array.isArray(value) ? Math.max(1, value.length) : 1;
  if (!isInputObjectType(declared) || typeof value !== 'object' || value === null) return 1;
  const given = value as Readonly<Record<string, unknown>>;
  return Math.max(1, ...Object.values(declared.getFields()).map((field) => itemsIn(field.type, given[field.name])));
}

const estimates = new KnownEstimates();

/**
 * The requests to Twilio that an operation could make if no read were shared: the estimate that is held against the
 * limits before it runs. Null where the variables don't fit, which execution reports better.
 */
export function estimateCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  return estimates.of(operation, variables, () => estimate(schema, document, operation, variables));
}

function estimate(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  try {
    const cost = getComplexity({
      schema,
      query: document,
      variables,
      estimators: [fieldExtensionsEstimator(), estimator],
      ...(operation.name && { operationName: operation.name.value }),
    });
    return Math.max(1, cost);
  } catch {
    // Asked only now: of a thousand inputs, every reading of the variables takes a while.
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    return errors ? null : Infinity; // It has more nodes than the package is willing to count.
  }
}

/**
 * Lets an operation begin: refuses one that could cost too much, and holds its estimate back from what the caller may
 * spend. A mutation must fit into what one operation may really make, so it never stops half-way for that reason; a
 * query usually makes far fewer requests than estimated, because reads are shared.
 * @throws GraphQLError QUERY_TOO_COMPLEX (400) or RATE_LIMITED (429)
 */
export function admitOperation(
  operation: OperationDefinitionNode,
  estimate: number,
  limits: Limits,
  cost: OperationCost | undefined,
): void {
  const mutation = operation.operation === OperationTypeNode.MUTATION;
  const most = mutation ? Math.min(limits.operationCalls, limits.operationCost) : limits.operationCost;
  if (estimate > most) throw refusal(tooComplex(estimate, most), 400);
  try {
    cost?.hold(estimate);
  } catch (error) {
    throw error instanceof ServiceError ? refusal(error, 429) : error;
  }
}

/**
 * Lets an operation that was admitted begin when its turn comes. Its place is free again when its cost is settled.
 * @throws GraphQLError RATE_LIMITED (429), or SERVICE_UNAVAILABLE (503) where the server stops meanwhile
 */
export async function awaitTurn(enter: () => Leave | Promise<Leave>, cost: OperationCost): Promise<void> {
  try {
    const turn = enter();
    cost.atEnd(turn instanceof Promise ? await turn : turn);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw refusal(error, error.code === ServiceErrorCode.RATE_LIMITED ? 429 : 503);
  }
}

function tooComplex(estimate: number, most: number): ServiceError {
  return new ServiceError(
    ServiceErrorCode.QUERY_TOO_COMPLEX,
    `The operation could make ${Number.isFinite(estimate) ? estimate : 'too many'} requests to Twilio, where ${most} is the limit. Ask for smaller pages, or send fewer things at a time.`,
  );
}

/** As an error of GraphQL. Apollo takes the status from its extensions; over WebSocket they say nothing. */
export function refusal(error: ServiceError, status: number): GraphQLError {
  const { retryAfterSeconds } = error;
  const headers = new HeaderMap();
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status, headers } },
  });
}
