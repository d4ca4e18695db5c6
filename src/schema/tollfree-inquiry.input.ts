import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import type { TollfreeInquiryPrefill } from '../domain/tollfree-inquiry.js';
import { HostedFormInput, InquiryAddressInput, InquiryContactInput } from './inquiry-prefill.input.js';
import { SidScalar } from './sid.scalar.js';
import { TollfreeBusinessInput } from './tollfree-business.input.js';
import { TollfreeMessagingInput } from './tollfree-messaging.input.js';
import { IsSidOf } from './validators/sid.js';
import { IsE164, IsEmailAddress, IsText } from './validators/text.js';

@InputType('CreateComplianceTollfreeInquiryInput', {
  description:
    'What the form that verifies a toll-free number is started with. For a number whose form was started before, it is opened again.',
})
export class CreateComplianceTollfreeInquiryInput extends HostedFormInput implements TollfreeInquiryPrefill {
  @Field(() => String, { description: 'The toll-free number in international form (E.164), such as +18005550100.' })
  @IsE164()
  readonly phoneNumber!: string;

  @Field(() => String, { description: 'The email address that Twilio writes to about the review.' })
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

  @Field(() => String, { nullable: true, description: 'Anything else that the reviewers should know.' })
  @IsOptional()
  @IsText(500)
  readonly additionalInformation?: string;

  @Field(() => String, { nullable: true, description: 'Your own reference for it.' })
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
}
