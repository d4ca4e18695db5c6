import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IsText } from './validators/text.js';

/** What every hosted form may be opened with. Not in the schema itself: the forms' inputs have its fields. */
@InputType()
export abstract class HostedFormInput {
  @Field(() => String, {
    nullable: true,
    description: 'The theme in which the form is shown, by the id that Twilio gave it.',
  })
  @IsOptional()
  @IsText(255)
  readonly themeSetId?: string;
}
