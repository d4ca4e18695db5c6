import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { AccountStatus, AccountType, type AccountRecord } from '../domain/account.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

registerEnumType(AccountStatus, {
  name: 'AccountStatus',
  description: 'Whether an account may be used.',
  valuesConfig: {
    ACTIVE: { description: 'In use.' },
    SUSPENDED: {
      description: 'Suspended by its owner or by Twilio. Nothing can be done for it until it is active again.',
    },
    CLOSED: { description: 'Ended for good: Twilio deletes it with what it holds.' },
    UNKNOWN: { description: 'A status that this server does not know.' },
  },
});

registerEnumType(AccountType, {
  name: 'AccountType',
  description: 'Whether an account is paid for.',
  valuesConfig: {
    FULL: { description: 'A paid account.' },
    TRIAL: { description: 'A trial account: it cannot do everything that a paid one can.' },
    UNKNOWN: { description: 'A type that this server does not know.' },
  },
});

export { AccountStatus, AccountType };

@ObjectType('Account', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A Twilio account: the main account, or one of its subaccounts, each with profiles, products, numbers and onboardings of its own.',
})
export class Account extends Node implements AccountRecord {
  @Field(() => SidScalar, {
    description: "Twilio's identifier of the account. In the header x-account-sid it chooses a subaccount.",
  })
  readonly sid!: Sid;

  @Field(() => Boolean, {
    description: 'True when nothing here is real: the server works on its built-in sandbox instead of on Twilio.',
  })
  readonly sandbox!: boolean;
}

export const AccountConnection = connectionType('Account', () => Account, 'accounts');

@ObjectType('AccountPayload', { simpleResolvers: true, description: 'The outcome of a change to an account.' })
export class AccountPayload {
  @Field(() => Account, { nullable: true, description: 'The account as it is now; null when nothing was done.' })
  readonly account?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
