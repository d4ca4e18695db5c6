import { ArgsType, Field, ObjectType } from 'type-graphql';
import { IsOptional, ValidateBy, ValidateIf } from 'class-validator';
import type { AttributeFieldRecord, AttributeTypeRecord } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';

@ObjectType('AttributeField', {
  simpleResolvers: true,
  description: 'One fact that an end user or supporting document of a type can hold.',
})
export class AttributeField implements AttributeFieldRecord {
  @Field(() => String, { description: 'The key in the attributes.' })
  readonly machineName!: string;

  @Field(() => String, { description: 'Its name for people.' })
  readonly friendlyName!: string;

  @Field(() => String, { nullable: true, description: 'What the value must be, such as String or List.' })
  readonly constraint!: string | null;
}

@ObjectType('EndUserType', { simpleResolvers: true, description: 'A kind of end user, with the facts that it holds.' })
export class EndUserType implements AttributeTypeRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => String, { description: 'The name to use as `type` when an end user is created.' })
  readonly machineName!: string;

  @Field(() => String, { description: 'Its name for people.' })
  readonly friendlyName!: string;

  @Field(() => [AttributeField], { description: 'The facts that an end user of this type holds.' })
  readonly fields!: readonly AttributeField[];
}

@ObjectType('SupportingDocumentType', {
  simpleResolvers: true,
  description: 'A kind of supporting document, with what it says.',
})
export class SupportingDocumentType implements AttributeTypeRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => String, { description: 'The name to use as `type` when a supporting document is created.' })
  readonly machineName!: string;

  @Field(() => String, { description: 'Its name for people.' })
  readonly friendlyName!: string;

  @Field(() => [AttributeField], { description: 'What a document of this type says.' })
  readonly fields!: readonly AttributeField[];
}

/** It becomes a part of a URL, so only names of Twilio's own form are accepted. */
export function isMachineName(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9_]{0,127}$/.test(value);
}

function IsMachineName(): PropertyDecorator {
  return ValidateBy({
    name: 'isMachineName',
    validator: {
      validate: isMachineName,
      defaultMessage: () => 'Give the SID or the machine name of the type, such as authorized_representative_1.',
    },
  });
}

@ArgsType()
export class AttributeTypeArgs {
  @Field(() => SidScalar, { nullable: true, description: 'The type by its SID. Give this or the machine name.' })
  @IsOptional()
  @IsSidOf('OY')
  readonly sid?: Sid;

  @Field(() => String, {
    nullable: true,
    description: 'The type by the name that is used as `type`; the SID takes precedence.',
  })
  @ValidateIf((args: AttributeTypeArgs) => args.sid == null)
  @IsMachineName()
  readonly machineName?: string;
}
