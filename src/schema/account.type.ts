import { Field, ObjectType } from 'type-graphql';
import type { AccountRecord } from '../domain/account.js';
import type { Sid } from '../domain/sid.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { SidScalar } from './sid.scalar.js';

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
