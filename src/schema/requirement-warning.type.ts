import { Field, Int, ObjectType } from 'type-graphql';
import type { RequirementWarningRecord } from '../domain/requirements/warnings/warning.js';

@ObjectType('RequirementWarning', {
  simpleResolvers: true,
  description: 'Something that Twilio usually rejects, found before it is submitted.',
})
export class RequirementWarning implements RequirementWarningRecord {
  @Field(() => String, {
    description: 'The input field that it is about, such as authorizedRepresentatives.0.email.',
  })
  readonly field!: string;

  @Field(() => String, { description: 'What is likely wrong and what to give instead.' })
  readonly message!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The rejection code that it would likely get, where one is known.',
  })
  readonly likelyCode!: number | null;
}
