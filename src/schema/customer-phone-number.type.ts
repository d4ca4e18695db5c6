import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { AS_OF } from './customer.type.js';
import { connectionFields } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';

/** The number and its coverage are declared by the resolver. */
@ObjectType('CustomerPhoneNumber', {
  simpleResolvers: true,
  description: "A phone number on a customer's profile or on one of its trust products.",
})
export class CustomerPhoneNumber {
  @Field(() => SidScalar, {
    description: "Twilio's identifier of the number; it is known also where the number is gone.",
  })
  readonly phoneNumberSid!: Sid;
}

@ObjectType('CustomerPhoneNumberConnection', {
  simpleResolvers: true,
  description: "A page of a customer's phone numbers.",
})
export class CustomerPhoneNumberConnection extends connectionFields(
  'CustomerPhoneNumber',
  () => CustomerPhoneNumber,
  "a customer's phone numbers",
) {
  @Field(() => Int, {
    description: 'How many there are in all; one that is gone and left its assignment behind counts too.',
  })
  readonly totalCount!: number;

  @Field(() => GraphQLDateTime, { description: AS_OF })
  readonly asOf!: Date;
}
