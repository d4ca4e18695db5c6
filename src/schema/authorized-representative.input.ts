import { Field, InputType } from 'type-graphql';
import type { AuthorizedRepresentative } from '../domain/authorized-representative.js';
import { JobPosition } from './job-position.enum.js';
import { IsE164, IsEmailAddress, IsText } from './validators/text.js';

@InputType('AuthorizedRepresentativeInput', {
  description: 'A person whom Twilio may ask, and who may speak for the business.',
})
export class AuthorizedRepresentativeInput implements AuthorizedRepresentative {
  @Field(() => String, { description: 'First name.' })
  @IsText(100)
  readonly firstName!: string;

  @Field(() => String, { description: 'Last name.' })
  @IsText(100)
  readonly lastName!: string;

  @Field(() => String, { description: "Business email address, best at the business's own domain." })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => String, {
    description:
      'Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has.',
  })
  @IsE164()
  readonly phoneNumber!: string;

  @Field(() => String, { description: 'The title on the business card.' })
  @IsText(100)
  readonly businessTitle!: string;

  @Field(() => JobPosition, { description: 'The standing in the business.' })
  readonly jobPosition!: JobPosition;
}
