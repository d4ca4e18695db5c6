import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UserErrorCode } from '../domain/errors.js';
import type { OnboardingRecord } from '../domain/onboarding.js';
import type { PhoneNumberResultRecord } from '../domain/phone-number-result.js';
import { Bundle } from '../schema/bundle.interface.js';
import { Customer } from '../schema/customer.type.js';
import { OnboardingPayload } from '../schema/onboarding.payload.js';
import { OnboardingPlan } from '../schema/onboarding-plan.type.js';
import { Onboarding } from '../schema/onboarding.type.js';
import {
  PhoneNumberResult,
  PhoneNumberResultArgs,
  PhoneNumberResultConnection,
} from '../schema/phone-number-result.type.js';
import { MovePhoneNumbersInput, PhoneNumbersInput } from '../schema/phone-numbers.input.js';
import { InputArg } from './arguments.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { IN_BACKGROUND, NO_REQUEST, PAGE_OF_EACH } from './cost.js';
import { loadNumber } from './customer-coverage.resolver.js';
import { bundlesInMirror } from './coverage-loaders.js';
import { loadCustomer } from './customer.resolver.js';
import { requireSense } from './later-findings.js';
import { plan, REQUESTS_OF_PLAN, WHAT } from './onboarding-plan.resolver.js';
import { start } from './onboarding-start.resolver.js';
import { plainInput } from './plain-input.js';

const WHICH = 'Which numbers, of which customer.';
const NUMBER_BY_NUMBER = 'phoneNumberResults says what became of each; a number that Twilio refuses stops no other.';

/** What is done with the phone numbers of a customer that exists: each is a run, with a plan beside its mutation. */
@Resolver()
export class PhoneNumbersResolver {
  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description: `Adds phone numbers to a customer: on its profile first, then on its trust products. ${NUMBER_BY_NUMBER}`,
  })
  addPhoneNumbers(@InputArg(() => PhoneNumbersInput, WHICH) input: PhoneNumbersInput, @Ctx() context: ResolverContext) {
    return start({ kind: 'ADD_PHONE_NUMBERS', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description: `Removes phone numbers from a customer: from its trust products first, then from its profile. The numbers themselves stay in the account. ${NUMBER_BY_NUMBER}`,
  })
  removePhoneNumbers(
    @InputArg(() => PhoneNumbersInput, WHICH) input: PhoneNumbersInput,
    @Ctx() context: ResolverContext,
  ) {
    return start({ kind: 'REMOVE_PHONE_NUMBERS', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description: `Gives a customer exactly these phone numbers: all others are removed, and those that are missing are added. planSetPhoneNumbers shows the difference first. ${NUMBER_BY_NUMBER}`,
  })
  setPhoneNumbers(@InputArg(() => PhoneNumbersInput, WHICH) input: PhoneNumbersInput, @Ctx() context: ResolverContext) {
    return start({ kind: 'SET_PHONE_NUMBERS', ...plainInput(input) }, context);
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description: `Moves phone numbers from one customer to another: off everything of the one, then on the other's profile and trust products. ${NUMBER_BY_NUMBER}`,
  })
  movePhoneNumbers(
    @InputArg(() => MovePhoneNumbersInput, 'Which numbers, and between which customers.') input: MovePhoneNumbersInput,
    @Ctx() context: ResolverContext,
  ) {
    return start(requireSense({ kind: 'MOVE_PHONE_NUMBERS', ...plainInput(input) }), context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What addPhoneNumbers would do, without writing anything.',
  })
  planAddPhoneNumbers(
    @InputArg(() => PhoneNumbersInput, WHAT) input: PhoneNumbersInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'ADD_PHONE_NUMBERS', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What removePhoneNumbers would do, without writing anything.',
  })
  planRemovePhoneNumbers(
    @InputArg(() => PhoneNumbersInput, WHAT) input: PhoneNumbersInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'REMOVE_PHONE_NUMBERS', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What setPhoneNumbers would do, without writing anything.',
  })
  planSetPhoneNumbers(
    @InputArg(() => PhoneNumbersInput, WHAT) input: PhoneNumbersInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan({ kind: 'SET_PHONE_NUMBERS', ...plainInput(input) }, context);
  }

  @Query(() => OnboardingPlan, {
    complexity: REQUESTS_OF_PLAN,
    description: 'What movePhoneNumbers would do, without writing anything.',
  })
  planMovePhoneNumbers(
    @InputArg(() => MovePhoneNumbersInput, WHAT) input: MovePhoneNumbersInput,
    @Ctx() context: ResolverContext,
  ) {
    return plan(requireSense({ kind: 'MOVE_PHONE_NUMBERS', ...plainInput(input) }), context);
  }
}

@Resolver(() => Onboarding)
export class OnboardingNumbersResolver {
  @FieldResolver(() => PhoneNumberResultConnection, {
    complexity: PAGE_OF_EACH,
    description:
      'What became of each number on each customer profile and trust product that the onboarding has worked on so far.',
  })
  async phoneNumberResults(
    @Root() { runId, customerProfileSid }: OnboardingRecord,
    @Args(() => PhoneNumberResultArgs) args: PhoneNumberResultArgs,
    @Ctx() { onboardings, account }: ResolverContext,
  ) {
    const { outcomes } = args;
    const page = await onboardings.numberResults(account.sid, runId, {
      ...(outcomes != null && { outcomes }),
      page: toPageArguments(args),
    });
    const edges = page.edges.map(({ node, cursor }) => ({ node: { ...node, customerProfileSid }, cursor }));
    return Object.assign(toConnection({ ...page, edges }), { totalCount: page.totalCount });
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    complexity: NO_REQUEST,
    description: 'The customer that it concerns; null before its profile exists.',
  })
  customer(@Root() { customerProfileSid }: OnboardingRecord, @Ctx() context: ResolverContext) {
    return customerProfileSid === null ? null : loadCustomer(context, customerProfileSid);
  }
}

/** With the customer whose run it is a result of. */
type ShownResult = PhoneNumberResultRecord & Pick<OnboardingRecord, 'customerProfileSid'>;

@Resolver(() => PhoneNumberResult)
export class PhoneNumberResultResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The number itself, as it is dialled; in the main account it may be that of a subaccount. Null where no account has it any more; where that could not be found out, there is an error too.',
  })
  async phoneNumber(@Root() { phoneNumberSid }: PhoneNumberResultRecord, @Ctx() context: ResolverContext) {
    const number = await loadNumber({ phoneNumberSid, known: null, isGone: false }, context);
    return number?.phoneNumber ?? null;
  }

  @FieldResolver(() => [Bundle], {
    nullable: true,
    complexity: NO_REQUEST,
    description:
      'Of a number that was refused because something else has it: the customer profile and the trust products that it is on now, but for those of this customer, as the copy of the account knows them. What it gains by them ends when it is taken off there; movePhoneNumbers moves it with what its new customer has for it. Null where there is no copy.',
  })
  async heldBy(@Root() { phoneNumberSid, error, customerProfileSid }: ShownResult, @Ctx() context: ResolverContext) {
    if (error?.code !== UserErrorCode.CONFLICT) return [];
    const found = await bundlesInMirror(context, phoneNumberSid);
    if (found === null) return null;
    const own = customerProfileSid === null ? null : await loadCustomer(context, customerProfileSid);
    const ofCustomer = new Set([customerProfileSid, ...((await own?.trustProducts()) ?? []).map(({ sid }) => sid)]);
    const bundles = found.profile === null ? found.products : [found.profile, ...found.products];
    return bundles.filter(({ sid }) => !ofCustomer.has(sid));
  }
}
