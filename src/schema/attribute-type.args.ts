import { IsOptional, ValidateBy, ValidateIf } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';

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
