import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { BundleRef, EntityAssignmentRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('EntityAssignment', {
  implements: Node,
  simpleResolvers: true,
  description:
    'The link between an end user, a supporting document or a customer profile and the profile or product it is attached to.',
})
export class EntityAssignment extends Node implements EntityAssignmentRecord {
  readonly bundleRef!: BundleRef;

  @Field(() => SidScalar, { description: "Twilio's identifier of the attachment, which is what one removes." })
  readonly sid!: Sid;

  @Field(() => SidScalar, {
    description: 'The account that the attachment belongs to: that of the profile or product.',
  })
  readonly accountSid!: Sid;

  @Field(() => SidScalar, { description: 'The thing that is attached.' })
  readonly objectSid!: Sid;

  @Field(() => GraphQLDateTime, { description: 'When it was attached.' })
  readonly createdAt!: Date;
}

export const EntityAssignmentConnection = connectionType(
  'EntityAssignment',
  () => EntityAssignment,
  'things attached to a profile or product',
);
