import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { AddressFields, AddressFilter as Filter } from '../domain/address.js';
import { toPostalCode, toRegion } from '../domain/normal-form/places.js';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';
import { InNormalForm, IsCountryCode, IsFriendlyName, IsText } from './validators/text.js';
import { IsSidOf } from './validators/sid.js';

@InputType('AddressInput', {
  description: 'A postal address. Profiles need a street address: reviewers refuse PO boxes.',
})
export class AddressInput implements AddressFields {
  @Field(() => String, { description: 'The business or person at this address.' })
  @IsText(255)
  readonly customerName!: string;

  @Field(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => String, { description: 'Street and house number.' })
  @IsText(255)
  readonly street!: string;

  @Field(() => String, { nullable: true, description: 'Suite, floor or the like.' })
  @IsOptional()
  @IsText(255)
  readonly streetSecondary?: string;

  @Field(() => String, { description: 'City.' })
  @IsText(100)
  readonly city!: string;

  @Field(() => String, {
    description: 'State, province or region; in the United States the state, by its two letters or its name.',
  })
  @InNormalForm(toRegion, IsText(100))
  readonly region!: string;

  @Field(() => String, { description: 'Postal code.' })
  @InNormalForm(toPostalCode, IsText(20))
  readonly postalCode!: string;

  @Field(() => String, {
    description: 'The country, by its two letters (ISO 3166-1 alpha-2), its three, or its English name.',
  })
  @IsCountryCode()
  readonly isoCountry!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: refuse an address that Twilio would correct. Left out or true: let Twilio correct it.',
  })
  @IsOptional()
  readonly autoCorrectAddress?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers.',
  })
  @IsOptional()
  readonly emergencyEnabled?: boolean;
}

@InputType('UpdateAddressInput', {
  description: 'What to change of an address; what is left out stays as it is. The country cannot change.',
})
export class UpdateAddressInput implements Partial<Omit<AddressFields, 'isoCountry'>> {
  @Field(() => SidScalar, { description: 'The address to change.' })
  @IsSidOf('AD')
  readonly sid!: Sid;

  @Field(() => String, { nullable: true, description: 'The business or person at this address.' })
  @IsOptional()
  @IsText(255)
  readonly customerName?: string;

  @Field(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => String, { nullable: true, description: 'Street and house number.' })
  @IsOptional()
  @IsText(255)
  readonly street?: string;

  @Field(() => String, { nullable: true, description: 'Suite, floor or the like.' })
  @IsOptional()
  @IsText(255)
  readonly streetSecondary?: string;

  @Field(() => String, { nullable: true, description: 'City.' })
  @IsOptional()
  @IsText(100)
  readonly city?: string;

  @Field(() => String, { nullable: true, description: 'State, province or region.' })
  @IsOptional()
  @IsText(100)
  readonly region?: string;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  @IsOptional()
  @IsText(20)
  readonly postalCode?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers.',
  })
  @IsOptional()
  readonly emergencyEnabled?: boolean;
}

@InputType('AddressFilter', { description: 'Which addresses to list; what is left out does not filter.' })
export class AddressFilter implements Filter {
  @Field(() => String, {
    nullable: true,
    description:
      'Only addresses with exactly this friendly name, in the same upper and lower case; the marker that an onboarding puts at its end ([onb:...]) may be left out. It costs one Twilio request for each 1,000 addresses.',
  })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Only addresses in this country, by its two letters (ISO 3166-1 alpha-2), its three letters or its English name: US, us, USA or United States.',
  })
  @IsOptional()
  @IsCountryCode()
  readonly isoCountry?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only addresses of exactly this business or person, in the same upper and lower case.',
  })
  @IsOptional()
  @IsText(255)
  readonly customerName?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only addresses that may be used for emergency calls; false: only the others.',
  })
  @IsOptional()
  readonly emergencyEnabled?: boolean;
}
