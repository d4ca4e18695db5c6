import { Field, ObjectType } from 'type-graphql';
import { Bundle } from './bundle.interface.js';
import { connectionType, Node } from './relay.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('TrustProduct', {
  implements: [Node, Bundle],
  simpleResolvers: true,
  description: 'What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name.',
})
export class TrustProduct extends Bundle {}

export const TrustProductConnection = connectionType('TrustProduct', () => TrustProduct, 'trust products');

@ObjectType('TrustProductPayload', {
  simpleResolvers: true,
  description: 'The outcome of a change to a trust product.',
})
export class TrustProductPayload {
  @Field(() => TrustProduct, {
    nullable: true,
    description: 'The trust product as it is now; null when nothing was done.',
  })
  readonly trustProduct?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
