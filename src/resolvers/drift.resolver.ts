import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { DriftRecord } from '../domain/drift.js';
import { Customer } from '../schema/customer.type.js';
import { DriftPageArgs } from '../schema/drift.input.js';
import { Drift, DriftConnection } from '../schema/drift.type.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST } from './cost.js';
import { loadCustomer } from './customer.resolver.js';

/** What changed at Twilio without this server, from the copy of the account: no request to Twilio. */
@Resolver(() => Drift)
export class DriftResolver {
  @Query(() => DriftConnection, {
    description:
      'What is not as this server left it: assignments, numbers and bundles that somebody else has removed or changed, and approvals that have ended. The latest first.',
  })
  async drift(@Args(() => DriftPageArgs) args: DriftPageArgs, @Ctx() { mirror, account, trustHub }: ResolverContext) {
    const { kinds } = args;
    const page = await mirror.drift(account.sid, { ...(kinds != null && { kinds }) }, toPageArguments(args));
    trustHub.basis.restsOn(page.asOf.getTime());
    return Object.assign(toConnection(page), { totalCount: page.totalCount, asOf: page.asOf });
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    complexity: NO_REQUEST,
    description: 'Whom it concerns; null where it is no part of a customer, or its customer profile is gone.',
  })
  customer(@Root() { profileSid }: DriftRecord, @Ctx() context: ResolverContext) {
    return profileSid === null ? null : loadCustomer(context, profileSid);
  }
}
