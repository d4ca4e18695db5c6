import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { CustomerInquiryPrefill, CustomerInquiryResumption } from '../domain/inquiry.js';
import type { Sid } from '../domain/sid.js';
import { HostedFormInput } from './inquiry-prefill.input.js';
import { SidScalar } from './sid.scalar.js';
import { IsInquiryId } from './validators/inquiry.js';
import { IsSidOf } from './validators/sid.js';
import { IsEmailAddress } from './validators/text.js';

@InputType('CreateComplianceInquiryInput', { description: 'What the form for a customer profile is started with.' })
export class CreateComplianceInquiryInput extends HostedFormInput implements CustomerInquiryPrefill {
  @Field(() => SidScalar, {
    nullable: true,
    description:
      'The primary customer profile under which a secondary one is made; left out, the form is for a primary one.',
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly primaryCustomerProfileSid?: Sid;

  @Field(() => String, {
    nullable: true,
    description: 'The email address that Twilio writes to about the review; left out, that of the primary profile.',
  })
  @IsOptional()
  @IsEmailAddress()
  readonly notificationEmail?: string;
}

@InputType('ResumeComplianceInquiryInput', { description: 'Opens the form for a customer profile again.' })
export class ResumeComplianceInquiryInput extends HostedFormInput implements CustomerInquiryResumption {
  @Field(() => String, { description: 'The id that was answered when the form was started.' })
  @IsInquiryId()
  readonly customerId!: string;

  @Field(() => SidScalar, { description: 'The primary customer profile under which it was started.' })
  @IsSidOf('BU')
  readonly primaryCustomerProfileSid!: Sid;
}
