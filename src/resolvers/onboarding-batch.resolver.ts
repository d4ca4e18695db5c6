import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import { fromGlobalId } from '../domain/global-id.js';
import type { OnboardingBatchRecord } from '../domain/onboarding-batch.js';
import { OnboardingBatchItemArgs, OnboardManyInput } from '../schema/onboarding-batch.input.js';
import { OnboardManyPayload } from '../schema/onboarding-batch.payload.js';
import {
  OnboardingBatch,
  OnboardingBatchConnection,
  OnboardingBatchItemConnection,
} from '../schema/onboarding-batch.type.js';
import { RunPageArgs } from '../schema/page.args.js';
import { UncheckedInputArg } from './arguments.js';
import { checkedBatch } from './checked-batch.js';
import { toConnection, toPageArguments } from './connection.js';
import type { ResolverContext } from './context.js';
import { IN_BACKGROUND } from './cost.js';

/** The batch behind an id of this account. */
function batchIdOf(id: string, { account }: ResolverContext): string | undefined {
  const globalId = fromGlobalId(id);
  return globalId?.type === 'OnboardingBatch' && globalId.accountSid === account.sid ? globalId.key : undefined;
}

function notFound(): CallerError {
  const message = 'There is no such batch in this account. Give the id that this server answered when it was started.';
  return new CallerError(userError(UserErrorCode.NOT_FOUND, message, { path: ['id'] }));
}

/** Looks the batch up first: a subscription to one that does not exist is refused at once. */
async function subscribe(id: string, context: ResolverContext): Promise<AsyncIterable<OnboardingBatchRecord>> {
  const { batches } = context.onboardings;
  const batchId = batchIdOf(id, context);
  const batch = batchId === undefined ? null : await batches.get(context.account.sid, batchId);
  if (batch === null) throw notFound();
  return batches.watch(context.account.sid, batch.batchId, context.signal);
}

@Resolver(() => OnboardingBatch)
export class OnboardingBatchResolver {
  @FieldResolver(() => OnboardingBatchItemConnection, {
    description: 'Its items, in the order in which they were given.',
  })
  async items(
    @Root() batch: OnboardingBatchRecord,
    @Args(() => OnboardingBatchItemArgs) args: OnboardingBatchItemArgs,
    @Ctx() { onboardings }: ResolverContext,
  ) {
    const filter = args.status == null ? {} : { status: args.status };
    return toConnection(await onboardings.batches.items(batch, filter, toPageArguments(args)));
  }

  @FieldResolver(() => OnboardingBatchItemConnection, {
    description: 'The items that need a person: refused, failed, or waiting for action.',
  })
  async failures(
    @Root() batch: OnboardingBatchRecord,
    @Args(() => RunPageArgs) args: RunPageArgs,
    @Ctx() { onboardings }: ResolverContext,
  ) {
    return toConnection(await onboardings.batches.items(batch, { failed: true }, toPageArguments(args)));
  }

  @Query(() => OnboardingBatch, {
    nullable: true,
    description: 'One batch; null when it does not exist in this account.',
  })
  onboardingBatch(
    @Arg('id', () => ID, { description: 'The batch, by its id.' }) id: string,
    @Ctx() context: ResolverContext,
  ) {
    const batchId = batchIdOf(id, context);
    return batchId === undefined ? null : context.onboardings.batches.get(context.account.sid, batchId);
  }

  @Query(() => OnboardingBatchConnection, { description: 'The batches of the account, the newest first.' })
  async onboardingBatches(
    @Args(() => RunPageArgs) args: RunPageArgs,
    @Ctx() { onboardings, account }: ResolverContext,
  ) {
    return toConnection(await onboardings.batches.page(account.sid, toPageArguments(args)));
  }

  @Mutation(() => OnboardManyPayload, {
    complexity: IN_BACKGROUND,
    description:
      'Starts up to 1,000 onboardings of one kind and answers at once. Each goes on by itself, exactly once; single onboardings that are started later need not wait for them.',
  })
  async onboardMany(
    @UncheckedInputArg(() => OnboardManyInput, 'The onboardings.') input: OnboardManyInput,
    @Ctx() context: ResolverContext,
  ) {
    const { account, caller, onboardings } = context;
    const checked = await checkedBatch(input, context);
    if (input.dryRun !== true)
      return { batch: await onboardings.batches.start(account.sid, checked, caller), userErrors: [] };
    onboardings.batches.check(checked);
    return { batch: null, userErrors: [] };
  }

  @Subscription(() => OnboardingBatch, {
    description:
      'The batch as it is now, then again when its counts change, at most four times a second, until all its onboardings have ended.',
    subscribe: ({ args, context }) => subscribe((args as { id: string }).id, context as ResolverContext),
  })
  onboardingBatchUpdated(
    @Root() batch: OnboardingBatchRecord,
    @Arg('id', () => ID, { description: 'The batch, by its id.' }) id: string,
  ) {
    void id;
    return batch;
  }
}
