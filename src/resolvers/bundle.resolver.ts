import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { BundleRecord, BundleRef } from '../domain/bundle.js';
import { policyKindOf } from '../domain/policy.js';
import { whenRead } from '../domain/reading.js';
import { Bundle } from '../schema/bundle.interface.js';
import { ChannelEndpointAssignmentConnection } from '../schema/channel-endpoint-assignment.type.js';
import { CustomerProfile } from '../schema/customer-profile.type.js';
import { EndUser } from '../schema/end-user.type.js';
import { EntityAssignmentConnection } from '../schema/entity-assignment.type.js';
import { Evaluation, EvaluationConnection } from '../schema/evaluation.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { ChannelEndpointAssignmentArgs, EntityAssignmentArgs, PageArgs } from '../schema/page.args.js';
import { Policy, PolicyKind } from '../schema/policy.type.js';
import { SupportingDocument } from '../schema/supporting-document.type.js';
import { loadAttached } from './assigned-object.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { loadPhoneNumbers } from './incoming-phone-number.resolver.js';

const WHEN_LEFT_OUT = 'What cannot be found any more is left out, with an error on its path that has its SID.';

const refOf = ({ bundleKind, sid }: BundleRecord): BundleRef => ({ kind: bundleKind, sid });

/** The edges of customer profiles and trust products alike; what fails upstream nulls its own field. */
@Resolver(() => Bundle)
export class BundleResolver {
  @FieldResolver(() => PolicyKind, { description: 'What it is for, which follows from its policy.' })
  kind(@Root() bundle: BundleRecord) {
    return policyKindOf(bundle.policySid);
  }

  @FieldResolver(() => Policy, { nullable: true, description: 'The rules that say what it must contain.' })
  policy(@Root() bundle: BundleRecord, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.policies.load(bundle.policySid);
  }

  @FieldResolver(() => EntityAssignmentConnection, {
    nullable: true,
    description: 'What is attached to it, one assignment for each thing.',
  })
  entityAssignments(
    @Root() bundle: BundleRecord,
    @Ctx() { trustHub }: ResolverContext,
    @Args(() => EntityAssignmentArgs) args: EntityAssignmentArgs,
  ) {
    const filter = args.objectType == null ? {} : { objectType: args.objectType };
    return whenRead(trustHub.entityAssignments.page(refOf(bundle), filter, toPageArguments(args)), toConnection);
  }

  @FieldResolver(() => ChannelEndpointAssignmentConnection, {
    nullable: true,
    description: 'Which phone numbers belong to it, one assignment for each number.',
  })
  channelEndpointAssignments(
    @Root() bundle: BundleRecord,
    @Ctx() { trustHub }: ResolverContext,
    @Args(() => ChannelEndpointAssignmentArgs) args: ChannelEndpointAssignmentArgs,
  ) {
    const filter = args.channelEndpointSids == null ? {} : { channelEndpointSids: args.channelEndpointSids };
    const { channelEndpointAssignments: assignments } = trustHub;
    return whenRead(assignments.page(refOf(bundle), filter, toPageArguments(args)), toConnection);
  }

  @FieldResolver(() => [EndUser], {
    nullable: true,
    description: `The facts that are attached to it. ${WHEN_LEFT_OUT}`,
  })
  endUsers(@Root() bundle: BundleRecord, @Ctx() context: ResolverContext, @Info() info: GraphQLResolveInfo) {
    const { endUsers } = context.trustHub;
    return loadAttached(context, refOf(bundle), 'IT', (sid) => endUsers.load(sid), info);
  }

  @FieldResolver(() => [SupportingDocument], {
    nullable: true,
    description: `The evidence that is attached to it. ${WHEN_LEFT_OUT}`,
  })
  supportingDocuments(@Root() bundle: BundleRecord, @Ctx() context: ResolverContext, @Info() info: GraphQLResolveInfo) {
    const { supportingDocuments } = context.trustHub;
    return loadAttached(context, refOf(bundle), 'RD', (sid) => supportingDocuments.load(sid), info);
  }

  @FieldResolver(() => [CustomerProfile], {
    nullable: true,
    description:
      'Attached customer profiles: the primary of a secondary profile, the profile of a trust product. One that is not of this account, as the primary profile on a bundle of a subaccount, is left out, with an error on its path that has its SID.',
  })
  supportingProfiles(@Root() bundle: BundleRecord, @Ctx() context: ResolverContext, @Info() info: GraphQLResolveInfo) {
    const { customerProfiles } = context.trustHub;
    return loadAttached(context, refOf(bundle), 'BU', (sid) => customerProfiles.load(sid), info);
  }

  @FieldResolver(() => [IncomingPhoneNumber], {
    nullable: true,
    description:
      'The phone numbers that belong to it, on a profile of the main account also those of its subaccounts. One that no account has any more is shown by its SID alone, with an error on its path.',
  })
  phoneNumbers(@Root() bundle: BundleRecord, @Ctx() context: ResolverContext, @Info() info: GraphQLResolveInfo) {
    return whenRead(context.trustHub.channelEndpointAssignments.list(refOf(bundle)), (assignments) => {
      const sids = assignments.map((assignment) => assignment.channelEndpointSid);
      return loadPhoneNumbers(context, sids, info);
    });
  }

  @FieldResolver(() => EvaluationConnection, {
    nullable: true,
    description: 'The checks against its policy that were made so far.',
  })
  evaluations(
    @Root() bundle: BundleRecord,
    @Ctx() { trustHub }: ResolverContext,
    @Args(() => PageArgs) args: PageArgs,
  ) {
    return whenRead(trustHub.evaluations.page(refOf(bundle), toPageArguments(args)), toConnection);
  }

  @FieldResolver(() => Evaluation, {
    nullable: true,
    description: 'The newest of these checks; null before the first.',
  })
  latestEvaluation(@Root() bundle: BundleRecord, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.evaluations.latest(refOf(bundle));
  }
}
