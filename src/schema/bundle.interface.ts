import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InterfaceType } from 'type-graphql';
import type { BundleKind, BundleRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { BundleStatus } from './bundle-status.enum.js';
import { Node } from './node.interface.js';
import { Rejection } from './rejection.type.js';
import { SidScalar } from './sid.scalar.js';

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
