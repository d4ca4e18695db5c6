import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding-input.js';
import { isSid, type Sid } from '../domain/sid.js';
import { ArePhoneNumberSids } from './bundle.input.js';
import { GivenThings, type GivenThingInput } from './given-thing.input.js';
import { MAX_NUMBERS, TrustProductStartInput } from './onboard.input.js';
import { SidScalar } from './sid.scalar.js';
import { EachIs } from './validators/members.js';
import { IsSidOf } from './validators/sid.js';

const MOST_PRODUCTS = 10;

@InputType('OnboardTrustProductInput', {
  description:
    'All that is needed to bring a customer from nothing to a trust product of any policy: what that asks for, which policy(sid) { typedRequirements } lists.',
})
export class OnboardTrustProductInput extends TrustProductStartInput implements domain.AnyTrustProductOnboarding {
  @Field(() => SidScalar, { description: 'The policy: one for trust products, of those that policies lists.' })
  @IsSidOf('RN')
  readonly policySid!: Sid;

  @GivenThings('The end users that the policy asks for, one of each type.')
  readonly endUsers?: readonly GivenThingInput[];

  @GivenThings('The supporting documents that the policy asks for, one of each type.')
  readonly documents?: readonly GivenThingInput[];

  @Field(() => [SidScalar], {
    nullable: true,
    description: 'Trust products that it stands on, where the policy asks for such, at most 10.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_PRODUCTS, { message: `Give at most ${MOST_PRODUCTS}.` })
  @EachIs((sid) => isSid(sid, 'BU'), 'Give the SID of a trust product: BU and 32 hexadecimal digits.')
  readonly supportingTrustProductSids?: readonly Sid[];

  @Field(() => [SidScalar], {
    nullable: true,
    description: 'The phone numbers to put on it, 1 to 500; left out, none.',
  })
  @IsOptional()
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids?: readonly Sid[];
}
