import {
  getNamedType,
  GraphQLError,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import {
  CallerError,
  requestErrorCodeOf,
  ServiceError,
  ServiceErrorCode,
  UserErrorCode,
  type UserErrorRecord,
} from '../domain/errors.js';
import type { ResolverContext } from './context.js';

/*
 * What the caller can correct is data in a mutation (`userErrors`) and a GraphQL error everywhere else. This is applied
 * to the finished schema rather than given to type-graphql as a global middleware, because type-graphql runs those in
 * an asynchronous chain around every field that has a resolver, ids included.
 */

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type Arguments = Readonly<Record<string, unknown>>;

/** Applies the rule to every field that can fail for a reason that the caller can correct. */
export function renderCallerErrors(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const mutation = type === schema.getMutationType();
    const fail = mutation ? toPayload : toGraphQLError;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = guard(field, mutation ? unlessGone(field.resolve) : field.resolve, fail);
      if (field.subscribe) field.subscribe = guard(field, field.subscribe, toGraphQLError);
    }
  }
}

/**
 * Nothing more is changed for a caller who has disconnected or whose time is up: the fields of a mutation run one after
 * another.
 */
function unlessGone(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    if ((context as ResolverContext).signal.aborted) {
      throw new ServiceError(
        ServiceErrorCode.SERVICE_UNAVAILABLE,
        'This was not begun: the operation had ended before its turn came. Send it again.',
        { notProcessed: true },
      );
    }
    return resolve(source, args, context, info);
  };
}

type Failure = (error: unknown, field: GraphQLField<unknown, unknown>, args: Arguments) => unknown;

/** Stays synchronous where the resolver is. */
function guard(field: GraphQLField<unknown, unknown>, resolve: Resolver, fail: Failure): Resolver {
  return (source, args: Arguments, context, info) => {
    try {
      const result: unknown = resolve(source, args, context, info);
      return result instanceof Promise ? result.catch((error: unknown) => fail(error, field, args)) : result;
    } catch (error) {
      return fail(error, field, args);
    }
  };
}

/** A refusal by Twilio names what was refused by its SID; its place in the input is where the input names that SID. */
function withPath(found: UserErrorRecord, input: unknown): UserErrorRecord {
  if (found.path !== null || found.resourceSid === null) return found;
  return { ...found, path: pathOf(found.resourceSid, input) };
}

/** SIDs are near the top of an input; what a caller nests deeper is not searched. */
const DEEPEST = 4;

function pathOf(wanted: string, value: unknown, depth = 0): readonly string[] | null {
  if (value === wanted) return [];
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return null;
  for (const [key, inner] of Object.entries(value)) {
    const path = pathOf(wanted, inner, depth + 1);
    if (path !== null) return [key, ...path];
  }
  return null;
}

/** Every payload has `userErrors`; those that list an outcome for each item have `results`, which is never null. */
function toPayload(error: unknown, field: GraphQLField<unknown, unknown>, args: Arguments): unknown {
  if (!(error instanceof CallerError)) throw error;
  const userErrors = error.userErrors.map((found) => withPath(found, args['input']));
  const payload = getNamedType(field.type);
  return isObjectType(payload) && 'results' in payload.getFields() ? { results: [], userErrors } : { userErrors };
}

/** What does not exist is null where the field allows it; anything else is an error with a stable code. */
function toGraphQLError(error: unknown, field: GraphQLField<unknown, unknown>): unknown {
  const [first] = error instanceof CallerError ? error.userErrors : [];
  if (!(error instanceof CallerError) || first === undefined) throw error;
  const { userErrors } = error;
  if (first.code === UserErrorCode.NOT_FOUND && !isNonNullType(field.type)) return null;
  throw new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: requestErrorCodeOf(first.code), userErrors },
  });
}
