import { Field, ObjectType } from 'type-graphql';
import { SupportingDocument } from './supporting-document.type.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('SupportingDocumentPayload', {
  simpleResolvers: true,
  description: 'The outcome of a change to a supporting document.',
})
export class SupportingDocumentPayload {
  @Field(() => SupportingDocument, {
    nullable: true,
    description: 'The document as it is now; null when nothing was done.',
  })
  readonly supportingDocument?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
