import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type {
  ComplianceRegistrationPrefill,
  ComplianceRegistrationResumption,
} from '../domain/compliance-registration.js';
import { ComplianceBusinessInput, ComplianceDocumentInput } from './compliance-prefill.input.js';
import { HostedFormInput, InquiryAddressInput, InquiryPersonInput } from './inquiry-prefill.input.js';
import { ComplianceEndUserType, CompliancePhoneNumberType } from './inquiry.enum.js';
import { IsCallbackUrl } from './validators/callback-url.js';
import { IsInquiryId } from './validators/inquiry.js';
import { IsEmailAddress, IsText } from './validators/text.js';

@InputType('CreateComplianceRegistrationInput', {
  description: 'What the form for British phone numbers is started with.',
})
export class CreateComplianceRegistrationInput extends HostedFormInput implements ComplianceRegistrationPrefill {
  @Field(() => ComplianceEndUserType, { description: 'Who uses the numbers.' })
  readonly endUserType!: ComplianceEndUserType;

  @Field(() => CompliancePhoneNumberType, { description: 'What kind of numbers they are.' })
  readonly phoneNumberType!: CompliancePhoneNumberType;

  @Field(() => String, {
    nullable: true,
    description: 'The name by which your own people recognise it, at most 64 characters.',
  })
  @IsOptional()
  @IsText(64)
  readonly friendlyName?: string;

  @Field(() => String, { nullable: true, description: 'The email address that Twilio writes to about the review.' })
  @IsOptional()
  @IsEmailAddress()
  readonly notificationEmail?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether the user has agreed to get such emails.' })
  @IsOptional()
  readonly acceptedNotificationReceipt?: boolean;

  @Field(() => ComplianceBusinessInput, {
    nullable: true,
    description: 'The business, where a business uses the numbers.',
  })
  @IsOptional()
  @ValidateNested()
  readonly business?: ComplianceBusinessInput;

  @Field(() => InquiryPersonInput, { nullable: true, description: 'Who speaks for the business.' })
  @IsOptional()
  @ValidateNested()
  readonly authorizedRepresentative?: InquiryPersonInput;

  @Field(() => InquiryPersonInput, { nullable: true, description: 'The person, where an individual uses the numbers.' })
  @IsOptional()
  @ValidateNested()
  readonly individual?: InquiryPersonInput;

  @Field(() => InquiryAddressInput, { nullable: true, description: 'The address of the business or person.' })
  @IsOptional()
  @ValidateNested()
  readonly address?: InquiryAddressInput;

  @Field(() => InquiryAddressInput, {
    nullable: true,
    description: 'Where help is sent when an emergency number is called.',
  })
  @IsOptional()
  @ValidateNested()
  readonly emergencyAddress?: InquiryAddressInput;

  @Field(() => Boolean, { nullable: true, description: 'True: help is sent to the address above.' })
  @IsOptional()
  readonly useAddressAsEmergencyAddress?: boolean;

  @Field(() => ComplianceDocumentInput, { nullable: true, description: 'A document that proves it.' })
  @IsOptional()
  @ValidateNested()
  readonly document?: ComplianceDocumentInput;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the form is shown inside the product of a reseller (ISV).',
  })
  @IsOptional()
  readonly isvEmbed?: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Whether a reseller registers itself or a customer, in Twilio's own word for it.",
  })
  @IsOptional()
  @IsText(64)
  readonly isvRegisteringForSelfOrTenant?: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('ResumeComplianceRegistrationInput', { description: 'Opens the form for British phone numbers again.' })
export class ResumeComplianceRegistrationInput extends HostedFormInput implements ComplianceRegistrationResumption {
  @Field(() => String, { description: 'The id that was answered when the form was started.' })
  @IsInquiryId()
  readonly registrationId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the form is shown inside the product of a reseller (ISV).',
  })
  @IsOptional()
  readonly isvEmbed?: boolean;
}
