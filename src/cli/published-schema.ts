import { readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import type { KindNames } from '../import/kinds.js';

/** The schema that this version answers, as it is published. */
export function schemaText(): string {
  return readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
}

/** The input of a kind of onboarding. */
export function inputTypeOf({ inputType }: KindNames): GraphQLInputObjectType {
  const type = buildSchema(schemaText(), { assumeValid: true }).getType(inputType);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input ${inputType}.`);
  return type;
}
