import { IsOptional, ValidateIf } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { BundleChangesInput, NewBundleInput } from './bundle-fields.input.js';
import { PolicyKind } from './policy-kind.enum.js';
import { SidScalar } from './sid.scalar.js';
import { IsPolicyKindFor, IsPolicySidFor } from './validators/policy.js';
import { IsSidOf } from './validators/sid.js';

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
