import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { AttributesMode, type Attributes, type EndUserRecord } from '../domain/end-user.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

registerEnumType(AttributesMode, {
  name: 'AttributesMode',
  description: 'How given attributes are combined with those that Twilio holds.',
  valuesConfig: {
    REPLACE: {
      description: 'They replace all present ones: one that is left out is removed. One Twilio request.',
    },
    MERGE: {
      description:
        'Those that are given are set, those that are null are removed, all others stay. The present ones are read from Twilio first, which makes two requests; a change that somebody else makes between the two is overwritten, because Twilio has no conditional write.',
    },
  },
});

export { AttributesMode };

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

@ObjectType('EndUserPayload', { simpleResolvers: true, description: 'The outcome of a change to an end user.' })
export class EndUserPayload {
  @Field(() => EndUser, { nullable: true, description: 'The end user as it is now; null when nothing was done.' })
  readonly endUser?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
