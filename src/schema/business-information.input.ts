import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { BusinessInformation } from '../domain/business-information.js';
import { toWebAddress } from '../domain/normal-form/contacts.js';
import {
  BusinessIdentity,
  BusinessIndustry,
  BusinessRegion,
  BusinessRegistrationIdentifier,
  BusinessType,
} from './business.enum.js';
import { IsOtherRegistration, IsRegistrationNumber } from './validators/business.js';
import { EachIs } from './validators/members.js';
import { InNormalForm, IsText, IsWebUrl, isWebUrl } from './validators/text.js';

@InputType('BusinessInformationInput', { description: 'The business that a customer profile is about.' })
export class BusinessInformationInput implements BusinessInformation {
  @Field(() => String, { description: 'The legal name, exactly as it stands in the register.' })
  @IsText(255)
  readonly businessName!: string;

  @Field(() => BusinessIdentity, {
    nullable: true,
    defaultValue: BusinessIdentity.DIRECT_CUSTOMER,
    description: 'How the business is related to Twilio; left out, a direct customer.',
  })
  @IsOptional()
  readonly businessIdentity?: BusinessIdentity;

  @Field(() => BusinessType, { description: 'The legal form.' })
  readonly businessType!: BusinessType;

  @Field(() => BusinessIndustry, { description: 'The line of business.' })
  readonly businessIndustry!: BusinessIndustry;

  @Field(() => BusinessRegistrationIdentifier, { description: 'Which register the registration number is from.' })
  readonly businessRegistrationIdentifier!: BusinessRegistrationIdentifier;

  @Field(() => String, {
    nullable: true,
    description:
      "The name of the register, where businessRegistrationIdentifier is OTHER, and only then: Twilio's Name of Other Registration Type.",
  })
  @IsOtherRegistration()
  readonly businessRegistrationIdentifierOther?: string;

  @Field(() => String, {
    description:
      'The number under which the business is registered. An EIN has nine digits. A DUNS number is never meant.',
  })
  @IsRegistrationNumber()
  readonly businessRegistrationNumber!: string;

  @Field(() => [BusinessRegion], { description: 'The parts of the world in which it operates, at least one.' })
  @ArrayMinSize(1, { message: 'Give at least one region.' })
  @ArrayUnique({ message: 'Give each region once.' })
  readonly businessRegionsOfOperation!: readonly BusinessRegion[];

  @Field(() => String, { description: 'The website, whose owner reviewers compare with the business name.' })
  @IsWebUrl()
  readonly websiteUrl!: string;

  @Field(() => [String], { nullable: true, description: 'Pages on social media, at most 10.' })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'Give at most 10 pages.' })
  // Twilio takes the list as comma text, so that a comma inside a URL would break it in two.
  @EachIs(
    (item) => isWebUrl(item) && !String(item).includes(','),
    'Give a web address with http:// or https:// and without a comma.',
  )
  @InNormalForm(toWebAddress)
  readonly socialMediaProfileUrls?: readonly string[];
}
