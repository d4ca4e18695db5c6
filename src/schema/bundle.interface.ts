import { Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { BundleStatus, type BundleKind, type BundleRecord } from '../domain/bundle.js';
import type { Rejection as RejectionRecord } from '../domain/rejection.js';
import type { Sid } from '../domain/sid.js';
import { Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';

registerEnumType(BundleStatus, {
  name: 'BundleStatus',
  description: 'Where a customer profile or trust product stands on its way to approval.',
  valuesConfig: {
    DRAFT: { description: 'Being put together; not yet sent to Twilio. It can be changed freely.' },
    PENDING_REVIEW: { description: 'Sent to Twilio and waiting for the automatic check.' },
    IN_REVIEW: {
      description:
        'Twilio is reviewing it, which usually takes one to three days, for Voice Integrity 24 to 48 hours. It cannot be edited.',
    },
    TWILIO_REJECTED: { description: 'Twilio rejected it; the rejections say why and what to correct.' },
    TWILIO_APPROVED: { description: 'Twilio approved it, and what it stands for is in force.' },
    UNKNOWN: { description: 'A status that this server does not know; the raw status has the word that Twilio used.' },
  },
});

export { BundleStatus };

@ObjectType('Rejection', { simpleResolvers: true, description: 'One reason why Twilio rejected something.' })
export class Rejection implements RejectionRecord {
  @Field(() => Int, { description: "Twilio's code, such as 18602." })
  readonly code!: number;

  @Field(() => String, { description: 'What Twilio found wrong.' })
  readonly message!: string;

  @Field(() => String, { description: 'What the customer can do about it.' })
  readonly remedy!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The input field that it is about, where one is known, such as business.businessRegistrationNumber.',
  })
  readonly field!: string | null;

  @Field(() => String, { nullable: true, description: "Twilio's page about this code." })
  readonly moreInfoUrl!: string | null;
}

/** The plain fields; the edges, which cost calls, are declared by the resolver of the same name. */
@InterfaceType('Bundle', {
  implements: Node,
  description: 'What customer profiles and trust products have in common: Trust Hub calls both a bundle.',
})
export abstract class Bundle extends Node implements BundleRecord {
  readonly bundleKind!: BundleKind;

  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => String, { description: 'The name by which your own people recognise it; Twilio does not judge it.' })
  readonly friendlyName!: string;

  @Field(() => String, { nullable: true, description: 'The email address that Twilio writes to about the review.' })
  readonly email!: string | null;

  @Field(() => BundleStatus, { description: 'Where it stands on its way to approval.' })
  readonly status!: BundleStatus;

  @Field(() => String, { description: 'The status word exactly as Twilio sent it.' })
  readonly rawStatus!: string;

  @Field(() => String, { nullable: true, description: 'The URL that Twilio calls when the status changes.' })
  readonly statusCallback!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when the approval lasts, if it ends at all.' })
  readonly validUntil!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When it was created.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it last changed.' })
  readonly updatedAt!: Date;

  @Field(() => SidScalar, { description: 'The policy that says what it must contain.' })
  readonly policySid!: Sid;

  @Field(() => [Rejection], {
    description:
      'Why Twilio rejected it: one entry per reason, with what to do about it. Empty when it was not rejected.',
  })
  readonly rejections!: readonly Rejection[];
}
