import { Field, ObjectType } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('DeletePayload', { simpleResolvers: true, description: 'The outcome of deleting or removing something.' })
export class DeletePayload {
  @Field(() => SidScalar, { nullable: true, description: 'What is gone now; null when nothing was deleted.' })
  readonly deletedSid?: Sid | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
