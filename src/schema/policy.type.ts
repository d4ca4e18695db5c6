import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { PolicyRecord } from '../domain/policy.js';
import type { Sid } from '../domain/sid.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { PolicyKind } from './policy-kind.enum.js';
import { SidScalar } from './sid.scalar.js';

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
