import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { fromGlobalId } from '../domain/global-id.js';
import { isCancelled, type OnboardingRecord } from '../domain/onboarding.js';
import type { OnboardingKind } from '../domain/onboarding-kind.js';
import { CustomerProfile } from '../schema/customer-profile.type.js';
import { CancelOnboardingInput, ResumeOnboardingInput } from '../schema/onboarding.input.js';
import { OnboardingPayload } from '../schema/onboarding.payload.js';
import { Onboarding, OnboardingConnection, OnboardingProgress } from '../schema/onboarding.type.js';
import { OnboardingEventConnection } from '../schema/onboarding-event.type.js';
import { OnboardingPageArgs } from '../schema/onboarding-list.args.js';
import { RunPageArgs } from '../schema/page.args.js';
import { TrustProduct } from '../schema/trust-product.type.js';
import { InputArg } from './arguments.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { judged } from './corrected-parts.js';
import { IN_BACKGROUND } from './cost.js';
import { onboardingFilterOf } from './onboarding-search.js';
import { plainInput, toVariables } from './plain-input.js';

/** The run behind an id of this account. */
function runIdOf(id: string, { account }: ResolverContext): string | undefined {
  const globalId = fromGlobalId(id);
  return globalId?.type === 'Onboarding' && globalId.accountSid === account.sid ? globalId.key : undefined;
}

function notFound(): CallerError {
  const message =
    'There is no such onboarding in this account. Give the id that this server answered when it was started.';
  return new CallerError(userError(UserErrorCode.NOT_FOUND, message, { path: ['id'] }));
}

/** Looks the run up first: a subscription to one that does not exist is refused at once. */
async function subscribe(id: string, context: ResolverContext): Promise<AsyncIterable<OnboardingRecord>> {
  const runId = runIdOf(id, context);
  const run = runId === undefined ? null : await context.onboardings.get(context.account.sid, runId);
  if (run === null) throw notFound();
  return context.onboardings.watch(context.account.sid, run.runId, context.signal);
}

/** The input type of each kind's mutation. */
const INPUTS: Readonly<Record<OnboardingKind, string>> = {
  SECONDARY_CUSTOMER_PROFILE: 'OnboardSecondaryCustomerProfileInput',
  STARTER_CUSTOMER_PROFILE: 'OnboardStarterCustomerProfileInput',
  VOICE_INTEGRITY: 'OnboardVoiceIntegrityInput',
  SHAKEN_STIR: 'OnboardShakenStirInput',
  CNAM: 'OnboardCnamInput',
  A2P_MESSAGING_PROFILE: 'OnboardA2pMessagingProfileInput',
  SOLE_PROPRIETOR: 'OnboardSoleProprietorInput',
  TRUST_PRODUCT: 'OnboardTrustProductInput',
  ADD_PHONE_NUMBERS: 'PhoneNumbersInput',
  REMOVE_PHONE_NUMBERS: 'PhoneNumbersInput',
  SET_PHONE_NUMBERS: 'PhoneNumbersInput',
  MOVE_PHONE_NUMBERS: 'MovePhoneNumbersInput',
  CHANGE_CUSTOMER: 'ChangeCustomerInput',
  OFFBOARD_CUSTOMER: 'OffboardCustomerInput',
};

@Resolver(() => Onboarding)
export class OnboardingResolver {
  @FieldResolver(() => OnboardingProgress, { description: 'How many of its steps are done.' })
  progress(@Root() { steps, status: ofRun }: OnboardingRecord) {
    // What a cancellation skipped was not done.
    const done = isCancelled(ofRun) ? ['SUCCEEDED'] : ['SUCCEEDED', 'SKIPPED'];
    const completed = steps.filter(({ status }) => done.includes(status)).length;
    return { completed, total: steps.length };
  }

  @FieldResolver(() => CustomerProfile, {
    nullable: true,
    description: 'The customer profile that it made or was given; null before there is one.',
  })
  customerProfile(@Root() { customerProfileSid }: OnboardingRecord, @Ctx() { trustHub }: ResolverContext) {
    return customerProfileSid === null ? null : trustHub.customerProfiles.load(customerProfileSid);
  }

