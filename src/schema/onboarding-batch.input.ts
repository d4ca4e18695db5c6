import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { BATCH_PARTS, MAX_ITEMS } from '../domain/onboarding-batch.js';
import { ChangeCustomerInput, OffboardCustomerInput } from './customer-later.input.js';
import {
  OnboardA2pMessagingProfileInput,
  OnboardCnamInput,
  OnboardSecondaryCustomerProfileInput,
  OnboardShakenStirInput,
  OnboardSoleProprietorInput,
  OnboardStarterCustomerProfileInput,
  OnboardVoiceIntegrityInput,
} from './onboard.input.js';
import { OnboardTrustProductInput } from './onboard-trust-product.input.js';
import { OnboardingStatus, OnInvalid } from './onboarding.enum.js';
import { RunPageArgs } from './page.args.js';
import { MovePhoneNumbersInput, PhoneNumbersInput } from './phone-numbers.input.js';
import { ExactlyOneOf } from './validators/members.js';
import { IsFriendlyName, IsIdempotencyKey } from './validators/text.js';

/** A list of inputs of one kind. */
function Items(type: () => new () => object, description: string): PropertyDecorator {
  return (target, property) => {
    Field(() => [type()], { nullable: true, description })(target, property);
    IsOptional()(target, property);
    ArrayMinSize(1, { message: 'Give at least one onboarding.' })(target, property);
    ArrayMaxSize(MAX_ITEMS, { message: `Give at most ${MAX_ITEMS} onboardings; start another batch for the rest.` })(
      target,
      property,
    );
    ValidateNested()(target, property);
  };
}

@InputType('OnboardingItemsInput', {
  description:
    'The onboardings of a batch, 1 to 1,000 of one kind: exactly one of the lists. Their `wait` is not used.',
})
export class OnboardingItemsInput {
  @Items(() => OnboardSecondaryCustomerProfileInput, 'Customers who get a profile of their own.')
  readonly secondaryCustomerProfiles?: readonly OnboardSecondaryCustomerProfileInput[];

  @Items(
    () => OnboardStarterCustomerProfileInput,
    'People, and businesses without a tax number, who get a profile of their own.',
  )
  readonly starterCustomerProfiles?: readonly OnboardStarterCustomerProfileInput[];

  @Items(() => OnboardVoiceIntegrityInput, 'Customers whose numbers are registered to prevent false spam labels.')
  readonly voiceIntegrity?: readonly OnboardVoiceIntegrityInput[];

  @Items(() => OnboardShakenStirInput, 'Customers whose calls are signed.')
  readonly shakenStir?: readonly OnboardShakenStirInput[];

  @Items(() => OnboardCnamInput, 'Customers whose name is shown to the person called.')
  readonly cnam?: readonly OnboardCnamInput[];

  @Items(() => OnboardA2pMessagingProfileInput, 'Customers who will send application messages.')
  readonly a2pMessagingProfiles?: readonly OnboardA2pMessagingProfileInput[];

  @Items(() => OnboardSoleProprietorInput, 'Sole proprietors who will send application messages.')
  readonly soleProprietors?: readonly OnboardSoleProprietorInput[];

  @Items(() => OnboardTrustProductInput, 'Customers who get a trust product of any policy.')
  readonly trustProducts?: readonly OnboardTrustProductInput[];

  @Items(() => PhoneNumbersInput, 'Customers that get phone numbers.')
  readonly addPhoneNumbers?: readonly PhoneNumbersInput[];

  @Items(() => PhoneNumbersInput, 'Customers that phone numbers are taken from.')
  readonly removePhoneNumbers?: readonly PhoneNumbersInput[];

  @Items(() => PhoneNumbersInput, 'Customers with all the phone numbers that they shall have.')
  readonly setPhoneNumbers?: readonly PhoneNumbersInput[];

  @Items(() => MovePhoneNumbersInput, 'Phone numbers that go from one customer to another.')
  readonly movePhoneNumbers?: readonly MovePhoneNumbersInput[];

  @Items(() => ChangeCustomerInput, 'Customers that change.')
  readonly changeCustomer?: readonly ChangeCustomerInput[];

  @Items(() => OffboardCustomerInput, 'Customers that leave.')
  readonly offboardCustomer?: readonly OffboardCustomerInput[];
}

@InputType('OnboardManyInput', {
  description: 'Many onboardings, or operations on customers that exist, of one kind.',
})
export class OnboardManyInput {
  @Field(() => String, {
    description:
      'Your own name for this batch. Repeating a call with the same key and items returns the same batch; with other items it is refused.',
  })
  @IsIdempotencyKey()
  readonly idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: 'A name for people, at most 64 characters.' })
  @IsOptional()
  @IsFriendlyName()
  readonly name?: string;

  @Field(() => OnInvalid, {
    nullable: true,
    defaultValue: OnInvalid.REFUSE_ALL,
    description:
      'What happens to the batch when some of its rows are invalid. A row of the variables may also not fit the schema, by an unknown word or a missing field; a row that is written into the document itself then refuses the request in any case.',
  })
  @IsOptional()
  readonly onInvalid?: OnInvalid;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the rows are only checked. Nothing is started, batch is null, and userErrors says what is wrong with which row. Left out, false.',
  })
  @IsOptional()
  readonly dryRun?: boolean;

  @Field(() => OnboardingItemsInput, { description: 'The onboardings.' })
  @ExactlyOneOf(...Object.values(BATCH_PARTS))
  @ValidateNested()
  readonly items!: OnboardingItemsInput;
}

@ArgsType()
export class OnboardingBatchItemArgs extends RunPageArgs {
  @Field(() => OnboardingStatus, { nullable: true, description: 'Only those whose onboarding has this status.' })
  @IsOptional()
  readonly status?: OnboardingStatus;
}
