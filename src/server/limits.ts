import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  getNamedType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { RequestErrorCode } from './error-codes.js';
import { LIMIT_MARK } from './value-free-message.js';

/** What one operation may ask for. The widest query that the playground prepares uses about half of each. */
export const LIMITS = {
  /** The whole profile graph, from a connection down to an assigned number, is 10 deep. */
  depth: 16,
  aliases: 30,
  directives: 30,
  /** The standard introspection query has about 450 tokens, a composite mutation with its input written out 350. */
  tokens: 4_000,
  /** In the worst case the number of Twilio requests: 100 profiles with 20 items each on four edges. */
  complexity: 10_000,
  /** Errors reported for one document, or for one set of variables. */
  errors: 20,
} as const;

/**
 * Armor's rules would throw, which answers 500; reported like any other validation error they answer as one. Their
 * messages begin with "Syntax Error", which it is not.
 */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(
        new GraphQLError(error.message.replace(/^Syntax Error: /, ''), { extensions: { [LIMIT_MARK]: true } }),
      ),
  ],
};

export const limitRules: readonly ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth, flattenFragments: true, ...reporting }),
  maxAliasesRule({ n: LIMITS.aliases, ...reporting }),
  maxDirectivesRule({ n: LIMITS.directives, ...reporting }),
];

/** A page is worth what its items are worth; scalars and the shells of a connection are free. */
const pageEstimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  if (/(Connection|Edge)$/.test(type.name)) return childComplexity;
  const first: unknown = args['first'];
  return 1 + (typeof first === 'number' ? Math.max(first, 1) : 1) * childComplexity;
};

/**
 * Refuses an operation that could cost too many Twilio requests. Variables that don't fit are let through: execution
 * reports them better.
 * @throws GraphQLError QUERY_TOO_COMPLEX
 */
export function checkComplexity(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  if (getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors) return;
  const complexity = measure(schema, document, operation, variables);
  if (complexity <= LIMITS.complexity) return;
  throw new GraphQLError(
    `The operation is too complex: ${complexity} where ${LIMITS.complexity} is the limit. Ask for smaller pages.`,
    { extensions: { code: RequestErrorCode.QUERY_TOO_COMPLEX, http: { status: 400 } } },
  );
}

function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      estimators: [fieldExtensionsEstimator(), pageEstimator],
      ...(operation.name && { operationName: operation.name.value }),
    });
  } catch {
    return Infinity; // It has more nodes than the package is willing to count.
  }
}
