import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding.js';
import { OnboardingKind, OnboardingStatus } from './onboarding.enum.js';
import { OnboardingCorrectionsInput } from './onboarding-corrections.input.js';
import { IsText } from './validators/text.js';

@InputType('OnboardingFilter', { description: 'Which onboardings to list; what is left out does not filter.' })
export class OnboardingFilter implements domain.OnboardingFilter {
  @Field(() => OnboardingStatus, { nullable: true, description: 'Only those with this status.' })
  @IsOptional()
  readonly status?: OnboardingStatus;

  @Field(() => OnboardingKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  readonly kind?: OnboardingKind;
}

@InputType('CancelOnboardingInput', { description: 'Which onboarding to cancel, and what happens to what it made.' })
export class CancelOnboardingInput {
  @Field(() => ID, { description: 'The onboarding, by its id.' })
  @IsText(1024)
  readonly id!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Also delete what the run created, as far as Twilio allows it; never what it was given, and never a phone number itself. It may be asked for later, for a run that is cancelled already. Phone numbers that were moving go back to the customer that had them in any case.',
  })
  @IsOptional()
  readonly deleteCreatedResources?: boolean;
}

@InputType('ResumeOnboardingInput', { description: 'Goes on with an onboarding that waits for action.' })
export class ResumeOnboardingInput {
  @Field(() => ID, { description: 'The onboarding, by its id.' })
  @IsText(1024)
  readonly id!: string;

  @Field(() => OnboardingCorrectionsInput, { nullable: true, description: 'What to correct before going on.' })
  @IsOptional()
  @ValidateNested()
  readonly corrections?: OnboardingCorrectionsInput;
}
