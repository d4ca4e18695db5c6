import { RESOLVERS } from './index.js';
import { GraphQLSchema, isAbstractType } from 'graphql';
import { createPubSub } from '@graphql-yoga/subscription';
import { buildSchemaSync } from 'type-graphql';
import { checkArgument } from './check-arguments.js';
import { completeListsInTurns } from './lists-in-turns.js';
import { typeNameOf } from './node-record.js';
import { readArgumentsOnce } from './read-arguments.js';
import { renderCallerErrors } from './user-errors.middleware.js';

let built: GraphQLSchema | undefined;

/** The executable schema of the server, which is made once for the process: it takes about 100 ms. */
export function buildGraphQLSchema(): GraphQLSchema {
  return (built ??= build());
}

function build(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    // Required by type-graphql as soon as there is a subscription; ours bring their own source of events.
    pubSub: createPubSub(),
  });
  readArgumentsOnce((value, { context }) => checkArgument(value, context));
  describeRootTypes(schema);
  resolveTypesSynchronously(schema);
  renderCallerErrors(schema);
  completeListsInTurns(schema);
  return introduced(schema);
}

const DESCRIPTION = `Twilio's Trust Hub as one graph, for everybody who registers businesses and their phone numbers.

Begin with \`customerProfiles\` and \`trustProducts\` to see what an account has, and with \`requirements\` of either for what is
still missing. Mutations such as \`onboardVoiceIntegrity\` and \`onboardA2pMessagingProfile\` carry a customer from nothing to
approval, Twilio's reviews included; \`onboardingUpdated\` follows a run's progress. Each of their steps
is also a mutation of its own. What a mutation refuses is in its \`userErrors\`, with the path of the input to correct.`;

/**
 * With a description of the whole and its types by name, as explorers list them. Fields keep the order they are written
 * in.
 */
function introduced(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const types = [...config.types].sort((one, other) => (one.name < other.name ? -1 : 1));
  return new GraphQLSchema({ ...config, description: DESCRIPTION, types });
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
