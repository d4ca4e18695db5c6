import { Field, ObjectType } from 'type-graphql';
import { Evaluation } from './evaluation.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('EvaluationPayload', { simpleResolvers: true, description: 'The outcome of a check against the policy.' })
export class EvaluationPayload {
  @Field(() => Evaluation, { nullable: true, description: 'The check; null when it could not be made.' })
  readonly evaluation?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
