import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { toWebAddress } from '../domain/normal-form/contacts.js';
import type { TollfreeMessagingPrefill } from '../domain/tollfree-inquiry.js';
import { TollfreeOptInType } from './inquiry.enum.js';
import { EachIs } from './validators/members.js';
import { AreTexts } from './validators/inquiry.js';
import { InNormalForm, IsText, IsWebUrl, isWebUrl } from './validators/text.js';

@InputType('TollfreeMessagingInput', {
  description: 'What is sent from the toll-free number, and how recipients agree to it.',
})
export class TollfreeMessagingInput implements TollfreeMessagingPrefill {
  @Field(() => [String], {
    nullable: true,
    description: "What the messages are for, in Twilio's own words, such as TWO_FACTOR_AUTHENTICATION.",
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

  @Field(() => String, {
    nullable: true,
    description: "How many messages a month, in one of Twilio's own values, such as 1,000.",
  })
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
  @InNormalForm(toWebAddress)
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
