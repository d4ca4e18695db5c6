import { Field, ObjectType } from 'type-graphql';
import type {
  PolicyAlternativeRecord,
  PolicyFieldRecord,
  PolicyRequirementRecord,
} from '../domain/requirements/policy-requirements.js';
import { PolicyKind } from './policy.type.js';
import { RequirementKind } from './requirements.type.js';

@ObjectType('FieldCondition', { simpleResolvers: true, description: 'The value that another field must have.' })
export class FieldCondition {
  @Field(() => String, { description: 'The machine name of the other field.' })
  readonly field!: string;

  @Field(() => String, { description: 'The word in it.' })
  readonly value!: string;
}

@ObjectType('PolicyField', { simpleResolvers: true, description: 'One field to fill in, as a form would ask for it.' })
export class PolicyField implements PolicyFieldRecord {
  @Field(() => String, { description: 'The key in the attributes. The type has its name for people.' })
  readonly machineName!: string;

  @Field(() => Boolean, { description: 'Whether it may stay empty, unless requiredWhen applies.' })
  readonly optional!: boolean;

  @Field(() => FieldCondition, { nullable: true, description: 'When an optional field must be filled in after all.' })
  readonly requiredWhen!: FieldCondition | null;

  @Field(() => [String], {
    description: 'The words that Twilio accepts, exactly as they are to be sent; empty where any text will do.',
  })
  readonly acceptedValues!: readonly string[];
}

/** The edges to the types, which may cost a call, are declared by the resolver of policies. */
@ObjectType('PolicyAlternative', { description: 'One way to meet a requirement of a policy.' })
export class PolicyAlternative implements PolicyAlternativeRecord {
  readonly kind!: RequirementKind;

  @Field(() => String, {
    description: 'The machine name of its type: that of the end user or document to make, or of the bundle to attach.',
  })
  readonly typeName!: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  readonly friendlyName!: string | null;

  @Field(() => [PolicyField], { description: 'What is to be filled in. A bundle that is attached has no fields here.' })
  readonly fields!: readonly PolicyField[];

  @Field(() => PolicyKind, {
    nullable: true,
    description: 'The kind of customer profile or trust product to attach; null for end users and documents.',
  })
  readonly policyKind!: PolicyKind | null;
}

@ObjectType('PolicyRequirement', {
  description: 'One thing that a customer profile or trust product must contain under a policy.',
})
export class PolicyRequirement implements PolicyRequirementRecord {
  @Field(() => RequirementKind, { description: 'What sort of thing it is.' })
  readonly kind!: RequirementKind;

  @Field(() => String, { description: "The policy's name for it, such as customer_profile_address." })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  readonly friendlyName!: string | null;

  @Field(() => String, { nullable: true, description: 'What Twilio says about it.' })
  readonly description!: string | null;

  @Field(() => Boolean, { description: 'Whether it may be left out, as a second representative may.' })
  readonly optional!: boolean;

  @Field(() => [PolicyAlternative], { description: 'The ways to meet it; one of them is enough.' })
  readonly alternatives!: readonly PolicyAlternative[];
}
