import { Field, InputType } from 'type-graphql';
import type { SoleProprietorInformation } from '../domain/sole-proprietor.js';
import { IsE164, IsText } from './validators/text.js';

@InputType('SoleProprietorInformationInput', {
  description: 'What carriers of the United States ask about a sole proprietor who sends application messages.',
})
export class SoleProprietorInformationInput implements SoleProprietorInformation {
  @Field(() => String, { description: 'The name under which the person does business.' })
  @IsText(255)
  readonly brandName!: string;

  @Field(() => String, {
    description:
      'A mobile phone number of the person in the US or Canada, in international form (E.164): the brand is verified by a password that is sent to it.',
  })
  @IsE164()
  readonly mobilePhoneNumber!: string;

  @Field(() => String, { description: "The line of business, in Twilio's words, such as PROFESSIONAL or RETAIL." })
  @IsText(100)
  readonly vertical!: string;
}
