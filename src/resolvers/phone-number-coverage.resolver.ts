import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import { PhoneNumberCoveragePageArgs } from '../schema/coverage.input.js';
import { CoverageCount, PhoneNumberCoverageConnection } from '../schema/coverage.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST } from './cost.js';
import { plainInput } from './plain-input.js';

/** Numbers by what they gain, from the copy of the account that this server keeps: no request to Twilio. */
@Resolver(() => IncomingPhoneNumber)
export class PhoneNumberCoverageResolver {
  @Query(() => PhoneNumberCoverageConnection, {
    description:
      "Phone numbers by what they gain by their trust products, in the order of their SIDs. They are answered from this server's copy of the account, without a request to Twilio.",
  })
  async phoneNumberCoverage(
    @Args(() => PhoneNumberCoveragePageArgs) args: PhoneNumberCoveragePageArgs,
    @Ctx() { mirror, account, trustHub, mayActFor }: ResolverContext,
  ) {
    const filter = plainInput(args.filter) ?? {};
    if (filter.accountSid !== undefined && !mayActFor(filter.accountSid)) {
      throw new ServiceError(
        ServiceErrorCode.FORBIDDEN,
        'This caller may not act for the account in filter.accountSid.',
      );
    }
    const page = await mirror.coverage.page(account.sid, filter, toPageArguments(args));
    trustHub.basis.restsOn(page.asOf.getTime());
    return Object.assign(toConnection(page), { totalCount: page.totalCount, asOf: page.asOf });
  }

  @Query(() => [CoverageCount], {
    complexity: NO_REQUEST,
    description:
      'How many phone numbers are in each state, by each kind: each number of the account counts once for each kind. States that no number is in are left out.',
  })
  async coverageSummary(@Ctx() { mirror, account, trustHub }: ResolverContext) {
    const { counts, asOf } = await mirror.coverage.summary(account.sid);
    trustHub.basis.restsOn(asOf.getTime());
    return counts;
  }
}
