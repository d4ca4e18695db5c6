import { buildSchema, isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import { SCHEMA } from 'virtual:import-schema';
import type { KindNames } from '../../../src/import/kinds';

const schema = buildSchema(SCHEMA, { assumeValid: true, assumeValidSDL: true });

/** The input of a kind of onboarding. */
export function inputTypeOf({ inputType }: KindNames): GraphQLInputObjectType {
  const type = schema.getType(inputType);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input ${inputType}.`);
  return type;
}
