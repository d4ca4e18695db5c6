import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { toPhoneNumberPattern } from '../domain/normal-form/contacts.js';
import { InNormalForm } from './validators/in-normal-form.js';
import { IsText } from './validators/text.js';

@InputType('IncomingPhoneNumberFilter', {
  description: 'Which phone numbers to list; what is left out does not filter.',
})
export class IncomingPhoneNumberFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only numbers that contain these digits; * stands for any digit.',
  })
  @IsOptional()
  @InNormalForm(toPhoneNumberPattern, IsText(32))
  readonly phoneNumber?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only numbers with exactly this friendly name, in the same upper and lower case.',
  })
  @IsOptional()
  @IsText(255)
  readonly friendlyName?: string;
}
