import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { Attributes } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import type { SupportingDocumentRecord } from '../domain/supporting-document.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { SidScalar } from './sid.scalar.js';
import { SupportingDocumentStatus } from './supporting-document-status.enum.js';

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
