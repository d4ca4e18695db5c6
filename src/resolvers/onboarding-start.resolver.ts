import { Ctx, Mutation, Resolver } from 'type-graphql';
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
import { OnboardingPayload } from '../schema/onboarding.payload.js';
import { InputArg } from './arguments.js';
import type { ResolverContext } from './context.js';
import { IN_BACKGROUND } from './cost.js';
import { plainInput } from './plain-input.js';

/** Starts the run, or finds the one that the key started, and waits for it as long as the caller asks. */
export async function start(input: OnboardingInput, { onboardings, account, caller, signal }: ResolverContext) {
  const started = await onboardings.start(account.sid, input, caller);
  if (input.wait === 'NOT_AT_ALL') return { onboarding: started, userErrors: [] };
  return { onboarding: await onboardings.untilSubmitted(account.sid, started.runId, signal), userErrors: [] };
}

/** One mutation for each kind of onboarding. */
@Resolver()
export class OnboardingStartResolver {
  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Brings a reseller's customer to an approved customer profile of its own, and sees it through Twilio's review.",
  })
  onboardSecondaryCustomerProfile(
    @InputArg(() => OnboardSecondaryCustomerProfileInput, 'All that is needed.')
    input: OnboardSecondaryCustomerProfileInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'SECONDARY_CUSTOMER_PROFILE', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Brings a customer to phone numbers that are registered to prevent false spam labels, and sees it through Twilio's reviews: after the profile is approved, approval and registration of the numbers may take 24 to 48 hours.",
  })
  onboardVoiceIntegrity(
    @InputArg(() => OnboardVoiceIntegrityInput, 'All that is needed.') input: OnboardVoiceIntegrityInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'VOICE_INTEGRITY', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Brings a customer to calls that are signed at the highest level of trust (SHAKEN/STIR), and sees it through Twilio's reviews.",
  })
  onboardShakenStir(
    @InputArg(() => OnboardShakenStirInput, 'All that is needed.') input: OnboardShakenStirInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'SHAKEN_STIR', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Brings a customer to a business name that is shown to the person called (CNAM), and sees it through Twilio's reviews.",
  })
  onboardCnam(
    @InputArg(() => OnboardCnamInput, 'All that is needed.') input: OnboardCnamInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'CNAM', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      'Brings a customer to what carriers of the United States ask before a business sends application messages (A2P 10DLC): an approved profile and messaging product, with which its brand is then registered.',
  })
  onboardA2pMessagingProfile(
    @InputArg(() => OnboardA2pMessagingProfileInput, 'All that is needed.') input: OnboardA2pMessagingProfileInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'A2P_MESSAGING_PROFILE', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Brings a person, or a business without a tax number, to an approved starter profile, and sees it through Twilio's review. Whoever has a tax number (EIN) needs a secondary profile.",
  })
  onboardStarterCustomerProfile(
    @InputArg(() => OnboardStarterCustomerProfileInput, 'All that is needed.')
    input: OnboardStarterCustomerProfileInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'STARTER_CUSTOMER_PROFILE', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      'Brings a sole proprietor without a tax number to what carriers of the United States ask before messages are sent (A2P 10DLC): an approved starter profile, and the product on it.',
  })
  onboardSoleProprietor(
    @InputArg(() => OnboardSoleProprietorInput, 'All that is needed.') input: OnboardSoleProprietorInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'SOLE_PROPRIETOR', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Brings a customer to a trust product of any policy of the account, and sees it through Twilio's reviews. What is given is held against the policy before anything is sent.",
  })
  onboardTrustProduct(
    @InputArg(() => OnboardTrustProductInput, 'All that is needed.') input: OnboardTrustProductInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'TRUST_PRODUCT', ...plainInput(input) }, context);
  }
}
