import { Ctx, Query, Resolver } from 'type-graphql';
import type { OnboardingInput } from '../domain/onboarding-input.js';
import {
  OnboardA2pMessagingProfileInput,
  OnboardCnamInput,
  OnboardSecondaryCustomerProfileInput,
  OnboardShakenStirInput,
  OnboardSoleProprietorInput,
  OnboardStarterCustomerProfileInput,
  OnboardVoiceIntegrityInput,
} from '../schema/onboard.input.js';
import { OnboardTrustProductInput } from '../schema/onboard-trust-product.input.js';
import { OnboardingPlan } from '../schema/onboarding-plan.type.js';
import type { AccountReader } from '../onboarding/onboardings.js';
import type { TrustHub } from '../twilio/trust-hub.js';
import { InputArg } from './arguments.js';
import { loadAttachments } from './attachments.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/**
 * The Twilio requests of a plan on a full account: the numbers listed or fetched, and 100 profiles and 100 products
 * asked for them. It counts against the limit of an operation's cost.
 */
export const REQUESTS_OF_PLAN = 300;

export const WHAT = 'All that is needed, as for the mutation.';

const readerOf = (trustHub: TrustHub): AccountReader => ({
  trustHub,
  attachmentsOf: (bundle) => loadAttachments(trustHub, bundle),
});

export function plan(input: OnboardingInput, { onboardings, trustHub, mainTrustHub }: ResolverContext) {
  return onboardings.plan({ ...readerOf(trustHub), main: mainTrustHub && readerOf(mainTrustHub) }, input);
}

/** One query for each kind of onboarding, beside its mutation. */
@Resolver()
export class OnboardingPlanResolver {
  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardSecondaryCustomerProfile would do, without writing anything.',
  })
  planSecondaryCustomerProfile(
    @InputArg(() => OnboardSecondaryCustomerProfileInput, WHAT) input: OnboardSecondaryCustomerProfileInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'SECONDARY_CUSTOMER_PROFILE', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardVoiceIntegrity would do, without writing anything.',
  })
  planVoiceIntegrity(
    @InputArg(() => OnboardVoiceIntegrityInput, WHAT) input: OnboardVoiceIntegrityInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'VOICE_INTEGRITY', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardShakenStir would do, without writing anything.',
  })
  planShakenStir(
    @InputArg(() => OnboardShakenStirInput, WHAT) input: OnboardShakenStirInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'SHAKEN_STIR', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardCnam would do, without writing anything.',
  })
  planCnam(@InputArg(() => OnboardCnamInput, WHAT) input: OnboardCnamInput, @Ctx() context: ResolverContext) {
    return plan({ kind: 'CNAM', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardA2pMessagingProfile would do, without writing anything.',
  })
  planA2pMessagingProfile(
    @InputArg(() => OnboardA2pMessagingProfileInput, WHAT) input: OnboardA2pMessagingProfileInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'A2P_MESSAGING_PROFILE', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardStarterCustomerProfile would do, without writing anything.',
  })
  planStarterCustomerProfile(
    @InputArg(() => OnboardStarterCustomerProfileInput, WHAT) input: OnboardStarterCustomerProfileInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'STARTER_CUSTOMER_PROFILE', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardSoleProprietor would do, without writing anything.',
  })
  planSoleProprietor(
    @InputArg(() => OnboardSoleProprietorInput, WHAT) input: OnboardSoleProprietorInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'SOLE_PROPRIETOR', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What onboardTrustProduct would do, without writing anything.',
  })
  planTrustProduct(
    @InputArg(() => OnboardTrustProductInput, WHAT) input: OnboardTrustProductInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'TRUST_PRODUCT', ...plainInput(input) }, context);
  }
}
