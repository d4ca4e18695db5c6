import { Field, ObjectType } from 'type-graphql';
import { Account } from './account.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('AccountPayload', { simpleResolvers: true, description: 'The outcome of a change to an account.' })
export class AccountPayload {
  @Field(() => Account, { nullable: true, description: 'The account as it is now; null when nothing was done.' })
  readonly account?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
