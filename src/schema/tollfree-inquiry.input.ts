import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type {
  TollfreeBusinessPrefill,
  TollfreeInquiryPrefill,
  TollfreeMessagingPrefill,
} from '../domain/tollfree-inquiry.js';
import type { Sid } from '../domain/sid.js';
import { TollfreeBusinessType, TollfreeOptInType } from './inquiry.enum.js';
import { InquiryAddressInput, InquiryContactInput } from './inquiry-prefill.input.js';
import { SidScalar } from './sid.scalar.js';
import { EachIs } from './validators/each.js';
import { AreTexts } from './validators/inquiry.js';
import { IsSidOf } from './validators/sid.js';
import { IsCountryCode, IsE164, IsEmailAddress, IsText, IsWebUrl, isWebUrl } from './validators/text.js';

@InputType('TollfreeBusinessInput', {
  description: 'The business that uses the toll-free number, as far as known; the form asks for the rest.',
})
export class TollfreeBusinessInput implements TollfreeBusinessPrefill {
  @Field(() => String, { nullable: true, description: 'The legal name.' })
  @IsOptional()
  @IsText(255)
  readonly name?: string;

  @Field(() => String, { nullable: true, description: 'The trade name, where it is another one.' })
  @IsOptional()
  @IsText(255)
  readonly doingBusinessAs?: string;

  @Field(() => TollfreeBusinessType, { nullable: true, description: 'What kind of organisation it is.' })
  @IsOptional()
  readonly type?: TollfreeBusinessType;

  @Field(() => String, { nullable: true, description: 'The website of the business.' })
  @IsOptional()
  @IsWebUrl()
  readonly websiteUrl?: string;

  @Field(() => String, { nullable: true, description: 'The number under which the business is registered.' })
  @IsOptional()
  @IsText(50)
  readonly registrationNumber?: string;

  @Field(() => String, { nullable: true, description: 'Which register that number is from, such as EIN.' })
  @IsOptional()
  @IsText(50)
  readonly registrationAuthority?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The country of the register, as two capital letters (ISO 3166-1 alpha-2).',
  })
  @IsOptional()
  @IsCountryCode()
  readonly registrationCountry?: string;
}

@InputType('TollfreeMessagingInput', {
  description: 'What is sent from the toll-free number, and how recipients agree to it.',
})
export class TollfreeMessagingInput implements TollfreeMessagingPrefill {
  @Field(() => [String], {
    nullable: true,
    description: 'What the messages are for, in the words that Twilio has for it, such as TWO_FACTOR_AUTHENTICATION.',
  })
  @IsOptional()
  @AreTexts(20)
  readonly useCaseCategories?: readonly string[];

  @Field(() => String, { nullable: true, description: 'What the messages are for, in a few sentences.' })
  @IsOptional()
  @IsText(500)
  readonly useCaseSummary?: string;

  @Field(() => String, { nullable: true, description: 'A message as it is really sent.' })
  @IsOptional()
  @IsText(1000)
  readonly sampleMessage?: string;

  @Field(() => String, { nullable: true, description: 'How many messages a month, as Twilio words it, such as 1,000.' })
  @IsOptional()
  @IsText(50)
  readonly monthlyVolume?: string;

  @Field(() => TollfreeOptInType, { nullable: true, description: 'How recipients agree to get messages.' })
  @IsOptional()
  readonly optInType?: TollfreeOptInType;

  @Field(() => [String], {
    nullable: true,
    description: 'Where pictures of the opt-in can be seen, on the public web.',
  })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'Give at most 10 images.' })
  @EachIs(isWebUrl, 'Give a web address with http:// or https://.')
  readonly optInImageUrls?: readonly string[];

  @Field(() => [String], { nullable: true, description: 'The words by which recipients agree.' })
  @IsOptional()
  @AreTexts(20)
  readonly optInKeywords?: readonly string[];

  @Field(() => String, { nullable: true, description: 'What is answered to them.' })
  @IsOptional()
  @IsText(1000)
  readonly optInConfirmationMessage?: string;

  @Field(() => String, { nullable: true, description: 'What is answered to someone who asks for help.' })
  @IsOptional()
  @IsText(1000)
  readonly helpMessageSample?: string;

  @Field(() => String, { nullable: true, description: 'Where the privacy policy is.' })
  @IsOptional()
  @IsWebUrl()
  readonly privacyPolicyUrl?: string;

  @Field(() => String, { nullable: true, description: 'Where the terms and conditions are.' })
  @IsOptional()
  @IsWebUrl()
  readonly termsAndConditionsUrl?: string;

  @Field(() => Boolean, { nullable: true, description: 'True when only adults may see what is sent.' })
  @IsOptional()
  readonly ageGatedContent?: boolean;
}

@InputType('CreateComplianceTollfreeInquiryInput', {
  description:
    'What the form that verifies a toll-free number is started with. For a number whose form was started before, it is opened again.',
})
export class CreateComplianceTollfreeInquiryInput implements TollfreeInquiryPrefill {
  @Field(() => String, { description: 'The toll-free number in international form (E.164), such as +18005550100.' })
  @IsE164()
  readonly phoneNumber!: string;

  @Field(() => String, { description: 'Where Twilio sends news about the review.' })
  @IsEmailAddress()
  readonly notificationEmail!: string;

  @Field(() => SidScalar, { nullable: true, description: 'The customer profile of the business.' })
  @IsOptional()
  @IsSidOf('BU')
  readonly customerProfileSid?: Sid;

  @Field(() => TollfreeBusinessInput, { nullable: true, description: 'The business.' })
  @IsOptional()
  @ValidateNested()
  readonly business?: TollfreeBusinessInput;

  @Field(() => InquiryContactInput, { nullable: true, description: 'Whom Twilio may ask.' })
  @IsOptional()
  @ValidateNested()
  readonly contact?: InquiryContactInput;

  @Field(() => InquiryAddressInput, { nullable: true, description: 'The address of the business.' })
  @IsOptional()
  @ValidateNested()
  readonly address?: InquiryAddressInput;

  @Field(() => TollfreeMessagingInput, { nullable: true, description: 'What is sent.' })
  @IsOptional()
  @ValidateNested()
  readonly messaging?: TollfreeMessagingInput;

  @Field(() => String, { nullable: true, description: 'Anything that the reviewers should know besides.' })
  @IsOptional()
  @IsText(500)
  readonly additionalInformation?: string;

  @Field(() => String, { nullable: true, description: 'Your own reference of it.' })
  @IsOptional()
  @IsText(255)
  readonly externalReferenceId?: string;

  @Field(() => String, { nullable: true, description: 'The id of a vetting that was made already.' })
  @IsOptional()
  @IsText(255)
  readonly vettingId?: string;

  @Field(() => String, { nullable: true, description: 'Who made that vetting, such as CAMPAIGN_VERIFY.' })
  @IsOptional()
  @IsText(255)
  readonly vettingProvider?: string;

  @Field(() => Boolean, { nullable: true, description: 'True: the form does not ask what is sent.' })
  @IsOptional()
  readonly skipMessagingUseCase?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The theme in which the form is shown, by the id that Twilio gave it.',
  })
  @IsOptional()
  @IsText(255)
  readonly themeSetId?: string;
}
