import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { CallerError, userError, type UserErrorRecord } from '../domain/errors.js';
import type { OnboardingCorrections } from '../domain/onboarding-input.js';
import { ChangeCustomerInput } from '../schema/customer-later.input.js';
import { OnboardingPayload } from '../schema/onboarding.payload.js';
import { OnboardingPlan } from '../schema/onboarding-plan.type.js';
import { InputArg } from './arguments.js';
import type { ResolverContext } from './context.js';
import { IN_BACKGROUND } from './cost.js';
import { plan, REQUESTS_OF_PLAN, WHAT } from './onboarding-plan.resolver.js';
import { start } from './onboarding-start.resolver.js';
import { plainInput } from './plain-input.js';

const refusal = (message: string, ...path: readonly string[]): UserErrorRecord =>
  userError('INVALID_INPUT', message, { path: ['corrections', ...path] });

const hasField = (fields: object): boolean => Object.values(fields).some((value) => value != null);

/** What cannot be seen in a field alone. */
function findings(corrections: OnboardingCorrections): readonly UserErrorRecord[] {
  const { phoneNumberSids, authorizedRepresentatives: people = [], ...others } = corrections;
  const numbers = 'Phone numbers are changed with setPhoneNumbers.';
  const country = 'Give the phone number with its country code, such as +14155552671.';
  const isWithout = (phoneNumber: string | undefined) => phoneNumber != null && !phoneNumber.startsWith('+');
  const given = [...Object.values(others), ...people].filter((part) => part != null);
  return [
    ...(phoneNumberSids == null ? [] : [refusal(numbers, 'phoneNumberSids')]),
    ...people.flatMap(({ phoneNumber }, at) =>
      isWithout(phoneNumber) ? [refusal(country, 'authorizedRepresentatives', String(at), 'phoneNumber')] : [],
    ),
    ...(given.some(hasField) || phoneNumberSids != null ? [] : [refusal('Give at least one thing to correct.')]),
  ];
}

/** @throws CallerError INVALID_INPUT */
function requireChange({ corrections }: Pick<ChangeCustomerInput, 'corrections'>): void {
  const [first, ...others] = findings(corrections);
  if (first !== undefined) throw new CallerError(first, ...others);
}

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
    requireChange(input);
    return start({ kind: 'CHANGE_CUSTOMER', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What changeCustomer would do, without writing anything.',
  })
  planChangeCustomer(
    @InputArg(() => ChangeCustomerInput, WHAT) input: ChangeCustomerInput,
    @Ctx() context: ResolverContext,
  ) {
    requireChange(input);
    return plan({ kind: 'CHANGE_CUSTOMER', ...plainInput(input) }, context);
  }
}
