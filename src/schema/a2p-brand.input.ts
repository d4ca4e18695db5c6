import { IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { POLITICAL_ORGANIZATION, type A2pBrandPrefill, type A2pBusinessPrefill } from '../domain/a2p-registration.js';
import { toFormRegistrationNumber } from '../domain/normal-form/registration-number.js';
import { HostedFormInput, InquiryAddressInput, InquiryContactInput } from './inquiry-prefill.input.js';
import { A2pBrandType } from './inquiry.enum.js';
import { IsA2pRegistrationAuthority } from './validators/business.js';
import { InNormalForm, IsE164, IsEmailAddress, IsText } from './validators/text.js';
import { IsHttpsUrl, IsInquiryId, IsTextBetween } from './validators/inquiry.js';

@InputType('A2pBusinessInput', {
  description:
    'The business that sends messages, as far as known; the form asks for the rest. Values of closed lists are written as Twilio writes them.',
})
export class A2pBusinessInput implements A2pBusinessPrefill {
  @Field(() => String, { nullable: true, description: 'The legal name, exactly as it stands in the register.' })
  @IsOptional()
  @IsText(255)
  readonly name?: string;

  @Field(() => String, { nullable: true, description: 'The legal form, such as Corporation.' })
  @IsOptional()
  @IsText(255)
  readonly type?: string;

  @Field(() => String, { nullable: true, description: 'The line of business, such as HEALTHCARE.' })
  @IsOptional()
  @IsText(255)
  readonly industry?: string;

  @Field(() => String, { nullable: true, description: 'The website of the business, with https://.' })
  @IsOptional()
  @IsHttpsUrl()
  readonly websiteUrl?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Which register the registration number is from, such as EIN; for a Canadian business CBN, not CCN.',
  })
  @IsOptional()
  @IsA2pRegistrationAuthority()
  readonly registrationAuthority?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number under which the business is registered, at most 21 characters.',
  })
  @IsOptional()
  @InNormalForm(toFormRegistrationNumber, IsText(21))
  readonly registrationNumber?: string;

  @Field(() => String, { nullable: true, description: 'Its ticker, where its shares are traded.' })
  @IsOptional()
  @IsText(10)
  readonly stockSymbol?: string;

  @Field(() => String, { nullable: true, description: 'The stock exchange where they are traded.' })
  @IsOptional()
  @IsText(255)
  readonly stockExchange?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The tax status of a non-profit or political organisation in the United States, such as 501c3. A political one (527) needs externalVettingToken.',
  })
  @IsOptional()
  @IsText(20)
  readonly taxExemptStatus?: string;
}

/** It may be left out, unless Twilio requires it. */
function isTokenChecked({ externalVettingToken, business }: CreateA2pBrandRegistrationInput): boolean {
  return externalVettingToken != null || business?.taxExemptStatus?.trim() === POLITICAL_ORGANIZATION;
}

@InputType('CreateA2pBrandRegistrationInput', { description: 'What the form for an A2P brand is started with.' })
export class CreateA2pBrandRegistrationInput extends HostedFormInput implements A2pBrandPrefill {
  @Field(() => A2pBrandType, { description: 'What kind of brand it is.' })
  readonly brandType!: A2pBrandType;

  @Field(() => String, { description: 'The email address that Twilio writes to about the review.' })
  @IsEmailAddress()
  readonly notificationEmail!: string;

  @Field(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  @IsOptional()
  @IsText(255)
  readonly friendlyName?: string;

  @Field(() => A2pBusinessInput, { nullable: true, description: 'The business.' })
  @IsOptional()
  @ValidateNested()
  readonly business?: A2pBusinessInput;

  @Field(() => InquiryAddressInput, { nullable: true, description: 'The address of the business.' })
  @IsOptional()
  @ValidateNested()
  readonly address?: InquiryAddressInput;

  @Field(() => InquiryContactInput, { nullable: true, description: 'Whom Twilio may ask.' })
  @IsOptional()
  @ValidateNested()
  readonly contact?: InquiryContactInput;

  @Field(() => String, {
    nullable: true,
    description: 'The email address of the person who may register the brand, who confirms it there.',
  })
  @IsOptional()
  @IsEmailAddress()
  readonly authorizedContactEmail?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The mobile phone number of that person in international form (E.164).',
  })
  @IsOptional()
  @IsE164()
  readonly authorizedContactMobilePhoneNumber?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The token of Campaign Verify, which a political organisation (taxExemptStatus 527) must give.',
  })
  @ValidateIf(isTokenChecked)
  @IsTextBetween(1, 4096)
  readonly externalVettingToken?: string;

  @Field(() => Boolean, { nullable: true, description: 'True for a trial: no carrier receives it.' })
  @IsOptional()
  readonly test?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: Twilio does not order the paid second vetting automatically.',
  })
  @IsOptional()
  readonly skipAutomaticSecondaryVetting?: boolean;
}

@InputType('ResumeA2pBrandRegistrationInput', { description: 'Opens the form for an A2P brand again.' })
export class ResumeA2pBrandRegistrationInput {
  @Field(() => String, { description: 'The id that was answered when the form was started.' })
  @IsInquiryId()
  readonly registrationId!: string;
}
