import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { ComplianceBusinessPrefill, ComplianceRegistrationPrefill } from '../domain/compliance-registration.js';
import { verbatim } from '../domain/normal-form/normal-form.js';
import { BusinessIdentity } from './business.enum.js';
import { ComplianceRegistrationAuthority } from './inquiry.enum.js';
import { InNormalForm, IsText, IsWebUrl } from './validators/text.js';

@InputType('ComplianceBusinessInput', {
  description: 'The business that uses the numbers, as far as known; the form asks for the rest.',
})
export class ComplianceBusinessInput implements ComplianceBusinessPrefill {
  @Field(() => String, { nullable: true, description: 'The legal name, exactly as it stands in the register.' })
  @IsOptional()
  @IsText(255)
  readonly legalName?: string;

  @Field(() => BusinessIdentity, { nullable: true, description: 'How the business is related to Twilio.' })
  @IsOptional()
  readonly identity?: BusinessIdentity;

  @Field(() => ComplianceRegistrationAuthority, {
    nullable: true,
    description: 'Which register the registration number is from.',
  })
  @IsOptional()
  readonly registrationAuthority?: ComplianceRegistrationAuthority;

  @Field(() => String, { nullable: true, description: 'The number under which the business is registered.' })
  @IsOptional()
  @IsText(50)
  readonly registrationNumber?: string;

  @Field(() => String, { nullable: true, description: 'The website of the business.' })
  @IsOptional()
  @IsWebUrl()
  readonly websiteUrl?: string;
}

@InputType('ComplianceDocumentInput', { description: 'A document that proves what the form says.' })
export class ComplianceDocumentInput implements NonNullable<ComplianceRegistrationPrefill['document']> {
  @Field(() => String, { description: 'The name of the file.' })
  @IsText(255)
  readonly fileName!: string;

  @Field(() => String, { description: 'The file, as text; it is handed to Twilio as it is.' })
  @InNormalForm(verbatim, IsText(700000))
  readonly file!: string;
}
