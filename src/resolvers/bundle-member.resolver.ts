import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BundleStatus, type BundleRecord, type BundleRef } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { Bundle } from '../schema/bundle.interface.js';
import { ChannelEndpointAssignment } from '../schema/channel-endpoint-assignment.type.js';
import { EntityAssignment } from '../schema/entity-assignment.type.js';
import { Evaluation } from '../schema/evaluation.type.js';
import { SidArg } from './arguments.js';
import type { ResolverContext } from './context.js';

const refOf = ({ bundleKind, sid }: BundleRecord): BundleRef => ({ kind: bundleKind, sid });

/** Finds, by its SID, what Twilio only shows under its bundle; with an id, `node` does the same. */
@Resolver(() => Bundle)
export class BundleMemberResolver {
  @FieldResolver(() => EntityAssignment, {
    nullable: true,
    description: 'One of its entity assignments; null when it does not exist on it.',
  })
  entityAssignment(
    @Root() bundle: BundleRecord,
    @SidArg('BV', 'The entity assignment.') sid: Sid,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return trustHub.entityAssignments.load(refOf(bundle), sid);
  }

  @FieldResolver(() => ChannelEndpointAssignment, {
    nullable: true,
    description: 'One of its channel endpoint assignments; null when it does not exist on it.',
  })
  channelEndpointAssignment(
    @Root() bundle: BundleRecord,
    @SidArg('RA', 'The channel endpoint assignment.') sid: Sid,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return trustHub.channelEndpointAssignments.load(refOf(bundle), sid);
  }

  @FieldResolver(() => Evaluation, {
    nullable: true,
    description: 'One of its evaluations; null when it does not exist.',
  })
  evaluation(
    @Root() bundle: BundleRecord,
    @SidArg('EL', 'The evaluation.') sid: Sid,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    return trustHub.evaluations.load(refOf(bundle), sid);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Why Twilio rejected it, in the words of Twilio's status callback, for a person to read: it may contain your customer's data. Null where it is not rejected, or no callback gave a reason; the codes are in rejections.",
  })
  failureReason(@Root() { status, sid }: BundleRecord, @Ctx() { onboardings, account }: ResolverContext) {
    return status === BundleStatus.TWILIO_REJECTED ? onboardings.failureReason(account.sid, sid) : null;
  }
}
