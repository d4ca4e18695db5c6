import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { Attributes, EndUserRecord } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { connectionType } from './connection.type.js';
import { Node } from './node.interface.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('EndUser', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A set of facts that Twilio asks for: about the business, a person who speaks for it, or how it uses its numbers.',
})
export class EndUser extends Node implements EndUserRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => String, { description: 'The name by which your own people recognise it.' })
  readonly friendlyName!: string;

  @Field(() => String, {
    description: 'What the facts are about: the machine name of a type, such as customer_profile_business_information.',
  })
  readonly type!: string;

  @Field(() => GraphQLJSONObject, { description: 'The facts themselves, exactly as Twilio holds them.' })
  readonly attributes!: Attributes;

  @Field(() => GraphQLDateTime, { description: 'When it was created.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it last changed.' })
  readonly updatedAt!: Date;
}

export const EndUserConnection = connectionType('EndUser', () => EndUser, 'end users');
