import { Field, ObjectType } from 'type-graphql';
import { EntityAssignment } from './entity-assignment.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('EntityAssignmentPayload', { simpleResolvers: true, description: 'The outcome of attaching a thing.' })
export class EntityAssignmentPayload {
  @Field(() => EntityAssignment, { nullable: true, description: 'The attachment; null when nothing was attached.' })
  readonly entityAssignment?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
