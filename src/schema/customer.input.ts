import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType } from 'type-graphql';
import type * as domain from '../domain/customer.js';
import { BundleStatus } from './bundle.interface.js';
import { CustomerOrder } from './customer.type.js';
import { RunPageArgs } from './page.args.js';
import { IsText } from './validators/text.js';

@InputType('DateTimeRange', { description: 'A range of time. Both ends belong to it; one that is left out is open.' })
class DateTimeRange implements domain.DateTimeRange {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Its beginning.' })
  @IsOptional()
  readonly from?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Its end.' })
  @IsOptional()
  readonly to?: Date;
}

/** More than there are statuses. */
const MOST_STATUSES = 20;

@InputType('CustomerFilter', { description: 'Which customers to list; what is left out does not filter.' })
class CustomerFilter implements domain.CustomerFilter {
  @Field(() => [BundleStatus], { nullable: true, description: 'Only those whose profile has one of these statuses.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give at least one status.' })
  @ArrayMaxSize(MOST_STATUSES, { message: `Give at most ${MOST_STATUSES} statuses.` })
  readonly status?: readonly BundleStatus[];

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
