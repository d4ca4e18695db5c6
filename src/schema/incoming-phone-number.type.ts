import { Field, ObjectType } from 'type-graphql';
import type { IncomingPhoneNumberRecord, PhoneNumberCapabilitiesRecord } from '../domain/incoming-phone-number.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('PhoneNumberCapabilities', { simpleResolvers: true, description: 'What a phone number can be used for.' })
export class PhoneNumberCapabilities implements PhoneNumberCapabilitiesRecord {
  @Field(() => Boolean, { description: 'True when it can make and take calls.' })
  readonly voice!: boolean;

  @Field(() => Boolean, { description: 'True when it can send and receive text messages.' })
  readonly sms!: boolean;

  @Field(() => Boolean, { description: 'True when it can send and receive messages with media.' })
  readonly mms!: boolean;

  @Field(() => Boolean, { description: 'True when it can receive faxes.' })
  readonly fax!: boolean;
}

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

  @Field(() => String, {
    description:
      'The number in international form (E.164), such as +14155550100. Empty, with an error on its path, where it is still assigned but no account has it any more.',
  })
  readonly phoneNumber!: string;

  @Field(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  readonly friendlyName!: string | null;

  @Field(() => PhoneNumberCapabilities, { nullable: true, description: 'What it can be used for.' })
  readonly capabilities!: PhoneNumberCapabilities | null;

  @Field(() => SidScalar, {
    nullable: true,
    description: 'The address that is on it, as the rules of some countries require; null where there is none.',
  })
  readonly addressSid!: Sid | null;

  @Field(() => String, {
    nullable: true,
    description: "Which address Twilio requires for it, in Twilio's words: `none`, `any`, `local` or `foreign`.",
  })
  readonly addressRequirements!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Whether it is in use, in Twilio's words, such as `in-use`.",
  })
  readonly status!: string | null;

  @Field(() => SidScalar, {
    nullable: true,
    description:
      'The regulatory bundle that is on it, as the rules of some countries require. Not the profile and products of Trust Hub, which are `customerProfile` and `trustProducts`.',
  })
  readonly bundleSid!: Sid | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Where it comes from, in Twilio's words: `twilio` for one bought there, `hosted` for one that stays with another carrier.",
  })
  readonly origin!: string | null;
}

export const IncomingPhoneNumberConnection = connectionType(
  'IncomingPhoneNumber',
  () => IncomingPhoneNumber,
  'phone numbers',
);
