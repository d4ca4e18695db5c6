import { Field, ObjectType } from 'type-graphql';
import type { RequirementsRecord } from '../domain/requirements/requirement.js';
import { Requirement } from './requirement.type.js';

/** The warnings, which may cost calls of their own, are declared by the resolver of the same name. */
@ObjectType('Requirements', {
  description: 'What a customer profile or trust product still needs before it can be submitted.',
})
export class Requirements implements RequirementsRecord {
  @Field(() => Boolean, {
    description:
      'True when nothing is missing or wrong, so that it would be found compliant if it were submitted now. False once it is submitted.',
  })
  readonly readyToSubmit!: boolean;

  @Field(() => [Requirement], {
    description: 'What is missing, incomplete or rejected, and what could be added but may be left out.',
  })
  readonly currentlyDue!: readonly Requirement[];

  @Field(() => [Requirement], { description: 'What is there and complete.' })
  readonly satisfied!: readonly Requirement[];

  @Field(() => Boolean, { description: "It is submitted and waits for Twilio's review." })
  readonly pendingReview!: boolean;
}
