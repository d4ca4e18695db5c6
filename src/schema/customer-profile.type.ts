import { Field, ObjectType } from 'type-graphql';
import { Bundle } from './bundle.interface.js';
import { connectionType, Node } from './relay.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('CustomerProfile', {
  implements: [Node, Bundle],
  simpleResolvers: true,
  description: 'Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio.',
})
export class CustomerProfile extends Bundle {}

export const CustomerProfileConnection = connectionType('CustomerProfile', () => CustomerProfile, 'customer profiles');

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
