import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding.js';
import type { Sid } from '../domain/sid.js';
import { AddressInput } from './address.input.js';
import { AuthorizedRepresentativeInput } from './authorized-representative.input.js';
import { ArePhoneNumberSids } from './bundle.input.js';
import { BusinessInformationInput } from './business-information.input.js';
import { CnamInformationInput } from './cnam.input.js';
import { OnboardingKind, OnboardingStatus, OnboardingWait, TrustProductSubmission } from './onboarding.enum.js';
import { SidScalar } from './sid.scalar.js';
import { ExactlyOneOf } from './validators/exactly-one-of.js';
import { IsSidOf } from './validators/sid.js';
import { IsCallbackUrl, IsEmailAddress, IsFriendlyName, IsIdempotencyKey, IsText } from './validators/text.js';
import { VoiceIntegrityInformationInput } from './voice-integrity.input.js';

/** Each number is two calls of a run; a customer with more of them is onboarded first and gets the rest assigned later. */
const MAX_NUMBERS = 500;

@InputType('OnboardingFilter', { description: 'Which onboardings to list; what is left out does not filter.' })
export class OnboardingFilter implements domain.OnboardingFilter {
  @Field(() => OnboardingStatus, { nullable: true, description: 'Only those that stand here.' })
  @IsOptional()
  readonly status?: OnboardingStatus;

  @Field(() => OnboardingKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  readonly kind?: OnboardingKind;
}

@InputType('AddressSourceInput', { description: 'Where the address comes from: exactly one of the two.' })
export class AddressSourceInput implements domain.AddressSource {
  @Field(() => SidScalar, { nullable: true, description: 'An address that the account has already.' })
  @IsOptional()
  @IsSidOf('AD')
  readonly existingSid?: Sid;

  @Field(() => AddressInput, { nullable: true, description: 'A new address.' })
  @IsOptional()
  @ValidateNested()
  readonly create?: AddressInput;
}

@InputType('SecondaryCustomerProfileInput', { description: "The identity of a reseller's customer, all of it." })
export class SecondaryCustomerProfileInput implements domain.SecondaryCustomerProfileSource {
  @Field(() => String, { description: 'The name by which your own people recognise it, at most 64 characters.' })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'Where Twilio sends news about the review.' })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => SidScalar, {
    nullable: true,
    description: "The reseller's own approved profile; left out, the account's one approved primary profile is found.",
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly primaryCustomerProfileSid?: Sid;

  @Field(() => BusinessInformationInput, { description: 'The business.' })
  @ValidateNested()
  readonly business!: BusinessInformationInput;

  @Field(() => AddressSourceInput, { description: 'The street address of the business.' })
  @ExactlyOneOf('existingSid', 'create')
  @ValidateNested()
  readonly address!: AddressSourceInput;

  @Field(() => [AuthorizedRepresentativeInput], {
    description: 'The people who may speak for the business: one, or two.',
  })
  @ArrayMinSize(1, { message: 'Give one representative, or two.' })
  @ArrayMaxSize(2, { message: 'Give at most two representatives.' })
  @ValidateNested()
  readonly authorizedRepresentatives!: readonly AuthorizedRepresentativeInput[];

  @Field(() => String, { nullable: true, description: 'The URL that Twilio shall call when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('CustomerProfileSourceInput', {
  description: 'Where the customer profile comes from: exactly one of the two.',
})
export class CustomerProfileSourceInput implements domain.CustomerProfileSource {
  @Field(() => SidScalar, {
    nullable: true,
    description: "A profile that exists: a direct customer's primary profile, or a secondary profile made before.",
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly existingSid?: Sid;

  @Field(() => SecondaryCustomerProfileInput, {
    nullable: true,
    description: 'A secondary profile to make on the way.',
  })
  @IsOptional()
  @ValidateNested()
  readonly secondary?: SecondaryCustomerProfileInput;
}

@InputType('TrustProductDetailsInput', { description: 'What the trust product begins with.' })
export class TrustProductDetailsInput implements domain.TrustProductDetails {
  @Field(() => String, { description: 'The name by which your own people recognise it, at most 64 characters.' })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'Where Twilio sends news about the review.' })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio shall call when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('OnboardVoiceIntegrityInput', {
  description: 'All that is needed to bring a customer from nothing to registered numbers.',
})
export class OnboardVoiceIntegrityInput implements domain.VoiceIntegrityOnboarding {
  @Field(() => String, {
    description:
      'Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused.',
  })
  @IsIdempotencyKey()
  readonly idempotencyKey!: string;

  @Field(() => CustomerProfileSourceInput, { description: 'Who the customer is.' })
  @ExactlyOneOf('existingSid', 'secondary')
  @ValidateNested()
  readonly customerProfile!: CustomerProfileSourceInput;

  @Field(() => TrustProductDetailsInput, { description: 'The trust product to make.' })
  @ValidateNested()
  readonly trustProduct!: TrustProductDetailsInput;

  @Field(() => VoiceIntegrityInformationInput, { description: 'How the customer uses the numbers.' })
  @ValidateNested()
  readonly voiceIntegrity!: VoiceIntegrityInformationInput;

  @Field(() => [SidScalar], { description: 'The phone numbers to register, 1 to 500.' })
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids!: readonly Sid[];

  @Field(() => TrustProductSubmission, {
    nullable: true,
    defaultValue: TrustProductSubmission.AFTER_PROFILE_APPROVAL,
    description: 'When the trust product is submitted; left out, as soon as the customer profile is approved.',
  })
  @IsOptional()
  readonly submission?: TrustProductSubmission;

  @Field(() => OnboardingWait, {
    nullable: true,
    defaultValue: OnboardingWait.UNTIL_SUBMITTED,
    description: 'How long the mutation waits before it answers; left out, until the review begins.',
  })
  @IsOptional()
  readonly wait?: OnboardingWait;
}

@InputType('OnboardingCorrectionsInput', {
  description: 'What to correct before going on; what is left out stays as it was.',
})
export class OnboardingCorrectionsInput implements domain.OnboardingCorrections {
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
