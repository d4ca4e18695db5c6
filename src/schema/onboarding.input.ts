import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding.js';
import type * as inputs from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import { AuthorizedRepresentativeInput } from './authorized-representative.input.js';
import { ArePhoneNumberSids } from './bundle.input.js';
import { BusinessInformationInput } from './business-information.input.js';
import { CnamInformationInput } from './cnam.input.js';
import { MAX_NUMBERS } from './onboard.input.js';
import { OnboardingKind, OnboardingStatus } from './onboarding.enum.js';
import { AddressSourceInput } from './onboarding-sources.input.js';
import { SidScalar } from './sid.scalar.js';
import { ExactlyOneOf } from './validators/exactly-one-of.js';
import { IsText } from './validators/text.js';
import { VoiceIntegrityInformationInput } from './voice-integrity.input.js';

@InputType('OnboardingFilter', { description: 'Which onboardings to list; what is left out does not filter.' })
export class OnboardingFilter implements domain.OnboardingFilter {
  @Field(() => OnboardingStatus, { nullable: true, description: 'Only those that stand here.' })
  @IsOptional()
  readonly status?: OnboardingStatus;

  @Field(() => OnboardingKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  readonly kind?: OnboardingKind;
}

@InputType('OnboardingCorrectionsInput', {
  description: 'What to correct before going on; what is left out stays as it was.',
})
export class OnboardingCorrectionsInput implements inputs.OnboardingCorrections {
  @Field(() => BusinessInformationInput, { nullable: true, description: 'The business, all of it anew.' })
  @IsOptional()
  @ValidateNested()
  readonly business?: BusinessInformationInput;

  @Field(() => [AuthorizedRepresentativeInput], {
    nullable: true,
    description: 'The representatives, all of them anew.',
  })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give one representative, or two.' })
  @ArrayMaxSize(2, { message: 'Give at most two representatives.' })
  @ValidateNested()
  readonly authorizedRepresentatives?: readonly AuthorizedRepresentativeInput[];

  @Field(() => AddressSourceInput, { nullable: true, description: 'The address, all of it anew.' })
  @IsOptional()
  @ExactlyOneOf('existingSid', 'create')
  @ValidateNested()
  readonly address?: AddressSourceInput;

  @Field(() => VoiceIntegrityInformationInput, { nullable: true, description: 'How the numbers are used, all anew.' })
  @IsOptional()
  @ValidateNested()
  readonly voiceIntegrity?: VoiceIntegrityInformationInput;

  @Field(() => CnamInformationInput, { nullable: true, description: 'The name to show to the called.' })
  @IsOptional()
  @ValidateNested()
  readonly cnam?: CnamInformationInput;

  @Field(() => [SidScalar], { nullable: true, description: 'The phone numbers, all of them anew, 1 to 500.' })
  @IsOptional()
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids?: readonly Sid[];
}

@InputType('CancelOnboardingInput', { description: 'Which onboarding to cancel, and what becomes of what it made.' })
export class CancelOnboardingInput {
  @Field(() => ID, { description: 'The onboarding, by its id.' })
  @IsText(1024)
  readonly id!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Also delete what the run created and Twilio still lets go; never what it was given, and never a phone number itself. May be asked for later, of a run that is cancelled already.',
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
