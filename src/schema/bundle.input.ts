import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { isSid, type Sid } from '../domain/sid.js';
import { BundleStatus } from './bundle.interface.js';
import { PolicyKind } from './policy.type.js';
import { SidScalar } from './sid.scalar.js';
import { IsCallbackUrl } from './validators/callback-url.js';
import { EachIs } from './validators/members.js';
import { IsSidOf } from './validators/sid.js';
import { IsText } from './validators/text.js';

@InputType('BundleFilter', {
  description: 'Which customer profiles or trust products to list; what is left out does not filter.',
})
export class BundleFilter {
  @Field(() => BundleStatus, { nullable: true, description: 'Only those with this status.' })
  @IsOptional()
  readonly status?: BundleStatus;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those with exactly this friendly name, in the same upper and lower case; the marker that an onboarding puts at its end ([onb:...]) may be left out. It costs one Twilio request for each 1,000 of them.',
  })
  @IsOptional()
  @IsText(255)
  readonly friendlyName?: string;

  @Field(() => SidScalar, { nullable: true, description: 'Only those that follow this policy.' })
  @IsOptional()
  @IsSidOf('RN')
  readonly policySid?: Sid;

  @Field(() => PolicyKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  readonly kind?: PolicyKind;
}

/** One input type for every resource: which prefix it must have is the validation group of the mutation. */
@InputType('SidInput', { description: 'Names one thing.' })
export class SidInput {
  @Field(() => SidScalar, { description: 'The thing that is meant.' })
  @IsSidOf('BU', 'BU')
  @IsSidOf('IT', 'IT')
  @IsSidOf('RD', 'RD')
  @IsSidOf('AD', 'AD')
  readonly sid!: Sid;
}

@InputType('SubmitBundleInput', { description: "Sends a customer profile or trust product to Twilio's review." })
export class SubmitBundleInput {
  @Field(() => SidScalar, { description: 'The customer profile or trust product to submit.' })
  @IsSidOf('BU')
  readonly sid!: Sid;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls when the status changes.' })
  @IsOptional()
  @IsCallbackUrl()
  readonly statusCallback?: string;
}

@InputType('AssignEntityInput', { description: 'Attaches a thing to a customer profile or trust product.' })
export class AssignEntityInput {
  @Field(() => SidScalar, { description: 'The customer profile or trust product to attach to.' })
  @IsSidOf('BU')
  readonly bundleSid!: Sid;

  @Field(() => SidScalar, { description: 'The end user, supporting document or customer profile to attach.' })
  @IsSidOf(['IT', 'RD', 'BU'])
  readonly objectSid!: Sid;
}

@InputType('RemoveEntityInput', { description: 'Takes an attached thing off a customer profile or trust product.' })
export class RemoveEntityInput {
  @Field(() => SidScalar, { description: 'The customer profile or trust product that it is attached to.' })
  @IsSidOf('BU')
  readonly bundleSid!: Sid;

  @Field(() => SidScalar, { description: 'The assignment to remove, not the thing itself.' })
  @IsSidOf('BV')
  readonly assignmentSid!: Sid;
}

/** A hundred, because the removal asks Twilio for all of them in one URL. */
const MAX_NUMBERS = 100;

/** What every list of phone numbers must hold. */
export function ArePhoneNumberSids(max: number): PropertyDecorator {
  const checks = [
    ArrayMinSize(1, { message: 'Give at least one phone number.' }),
    ArrayMaxSize(max, { message: `Give at most ${max} phone numbers.` }),
    ArrayUnique({ message: 'Give each phone number once.' }),
    EachIs((item) => isSid(item, 'PN'), 'Give the SID of a phone number, which begins with PN.'),
  ];
  return (target, key) => {
    for (const check of checks) check(target, key);
  };
}

@InputType('AssignPhoneNumbersInput', { description: 'One call for many numbers; each gets its own outcome.' })
export class AssignPhoneNumbersInput {
  @Field(() => SidScalar, { description: 'The customer profile or trust product to put the numbers on.' })
  @IsSidOf('BU')
  readonly bundleSid!: Sid;

  @Field(() => [SidScalar], { description: 'The phone numbers, 1 to 100.' })
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids!: readonly Sid[];
}

@InputType('RemovePhoneNumbersInput', { description: 'One call for many numbers; each gets its own outcome.' })
export class RemovePhoneNumbersInput {
  @Field(() => SidScalar, { description: 'The customer profile or trust product that the numbers belong to.' })
  @IsSidOf('BU')
  readonly bundleSid!: Sid;

  @Field(() => [SidScalar], { description: 'The phone numbers, 1 to 100.' })
  @ArePhoneNumberSids(MAX_NUMBERS)
  readonly phoneNumberSids!: readonly Sid[];
}
