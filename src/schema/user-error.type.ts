import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserErrorCode, type UserErrorRecord } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What kind of thing went wrong that the caller can correct.',
  valuesConfig: {
    INVALID_INPUT: { description: 'A value of the input is missing, malformed or not allowed.' },
    NOT_FOUND: { description: 'Something that the input names does not exist in this account.' },
    CONFLICT: { description: 'It conflicts with what exists already, such as a number that is assigned twice.' },
    NOT_EDITABLE: { description: 'It is under review or approved, and cannot be changed now.' },
    NOT_COMPLIANT: {
      description: 'It does not yet meet the requirements of its policy; evaluate it to see what is missing.',
    },
    IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used before, with other input.' },
    UPSTREAM_REFUSED: { description: "Twilio refused the data for a reason of its own; Twilio's code says which." },
  },
});

@ObjectType('UserError', {
  simpleResolvers: true,
  description:
    'Something that the caller can correct. Faults that the caller cannot correct, such as an outage, are GraphQL errors instead.',
})
export class UserError implements UserErrorRecord {
  @Field(() => String, { description: 'What is wrong and what to do. Never repeats the value that was sent.' })
  readonly message!: string;

  @Field(() => UserErrorCode, { description: 'What kind of problem it is, for programs.' })
  readonly code!: UserErrorCode;

  @Field(() => [String], {
    nullable: true,
    description:
      'Where in the input the problem is, such as ["voiceIntegrity", "useCase"]; a place in a list is its number, from 0.',
  })
  readonly path!: readonly string[] | null;

  @Field(() => Int, { nullable: true, description: "Twilio's code, where Twilio found the problem." })
  readonly twilioCode!: number | null;

  @Field(() => String, { nullable: true, description: "Twilio's page about that code." })
  readonly moreInfoUrl!: string | null;

  @Field(() => SidScalar, {
    nullable: true,
    description:
      'What Twilio refused, where it has a SID: a phone number, an end user, a document, a profile or product.',
  })
  readonly resourceSid!: Sid | null;

  @Field(() => String, {
    nullable: true,
    description: 'The idempotencyKey of the row of a batch that it is about; null elsewhere.',
  })
  readonly idempotencyKey?: string | null;
}

/** The description of `userErrors`, the same in every payload. */
export const USER_ERRORS = 'What the caller can correct; empty when all went well.';

@ObjectType('DeletePayload', { simpleResolvers: true, description: 'The outcome of deleting or removing something.' })
export class DeletePayload {
  @Field(() => SidScalar, { nullable: true, description: 'What is gone now; null when nothing was deleted.' })
  readonly deletedSid?: Sid | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
