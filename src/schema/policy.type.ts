import { ArgsType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { PolicyKind, type PolicyRecord } from '../domain/policy.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { IsSidOf } from './validators/sid.js';

registerEnumType(PolicyKind, {
  name: 'PolicyKind',
  description: 'What a customer profile or trust product is for, which follows from its policy.',
  valuesConfig: {
    PRIMARY_CUSTOMER_PROFILE_BUSINESS: { description: "The account owner's own business identity." },
    SECONDARY_CUSTOMER_PROFILE_BUSINESS: { description: "The identity of a reseller's customer." },
    STARTER_CUSTOMER_PROFILE: {
      description:
        'The identity of a person or a business without a tax number. Whoever has an EIN cannot use it and needs a secondary profile.',
    },
    SHAKEN_STIR: { description: 'Signs outgoing calls so that carriers trust who is calling.' },
    VOICE_INTEGRITY: {
      description:
        'Registers numbers with call analytics companies, to prevent false spam labels. Approval and registration may take 24 to 48 hours.',
    },
    CNAM: { description: 'Shows a business name to the person who is called.' },
    A2P_MESSAGING_LOCAL_BUSINESS: { description: 'Lets a business send application messages from US local numbers.' },
    SOLE_PROPRIETOR_A2P: {
      description:
        'Lets a sole proprietor without a tax number send application messages from US local numbers. It was called the starter policy before.',
    },
    UNKNOWN: { description: 'A policy that this server does not know; the policy itself says what it requires.' },
  },
});

export { PolicyKind };

@ObjectType('Policy', {
  implements: Node,
  simpleResolvers: true,
  description: "Twilio's rules for one kind of customer profile or trust product: what it must contain.",
})
export class Policy extends Node implements PolicyRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => String, { description: "Twilio's name for it." })
  readonly friendlyName!: string;

  @Field(() => PolicyKind, { description: 'What it is for.' })
  readonly kind!: PolicyKind;

  @Field(() => GraphQLJSONObject, {
    description: 'The requirements, exactly as Twilio lists them; typedRequirements has them field by field.',
  })
  readonly requirements!: Readonly<Record<string, unknown>>;
}

export const PolicyConnection = connectionType('Policy', () => Policy, 'policies');

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
