import { IsOptional } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import type { Attributes } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { AttributesMode } from './end-user.type.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';
import { IsFriendlyName, IsText } from './validators/text.js';

const FRIENDLY_NAME = 'The name by which your own people recognise it, at most 64 characters.';

@InputType('CreateSupportingDocumentInput', {
  description: 'A supporting document of any type, with what it says as Twilio names it.',
})
export class CreateSupportingDocumentInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => String, { description: 'The machine name of its type; supportingDocumentTypes lists them.' })
  @IsText(128)
  readonly type!: string;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'What it says, under the names that its type lists. Left out, it is given later by updateSupportingDocument.',
  })
  @IsOptional()
  readonly attributes?: Attributes;
}

@InputType('UpdateSupportingDocumentInput', {
  description: 'What to change of a supporting document; what is left out stays as it is.',
})
export class UpdateSupportingDocumentInput {
  @Field(() => SidScalar, { description: 'The supporting document to change.' })
  @IsSidOf('RD')
  readonly sid!: Sid;

  @Field(() => String, { nullable: true, description: 'The new name, at most 64 characters.' })
  @IsOptional()
  @IsFriendlyName()
  readonly friendlyName?: string;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'What it says now. It replaces all that it said, so that what is left out is removed, unless attributesMode is MERGE.',
  })
  @IsOptional()
  readonly attributes?: Attributes;

  @Field(() => AttributesMode, {
    nullable: true,
    defaultValue: AttributesMode.REPLACE,
    description: 'Whether attributes replace all present ones, or only those that they name.',
  })
  @IsOptional()
  readonly attributesMode?: AttributesMode;
}

@InputType('CreateAddressDocumentInput', {
  description: 'The document that holds an address on a profile, which does not accept an address itself.',
})
export class CreateAddressDocumentInput {
  @Field(() => String, { description: FRIENDLY_NAME })
  @IsFriendlyName()
  readonly friendlyName!: string;

  @Field(() => SidScalar, { description: 'The address that it holds.' })
  @IsSidOf('AD')
  readonly addressSid!: Sid;
}
