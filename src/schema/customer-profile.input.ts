import { IsOptional, ValidateIf } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { PolicyKind } from './policy-kind.enum.js';
import { SidScalar } from './sid.scalar.js';
import { IsPolicyKindFor, IsPolicySidFor } from './validators/policy.js';
import { IsSidOf } from './validators/sid.js';
import { IsCallbackUrl, IsEmailAddress, IsFriendlyName } from './validators/text.js';

@InputType('CreateCustomerProfileInput', { description: 'What a customer profile begins with.' })
export class CreateCustomerProfileInput {
  @Field(() => String, { description: 'The name by which your own people recognise it, at most 64 characters.' })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'Where Twilio sends news about the review.' })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => PolicyKind, {
    nullable: true,
    defaultValue: PolicyKind.SECONDARY_CUSTOMER_PROFILE_BUSINESS,
    description: "What kind of profile it is; left out, that of a reseller's customer. A policySid goes before it.",
  })
  @ValidateIf((input: CreateCustomerProfileInput) => input.policySid == null && input.kind != null)
  @IsPolicyKindFor('CustomerProfile')
  readonly kind?: PolicyKind;

  @Field(() => SidScalar, { nullable: true, description: 'The policy to follow, instead of one named by its kind.' })
  @IsOptional()
  @IsSidOf('RN')
  @IsPolicySidFor('CustomerProfile')
  readonly policySid?: Sid;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio shall call when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('UpdateCustomerProfileInput', {
  description: 'What to change of a customer profile; what is left out stays as it is.',
})
export class UpdateCustomerProfileInput {
  @Field(() => SidScalar, { description: 'The customer profile to change.' })
  @IsSidOf('BU')
  readonly sid!: Sid;

  @Field(() => String, { nullable: true, description: 'The new name, at most 64 characters.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => String, { nullable: true, description: 'Where Twilio shall send news about the review from now on.' })
  @IsOptional()
  @IsEmailAddress()
  readonly email?: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio shall call from now on.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}
