import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { DateTimeRange } from './customer.input.js';
import { OnboardingFilter } from './onboarding.input.js';
import { RunPageArgs } from './page.args.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';
import { IsText } from './validators/text.js';

const LONGEST = 255;

@InputType('OnboardingSearchFilter', {
  description: 'Which onboardings to find: those for which everything that is given is true.',
})
export class OnboardingSearchFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Only those of the customers that this finds, as in the query customers: words of the name, of a representative, a phone number or a SID. An onboarding belongs to a customer as soon as there is its profile.',
  })
  @IsOptional()
  @IsText(LONGEST)
  readonly search?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only those whose idempotency key begins so, upper and lower case as they were given.',
  })
  @IsOptional()
  @IsText(LONGEST)
  readonly idempotencyKeyPrefix?: string;

  @Field(() => DateTimeRange, { nullable: true, description: 'Only those that were started in this range.' })
  @IsOptional()
  @ValidateNested()
  readonly createdBetween?: DateTimeRange;

  @Field(() => SidScalar, {
    nullable: true,
    description: 'Only those that made this customer profile, or were given it.',
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly customerProfileSid?: Sid;
}

@ArgsType()
export class OnboardingPageArgs extends RunPageArgs {
  @Field(() => OnboardingFilter, { nullable: true, description: 'Which of them to list; left out, all.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: OnboardingFilter;

  @Field(() => OnboardingSearchFilter, { nullable: true, description: 'Which of these to find; left out, all.' })
  @IsOptional()
  @ValidateNested()
  readonly search?: OnboardingSearchFilter;
}
