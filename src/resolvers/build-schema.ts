import { RESOLVERS } from './index.js';
import { isAbstractType, type GraphQLSchema } from 'graphql';
import { createPubSub } from '@graphql-yoga/subscription';
import { buildSchemaSync } from 'type-graphql';
import { checkArgument } from './check-arguments.js';
import type { ResolverContext } from './context.js';
import { typeNameOf } from './node-record.js';
import { renderCallerErrors } from './user-errors.middleware.js';

/** The executable schema of the server. Costs about 100 ms: build it once per process. */
export function buildGraphQLSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    // Required by type-graphql as soon as there is a subscription; ours bring their own source of events.
    pubSub: createPubSub(),
    validateFn: (value, _type, { context }) => checkArgument(value, context as ResolverContext),
  });
  describeRootTypes(schema);
  resolveTypesSynchronously(schema);
  renderCallerErrors(schema);
  return schema;
}

/** type-graphql gives the three root types no description. */
function describeRootTypes(schema: GraphQLSchema): void {
  const descriptions = [
    [schema.getQueryType(), 'What can be read.'],
    [schema.getMutationType(), 'What can be changed: each step of an onboarding, and whole onboardings.'],
    [schema.getSubscriptionType(), 'What can be followed as it happens.'],
  ] as const;
  for (const [type, description] of descriptions) if (type) type.description = description;
}

/** Records are plain objects, not instances, and graphql-jit refuses a type that is resolved asynchronously. */
function resolveTypesSynchronously(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = typeNameOf;
  }
}
