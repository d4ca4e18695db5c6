import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type {
  OnboardingBatchItemRecord,
  OnboardingBatchRecord,
  OnboardingCount as OnboardingCountRecord,
} from '../domain/onboarding-batch.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { OnboardingKind, OnboardingStatus } from './onboarding.enum.js';
import { Onboarding } from './onboarding.type.js';
import { SidScalar } from './sid.scalar.js';
import { UserError } from './user-error.type.js';

@ObjectType('OnboardingCount', { simpleResolvers: true, description: 'How many onboardings of a batch have a status.' })
export class OnboardingCount implements OnboardingCountRecord {
  @Field(() => OnboardingStatus, { description: 'Their status.' })
  readonly status!: OnboardingStatus;

  @Field(() => Int, { description: 'How many they are.' })
  readonly count!: number;
}

@ObjectType('OnboardingBatch', {
  implements: Node,
  simpleResolvers: true,
  description: 'Many onboardings of one kind that were started together. Each goes on by itself.',
})
export class OnboardingBatch extends Node implements OnboardingBatchRecord {
  readonly batchId!: string;

  @Field(() => SidScalar, { description: 'The account in which they work.' })
  readonly accountSid!: Sid;

  @Field(() => String, {
    description: 'The key under which the batch was started; starting it again with it returns this batch.',
  })
  readonly idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: 'The name that it was given, for people.' })
  readonly name!: string | null;

  @Field(() => OnboardingKind, { description: 'What it brings its customers to.' })
  readonly kind!: OnboardingKind;

  @Field(() => GraphQLDateTime, { description: 'When it was started.' })
  readonly createdAt!: Date;

  @Field(() => Int, { description: 'All its items, including those that were refused.' })
  readonly total!: number;

  @Field(() => Int, {
    description:
      'Items without an onboarding: they were invalid and skipped, or their idempotencyKey belongs to an onboarding with other input. `failures` says which and why.',
  })
  readonly refused!: number;

  @Field(() => [OnboardingCount], { description: 'How many onboardings have each status; only statuses that occur.' })
  readonly counts!: readonly OnboardingCount[];
}

@ObjectType('OnboardingBatchItem', {
  simpleResolvers: true,
  description: 'One item of a batch: its onboarding, or why there is none.',
})
export class OnboardingBatchItem implements OnboardingBatchItemRecord {
  @Field(() => Int, { description: 'Its place in the list that was given, from 0.' })
  readonly position!: number;

  @Field(() => String, { description: 'The key that was given for it.' })
  readonly idempotencyKey!: string;

  @Field(() => Onboarding, { nullable: true, description: 'The onboarding; null where the item was refused.' })
  readonly onboarding!: Onboarding | null;

  @Field(() => UserError, { nullable: true, description: 'Why it was refused; null where it was not.' })
  readonly error!: UserError | null;

  @Field(() => [UserError], { description: 'All reasons why it was refused; empty where it was not.' })
  readonly errors!: readonly UserError[];
}

export const OnboardingBatchConnection = connectionType('OnboardingBatch', () => OnboardingBatch, 'batches');
export const OnboardingBatchItemConnection = connectionType(
  'OnboardingBatchItem',
  () => OnboardingBatchItem,
  "a batch's items",
);
