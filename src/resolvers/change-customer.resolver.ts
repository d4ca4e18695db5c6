import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { ChangeCustomerInput } from '../schema/customer-later.input.js';
import { OnboardingPayload } from '../schema/onboarding.payload.js';
import { OnboardingPlan } from '../schema/onboarding-plan.type.js';
import { InputArg } from './arguments.js';
import type { ResolverContext } from './context.js';
import { IN_BACKGROUND } from './cost.js';
import { requireSense } from './later-findings.js';
import { plan, REQUESTS_OF_PLAN, WHAT } from './onboarding-plan.resolver.js';
import { start } from './onboarding-start.resolver.js';
import { plainInput } from './plain-input.js';

/** A customer changes: a run, with a plan beside its mutation. */
@Resolver()
export class ChangeCustomerResolver {
  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      "Corrects a customer that exists, and sees it through Twilio's reviews. Drafts and what was rejected are changed as they are; what is approved is changed through a provisional copy of the profile or product, submitted once, and stays in force until the copy is approved. Where Twilio rejects it the run waits for action with the rejections.",
  })
  changeCustomer(
    @InputArg(() => ChangeCustomerInput, 'Which customer, and what to correct.') input: ChangeCustomerInput,
    @Ctx() context: ResolverContext,
  ) {
    return start(requireSense({ kind: 'CHANGE_CUSTOMER', ...plainInput(input) }), context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What changeCustomer would do, without writing anything.',
  })
  planChangeCustomer(
    @InputArg(() => ChangeCustomerInput, WHAT) input: ChangeCustomerInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan(requireSense({ kind: 'CHANGE_CUSTOMER', ...plainInput(input) }), context);
  }
}
