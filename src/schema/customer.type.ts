import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CUSTOMER_ORDERS, type CustomerOrder as Order } from '../domain/customer.js';
import type { Sid } from '../domain/sid.js';
import { BundleStatus } from './bundle.interface.js';
import { enumOf } from './enum-of.js';
import { connectionFields, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';

export const CustomerOrder = enumOf<Order>(CUSTOMER_ORDERS);
registerEnumType(CustomerOrder, {
  name: 'CustomerOrder',
  description: 'In which order customers are listed. Where two are equal, their SIDs decide.',
  valuesConfig: {
    NAME_ASC: { description: 'By name, A first; upper and lower case are the same.' },
    NAME_DESC: { description: 'By name, A last.' },
    CREATED_ASC: { description: 'Those that were created first come first.' },
    CREATED_DESC: { description: 'The newest first.' },
    UPDATED_ASC: { description: 'Those that have not changed for longest come first.' },
    UPDATED_DESC: { description: 'Those that changed last come first.' },
    WAITING_SINCE_ASC: {
      description: 'Those that have waited longest for a review come first, those that wait for none last.',
    },
  },
});

/** Of what is answered from the copy of the account. */
export const AS_OF =
  'It shows the account as it was at some moment between this one and now. 1970 during the first pass, when anything may be missing: see `account { mirror }`.';

@ObjectType('Customer', {
  implements: Node,
  simpleResolvers: true,
  description:
    "A business that you serve: its customer profile with all that rests on it. It is answered from this server's copy of the account, without a request to Twilio.",
})
export class Customer extends Node {
  @Field(() => SidScalar, { description: 'The SID of its customer profile.' })
  readonly sid!: Sid;

  @Field(() => String, {
    description:
      "The business name, or the profile's friendly name without the marker that an onboarding puts at its end.",
  })
  readonly name!: string;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Since when it waits for a review: the earliest submission of its profile or a trust product that Twilio has not decided on. Null where it waits for none.',
  })
  readonly waitingSince!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When the first approval of its profile or a trust product ends, which may be past. Null where none ends.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When its customer profile was created.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, {
    description: 'The latest known change of its profile, its trust products, or of what is assigned to these.',
  })
  readonly updatedAt!: Date;

  @Field(() => GraphQLDateTime, { description: AS_OF })
  readonly asOf!: Date;
}

@ObjectType('StatusCount', { simpleResolvers: true, description: 'How many customers have a status.' })
class StatusCount {
  @Field(() => BundleStatus, { description: 'The status of the customer profile.' })
  readonly status!: BundleStatus;

  @Field(() => Int, { description: 'How many customers have it.' })
  readonly count!: number;
}

@ObjectType('RejectionCodeCount', {
  simpleResolvers: true,
  description: 'How many customers Twilio rejected for a reason.',
})
class RejectionCodeCount {
  @Field(() => Int, { description: "Twilio's code, such as 18602." })
  readonly code!: number;

  @Field(() => Int, { description: 'How many customers have it, on the profile or a trust product.' })
  readonly count!: number;
}

@ObjectType('CustomerFacets', {
  simpleResolvers: true,
  description: 'Counts over all customers that match the search and the filter, on this page and on the others.',
})
export class CustomerFacets {
  @Field(() => [StatusCount], { description: 'By the status of the customer profile; what nobody has is left out.' })
  readonly status!: readonly StatusCount[];

  @Field(() => [RejectionCodeCount], {
    description:
      'By the codes of rejections, those of trust products included; the most frequent first. A customer with several codes counts for each.',
  })
  readonly rejectionCodes!: readonly RejectionCodeCount[];
}

@ObjectType('CustomerConnection', { simpleResolvers: true, description: 'A page of customers.' })
export class CustomerConnection extends connectionFields('Customer', () => Customer, 'customers') {
  @Field(() => Int, { description: 'How many there are in all, on this page and on the others.' })
  readonly totalCount!: number;

  @Field(() => GraphQLDateTime, { description: AS_OF })
  readonly asOf!: Date;
}
