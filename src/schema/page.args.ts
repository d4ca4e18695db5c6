import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { toPhoneNumberPattern } from '../domain/normal-form/contacts.js';
import { isSid, type Sid } from '../domain/sid.js';
import { AccountFilter } from './account.input.js';
import { AddressFilter } from './address.input.js';
import { BundleFilter } from './bundle.input.js';
import { SidScalar } from './sid.scalar.js';
import { EachIs } from './validators/members.js';
import { InNormalForm, IsCount, IsText } from './validators/text.js';

@InputType('IncomingPhoneNumberFilter', {
  description: 'Which phone numbers to list; what is left out does not filter.',
})
class IncomingPhoneNumberFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only numbers that contain these digits; * stands for any digit.',
  })
  @IsOptional()
  @InNormalForm(toPhoneNumberPattern, IsText(32))
  readonly phoneNumber?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only numbers with exactly this friendly name, in the same upper and lower case.',
  })
  @IsOptional()
  @IsText(255)
  readonly friendlyName?: string;
}

@ArgsType()
abstract class AfterArgs {
  abstract readonly first: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on; left out, from the start.' })
  @IsOptional()
  @IsText(4096, 'This is not a cursor. Start again without `after`.')
  readonly after?: string;
}

/** A page of what Twilio lists. The fields of each item count against the limit of an operation's cost. */
@ArgsType()
export class PageArgs extends AfterArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 20,
    description: 'How many items to return, 1 to 1000; with edges that cost requests of their own, fewer.',
  })
  @IsCount(1, 1_000)
  readonly first!: number;
}

/** A page of what this server keeps itself. */
@ArgsType()
export class RunPageArgs extends AfterArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many items to return, 1 to 100.' })
  @IsCount(1, 100)
  readonly first!: number;
}

@ArgsType()
export class EntityAssignmentArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only what has this type: the machine name of an end user type or document type, such as voice_integrity_information.',
  })
  @IsOptional()
  @IsText(128)
  readonly objectType?: string;
}

@ArgsType()
export class ChannelEndpointAssignmentArgs extends PageArgs {
  @Field(() => [SidScalar], { nullable: true, description: 'Only the assignments of these phone numbers.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'Give at most 100 phone numbers.' })
  @EachIs((item) => isSid(item, 'PN'), 'Give SIDs of phone numbers, which begin with PN.')
  readonly channelEndpointSids?: readonly Sid[];
}

const FILTER = 'Which of them to list; left out, all.';

@ArgsType()
export class AccountPageArgs extends PageArgs {
  @Field(() => AccountFilter, { nullable: true, description: FILTER })
  @IsOptional()
  @ValidateNested()
  readonly filter?: AccountFilter;
}

@ArgsType()
export class AddressPageArgs extends PageArgs {
  @Field(() => AddressFilter, { nullable: true, description: FILTER })
  @IsOptional()
  @ValidateNested()
  readonly filter?: AddressFilter;
}

@ArgsType()
export class BundlePageArgs extends PageArgs {
  @Field(() => BundleFilter, { nullable: true, description: FILTER })
  @IsOptional()
  @ValidateNested()
  readonly filter?: BundleFilter;
}

@ArgsType()
export class IncomingPhoneNumberPageArgs extends PageArgs {
  @Field(() => IncomingPhoneNumberFilter, { nullable: true, description: FILTER })
  @IsOptional()
  @ValidateNested()
  readonly filter?: IncomingPhoneNumberFilter;
}

/** As many as a page holds. */
@ArgsType()
export class NodesArgs {
  @Field(() => [ID], { description: 'The ids, at most 100.' })
  @ArrayMaxSize(100, { message: 'Ask for at most 100 ids.' })
  readonly ids!: readonly string[];
}
