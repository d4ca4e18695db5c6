import { Field, ObjectType } from 'type-graphql';
import { Address } from './address.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('AddressPayload', { simpleResolvers: true, description: 'The outcome of a change to an address.' })
export class AddressPayload {
  @Field(() => Address, { nullable: true, description: 'The address as it is now; null when nothing was done.' })
  readonly address?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
