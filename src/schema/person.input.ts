import { Field, InputType } from 'type-graphql';
import { IsE164, IsText } from './validators/text.js';

/** What is asked of every person; the email address has a rule of its own for each kind of person. */
@InputType()
export abstract class PersonInput {
  @Field(() => String, { description: 'First name.' })
  @IsText(100)
  readonly firstName!: string;

  @Field(() => String, { description: 'Last name.' })
  @IsText(100)
  readonly lastName!: string;

  @Field(() => String, {
    description:
      'Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has.',
  })
  @IsE164()
  readonly phoneNumber!: string;
}
