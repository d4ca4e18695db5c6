import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type * as domain from '../domain/customer.js';
import type * as range from '../domain/date-time-range.js';
import { BundleStatus } from './bundle.interface.js';
import { CoverageFilter } from './coverage.input.js';
import { CustomerOrder } from './customer.type.js';
import { OnboardingStatus } from './onboarding.enum.js';
import { RunPageArgs } from './page.args.js';
import { PolicyKind } from './policy.type.js';
import { IsText } from './validators/text.js';

@InputType('DateTimeRange', { description: 'A range of time. Both ends belong to it; one that is left out is open.' })
export class DateTimeRange implements range.DateTimeRange {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Its beginning.' })
  @IsOptional()
  readonly from?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Its end.' })
  @IsOptional()
  readonly to?: Date;
}

/** More than there are statuses. */
const MOST_STATUSES = 20;
const MOST_CODES = 50;

/** Several of which a customer needs one. */
function ListOf(what: string, most: number): PropertyDecorator {
  return (target, name) => {
    IsOptional()(target, name);
    ArrayMinSize(1, { message: `Give at least one ${what}.` })(target, name);
    ArrayMaxSize(most, { message: `Give at most ${most}.` })(target, name);
  };
}

@InputType('ProductFilter', { description: 'Which trust product customers have, or lack.' })
class ProductFilter implements domain.ProductFilter {
  @Field(() => PolicyKind, { description: 'What the trust product is for.' })
  readonly kind!: PolicyKind;

  @Field(() => [BundleStatus], {
    nullable: true,
    description: 'Only a trust product with one of these statuses counts; left out, any.',
  })
  @ListOf('status', MOST_STATUSES)
  readonly status?: readonly BundleStatus[];

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True for the customers that have no such trust product.',
  })
  @IsOptional()
  readonly missing?: boolean;
}

@InputType('CustomerFilter', { description: 'Which customers to list; what is left out does not filter.' })
class CustomerFilter implements domain.CustomerFilter {
  @Field(() => [BundleStatus], { nullable: true, description: 'Only those whose profile has one of these statuses.' })
  @ListOf('status', MOST_STATUSES)
  readonly status?: readonly BundleStatus[];

  @Field(() => CoverageFilter, {
    nullable: true,
    description: 'Only those with at least one phone number that is in one of these states.',
  })
  @IsOptional()
  @ValidateNested()
  readonly coverage?: CoverageFilter;

  @Field(() => ProductFilter, { nullable: true, description: 'Only those with a trust product of a kind, or without.' })
  @IsOptional()
  @ValidateNested()
  readonly product?: ProductFilter;

  @Field(() => [Int], {
    nullable: true,
    description: 'Only those whose profile or a trust product of which Twilio rejected with one of these codes.',
  })
  @ListOf('code', MOST_CODES)
  readonly rejectionCode?: readonly number[];

  @Field(() => [OnboardingStatus], {
    nullable: true,
    description: 'Only those with at least one onboarding in one of these statuses.',
  })
  @ListOf('status', MOST_STATUSES)
  readonly onboardingStatus?: readonly OnboardingStatus[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Only those whose approval ends before this moment, of the profile or a trust product; what ended already is included.',
  })
  @IsOptional()
  readonly expiresBefore?: Date;

  @Field(() => DateTimeRange, { nullable: true, description: 'Only those whose profile was created in this range.' })
  @IsOptional()
  @ValidateNested()
  readonly createdBetween?: DateTimeRange;

  @Field(() => DateTimeRange, { nullable: true, description: 'Only those that changed last in this range.' })
  @IsOptional()
  @ValidateNested()
  readonly updatedBetween?: DateTimeRange;
}

@ArgsType()
export class CustomerPageArgs extends RunPageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only customers that have all of these words: of the name of the business or of its profile, of the name or email of a representative, or the email of the profile; a phone number in any spelling; or any SID. Beginnings of words from three letters on are enough, in any case, with or without accents.',
  })
  @IsOptional()
  @IsText(255)
  readonly search?: string;

  @Field(() => CustomerFilter, { nullable: true, description: 'Which of them to list; left out, all.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: CustomerFilter;

  @Field(() => CustomerOrder, {
    nullable: true,
    defaultValue: CustomerOrder.NAME_ASC,
    description: 'In which order.',
  })
  @IsOptional()
  readonly orderBy?: domain.CustomerOrder;
}
