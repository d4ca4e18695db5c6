import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import type { Sid } from '../domain/sid.js';
import { PolicyKind } from './policy-kind.enum.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';

const KNOWN = Object.values(PolicyKind).filter((kind) => kind !== PolicyKind.UNKNOWN);

@ArgsType()
export class PolicyArgs {
  @Field(() => SidScalar, { nullable: true, description: 'The policy by its SID. Give this or the kind.' })
  @IsOptional()
  @IsSidOf('RN')
  readonly sid?: Sid;

  @Field(() => PolicyKind, { nullable: true, description: 'The policy by what it is for; the SID takes precedence.' })
  @ValidateIf((args: PolicyArgs) => args.sid == null)
  @IsIn(KNOWN, { message: 'Give the SID or the kind of the policy.' })
  readonly kind?: PolicyKind;
}
