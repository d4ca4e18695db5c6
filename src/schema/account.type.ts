import { Field, ObjectType } from 'type-graphql';
import type { AccountRecord } from '../domain/account.js';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('Account', { simpleResolvers: true, description: 'The Twilio account that this operation works on.' })
export class Account implements AccountRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of the account." })
  readonly sid!: Sid;

  @Field(() => Boolean, {
    description: 'True when nothing here is real: the server works on its built-in sandbox instead of on Twilio.',
  })
  readonly sandbox!: boolean;
}
