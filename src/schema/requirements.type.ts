import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  RequirementKind,
  type RequirementRecord,
  type RequirementsRecord,
} from '../domain/requirements/requirement.js';
import type { RequirementWarningRecord } from '../domain/requirements/warnings/warning.js';

registerEnumType(RequirementKind, {
  name: 'RequirementKind',
  description: 'What sort of thing a policy asks for.',
  valuesConfig: {
    END_USER: { description: 'Facts about the business or a person, kept in an end user.' },
    SUPPORTING_DOCUMENT: { description: 'Evidence, such as the document that holds the address.' },
    CUSTOMER_PROFILE: { description: "Another customer profile, such as the reseller's own." },
    TRUST_PRODUCT: { description: 'Another trust product that this one builds on.' },
    PHONE_NUMBER: { description: 'A phone number.' },
  },
});

export { RequirementKind };

@ObjectType('Requirement', {
  simpleResolvers: true,
  description: 'One thing that a customer profile or trust product must contain.',
})
class Requirement implements RequirementRecord {
  @Field(() => RequirementKind, { description: 'What sort of thing it is.' })
  readonly kind!: RequirementKind;

  @Field(() => String, { description: "The policy's name for the requirement, such as customer_profile_address." })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'The requirement in words.' })
  readonly friendlyName!: string | null;

  @Field(() => [String], {
    description: 'The types that meet the requirement, by their machine names; one of them is enough.',
  })
  readonly acceptedTypes!: readonly string[];

  @Field(() => [String], {
    description:
      'What is still to be filled in or corrected, by machine names. Empty when the thing itself is missing and has no fields of its own.',
  })
  readonly missingFields!: readonly string[];

  @Field(() => Boolean, {
    description: 'Whether it may be left out, such as a second representative. One that is attached must be complete.',
  })
  readonly optional!: boolean;
}

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

@ObjectType('RequirementWarning', {
  simpleResolvers: true,
  description: 'Something that Twilio usually rejects, found before it is submitted; or an approval that ends.',
})
export class RequirementWarning implements RequirementWarningRecord {
  @Field(() => String, {
    description:
      'The input field that it is about, such as authorizedRepresentatives.0.email; validUntil for an approval that ends.',
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
