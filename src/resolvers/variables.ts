import { astFromValue, isInputObjectType, valueFromASTUntyped, type GraphQLSchema } from 'graphql';

/** An input as a client writes it into a variable: enum values by their names in the schema. */
export function toVariables(schema: GraphQLSchema, typeName: string, input: object): unknown {
  const type = schema.getType(typeName);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input type ${typeName}.`);
  const literal = astFromValue(input, type);
  return literal == null ? null : valueFromASTUntyped(literal);
}
