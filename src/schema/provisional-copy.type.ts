import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { BundleRef, ProvisionalCopyRecord } from '../domain/bundle.js';
import type { Sid } from '../domain/sid.js';
import { BundleStatus } from './bundle.interface.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('ProvisionalCopy', {
  simpleResolvers: true,
  description:
    'The draft under which an approved customer profile or trust product is changed, while the approved one stays in force.',
})
export class ProvisionalCopy implements ProvisionalCopyRecord {
  readonly originalRef!: BundleRef;

  @Field(() => SidScalar, {
    description: 'The SID that Twilio gives it. Under this SID it is edited, evaluated and submitted like any other.',
  })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => SidScalar, { description: 'The policy that says what it must contain.' })
  readonly policySid!: Sid;

  @Field(() => String, { description: 'The name by which your own people recognise it.' })
  readonly friendlyName!: string;

  @Field(() => String, { nullable: true, description: 'The email address that Twilio writes to about the review.' })
  readonly email!: string | null;

  @Field(() => BundleStatus, { description: 'Where the copy stands on its way to approval.' })
  readonly status!: BundleStatus;

  @Field(() => String, { description: 'The status word exactly as Twilio sent it.' })
  readonly rawStatus!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The URL that Twilio calls when the status of the copy changes.',
  })
  readonly statusCallback!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when the approval lasts, if it ends at all.' })
  readonly validUntil!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When the copy was made.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the copy last changed.' })
  readonly updatedAt!: Date;
}

@ObjectType('ProvisionalCopyPayload', {
  simpleResolvers: true,
  description: 'The outcome of copying an approved customer profile or trust product.',
})
export class ProvisionalCopyPayload {
  @Field(() => ProvisionalCopy, { nullable: true, description: 'The copy; null when none was made.' })
  readonly provisionalCopy?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
