import { Field, ObjectType } from 'type-graphql';
import { OnboardingBatch } from './onboarding-batch.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('OnboardManyPayload', { simpleResolvers: true, description: 'The outcome of starting a batch.' })
export class OnboardManyPayload {
  @Field(() => OnboardingBatch, {
    nullable: true,
    description: 'The batch as it is now; null when nothing of it was started, as with dryRun.',
  })
  readonly batch?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
