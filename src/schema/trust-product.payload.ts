import { Field, ObjectType } from 'type-graphql';
import { TrustProduct } from './trust-product.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

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
