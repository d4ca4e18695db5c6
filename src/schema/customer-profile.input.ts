import { IsOptional, ValidateIf } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { BundleChangesInput, NewBundleInput } from './bundle-fields.input.js';
import { PolicyKind } from './policy-kind.enum.js';
import { SidScalar } from './sid.scalar.js';
import { IsPolicyKindFor, IsPolicySidFor } from './validators/policy.js';
import { IsSidOf } from './validators/sid.js';

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
