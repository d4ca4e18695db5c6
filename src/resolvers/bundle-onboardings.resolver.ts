import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BundleRecord } from '../domain/bundle.js';
import type { OnboardingRecord } from '../domain/onboarding.js';
import type { Page } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';
import type { BundleRunsRequest } from '../onboarding/onboardings.js';
import { Bundle } from '../schema/bundle.interface.js';
import { OnboardingConnection } from '../schema/onboarding.type.js';
import { RunPageArgs } from '../schema/page.args.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { PAGE_OF_EACH } from './cost.js';

/** One for each operation. It only batches: onboardings change at any moment. */
const loaders = new WeakMap<ResolverContext, DataLoader<BundleRunsRequest, Page<OnboardingRecord>>>();

function loaderOf(context: ResolverContext): DataLoader<BundleRunsRequest, Page<OnboardingRecord>> {
  const known = loaders.get(context);
  if (known !== undefined) return known;
  const { onboardings, account } = context;
  const loader = new DataLoader<BundleRunsRequest, Page<OnboardingRecord>>(
    (requests) => onboardings.pagesOfBundles(account.sid, requests),
    { cache: false },
  );
  loaders.set(context, loader);
  return loader;
}

/** A page of the onboardings that have made a profile or product, or were given it: those of many are read together. */
export async function loadOnboardings(context: ResolverContext, bundleSid: Sid, args: RunPageArgs) {
  return toConnection(await loaderOf(context).load({ bundleSid, page: toPageArguments(args) }));
}

/** Which onboardings a profile or product comes from: those of a whole page are read together. */
@Resolver(() => Bundle)
export class BundleOnboardingsResolver {
  @FieldResolver(() => OnboardingConnection, {
    complexity: PAGE_OF_EACH,
    description:
      'The onboardings that made it or were given it, the newest first. They are read from the database of this server, without a request to Twilio.',
  })
  onboardings(
    @Root() { sid }: BundleRecord,
    @Args(() => RunPageArgs) args: RunPageArgs,
    @Ctx() context: ResolverContext,
  ) {
    return loadOnboardings(context, sid, args);
  }
}
