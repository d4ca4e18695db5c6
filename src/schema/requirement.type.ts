import { Field, ObjectType } from 'type-graphql';
import type { RequirementRecord } from '../domain/requirements/requirement.js';
import { RequirementKind } from './requirement-kind.enum.js';

@ObjectType('Requirement', {
  simpleResolvers: true,
  description: 'One thing that a customer profile or trust product must contain.',
})
export class Requirement implements RequirementRecord {
  @Field(() => RequirementKind, { description: 'What sort of thing it is.' })
  readonly kind!: RequirementKind;

  @Field(() => String, { description: "The policy's name for the requirement, such as customer_profile_address." })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'The requirement in words.' })
  readonly friendlyName!: string | null;

  @Field(() => [String], {
    description: 'The types that meet the requirement, by their machine names: any one of them.',
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
