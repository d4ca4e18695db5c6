import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityAssignmentRecord } from '../domain/bundle.js';
import { AssignableEntity, EntityAssignment } from '../schema/entity-assignment.type.js';
import { Bundle } from '../schema/bundle.interface.js';
import { bundlesOf, loadAssignedObject } from './assigned-object.js';
import type { ResolverContext } from './context.js';

@Resolver(() => EntityAssignment)
export class EntityAssignmentResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The customer profile or trust product it is attached to.',
  })
  bundle(@Root() { bundleRef }: EntityAssignmentRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, bundleRef).load(bundleRef.sid);
  }

  @FieldResolver(() => AssignableEntity, { nullable: true, description: 'The thing attached, followed by its SID.' })
  object(@Root() { objectSid }: EntityAssignmentRecord, @Ctx() { trustHub }: ResolverContext) {
    return loadAssignedObject(trustHub, objectSid);
  }
}
