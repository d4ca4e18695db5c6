import { IsOptional, ValidateIf } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { PolicyKind } from './policy.type.js';
import { SidScalar } from './sid.scalar.js';
import { IsCallbackUrl } from './validators/callback-url.js';
import { IsPolicyKindFor, IsPolicySidFor, IsSidOf } from './validators/sid.js';
import { IsEmailAddress, IsFriendlyName } from './validators/text.js';

/*
 * What a customer profile and a trust product are made with and changed by. What the two have in common is no type of
 * the schema: each of their inputs has those fields.
 */

/** What every new bundle is given, whatever its policy. */
@InputType()
export abstract class NewBundleInput {
  @Field(() => String, { description: 'The name by which your own people recognise it, at most 64 characters.' })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'The email address that Twilio writes to about the review.' })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

/** What can be changed of every bundle. */
@InputType()
abstract class BundleChangesInput {
  @Field(() => String, { nullable: true, description: 'The new name, at most 64 characters.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The email address that Twilio writes to about the review from now on.',
  })
  @IsOptional()
  @IsEmailAddress()
  readonly email?: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls from now on.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('CreateCustomerProfileInput', { description: 'What a customer profile begins with.' })
export class CreateCustomerProfileInput extends NewBundleInput {
  @Field(() => PolicyKind, {
    nullable: true,
    defaultValue: PolicyKind.SECONDARY_CUSTOMER_PROFILE_BUSINESS,
    description: "What kind of profile it is; left out, that of a reseller's customer. A policySid takes precedence.",
  })
  @ValidateIf((input: CreateCustomerProfileInput) => input.policySid == null && input.kind != null)
  @IsPolicyKindFor('CustomerProfile')
  readonly kind?: PolicyKind;

  @Field(() => SidScalar, { nullable: true, description: 'The policy to follow, instead of one named by its kind.' })
  @IsOptional()
  @IsSidOf('RN')
  @IsPolicySidFor('CustomerProfile')
  readonly policySid?: Sid;
}

@InputType('UpdateCustomerProfileInput', {
  description: 'What to change of a customer profile; what is left out stays as it is.',
})
export class UpdateCustomerProfileInput extends BundleChangesInput {
  @Field(() => SidScalar, { description: 'The customer profile to change.' })
  @IsSidOf('BU')
  readonly sid!: Sid;
}

@InputType('CreateTrustProductInput', { description: 'What a trust product begins with.' })
export class CreateTrustProductInput extends NewBundleInput {
  @Field(() => PolicyKind, {
    nullable: true,
    description: 'What kind of product it is. Give this or a policySid, which takes precedence.',
  })
  @ValidateIf((input: CreateTrustProductInput) => input.policySid == null)
  @IsPolicyKindFor('TrustProduct')
  readonly kind?: PolicyKind;

  @Field(() => SidScalar, { nullable: true, description: 'The policy to follow, instead of one named by its kind.' })
  @IsOptional()
  @IsSidOf('RN')
  @IsPolicySidFor('TrustProduct')
  readonly policySid?: Sid;
}

@InputType('UpdateTrustProductInput', {
  description: 'What to change of a trust product; what is left out stays as it is.',
})
export class UpdateTrustProductInput extends BundleChangesInput {
  @Field(() => SidScalar, { description: 'The trust product to change.' })
  @IsSidOf('BU')
  readonly sid!: Sid;
}
