import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { A2pCampaignPrefill, A2pKeywordsPrefill, A2pUseCasePrefill } from '../domain/a2p-registration.js';
import type { Sid } from '../domain/sid.js';
import { HostedFormInput } from './inquiry-prefill.input.js';
import { SidScalar } from './sid.scalar.js';
import { AreTexts, IsHttpsUrl, IsInquiryId, IsTextBetween } from './validators/inquiry.js';
import { IsSidOf } from './validators/sid.js';
import { IsWebUrl } from './validators/text.js';

@InputType('A2pUseCaseInput', {
  description: 'What is sent, and to whom, as far as known; the form asks for the rest.',
})
export class A2pUseCaseInput implements A2pUseCasePrefill {
  @Field(() => [String], {
    nullable: true,
    description: "What the messages are for, in Twilio's own words, such as ACCOUNT_NOTIFICATION.",
  })
  @IsOptional()
  @AreTexts(20)
  readonly categories?: readonly string[];

  @Field(() => String, { nullable: true, description: 'What the messages are for, 40 to 4096 characters.' })
  @IsOptional()
  @IsTextBetween(40, 4096)
  readonly description?: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Messages as they are really sent, at most 5, each of 40 to 1024 characters.',
  })
  @IsOptional()
  @AreTexts(5, { min: 40, max: 1024 })
  readonly sampleMessages?: readonly string[];

  @Field(() => [String], {
    nullable: true,
    description: "How recipients agree to get messages, in Twilio's own words, such as WEB_FORM.",
  })
  @IsOptional()
  @AreTexts(20)
  readonly optInTypes?: readonly string[];

  @Field(() => String, { nullable: true, description: 'How they agree, 40 to 2048 characters.' })
  @IsOptional()
  @IsTextBetween(40, 2048)
  readonly optInDescription?: string;

  @Field(() => Boolean, { nullable: true, description: 'True when messages hold links.' })
  @IsOptional()
  readonly embeddedLinks?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'True when messages hold phone numbers.' })
  @IsOptional()
  readonly embeddedPhoneNumbers?: boolean;

  @Field(() => String, { nullable: true, description: 'A link as it is really sent, with https://.' })
  @IsOptional()
  @IsHttpsUrl()
  readonly embeddedUrlSample?: string;

  @Field(() => Boolean, { nullable: true, description: 'True when it is about loans.' })
  @IsOptional()
  readonly directLending?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'True when only adults may see what is sent.' })
  @IsOptional()
  readonly ageGated?: boolean;
}

@InputType('A2pKeywordsInput', { description: 'Words that a recipient may send, and what is answered.' })
export class A2pKeywordsInput implements A2pKeywordsPrefill {
  @Field(() => [String], { nullable: true, description: 'The words.' })
  @IsOptional()
  @AreTexts(20)
  readonly keywords?: readonly string[];

  @Field(() => String, { nullable: true, description: 'What is answered, 20 to 1024 characters.' })
  @IsOptional()
  @IsTextBetween(20, 1024)
  readonly messageSample?: string;
}

@InputType('CreateA2pCampaignRegistrationInput', { description: 'What the form for an A2P campaign is started with.' })
export class CreateA2pCampaignRegistrationInput extends HostedFormInput implements A2pCampaignPrefill {
  @Field(() => SidScalar, {
    description: 'The approved brand under which it is sent, by the SID of its registration (BN).',
  })
  @IsSidOf('BN')
  readonly brandRegistrationSid!: Sid;

  @Field(() => SidScalar, { nullable: true, description: 'The messaging service that sends it.' })
  @IsOptional()
  @IsSidOf('MG')
  readonly messagingServiceSid?: Sid;

  @Field(() => A2pUseCaseInput, { nullable: true, description: 'What is sent.' })
  @IsOptional()
  @ValidateNested()
  readonly useCase?: A2pUseCaseInput;

  @Field(() => A2pKeywordsInput, {
    nullable: true,
    description: 'The words with which a recipient agrees by message, and the answer.',
  })
  @IsOptional()
  @ValidateNested()
  readonly optIn?: A2pKeywordsInput;

  @Field(() => A2pKeywordsInput, {
    nullable: true,
    description: 'The words with which a recipient opts out, and the answer.',
  })
  @IsOptional()
  @ValidateNested()
  readonly optOut?: A2pKeywordsInput;

  @Field(() => A2pKeywordsInput, {
    nullable: true,
    description: 'The words with which a recipient asks for help, and the answer.',
  })
  @IsOptional()
  @ValidateNested()
  readonly help?: A2pKeywordsInput;

  @Field(() => String, { nullable: true, description: 'Where the privacy policy is.' })
  @IsOptional()
  @IsWebUrl()
  readonly privacyPolicyUrl?: string;

  @Field(() => String, { nullable: true, description: 'Where the terms and conditions are.' })
  @IsOptional()
  @IsWebUrl()
  readonly termsAndConditionsUrl?: string;
}

@InputType('ResumeA2pCampaignRegistrationInput', { description: 'Opens the form for an A2P campaign again.' })
export class ResumeA2pCampaignRegistrationInput {
  @Field(() => String, {
    description:
      'The id that was answered when the form was started; for a campaign that was begun elsewhere, the SID of its messaging service.',
  })
  @IsInquiryId('MG')
  readonly registrationId!: string;
}
