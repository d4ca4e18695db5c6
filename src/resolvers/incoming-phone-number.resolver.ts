import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Sid } from '../domain/sid.js';
import { CustomerProfile } from '../schema/customer-profile.type.js';
import { IncomingPhoneNumber, IncomingPhoneNumberConnection } from '../schema/incoming-phone-number.type.js';
import { IncomingPhoneNumberPageArgs } from '../schema/page.args.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import { SidArg } from './arguments.js';
import { present } from './assigned-object.js';
import { productsOfNumber, profileOfNumber } from './bundles-of-number.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { ASKS_EVERY_BUNDLE } from './cost.js';
import { plainInput } from './plain-input.js';
import { asksOnlyFor } from './selection.js';

/** What an assignment already tells about its number, and what follows from its SID. */
export const KNOWN_WITHOUT_A_CALL = ['id', 'sid', 'accountSid', 'customerProfile', 'trustProducts'];

/** The numbers behind assignments: not fetched where no more is asked for than the assignments tell. */
export async function loadPhoneNumbers(context: ResolverContext, sids: readonly Sid[], info: GraphQLResolveInfo) {
  if (asksOnlyFor(info, KNOWN_WITHOUT_A_CALL)) {
    return sids.map((sid) => ({ sid, accountSid: context.account.sid }));
  }
  return present(await Promise.all(sids.map((sid) => context.trustHub.incomingPhoneNumbers.load(sid))));
}

@Resolver(() => IncomingPhoneNumber)
export class IncomingPhoneNumberResolver {
  @FieldResolver(() => CustomerProfile, {
    nullable: true,
    complexity: ASKS_EVERY_BUNDLE,
    description: 'The one customer profile that it is assigned to; null when it is on none.',
  })
  customerProfile(@Root() { sid }: IncomingPhoneNumberRecord, @Ctx() { trustHub }: ResolverContext) {
    return profileOfNumber(trustHub, sid);
  }

  @FieldResolver(() => [TrustProduct], {
    nullable: true,
    complexity: ASKS_EVERY_BUNDLE,
    description: 'The trust products that it is assigned to: at most one of each policy.',
  })
  trustProducts(@Root() { sid }: IncomingPhoneNumberRecord, @Ctx() { trustHub }: ResolverContext) {
    return productsOfNumber(trustHub, sid);
  }

  @Query(() => IncomingPhoneNumber, {
    nullable: true,
    description: 'One phone number; null when the account has none such.',
  })
  incomingPhoneNumber(@SidArg('PN', 'The phone number.') sid: Sid, @Ctx() { trustHub }: ResolverContext) {
    return trustHub.incomingPhoneNumbers.load(sid);
  }

  @Query(() => IncomingPhoneNumberConnection, { description: 'The phone numbers that the account owns.' })
  async incomingPhoneNumbers(
    @Args(() => IncomingPhoneNumberPageArgs) args: IncomingPhoneNumberPageArgs,
    @Ctx() { trustHub }: ResolverContext,
  ) {
    const filter = plainInput(args.filter) ?? {};
    return toConnection(await trustHub.incomingPhoneNumbers.page(filter, toPageArguments(args)));
  }
}
