import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLInterfaceType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLUnionType,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLFieldConfig,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { whenRead, type Reading } from '../domain/reading.js';
import type { ResolverContext } from './context.js';

/**
 * Completes the items of a list: makes of each of them what is answered.
 * @param typeName the type of the items
 */
export type CompleteItems = (
  items: readonly object[],
  typeName: string,
  context: ResolverContext,
  info: GraphQLResolveInfo,
) => Reading<unknown>;

type Field = GraphQLFieldConfig<unknown, ResolverContext>;
type Fields = Readonly<Record<string, Field>>;

/** Stands for a list of items, complete as they are. */
const COMPLETED = new GraphQLScalarType({ name: 'CompletedItems', serialize: (items) => items });

/**
 * A second form of the schema, to execute operations by that are valid in the first: in each connection `nodes` is
 * answered as `complete` makes it, and graphql-js goes no further down there.
 */
export function withCompletedItems(schema: GraphQLSchema, complete: CompleteItems): GraphQLSchema {
  const made = new Map<string, GraphQLNamedType>();
  const remade = (type: GraphQLOutputType): GraphQLOutputType => {
    if (isNonNullType(type)) return new GraphQLNonNull(remade(type.ofType));
    if (isListType(type)) return new GraphQLList(remade(type.ofType));
    return (made.get(type.name) ?? type) as GraphQLOutputType;
  };
  const fieldsOf = (name: string, fields: Fields): Record<string, Field> =>
    mapped(fields, (field, key) => {
      const isList = name.endsWith('Connection') && key === 'nodes' && isObjectType(getNamedType(field.type));
      return isList ? completed(field, complete) : { ...field, type: remade(field.type) };
    });
  for (const type of Object.values(schema.getTypeMap())) {
    const { name } = type;
    if (name.startsWith('__')) continue;
    if (isObjectType(type) || isInterfaceType(type)) {
      const config = type.toConfig();
      const more = {
        fields: () => fieldsOf(name, config.fields),
        interfaces: () => config.interfaces.map((one) => remade(one) as GraphQLInterfaceType),
      };
      if (isObjectType(type)) made.set(name, new GraphQLObjectType({ ...type.toConfig(), ...more }));
      else made.set(name, new GraphQLInterfaceType({ ...type.toConfig(), ...more }));
    } else if (isUnionType(type)) {
      const types = () => type.getTypes().map((one) => remade(one) as GraphQLObjectType);
      made.set(name, new GraphQLUnionType({ ...type.toConfig(), types }));
    }
  }
  const query = made.get(schema.getQueryType()?.name ?? '') as GraphQLObjectType;
  return new GraphQLSchema({ query, types: [...made.values()], assumeValid: true });
}

function completed(field: Field, complete: CompleteItems): Field {
  const { type, resolve } = field;
  const typeName = getNamedType(type).name;
  return {
    ...field,
    type: isNonNullType(type) ? new GraphQLNonNull(COMPLETED) : COMPLETED,
    resolve: (source, args, context, info) => {
      const items = resolve?.(source, args, context, info) ?? (source as { readonly nodes?: unknown }).nodes;
      return whenRead(items as Reading<readonly object[]>, (all) => complete(all, typeName, context, info));
    },
  };
}

/** A schema of the same types whose query type has a field for each type of items, by its name: a list of them. */
export function schemaOfItems(schema: GraphQLSchema): GraphQLSchema {
  const fields: Record<string, Field> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    const nodes = isObjectType(type) && type.name.endsWith('Connection') ? type.getFields()['nodes'] : undefined;
    const item = nodes && getNamedType(nodes.type);
    if (isObjectType(item)) fields[item.name] = { type: new GraphQLList(new GraphQLNonNull(item)) };
  }
  const query = new GraphQLObjectType({ name: 'ItemsOfLists', fields });
  return new GraphQLSchema({ ...schema.toConfig(), query, mutation: null, subscription: null, assumeValid: true });
}

function mapped<Value, Result>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}
