import { Field, ObjectType } from 'type-graphql';
import { CustomerProfile } from './customer-profile.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('CustomerProfilePayload', {
  simpleResolvers: true,
  description: 'The outcome of a change to a customer profile.',
})
export class CustomerProfilePayload {
  @Field(() => CustomerProfile, {
    nullable: true,
    description: 'The customer profile as it is now; null when nothing was done.',
  })
  readonly customerProfile?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
