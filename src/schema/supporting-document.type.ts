import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import type { Attributes } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { SupportingDocumentStatus, type SupportingDocumentRecord } from '../domain/supporting-document.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

registerEnumType(SupportingDocumentStatus, {
  name: 'SupportingDocumentStatus',
  description: 'Where the review of a supporting document stands.',
  valuesConfig: {
    DRAFT: { description: 'Not yet sent to review; it can be changed freely.' },
    PENDING_REVIEW: { description: 'Under review, together with the profile or product that it belongs to.' },
    REJECTED: { description: 'Rejected by Twilio.' },
    APPROVED: { description: 'Accepted by Twilio.' },
    EXPIRED: { description: 'Was accepted once and is no longer valid.' },
    PROVISIONALLY_APPROVED: { description: 'Accepted for the time being; Twilio may still review it again.' },
    UNKNOWN: { description: 'A status that this server does not know.' },
  },
});

@ObjectType('SupportingDocument', {
  implements: Node,
  simpleResolvers: true,
  description: 'Evidence for what a customer profile says, such as the address of the business.',
})
export class SupportingDocument extends Node implements SupportingDocumentRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => String, { description: 'The name by which your own people recognise it.' })
  readonly friendlyName!: string;

  @Field(() => String, {
    description: 'What kind of evidence it is: the machine name of a type, such as customer_profile_address.',
  })
  readonly type!: string;

  @Field(() => SupportingDocumentStatus, { description: 'Where its review stands.' })
  readonly status!: SupportingDocumentStatus;

  @Field(() => String, { nullable: true, description: 'The format of the uploaded file, where there is one.' })
  readonly mimeType!: string | null;

  @Field(() => GraphQLJSONObject, { description: 'What the document says, exactly as Twilio holds it.' })
  readonly attributes!: Attributes;

  @Field(() => GraphQLDateTime, { description: 'When it was created.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it last changed.' })
  readonly updatedAt!: Date;
}

export const SupportingDocumentConnection = connectionType(
  'SupportingDocument',
  () => SupportingDocument,
  'supporting documents',
);

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
