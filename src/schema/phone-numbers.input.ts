import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding-input.js';
import { bundleKindOf } from '../domain/policy.js';
import type { Sid } from '../domain/sid.js';
import { ArePhoneNumberSids } from './bundle.input.js';
import { OnboardingStartInput } from './onboard.input.js';
import { PolicyKind } from './policy.type.js';
import { SidScalar } from './sid.scalar.js';
import { EachIs } from './validators/members.js';
import { IsSidOf } from './validators/sid.js';

const isOfProduct = (kind: unknown): boolean => bundleKindOf(kind as PolicyKind) !== 'CustomerProfile';

/** A run of so many numbers on a customer with three products sends some 20,000 requests. */
const MAX_NUMBERS = 5_000;
const NUMBERS = 'The phone numbers, 1 to 5000.';

@InputType('PhoneNumbersInput', {
  description: 'Which phone numbers, of which customer, and on which of its products.',
})
export class PhoneNumbersInput extends OnboardingStartInput implements domain.PhoneNumbersOperation {
  @Field(() => SidScalar, { description: 'The customer, by its customer profile.' })
  @IsSidOf('BU')
  readonly customerProfileSid!: Sid;

  @Field(() => [SidScalar], { description: NUMBERS })
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids!: readonly Sid[];

  @Field(() => [PolicyKind], {
    nullable: true,
    description:
      "Which kinds of the customer's trust products are meant; left out, all that it has. With kinds, numbers that are removed stay on the profile and on the other products.",
  })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give at least one kind, or leave this out for all.' })
  @ArrayMaxSize(20)
  @ArrayUnique({ message: 'Give each kind once.' })
  @EachIs(isOfProduct, 'Give kinds of trust products: numbers are on the customer profile in any case.')
  readonly kinds?: readonly PolicyKind[];
}

@InputType('MovePhoneNumbersInput', { description: 'Which phone numbers go from one customer to another.' })
export class MovePhoneNumbersInput extends OnboardingStartInput implements domain.PhoneNumbersMove {
  @Field(() => SidScalar, { description: 'The customer that has them, by its customer profile.' })
  @IsSidOf('BU')
  readonly fromCustomerProfileSid!: Sid;

  @Field(() => SidScalar, { description: 'The customer that gets them, by its customer profile.' })
  @IsSidOf('BU')
  readonly toCustomerProfileSid!: Sid;

  @Field(() => [SidScalar], { description: NUMBERS })
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids!: readonly Sid[];
}
