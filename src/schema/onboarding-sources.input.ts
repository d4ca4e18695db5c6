import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import { AddressInput } from './address.input.js';
import { AuthorizedRepresentativeInput } from './authorized-representative.input.js';
import { NewBundleInput } from './bundle-writes.input.js';
import { BusinessInformationInput } from './business-information.input.js';
import { SidScalar } from './sid.scalar.js';
import { IsCallbackUrl } from './validators/callback-url.js';
import { ExactlyOneOf } from './validators/members.js';
import { IsSidOf } from './validators/sid.js';
import { IsEmailAddress, IsFriendlyName } from './validators/text.js';

@InputType('AddressSourceInput', { description: 'Where the address comes from: exactly one of the two.' })
export class AddressSourceInput implements domain.AddressSource {
  @Field(() => SidScalar, { nullable: true, description: 'An address that the account has already.' })
  @IsOptional()
  @IsSidOf('AD')
  readonly existingSid?: Sid;

  @Field(() => AddressInput, { nullable: true, description: 'A new address.' })
  @IsOptional()
  @ValidateNested()
  readonly create?: AddressInput;
}

/** What every profile under a primary one is made of. Not in the schema itself: the inputs of profiles have its fields. */
@InputType()
export abstract class NewProfileInput implements domain.NewProfileSource {
  @Field(() => String, { description: 'The name by which your own people recognise it, at most 64 characters.' })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'The email address that Twilio writes to about the review.' })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => SidScalar, {
    nullable: true,
    description: "The reseller's own approved profile; left out, the account's one approved primary profile is found.",
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly primaryCustomerProfileSid?: Sid;

  @Field(() => AddressSourceInput, { description: 'The street address of the business.' })
  @ExactlyOneOf('existingSid', 'create')
  @ValidateNested()
  readonly address!: AddressSourceInput;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('SecondaryCustomerProfileInput', { description: "The identity of a reseller's customer, all of it." })
export class SecondaryCustomerProfileInput extends NewProfileInput implements domain.SecondaryCustomerProfileSource {
  @Field(() => BusinessInformationInput, { description: 'The business.' })
  @ValidateNested()
  readonly business!: BusinessInformationInput;

  @Field(() => [AuthorizedRepresentativeInput], {
    description: 'The people who may speak for the business: one, or two.',
  })
  @ArrayMinSize(1, { message: 'Give one representative, or two.' })
  @ArrayMaxSize(2, { message: 'Give at most two representatives.' })
  @ValidateNested()
  readonly authorizedRepresentatives!: readonly AuthorizedRepresentativeInput[];
}

@InputType('CustomerProfileSourceInput', {
  description: 'Where the customer profile comes from: exactly one of the two.',
})
export class CustomerProfileSourceInput implements domain.CustomerProfileSource {
  @Field(() => SidScalar, {
    nullable: true,
    description: "A profile that exists: a direct customer's primary profile, or a secondary profile made before.",
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly existingSid?: Sid;

  @Field(() => SecondaryCustomerProfileInput, {
    nullable: true,
    description: 'A secondary profile to make on the way.',
  })
  @IsOptional()
  @ValidateNested()
  readonly secondary?: SecondaryCustomerProfileInput;
}

@InputType('TrustProductDetailsInput', { description: 'What the trust product begins with.' })
export class TrustProductDetailsInput extends NewBundleInput implements domain.TrustProductDetails {}
