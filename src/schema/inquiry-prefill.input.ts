import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { AddressPrefill, ContactPrefill, PersonPrefill } from '../domain/inquiry.js';
import { toPostalCode, toRegion } from '../domain/normal-form/places.js';
import { InNormalForm, IsCountryCode, IsE164, IsEmailAddress, IsText } from './validators/text.js';

/** What every hosted form may be opened with. Not in the schema itself: the forms' inputs have its fields. */
@InputType()
export abstract class HostedFormInput {
  @Field(() => String, {
    nullable: true,
    description: 'The theme in which the form is shown, by the id that Twilio gave it.',
  })
  @IsOptional()
  @IsText(255)
  readonly themeSetId?: string;
}

@InputType('InquiryContactInput', {
  description: 'Someone whom Twilio may ask, as far as known; the form asks for the rest.',
})
export class InquiryContactInput implements ContactPrefill {
  @Field(() => String, { nullable: true, description: 'First name.' })
  @IsOptional()
  @IsText(100)
  readonly firstName?: string;

  @Field(() => String, { nullable: true, description: 'Last name.' })
  @IsOptional()
  @IsText(100)
  readonly lastName?: string;

  @Field(() => String, { nullable: true, description: 'Business email address.' })
  @IsOptional()
  @IsEmailAddress()
  readonly email?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number in international form (E.164), such as +14155550100.',
  })
  @IsOptional()
  @IsE164()
  readonly phoneNumber?: string;
}

@InputType('InquiryPersonInput', { description: 'A person, as far as known; the form asks for the rest.' })
export class InquiryPersonInput extends InquiryContactInput implements PersonPrefill {
  @Field(() => String, { nullable: true, description: 'Date of birth, such as 1980-01-31.' })
  @IsOptional()
  @IsText(32)
  readonly dateOfBirth?: string;
}

@InputType('InquiryAddressInput', { description: 'An address, as far as known; the form asks for the rest.' })
export class InquiryAddressInput implements AddressPrefill {
  @Field(() => String, { nullable: true, description: 'Street and house number.' })
  @IsOptional()
  @IsText(100)
  readonly street?: string;

  @Field(() => String, { nullable: true, description: 'Suite, floor or the like.' })
  @IsOptional()
  @IsText(100)
  readonly streetSecondary?: string;

  @Field(() => String, { nullable: true, description: 'City.' })
  @IsOptional()
  @IsText(100)
  readonly city?: string;

  @Field(() => String, { nullable: true, description: 'State, province or region.' })
  @IsOptional()
  @InNormalForm(toRegion, IsText(100))
  readonly region?: string;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  @IsOptional()
  @InNormalForm(toPostalCode, IsText(20))
  readonly postalCode?: string;

  @Field(() => String, { nullable: true, description: 'The country, by its two letters (ISO 3166-1 alpha-2).' })
  @IsOptional()
  @IsCountryCode()
  readonly isoCountry?: string;
}
