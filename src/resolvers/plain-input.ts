import { astFromValue, isInputObjectType, valueFromASTUntyped, type GraphQLSchema } from 'graphql';

/**
 * An input as a plain object: without the classes that validation needed, and without members that are null or left
 * out, which both mean "not given". Durable runs are distinguished by the hash of their input and store it as JSON, so
 * it must be plain data. Objects that are plain already are free-form JSON of the caller: there a null counts.
 */
export function plainInput<Input>(input: Input): Input {
  return strip(input) as Input;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null || value instanceof Date || isPlain(value)) return value;
  const given = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(given.map(([key, member]) => [key, strip(member)]));
}

/** True for an object that no class has made. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** An input as a client writes it into a variable: enum values by their names in the schema. */
export function toVariables(schema: GraphQLSchema, typeName: string, input: object): unknown {
  const type = schema.getType(typeName);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input type ${typeName}.`);
  const literal = astFromValue(input, type);
  return literal == null ? null : valueFromASTUntyped(literal);
}
