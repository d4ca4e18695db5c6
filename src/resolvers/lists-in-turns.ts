import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { longWork } from '../domain/pacing/long-work.js';
import type { ResolverContext } from './context.js';

/**
 * Lets an operation with many long lists give way to others: graphql-js completes all that has been read in one go, which
 * would hold the event loop up for as long as the whole answer takes. A list that has been read waits for another turn of
 * the loop where this one has been long.
 */
export function completeListsInTurns(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getSubscriptionType()) continue;
    for (const field of Object.values(type.getFields())) {
      if (holdsItems(field)) inTurns(field as GraphQLField<unknown, ResolverContext>);
    }
  }
}

function holdsItems({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isCompositeType(named) && (isListType(getNullableType(type)) || named.name.endsWith('Connection'));
}

/** What is a property of something that has been read is a part of that. */
function inTurns(field: GraphQLField<unknown, ResolverContext>): void {
  const { resolve } = field;
  if (resolve === undefined) return;
  field.resolve = (source, args, context, info) => {
    const list: unknown = resolve(source, args, context, info);
    const inTurn = (items: unknown) => longWork.turnIfLong(context.account.sid)?.then(() => items) ?? items;
    return list instanceof Promise ? list.then(inTurn) : inTurn(list);
  };
}
