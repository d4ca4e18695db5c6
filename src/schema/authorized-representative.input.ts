import { Field, InputType, registerEnumType } from 'type-graphql';
import { JobPosition, type AuthorizedRepresentative } from '../domain/authorized-representative.js';
import { PersonInput } from './person.input.js';
import { IsEmailAddress, IsText } from './validators/text.js';

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
export class AuthorizedRepresentativeInput extends PersonInput implements AuthorizedRepresentative {
  @Field(() => String, { description: "Business email address, best at the business's own domain." })
  @IsEmailAddress()
  readonly email!: string;

  @Field(() => String, { description: 'The title on the business card.' })
  @IsText(100)
  readonly businessTitle!: string;

  @Field(() => JobPosition, { description: 'The standing in the business.' })
  readonly jobPosition!: JobPosition;
}
