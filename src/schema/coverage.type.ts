import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import * as domain from '../domain/coverage.js';
import { enumOf } from './enum-of.js';
import { AS_OF } from './customer.type.js';
import { IncomingPhoneNumberConnection } from './incoming-phone-number.type.js';

export const CoverageKind = enumOf<domain.CoverageKind>(domain.COVERAGE_KINDS);
registerEnumType(CoverageKind, {
  name: 'CoverageKind',
  description: 'What a phone number can gain by a trust product.',
  valuesConfig: {
    SHAKEN_STIR: { description: 'Its calls are signed, so that carriers trust who is calling.' },
    VOICE_INTEGRITY: { description: 'It is registered with call analytics companies, to prevent false spam labels.' },
    CNAM: { description: 'The business name is shown to the person who is called.' },
  },
});

export const CoverageState = enumOf<domain.CoverageState>(domain.COVERAGE_STATES);
registerEnumType(CoverageState, {
  name: 'CoverageState',
  description:
    'Whether a phone number has what a kind of trust product gives: the worst of what it rests on there, which is the product and the customer profile that the product names. Of several products of a kind the best one counts.',
  valuesConfig: {
    COVERED: { description: 'The product and its profile are approved, and the number is on both.' },
    IN_REVIEW: { description: 'Twilio is reviewing the product or its profile.' },
    REJECTED: { description: 'Twilio rejected the product or its profile.' },
    BROKEN: {
      description:
        'It is on a product, but this or its profile was never submitted, has expired or does not exist any more, or the number is missing on the profile.',
    },
    MISSING: { description: 'It is on no product of this kind.' },
  },
});

export const Attestation = enumOf<domain.Attestation>(domain.ATTESTATIONS);
registerEnumType(Attestation, {
  name: 'Attestation',
  description: 'How much Twilio vouches for the caller when it signs calls from a number (SHAKEN/STIR).',
  valuesConfig: {
    A: { description: 'Full: Twilio knows the business, and that the number is its own.' },
    B: { description: 'Partial: Twilio knows the owner of the account, but not whose the number is.' },
    C: { description: 'The call came through Twilio; no more is vouched for.' },
    UNKNOWN: { description: 'Calls from it are not signed, or the account has not been read yet.' },
  },
});

/** The trust product is declared by the resolver. */
@ObjectType('Coverage', {
  simpleResolvers: true,
  description: 'How a phone number stands by one kind of trust product.',
})
export class Coverage {
  @Field(() => CoverageKind, { description: 'The kind.' })
  readonly kind!: domain.CoverageKind;

  @Field(() => CoverageState, { description: 'Whether the number has what this kind gives.' })
  readonly state!: domain.CoverageState;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is not COVERED, in one sentence with what to do; null where it is.',
  })
  readonly reason!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when it has been so; null where that is not known, such as of a number that is missing.',
  })
  readonly since!: Date | null;
}

@ObjectType('CoverageCount', { simpleResolvers: true, description: 'How many are in one state by one kind.' })
export class CoverageCount {
  @Field(() => CoverageKind, { description: 'The kind.' })
  readonly kind!: domain.CoverageKind;

  @Field(() => CoverageState, { description: 'The state.' })
  readonly state!: domain.CoverageState;

  @Field(() => Int, { description: 'How many; at least one.' })
  readonly count!: number;
}

/** Of the same edges as every connection of numbers. */
@ObjectType('PhoneNumberCoverageConnection', {
  simpleResolvers: true,
  description: 'A page of phone numbers by what they gain.',
})
export class PhoneNumberCoverageConnection extends IncomingPhoneNumberConnection {
  @Field(() => Int, { description: 'How many there are in all, on this page and on the others.' })
  readonly totalCount!: number;

  @Field(() => GraphQLDateTime, { description: AS_OF })
  readonly asOf!: Date;
}
