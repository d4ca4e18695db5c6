import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { LIMIT_MARK } from './value-free-message.js';

/** What one operation may ask for. The widest query that the playground prepares uses about half of each. */
export const LIMITS = {
  /** The whole profile graph, from a connection down to an assigned number, is 10 deep. */
  depth: 16,
  aliases: 30,
  directives: 30,
  /** The standard introspection query has about 450 tokens, a composite mutation with its input written out 350. */
  tokens: 4_000,
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
