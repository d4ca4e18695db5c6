import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { BundleRef, ChannelEndpointAssignmentRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('ChannelEndpointAssignment', {
  implements: Node,
  simpleResolvers: true,
  description: 'The assignment of a phone number to a customer profile or trust product.',
})
export class ChannelEndpointAssignment extends Node implements ChannelEndpointAssignmentRecord {
  readonly bundleRef!: BundleRef;

  @Field(() => SidScalar, { description: "Twilio's identifier of the assignment." })
  readonly sid!: Sid;

  @Field(() => SidScalar, {
    description: 'The account that the assignment belongs to: that of the profile or product.',
  })
  readonly accountSid!: Sid;

  @Field(() => SidScalar, { description: 'The phone number that is assigned.' })
  readonly channelEndpointSid!: Sid;

  @Field(() => String, { description: 'What kind of thing is assigned; `phone-number` for phone numbers.' })
  readonly channelEndpointType!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was assigned.' })
  readonly createdAt!: Date;
}

export const ChannelEndpointAssignmentConnection = connectionType(
  'ChannelEndpointAssignment',
  () => ChannelEndpointAssignment,
  'phone numbers assigned to a profile or product',
);

@ObjectType('PhoneNumberAssignmentResult', { simpleResolvers: true, description: 'What happened to one phone number.' })
export class PhoneNumberAssignmentResult {
  @Field(() => SidScalar, { description: 'The phone number.' })
  readonly phoneNumberSid!: Sid;

  @Field(() => ChannelEndpointAssignment, {
    nullable: true,
    description: 'The assignment that was made, or the one that was removed; null when it did not work.',
  })
  readonly assignment?: object | null;

  @Field(() => UserError, { nullable: true, description: 'Why it did not work for this number.' })
  readonly error?: UserError | null;
}

@ObjectType('PhoneNumberAssignmentPayload', {
  simpleResolvers: true,
  description: 'The outcome of assigning or removing phone numbers: one result for each.',
})
export class PhoneNumberAssignmentPayload {
  @Field(() => [PhoneNumberAssignmentResult], {
    description: 'One result for each phone number, in the order of the input. Empty when the input itself is wrong.',
  })
  readonly results!: readonly PhoneNumberAssignmentResult[];

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
