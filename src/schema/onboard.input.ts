import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import { A2pMessagingProfileInformationInput } from './a2p-messaging-profile.input.js';
import { ArePhoneNumberSids } from './bundle.input.js';
import { CnamInformationInput } from './cnam.input.js';
import { OnboardingWait, TrustProductSubmission } from './onboarding.enum.js';
import {
  CustomerProfileSourceInput,
  SecondaryCustomerProfileInput,
  TrustProductDetailsInput,
} from './onboarding-sources.input.js';
import { SidScalar } from './sid.scalar.js';
import { SoleProprietorInformationInput } from './sole-proprietor.input.js';
import { StarterCustomerProfileInput, StarterCustomerProfileSourceInput } from './starter-customer-profile.input.js';
import { ExactlyOneOf } from './validators/members.js';
import { IsIdempotencyKey } from './validators/text.js';
import { VoiceIntegrityInformationInput } from './voice-integrity.input.js';

/**
 * Each number is two calls of a run; a customer with more of them is onboarded first and gets the rest assigned later.
 */
export const MAX_NUMBERS = 500;

/** How a run of any kind is started. Not in the schema itself: the inputs below have its fields. */
@InputType()
export abstract class OnboardingStartInput {
  @Field(() => String, {
    description:
      'Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused.',
  })
  @IsIdempotencyKey()
  readonly idempotencyKey!: string;

  @Field(() => OnboardingWait, {
    nullable: true,
    defaultValue: OnboardingWait.UNTIL_SUBMITTED,
    description: 'How long the mutation waits before it answers; left out, until the review begins.',
  })
  @IsOptional()
  readonly wait?: OnboardingWait;
}

/** What the onboardings of all trust products are given, beside the profile. */
@InputType()
abstract class ProductStartInput extends OnboardingStartInput {
  @Field(() => TrustProductDetailsInput, { description: 'The trust product to make.' })
  @ValidateNested()
  readonly trustProduct!: TrustProductDetailsInput;

  @Field(() => TrustProductSubmission, {
    nullable: true,
    defaultValue: TrustProductSubmission.AFTER_PROFILE_APPROVAL,
    description: 'When the trust product is submitted; left out, as soon as the customer profile is approved.',
  })
  @IsOptional()
  readonly submission?: TrustProductSubmission;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved.',
  })
  @IsOptional()
  readonly newTrustProduct?: boolean;
}

/** What the onboardings of products on the profile of a business are given. */
@InputType()
export abstract class TrustProductStartInput extends ProductStartInput implements domain.TrustProductStart {
  @Field(() => CustomerProfileSourceInput, { description: 'Who the customer is.' })
  @ExactlyOneOf('existingSid', 'secondary')
  @ValidateNested()
  readonly customerProfile!: CustomerProfileSourceInput;
}

/** What the onboardings of products with phone numbers are given. */
@InputType()
abstract class TrustProductOnboardingInput extends TrustProductStartInput implements domain.TrustProductOnboarding {
  @Field(() => [SidScalar], { description: 'The phone numbers to register, 1 to 500.' })
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids!: readonly Sid[];
}

/** When a product for messages is submitted. */
function SubmittedBesideProfile(): PropertyDecorator {
  return (target, property) => {
    Field(() => TrustProductSubmission, {
      nullable: true,
      defaultValue: TrustProductSubmission.IMMEDIATELY,
      description:
        'When the trust product is submitted; left out, as soon as the customer profile is submitted: Twilio reviews both side by side.',
    })(target, property);
    IsOptional()(target, property);
  };
}

@InputType('OnboardSecondaryCustomerProfileInput', {
  description: "All that is needed to bring a reseller's customer from nothing to an approved identity.",
})
export class OnboardSecondaryCustomerProfileInput
  extends OnboardingStartInput
  implements domain.SecondaryCustomerProfileOnboarding
{
  @Field(() => SecondaryCustomerProfileInput, { description: 'Who the customer is.' })
  @ValidateNested()
  readonly customerProfile!: SecondaryCustomerProfileInput;

  @Field(() => [SidScalar], {
    nullable: true,
    description: "The customer's phone numbers, 1 to 500; left out, none.",
  })
  @IsOptional()
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids?: readonly Sid[];
}

@InputType('OnboardStarterCustomerProfileInput', {
  description: 'All that is needed to bring a person, or a business without a tax number, to an approved identity.',
})
export class OnboardStarterCustomerProfileInput
  extends OnboardingStartInput
  implements domain.StarterCustomerProfileOnboarding
{
  @Field(() => StarterCustomerProfileInput, { description: 'Who the customer is.' })
  @ValidateNested()
  readonly customerProfile!: StarterCustomerProfileInput;

  @Field(() => [SidScalar], {
    nullable: true,
    description: "The customer's phone numbers, 1 to 500; left out, none.",
  })
  @IsOptional()
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids?: readonly Sid[];
}

@InputType('OnboardVoiceIntegrityInput', {
  description: 'All that is needed to bring a customer from nothing to registered numbers.',
})
export class OnboardVoiceIntegrityInput extends TrustProductOnboardingInput implements domain.VoiceIntegrityOnboarding {
  @Field(() => VoiceIntegrityInformationInput, { description: 'How the customer uses the numbers.' })
  @ValidateNested()
  readonly voiceIntegrity!: VoiceIntegrityInformationInput;
}

@InputType('OnboardShakenStirInput', {
  description: 'All that is needed to bring a customer from nothing to calls that are signed at the highest level.',
})
export class OnboardShakenStirInput extends TrustProductOnboardingInput {}

@InputType('OnboardCnamInput', {
  description: 'All that is needed to bring a customer from nothing to a caller name that is shown.',
})
export class OnboardCnamInput extends TrustProductOnboardingInput implements domain.CnamOnboarding {
  @Field(() => CnamInformationInput, { description: 'The name that is shown to the person called.' })
  @ValidateNested()
  readonly cnam!: CnamInformationInput;
}

@InputType('OnboardA2pMessagingProfileInput', {
  description: 'All that is needed to bring a customer from nothing to what carriers ask before it sends messages.',
})
export class OnboardA2pMessagingProfileInput
  extends TrustProductStartInput
  implements domain.A2pMessagingProfileOnboarding
{
  @Field(() => A2pMessagingProfileInformationInput, { description: 'The company behind the messages.' })
  @ValidateNested()
  readonly a2pMessagingProfile!: A2pMessagingProfileInformationInput;

  @SubmittedBesideProfile()
  override readonly submission?: TrustProductSubmission;
}

@InputType('OnboardSoleProprietorInput', {
  description:
    'All that is needed to bring a sole proprietor from nothing to what carriers ask before messages are sent.',
})
export class OnboardSoleProprietorInput extends ProductStartInput implements domain.SoleProprietorOnboarding {
  @Field(() => StarterCustomerProfileSourceInput, { description: 'Who the sole proprietor is.' })
  @ExactlyOneOf('existingSid', 'starter')
  @ValidateNested()
  readonly customerProfile!: StarterCustomerProfileSourceInput;

  @Field(() => SoleProprietorInformationInput, { description: 'The brand behind the messages.' })
  @ValidateNested()
  readonly soleProprietor!: SoleProprietorInformationInput;

  @SubmittedBesideProfile()
  override readonly submission?: TrustProductSubmission;
}
