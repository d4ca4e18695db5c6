import { Field, Int, ObjectType } from 'type-graphql';
import type { UserErrorRecord } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';
import { UserErrorCode } from './user-error-code.enum.js';

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
