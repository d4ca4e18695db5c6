import { Field, ObjectType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { ChannelEndpointAssignment } from './channel-endpoint-assignment.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('PhoneNumberAssignmentResult', { simpleResolvers: true, description: 'What happened to one phone number.' })
export class PhoneNumberAssignmentResult {
  @Field(() => SidScalar, { description: 'The phone number.' })
  readonly phoneNumberSid!: Sid;

  @Field(() => ChannelEndpointAssignment, {
    nullable: true,
    description: 'The assignment that was made, or the one that was removed; null when it did not work.',
  })
  readonly assignment?: object | null;

  @Field(() => UserError, { nullable: true, description: 'Why it did not work for this number.' })
  readonly error?: UserError | null;
}

@ObjectType('PhoneNumberAssignmentPayload', {
  simpleResolvers: true,
  description: 'The outcome of assigning or removing phone numbers: one result for each.',
})
export class PhoneNumberAssignmentPayload {
  @Field(() => [PhoneNumberAssignmentResult], {
    description: 'One result for each phone number, in the order of the input. Empty when the input itself is wrong.',
  })
  readonly results!: readonly PhoneNumberAssignmentResult[];

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
