import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { BundleRef, ChannelEndpointAssignmentRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { SidScalar } from './sid.scalar.js';

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
