import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DRIFT_KINDS, type DriftKind as Kind } from '../domain/drift.js';
import type { Sid } from '../domain/sid.js';
import { enumOf } from './enum-of.js';
import { connectionFields } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';

export const DriftKind = enumOf<Kind>(DRIFT_KINDS);
registerEnumType(DriftKind, {
  name: 'DriftKind',
  description: 'What has become of something at Twilio, without this server.',
  valuesConfig: {
    ASSIGNMENT_GONE: { description: 'A phone number, end user, document or profile is no longer on a bundle.' },
    NUMBER_GONE: { description: 'A phone number has left the account: it was released, or moved to another one.' },
    BUNDLE_GONE: { description: 'A customer profile or trust product was deleted.' },
    OBJECT_GONE: { description: 'An end user, supporting document or address was deleted.' },
    STATUS_CHANGED: {
      description: 'A customer profile or trust product has another status, other than by the verdict of a review.',
    },
    EXPIRED: { description: 'The approval of a customer profile or trust product has ended.' },
  },
});

@ObjectType('Drift', {
  simpleResolvers: true,
  description:
    'Something that is not as this server left it. It is no longer listed once somebody has put it right, at Twilio or here.',
})
export class Drift {
  @Field(() => DriftKind, { description: 'What happened.' })
  readonly kind!: Kind;

  @Field(() => SidScalar, { description: 'What it happened to: of an assignment its own SID, RA or BV.' })
  readonly sid!: Sid;

  @Field(() => String, { description: 'What was, what is now, and what to do about it.' })
  readonly message!: string;

  @Field(() => GraphQLDateTime, {
    description: 'When this server noticed it, which is after it happened; of an approval, when it ended.',
  })
  readonly noticedAt!: Date;
}

@ObjectType('DriftConnection', { simpleResolvers: true, description: 'A page of what is not as this server left it.' })
export class DriftConnection extends connectionFields('Drift', () => Drift, 'items') {
  @Field(() => Int, { description: 'How many there are in all, on this page and on the others.' })
  readonly totalCount!: number;

  @Field(() => GraphQLDateTime, {
    description:
      'What others did before this moment is listed. 1970 during the first pass, before which nothing is noticed.',
  })
  readonly asOf!: Date;
}
