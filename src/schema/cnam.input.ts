import { Field, InputType } from 'type-graphql';
import type { CnamInformation } from '../domain/cnam.js';
import { IsCnamDisplayName } from './validators/text.js';

@InputType('CnamInformationInput', { description: 'The name that is shown to the person called.' })
export class CnamInformationInput implements CnamInformation {
  @Field(() => String, {
    description: 'At most 15 characters that begin with a letter: letters, digits, periods, commas and spaces.',
  })
  @IsCnamDisplayName()
  readonly cnamDisplayName!: string;
}
