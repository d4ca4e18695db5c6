import { IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type * as domain from '../domain/onboarding-input.js';
import type { Sid } from '../domain/sid.js';
import type { StarterInformation } from '../domain/starter-customer-profile.js';
import { NewProfileInput } from './onboarding-sources.input.js';
import { PersonInput } from './person.input.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';
import { IsEmailAddress } from './validators/text.js';

@InputType('StarterInformationInput', { description: 'The person behind a business without a tax number.' })
export class StarterInformationInput extends PersonInput implements StarterInformation {
  @Field(() => String, { description: 'Email address, of any mail service.' })
  @IsEmailAddress()
  readonly email!: string;
}

@InputType('StarterCustomerProfileInput', {
  description: 'The identity of a person, or of a business without a tax number, all of it.',
})
export class StarterCustomerProfileInput extends NewProfileInput implements domain.StarterCustomerProfileSource {
  @Field(() => StarterInformationInput, { description: 'The person.' })
  @ValidateNested()
  readonly person!: StarterInformationInput;
}

@InputType('StarterCustomerProfileSourceInput', {
  description: 'Where the starter profile comes from: exactly one of the two.',
})
export class StarterCustomerProfileSourceInput implements domain.CustomerProfileSource {
  @Field(() => SidScalar, { nullable: true, description: 'A starter profile that exists.' })
  @IsOptional()
  @IsSidOf('BU')
  readonly existingSid?: Sid;

  @Field(() => StarterCustomerProfileInput, { nullable: true, description: 'A starter profile to make on the way.' })
  @IsOptional()
  @ValidateNested()
  readonly starter?: StarterCustomerProfileInput;
}
