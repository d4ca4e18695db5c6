import { Field, ObjectType } from 'type-graphql';
import { ProvisionalCopy } from './provisional-copy.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

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
