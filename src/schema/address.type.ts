import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { AddressRecord } from '../domain/address.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

@ObjectType('Address', {
  implements: Node,
  simpleResolvers: true,
  description: 'A postal address. Profiles refer to it through a supporting document.',
})
export class Address extends Node implements AddressRecord {
  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => String, { description: 'The business or person at this address.' })
  readonly customerName!: string;

  @Field(() => String, { nullable: true, description: 'The name by which your own people recognise it.' })
  readonly friendlyName!: string | null;

  @Field(() => String, { description: 'Street and house number.' })
  readonly street!: string;

  @Field(() => String, { nullable: true, description: 'Suite, floor or the like.' })
  readonly streetSecondary!: string | null;

  @Field(() => String, { description: 'City.' })
  readonly city!: string;

  @Field(() => String, { description: 'State, province or region.' })
  readonly region!: string;

  @Field(() => String, { description: 'Postal code.' })
  readonly postalCode!: string;

  @Field(() => String, { description: 'The country, as two letters (ISO 3166-1 alpha-2).' })
  readonly isoCountry!: string;

  @Field(() => Boolean, { nullable: true, description: 'True when Twilio found that the address exists.' })
  readonly validated!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True when documents prove it.' })
  readonly verified!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True when it may be used for emergency calls.' })
  readonly emergencyEnabled!: boolean | null;

  @Field(() => GraphQLDateTime, { description: 'When it was created.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it last changed.' })
  readonly updatedAt!: Date;
}

export const AddressConnection = connectionType('Address', () => Address, 'addresses');

@ObjectType('AddressPayload', { simpleResolvers: true, description: 'The outcome of a change to an address.' })
export class AddressPayload {
  @Field(() => Address, { nullable: true, description: 'The address as it is now; null when nothing was done.' })
  readonly address?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
