import { createUnionType, Field, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import type { BundleRef, EntityAssignmentRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { CustomerProfile } from './customer-profile.type.js';
import { EndUser } from './end-user.type.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { SupportingDocument } from './supporting-document.type.js';
import { TrustProduct } from './trust-product.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

export const AssignableEntity = createUnionType({
  name: 'AssignableEntity',
  description: 'What can be attached to a customer profile or trust product.',
  types: () => [EndUser, SupportingDocument, CustomerProfile, TrustProduct] as const,
});

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

@ObjectType('EntityAssignmentPayload', { simpleResolvers: true, description: 'The outcome of attaching a thing.' })
export class EntityAssignmentPayload {
  @Field(() => EntityAssignment, { nullable: true, description: 'The attachment; null when nothing was attached.' })
  readonly entityAssignment?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
