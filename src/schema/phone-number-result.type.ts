import { ArrayMinSize, IsOptional } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { UserErrorRecord } from '../domain/errors.js';
import * as domain from '../domain/phone-number-result.js';
import type { Sid } from '../domain/sid.js';
import { enumOf } from './enum-of.js';
import { RunPageArgs } from './page.args.js';
import { connectionFields } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { UserError } from './user-error.type.js';

export const PhoneNumberOutcome = enumOf<domain.PhoneNumberOutcome>(domain.PHONE_NUMBER_OUTCOMES);
export type PhoneNumberOutcome = domain.PhoneNumberOutcome;
registerEnumType(PhoneNumberOutcome, {
  name: 'PhoneNumberOutcome',
  description: 'What became of a phone number on a customer profile or trust product.',
  valuesConfig: {
    DONE: { description: 'It was added, or removed.' },
    ALREADY_THERE: { description: 'It was so before: on it already, or, of one to remove, not on it.' },
    REFUSED: { description: 'Twilio refused it; its error says why. No other number is stopped by that.' },
    NOT_TRIED: {
      description:
        'It was not tried yet; or not at all, because something that it depends on was refused: the profile before the products, and the products before the profile where it is removed.',
    },
  },
});

/** The number itself is declared by the resolver. */
@ObjectType('PhoneNumberResult', {
  simpleResolvers: true,
  description: 'What became of one phone number on one customer profile or trust product.',
})
export class PhoneNumberResult {
  @Field(() => SidScalar, { description: "Twilio's identifier of the number." })
  readonly phoneNumberSid!: Sid;

  @Field(() => SidScalar, { description: 'The customer profile or trust product.' })
  readonly bundleSid!: Sid;

  @Field(() => PhoneNumberOutcome, { description: 'What became of it.' })
  readonly outcome!: domain.PhoneNumberOutcome;

  @Field(() => UserError, {
    nullable: true,
    description:
      'Why it was refused, and what to do. A number that something else holds is left there: the message names what holds it, where Twilio does.',
  })
  readonly error!: UserErrorRecord | null;
}

@ObjectType('PhoneNumberResultConnection', {
  simpleResolvers: true,
  description: 'A page of what became of phone numbers.',
})
export class PhoneNumberResultConnection extends connectionFields(
  'PhoneNumberResult',
  () => PhoneNumberResult,
  'what became of phone numbers',
) {
  @Field(() => Int, { description: 'How many there are in all, on this page and on the others.' })
  readonly totalCount!: number;
}

@ArgsType()
export class PhoneNumberResultArgs extends RunPageArgs {
  @Field(() => [PhoneNumberOutcome], { nullable: true, description: 'Only these outcomes; left out, all.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Give at least one outcome, or leave this out for all.' })
  readonly outcomes?: readonly domain.PhoneNumberOutcome[];
}
