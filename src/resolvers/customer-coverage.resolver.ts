import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { withoutNumber, type CustomerNumberRecord } from '../domain/coverage.js';
import type { CustomerFacets as Facets, CustomerRecord } from '../domain/customer.js';
import { CallerError, ServiceError, UserErrorCode } from '../domain/errors.js';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import { Coverage, CoverageCount } from '../schema/coverage.type.js';
import { CustomerPhoneNumber, CustomerPhoneNumberConnection } from '../schema/customer-phone-number.type.js';
import { Customer, CustomerFacets } from '../schema/customer.type.js';
import { IncomingPhoneNumber } from '../schema/incoming-phone-number.type.js';
import { RunPageArgs } from '../schema/page.args.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST, PAGE_OF_EACH, OF_EACH_KIND, requests } from './cost.js';
import { coverageLoaders, loadCoverage } from './coverage-loaders.js';

/** The numbers of customers, and what these gain: those of a whole page of customers are read together. */
@Resolver(() => Customer)
export class CustomerCoverageResolver {
  @FieldResolver(() => [CoverageCount], {
    complexity: NO_REQUEST,
    description:
      'How many of its phone numbers are in each state, by each kind. States that no number is in are left out.',
  })
  async coverage(@Root() { sid }: CustomerRecord, @Ctx() context: ResolverContext) {
    const { asOfAll, ofCustomer } = coverageLoaders(context);
    // Its age before it: it may be newer than that says, and never older.
    context.trustHub.basis.restsOn((await asOfAll.load(context.account.sid)).getTime());
    return ofCustomer.load(sid);
  }

  @FieldResolver(() => CustomerPhoneNumberConnection, {
    complexity: PAGE_OF_EACH,
    description: 'The phone numbers on its profile or on its trust products, in the order of their SIDs.',
  })
  async phoneNumbers(
    @Root() { sid }: CustomerRecord,
    @Args(() => RunPageArgs) args: RunPageArgs,
    @Ctx() context: ResolverContext,
  ) {
    const page = await coverageLoaders(context).numbers.load({ customerSid: sid, page: toPageArguments(args) });
    context.trustHub.basis.restsOn(page.asOf.getTime());
    return Object.assign(toConnection(page), { totalCount: page.totalCount, asOf: page.asOf });
  }
}

/** A number as it is known; Twilio is asked about one that the mirror lacks. Null for one that is in no account any more. */
export async function loadNumber(
  { phoneNumberSid, known, isGone }: CustomerNumberRecord,
  { trustHub }: ResolverContext,
): Promise<IncomingPhoneNumberRecord | null> {
  if (known !== null || isGone) return known;
  try {
    return await trustHub.incomingPhoneNumbers.loadAssigned(phoneNumberSid);
  } catch (error) {
    if (error instanceof CallerError && error.userErrors.every(({ code }) => code === UserErrorCode.NOT_FOUND))
      return null;
    throw error;
  }
}

@Resolver(() => CustomerPhoneNumber)
export class CustomerPhoneNumberResolver {
  @FieldResolver(() => IncomingPhoneNumber, {
    nullable: true,
    complexity: NO_REQUEST,
    description:
      'The number itself. Null where it is in no account any more, and has left its assignment behind. Only one that this server has not read yet is asked for at Twilio.',
  })
  phoneNumber(@Root() number: CustomerNumberRecord, @Ctx() context: ResolverContext) {
    return loadNumber(number, context);
  }

  @FieldResolver(() => [Coverage], {
    complexity: OF_EACH_KIND,
    description:
      "What it gains by its trust products: all three kinds. A number that is gone gains nothing. Where the account that has it could not be found out, an error stands beside what it gains by this account's products.",
  })
  async coverage(
    @Root() number: CustomerNumberRecord,
    @Ctx() context: ResolverContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { phoneNumberSid: sid } = number;
    const there = await loadNumber(number, context).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      const path = responsePathAsArray(info.path);
      context.partial.push(new GraphQLError(error.message, { nodes: info.fieldNodes, path, originalError: error }));
      return undefined;
    });
    const coverage = await loadCoverage(context, { sid, accountSid: there?.accountSid ?? context.account.sid });
    return there === null ? withoutNumber(coverage) : coverage;
  }
}

@Resolver(() => CustomerFacets)
export class CoverageFacetResolver {
  @FieldResolver(() => [CoverageCount], {
    complexity: requests(1),
    description:
      'How many customers have at least one phone number in each state, by each kind; a customer may count in several.',
  })
  coverage(@Root() { coverage }: Facets) {
    return coverage();
  }
}
