import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { ChannelEndpointAssignmentRecord } from '../domain/assignment.js';
import { Bundle } from '../schema/bundle.interface.js';
import { ChannelEndpointAssignment } from '../schema/channel-endpoint-assignment.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { bundlesOf } from './assigned-object.js';
import type { ResolverContext } from './context.js';
import { loadPhoneNumbers } from './incoming-phone-number.resolver.js';

@Resolver(() => ChannelEndpointAssignment)
export class ChannelEndpointAssignmentResolver {
  @FieldResolver(() => Bundle, {
    nullable: true,
    description: 'The customer profile or trust product that the number belongs to.',
  })
  bundle(@Root() { bundleRef }: ChannelEndpointAssignmentRecord, @Ctx() { trustHub }: ResolverContext) {
    return bundlesOf(trustHub, bundleRef).load(bundleRef.sid);
  }

  @FieldResolver(() => IncomingPhoneNumber, { nullable: true, description: 'The phone number.' })
  async phoneNumber(
    @Root() { channelEndpointSid }: ChannelEndpointAssignmentRecord,
    @Ctx() context: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [phoneNumber] = await loadPhoneNumbers(context, [channelEndpointSid], info);
    return phoneNumber ?? null;
  }
}
