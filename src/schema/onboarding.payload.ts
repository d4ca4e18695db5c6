import { Field, ObjectType } from 'type-graphql';
import { Onboarding } from './onboarding.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('OnboardingPayload', {
  simpleResolvers: true,
  description: 'The outcome of starting, resuming or cancelling an onboarding.',
})
export class OnboardingPayload {
  @Field(() => Onboarding, {
    nullable: true,
    description: 'The onboarding as it is now; null when it was not started.',
  })
  readonly onboarding?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