  @FieldResolver(() => TrustProduct, {
    nullable: true,
    description: 'The trust product that it made; null before there is one.',
  })
  trustProduct(@Root() { trustProductSid }: OnboardingRecord, @Ctx() { trustHub }: ResolverContext) {
    return trustProductSid === null ? null : trustHub.trustProducts.load(trustProductSid);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "What it was given, with its corrections, as the variable of its kind's mutation. It holds the customer's business data: ask for it only where that is wanted.",
  })
  input(@Root() { kind, readInput }: OnboardingRecord, @Info() { schema }: GraphQLResolveInfo) {
    const { kind: _kind, ...input } = readInput();
    return toVariables(schema, INPUTS[kind], input);
  }

  @FieldResolver(() => OnboardingEventConnection, {
    nullable: true,
    description: 'What happened so far, the oldest first: who did what, and what Twilio answered.',
  })
  async events(
    @Root() { runId }: OnboardingRecord,
    @Ctx() { onboardings, account }: ResolverContext,
    @Args(() => RunPageArgs) args: RunPageArgs,
  ) {
    return toConnection(await onboardings.events(account.sid, runId, toPageArguments(args)));
  }

  @Query(() => Onboarding, {
    nullable: true,
    description: 'One onboarding; null when it does not exist in this account.',
  })
  onboarding(
    @Arg('id', () => ID, { description: 'The onboarding, by its id.' }) id: string,
    @Ctx() context: ResolverContext,
  ) {
    const runId = runIdOf(id, context);
    return runId === undefined ? null : context.onboardings.get(context.account.sid, runId);
  }

  @Query(() => Onboarding, {
    nullable: true,
    description: 'The onboarding that was started with a key; null when none was.',
  })
  onboardingByKey(
    @Arg('idempotencyKey', () => String, { description: 'The key that was given when it was started.' }) key: string,
    @Ctx() { onboardings, account }: ResolverContext,
  ) {
    return onboardings.getByKey(account.sid, key);
  }

  @Query(() => OnboardingConnection, { description: 'The onboardings of the account, the newest first.' })
  async onboardings(@Args(() => OnboardingPageArgs) args: OnboardingPageArgs, @Ctx() context: ResolverContext) {
    const { onboardings, account } = context;
    const filter = await onboardingFilterOf(context, args);
    return toConnection(await onboardings.page(account.sid, filter, toPageArguments(args)));
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description: 'Goes on with an onboarding that waits for action, after correcting what was wrong.',
  })
  async resumeOnboarding(
    @InputArg(() => ResumeOnboardingInput, 'Which one, and what to correct.') input: ResumeOnboardingInput,
    @Ctx() context: ResolverContext,
  ) {
    const { id, corrections } = plainInput(input);
    const runId = runIdOf(id, context);
    if (runId === undefined) throw notFound();
    const { onboardings, account, caller } = context;
    const corrected = corrections && judged(await onboardings.correct(account.sid, runId, corrections));
    return { onboarding: await onboardings.resume(account.sid, runId, caller, corrected), userErrors: [] };
  }

  @Mutation(() => OnboardingPayload, {
    complexity: IN_BACKGROUND,
    description:
      'Stops an onboarding for good, at any time before it is complete. Answers at once; it goes on by itself until its status is CANCELLED.',
  })
  async cancelOnboarding(
    @InputArg(() => CancelOnboardingInput, 'Which one, and what happens to what it made.')
    input: CancelOnboardingInput,
    @Ctx() context: ResolverContext,
  ) {
    const { id, deleteCreatedResources } = plainInput(input);
    const runId = runIdOf(id, context);
    if (runId === undefined) throw notFound();
    const { onboardings, account, caller } = context;
    const onboarding = await onboardings.cancel(account.sid, runId, caller, deleteCreatedResources ?? false);
    return { onboarding, userErrors: [] };
  }

  @Subscription(() => Onboarding, {
    description: 'The onboarding as it is now, then again at every change, until it ends.',
    subscribe: ({ args, context }) => subscribe((args as { id: string }).id, context as ResolverContext),
  })
  onboardingUpdated(
    @Root() run: OnboardingRecord,
    @Arg('id', () => ID, { description: 'The onboarding, by its id.' }) id: string,
  ) {
    void id;
    return run;
  }
}
