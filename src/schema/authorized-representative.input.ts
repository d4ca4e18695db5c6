import { Field, InputType, registerEnumType } from 'type-graphql';
import { JobPosition, type AuthorizedRepresentative } from '../domain/authorized-representative.js';
import { IsE164, IsEmailAddress, IsText } from './validators/text.js';

registerEnumType(JobPosition, {
  name: 'JobPosition',
  description: 'The standing of an authorized representative in the business.',
  valuesConfig: {
    DIRECTOR: { description: 'A director.' },
    GM: { description: 'A general manager.' },
    VP: { description: 'A vice president.' },
    CEO: { description: 'The chief executive officer.' },
    CFO: { description: 'The chief financial officer.' },
    GENERAL_COUNSEL: { description: 'The head of the legal department.' },
    OTHER: { description: 'Any other position; the business title says which.' },
  },
});

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
