import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AccountRecord } from '../domain/account.js';
import type { BundleRecord } from '../domain/bundle.js';
import type { CustomerPage, CustomerRecord } from '../domain/customer.js';
import type { Sid } from '../domain/sid.js';
import { Account } from '../schema/account.type.js';
import { CustomerPageArgs } from '../schema/customer.input.js';
import { Rejection } from '../schema/bundle.interface.js';
import { Customer, CustomerConnection, CustomerFacets } from '../schema/customer.type.js';
import { CustomerProfile } from '../schema/customer-profile.type.js';
import { Mirror } from '../schema/mirror.type.js';
import { OnboardingConnection } from '../schema/onboarding.type.js';
import { RunPageArgs } from '../schema/page.args.js';
import { Requirements } from '../schema/requirements.type.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import { SidArg } from './arguments.js';
import { loadOnboardings } from './bundle-onboardings.resolver.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { NO_REQUEST, PAGE_OF_EACH, requests } from './cost.js';
import { plainInput } from './plain-input.js';
import { loadRequirements, REQUIREMENTS_OF_EACH } from './requirements.resolver.js';

const loaders = new WeakMap<ResolverContext, DataLoader<Sid, CustomerRecord | null>>();

/** One customer of the operation's account. Those of a whole list of profiles are read together. */
export async function loadCustomer(context: ResolverContext, sid: Sid): Promise<CustomerRecord | null> {
  const { mirror, account, trustHub } = context;
  const known = loaders.get(context);
  const loader =
    known ??
    new DataLoader<Sid, CustomerRecord | null>((sids) => mirror.customersBySid(account.sid, sids), { cache: false });
  if (known === undefined) loaders.set(context, loader);
  const customer = await loader.load(sid);
  if (customer !== null) trustHub.basis.restsOn(customer.asOf.getTime());
  return customer;
}

/** Customers, from the copy of the account that this server keeps: no request to Twilio. */
@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    complexity: NO_REQUEST,
    description: 'One customer; null when this account has no customer profile of this SID.',
  })
  customer(@SidArg('BU', 'The SID of its customer profile.') sid: Sid, @Ctx() context: ResolverContext) {
    return loadCustomer(context, sid);
  }

  @Query(() => CustomerConnection, {
    description: 'The customers of the account: all customer profiles but provisional copies.',
  })
  async customers(@Args(() => CustomerPageArgs) args: CustomerPageArgs, @Ctx() context: ResolverContext) {
    const { mirror, account, trustHub } = context;
    const { search, filter, orderBy } = args;
    const query = {
      ...(search != null && { search }),
      filter: plainInput(filter) ?? {},
      orderBy: orderBy ?? 'NAME_ASC',
    };
    const page = await mirror.customers(account.sid, query, toPageArguments(args));
    trustHub.basis.restsOn(page.asOf.getTime());
    const { totalCount, facets, asOf } = page;
    return Object.assign(toConnection(page), { totalCount, facets, asOf });
  }

  @FieldResolver(() => CustomerProfile, {
    complexity: NO_REQUEST,
    description: 'Its customer profile. The edges of that are read from Twilio.',
  })
  profile(@Root() { profile }: CustomerRecord) {
    return profile;
  }

  @FieldResolver(() => [TrustProduct], {
    description: 'The trust products that name its profile as supporting profile, the oldest first, at most 1000.',
  })
  trustProducts(@Root() { trustProducts }: CustomerRecord) {
    return trustProducts();
  }

  @FieldResolver(() => OnboardingConnection, {
    complexity: PAGE_OF_EACH,
    description: 'The onboardings that made its profile or were given it, the newest first.',
  })
  onboardings(
    @Root() { sid }: CustomerRecord,
    @Args(() => RunPageArgs) args: RunPageArgs,
    @Ctx() context: ResolverContext,
  ) {
    return loadOnboardings(context, sid, args);
  }

  @FieldResolver(() => Requirements, {
    nullable: true,
    complexity: REQUIREMENTS_OF_EACH,
    description:
      'What its profile still needs. Unlike the rest it is read from Twilio, as it stands now. Its warnings also name trust products whose approval ends soon or has ended. Null where Twilio no longer knows the policy.',
  })
  requirements(@Root() { profile, trustProducts }: CustomerRecord, @Ctx() context: ResolverContext) {
    return loadRequirements(context, profile, trustProducts);
  }

  @FieldResolver(() => [Rejection], {
    complexity: NO_REQUEST,
    description:
      'Why Twilio rejected its profile or its trust products: each reason once, with what to do about it. Empty where nothing is rejected.',
  })
  rejections(@Root() { rejections }: CustomerRecord) {
    return rejections();
  }
}

@Resolver(() => CustomerConnection)
export class CustomerFacetsResolver {
  @FieldResolver(() => CustomerFacets, {
    complexity: requests(1),
    description: 'Counts over all that match, for the filters of a list.',
  })
  facets(@Root() { facets }: CustomerPage) {
    return facets();
  }
}

/** How far the copy of an account is. */
@Resolver(() => Account)
export class AccountMirrorResolver {
  @FieldResolver(() => Mirror, {
    description: "How far this server's copy of the account is, from which customers are searched.",
  })
  mirror(@Root() { sid }: AccountRecord, @Ctx() { mirror, account }: ResolverContext) {
    return mirror.status(sid, sid === account.sid);
  }
}

@Resolver(() => CustomerProfile)
export class CustomerOfProfileResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    complexity: NO_REQUEST,
    description: 'The customer that it stands for; null for a provisional copy.',
  })
  customer(@Root() { sid }: BundleRecord, @Ctx() context: ResolverContext) {
    return loadCustomer(context, sid);
  }
}
