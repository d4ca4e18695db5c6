import { Field, ObjectType } from 'type-graphql';
import { EndUser } from './end-user.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('EndUserPayload', { simpleResolvers: true, description: 'The outcome of a change to an end user.' })
export class EndUserPayload {
  @Field(() => EndUser, { nullable: true, description: 'The end user as it is now; null when nothing was done.' })
  readonly endUser?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
