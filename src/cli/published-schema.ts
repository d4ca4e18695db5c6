import { readFileSync } from 'node:fs';
import { buildSchema, introspectionFromSchema, isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import type { KindNames } from '../import/kinds.js';

/** The schema that this version answers, as it is published. */
export function schemaText(): string {
  return readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
}

/** The same as the answer to an introspection, as tools read it. */
export function schemaAsJson(): object {
  return { data: introspectionFromSchema(buildSchema(schemaText(), { assumeValid: true })) };
}

/** The input of a kind of onboarding. */
export function inputTypeOf({ inputType }: KindNames): GraphQLInputObjectType {
  const type = buildSchema(schemaText(), { assumeValid: true }).getType(inputType);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input ${inputType}.`);
  return type;
}
