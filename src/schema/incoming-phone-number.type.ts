import { Field, ObjectType } from 'type-graphql';
import type { IncomingPhoneNumberRecord } from '../domain/incoming-phone-number.js';
import type { Sid } from '../domain/sid.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('IncomingPhoneNumber', {
  implements: Node,
  simpleResolvers: true,
  description: 'A phone number that the account owns.',
})
export class IncomingPhoneNumber extends Node implements IncomingPhoneNumberRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that owns it.' })
  readonly accountSid!: Sid;

  @Field(() => String, { description: 'The number in international form (E.164), such as +14155550100.' })
  readonly phoneNumber!: string;

  @Field(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  readonly friendlyName!: string | null;
}

export const IncomingPhoneNumberConnection = connectionType(
  'IncomingPhoneNumber',
  () => IncomingPhoneNumber,
  'phone numbers',
);
