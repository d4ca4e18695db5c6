import { Field, Int, ObjectType } from 'type-graphql';
import type { Rejection as RejectionRecord } from '../domain/rejection.js';

@ObjectType('Rejection', { simpleResolvers: true, description: 'One reason why Twilio rejected something.' })
export class Rejection implements RejectionRecord {
  @Field(() => Int, { description: "Twilio's code, such as 18602." })
  readonly code!: number;

  @Field(() => String, { description: 'What Twilio found wrong.' })
  readonly message!: string;

  @Field(() => String, { description: 'What the customer can do about it.' })
  readonly remedy!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The input field that it is about, where one is known, such as business.businessRegistrationNumber.',
  })
  readonly field!: string | null;

  @Field(() => String, { nullable: true, description: "Twilio's page about this code." })
  readonly moreInfoUrl!: string | null;
}
