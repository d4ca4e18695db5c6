import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import type { BundleRef } from '../domain/bundle.js';
import {
  EvaluationStatus,
  type EvaluationFieldRecord,
  type EvaluationRecord,
  type EvaluationResultRecord,
} from '../domain/evaluation.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { SidScalar } from './sid.scalar.js';
import { USER_ERRORS, UserError } from './user-error.type.js';

registerEnumType(EvaluationStatus, {
  name: 'EvaluationStatus',
  description: "The outcome of checking a customer profile or trust product against its policy's requirements.",
  valuesConfig: {
    COMPLIANT: { description: 'Everything that the policy asks for is there; it can be submitted.' },
    NONCOMPLIANT: { description: 'Something is missing or wrong; the results say what.' },
    UNKNOWN: { description: 'An outcome that this server does not know.' },
  },
});

@ObjectType('EvaluationField', { simpleResolvers: true, description: 'The verdict on one field.' })
export class EvaluationField implements EvaluationFieldRecord {
  @Field(() => String, { description: 'The field, by its key in the attributes.' })
  readonly objectField!: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  readonly friendlyName!: string | null;

  @Field(() => String, { nullable: true, description: "What is wrong with it, in Twilio's words." })
  readonly failureReason!: string | null;

  @Field(() => Int, { nullable: true, description: "Twilio's code for what is wrong." })
  readonly errorCode!: number | null;
}

@ObjectType('EvaluationResult', {
  simpleResolvers: true,
  description: "The verdict on one of the policy's requirements.",
})
export class EvaluationResult implements EvaluationResultRecord {
  @Field(() => String, { description: 'The requirement, by the name that the policy gives it.' })
  readonly requirementName!: string;

  @Field(() => String, { nullable: true, description: "The requirement's human-readable name." })
  readonly requirementFriendlyName!: string | null;

  @Field(() => String, { nullable: true, description: 'The type of thing that was checked.' })
  readonly objectType!: string | null;

  @Field(() => String, { nullable: true, description: 'The human-readable name of what was checked.' })
  readonly friendlyName!: string | null;

  @Field(() => Boolean, { description: 'True when the requirement is met.' })
  readonly passed!: boolean;

  @Field(() => String, { nullable: true, description: "Why it is not met, in Twilio's words." })
  readonly failureReason!: string | null;

  @Field(() => Int, { nullable: true, description: "Twilio's code for why it is not met." })
  readonly errorCode!: number | null;

  @Field(() => [EvaluationField], { description: 'The fields that are in order.' })
  readonly valid!: readonly EvaluationField[];

  @Field(() => [EvaluationField], { description: 'The fields that are missing or wrong.' })
  readonly invalid!: readonly EvaluationField[];
}

@ObjectType('Evaluation', {
  implements: Node,
  simpleResolvers: true,
  description: 'A check of a customer profile or trust product against its policy, made before it is submitted.',
})
export class Evaluation extends Node implements EvaluationRecord {
  readonly bundleRef!: BundleRef;

  @Field(() => SidScalar, { description: "Twilio's identifier of it." })
  readonly sid!: Sid;

  @Field(() => SidScalar, { description: 'The account that it belongs to.' })
  readonly accountSid!: Sid;

  @Field(() => SidScalar, { description: 'The policy that it was checked against.' })
  readonly policySid!: Sid;

  @Field(() => EvaluationStatus, { description: 'The outcome as a whole.' })
  readonly status!: EvaluationStatus;

  @Field(() => [EvaluationResult], { description: "The verdict on each of the policy's requirements." })
  readonly results!: readonly EvaluationResult[];

  @Field(() => GraphQLDateTime, { description: 'When the check was made.' })
  readonly createdAt!: Date;
}

export const EvaluationConnection = connectionType('Evaluation', () => Evaluation, 'evaluations');

@ObjectType('EvaluationPayload', { simpleResolvers: true, description: 'The outcome of a check against the policy.' })
export class EvaluationPayload {
  @Field(() => Evaluation, { nullable: true, description: 'The check; null when it could not be made.' })
  readonly evaluation?: object | null;

  @Field(() => [UserError], { description: USER_ERRORS })
  readonly userErrors!: readonly UserError[];
}
