import { Field, InputType, registerEnumType } from 'type-graphql';
import * as domain from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import { enumOf } from './enum-of.js';
import { OnboardingStartInput } from './onboard.input.js';
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
