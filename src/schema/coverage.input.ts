import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import * as domain from '../domain/coverage.js';
import type { Sid } from '../domain/sid.js';
import { CoverageKind, CoverageState } from './coverage.type.js';
import { RunPageArgs } from './page.args.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';

const SOME_KINDS = { message: 'Give at least one kind.' };
const SOME_STATES = { message: 'Give at least one state.' };

@InputType('CoverageFilter', { description: 'How a phone number is to stand.' })
export class CoverageFilter implements domain.CoverageFilter {
  @Field(() => CoverageKind, { description: 'By which kind.' })
  readonly kind!: domain.CoverageKind;

  @Field(() => [CoverageState], { description: 'In one of these states.' })
  @ArrayMinSize(1, SOME_STATES)
  @ArrayMaxSize(domain.COVERAGE_STATES.length, { message: 'Give each state once.' })
  readonly states!: readonly domain.CoverageState[];
}

@InputType('PhoneNumberCoverageFilter', {
  description: 'Which phone numbers to list; what is left out does not filter.',
})
class PhoneNumberCoverageFilter implements domain.PhoneNumberCoverageFilter {
  @Field(() => [CoverageKind], {
    nullable: true,
    description: 'Only those that are MISSING for at least one of these kinds, numbers on no product at all included.',
  })
  @IsOptional()
  @ArrayMinSize(1, SOME_KINDS)
  @ArrayMaxSize(domain.COVERAGE_KINDS.length, { message: 'Give each kind once.' })
  readonly missing?: readonly domain.CoverageKind[];

  @Field(() => CoverageKind, {
    nullable: true,
    description: 'By which kind a number is to be in one of the states; left out, by any of them.',
  })
  @IsOptional()
  readonly kind?: domain.CoverageKind;

  @Field(() => [CoverageState], { nullable: true, description: 'Only those that are in one of these states.' })
  @IsOptional()
  @ArrayMinSize(1, SOME_STATES)
  @ArrayMaxSize(domain.COVERAGE_STATES.length, { message: 'Give each state once.' })
  readonly states?: readonly domain.CoverageState[];

  @Field(() => SidScalar, {
    nullable: true,
    description: 'Only those on the customer profile of this SID, or on a trust product that names it.',
  })
  @IsOptional()
  @IsSidOf('BU')
  readonly customerSid?: Sid;

  @Field(() => SidScalar, {
    nullable: true,
    description:
      'Only those that this account owns. The main account may give the SID of a subaccount, if the caller may act for that; left out, its own numbers are listed, and those of subaccounts that are on its profiles and products.',
  })
  @IsOptional()
  @IsSidOf('AC')
  readonly accountSid?: Sid;
}

@ArgsType()
export class PhoneNumberCoveragePageArgs extends RunPageArgs {
  @Field(() => PhoneNumberCoverageFilter, { nullable: true, description: 'Which of them to list; left out, all.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: PhoneNumberCoverageFilter;
}
