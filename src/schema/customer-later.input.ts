import { ValidateNested } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import * as domain from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import { enumOf } from './enum-of.js';
import { OnboardingStartInput } from './onboard.input.js';
import { OnboardingCorrectionsInput } from './onboarding-corrections.input.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';

export const OffboardMode = enumOf<domain.OffboardMode>(domain.OFFBOARD_MODES);
export type OffboardMode = domain.OffboardMode;
registerEnumType(OffboardMode, {
  name: 'OffboardMode',
  description: 'How much of a customer that leaves is taken apart.',
  valuesConfig: {
    FREE_NUMBERS: {
      description:
        'Its phone numbers come off its trust products and its profile, so that they can be used for another customer. All else stays.',
    },
    DELETE: {
      description:
        'Its numbers come off; then its trust products, its profile, and the end users, documents and addresses that only it has are deleted. The account keeps the numbers.',
    },
  },
});

@InputType('OffboardCustomerInput', { description: 'Which customer leaves, and how much of it is taken apart.' })
export class OffboardCustomerInput extends OnboardingStartInput implements domain.CustomerOffboarding {
  @Field(() => SidScalar, { description: 'The customer, by its customer profile.' })
  @IsSidOf('BU')
  readonly customerProfileSid!: Sid;

  @Field(() => OffboardMode, { description: 'How much of it is taken apart.' })
  readonly mode!: domain.OffboardMode;
}

@InputType('ChangeCustomerInput', { description: 'Which customer changes, and what is corrected of it.' })
export class ChangeCustomerInput extends OnboardingStartInput implements domain.CustomerChange {
  @Field(() => SidScalar, { description: 'The customer, by its customer profile.' })
  @IsSidOf('BU')
  readonly customerProfileSid!: Sid;

  @Field(() => OnboardingCorrectionsInput, {
    description:
      'What to correct, field by field; what is left out stays as it is at Twilio, a representative who is not given too. Phone numbers have mutations of their own.',
  })
  @ValidateNested()
  readonly corrections!: OnboardingCorrectionsInput;
}
