import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { OnboardingRecord } from '../domain/onboarding.js';
import { OffboardCustomerInput } from '../schema/customer-later.input.js';
import { DeletionArgs, DeletionConnection } from '../schema/deletion.type.js';
import { OnboardingPayload } from '../schema/onboarding.payload.js';
import { OnboardingPlan } from '../schema/onboarding-plan.type.js';
import { Onboarding } from '../schema/onboarding.type.js';
import { InputArg } from './arguments.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { IN_BACKGROUND, PAGE_OF_EACH } from './cost.js';
import { plan, REQUESTS_OF_PLAN, WHAT } from './onboarding-plan.resolver.js';
import { start } from './onboarding-start.resolver.js';
import { plainInput } from './plain-input.js';

/** A customer leaves: a run, with a plan beside its mutation. */
@Resolver()
export class OffboardCustomerResolver {
  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      'Takes a customer apart that leaves: its phone numbers come off, and with DELETE all that only it has is deleted. planOffboardCustomer shows first what would go and what would stay. What Twilio refuses to delete stops nothing else: the run then waits for action, and resumeOnboarding tries that again.',
  })
  offboardCustomer(
    @InputArg(() => OffboardCustomerInput, 'Which customer, and how.') input: OffboardCustomerInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'OFFBOARD_CUSTOMER', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description:
      'What offboardCustomer would do, without writing anything: what would be deleted, and what would stay.',
  })
  planOffboardCustomer(
    @InputArg(() => OffboardCustomerInput, WHAT) input: OffboardCustomerInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'OFFBOARD_CUSTOMER', ...plainInput(input) }, context);
  }
}

@Resolver(() => Onboarding)
export class OnboardingDeletionsResolver {
  @FieldResolver(() => DeletionConnection, {
    complexity: PAGE_OF_EACH,
    description:
      'What becomes of each thing of a customer that leaves, in the order in which it is deleted; empty for other onboardings.',
  })
  async deletions(
    @Root() { runId }: OnboardingRecord,
    @Args(() => DeletionArgs) args: DeletionArgs,
    @Ctx() { onboardings, account }: ResolverContext,
  ) {
    const { outcomes } = args;
    const page = await onboardings.deletions(account.sid, runId, {
      ...(outcomes != null && { outcomes }),
      page: toPageArguments(args),
    });
    return Object.assign(toConnection(page), { totalCount: page.totalCount });
  }
}
