import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { AccountStatus } from './account.type.js';
import { IsText } from './validators/text.js';

/** Twilio's limit. */
const LONGEST_NAME = 64;

@InputType('AccountFilter', { description: 'Which accounts to list; what is left out does not filter.' })
export class AccountFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only accounts with exactly this name, in the same upper and lower case.',
  })
  @IsOptional()
  @IsText(LONGEST_NAME)
  readonly friendlyName?: string;

  @Field(() => AccountStatus, { nullable: true, description: 'Only accounts with this status.' })
  readonly status?: AccountStatus;
}

@InputType('CreateSubaccountInput', { description: 'A new subaccount.' })
export class CreateSubaccountInput {
  @Field(() => String, {
    description: 'The name by which your own people recognise it, such as the customer it is for.',
  })
  @IsText(LONGEST_NAME)
  readonly friendlyName!: string;
}
