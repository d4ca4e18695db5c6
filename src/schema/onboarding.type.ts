import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { UserErrorRecord } from '../domain/errors.js';
import {
  MOST_REFUSED,
  type OnboardingFailureRecord,
  type OnboardingRecord,
  type OnboardingStepRecord,
} from '../domain/onboarding.js';
import type { Sid } from '../domain/sid.js';
import { connectionType, Node } from './relay.type.js';
import { Evaluation } from './evaluation.type.js';
import { OnboardingKind, OnboardingStatus, OnboardingStepStatus } from './onboarding.enum.js';
import { Rejection } from './bundle.interface.js';
import { SidScalar } from './sid.scalar.js';
import { UserError } from './user-error.type.js';

@ObjectType('OnboardingProgress', { simpleResolvers: true, description: 'How many steps of an onboarding are done.' })
export class OnboardingProgress {
  @Field(() => Int, { description: 'The steps that are done or were not needed.' })
  readonly completed!: number;

  @Field(() => Int, { description: 'All steps.' })
  readonly total!: number;
}

@ObjectType('OnboardingFailure', {
  simpleResolvers: true,
  description: 'What stopped an onboarding or one of its steps, and what to do next.',
})
export class OnboardingFailure implements OnboardingFailureRecord {
  @Field(() => String, { nullable: true, description: 'The step at which it stopped.' })
  readonly stepKey!: string | null;

  @Field(() => String, { description: 'What kind of failure it is, for programs.' })
  readonly code!: string;

  @Field(() => String, { description: 'What happened, without any business data.' })
  readonly message!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The HTTP status of what Twilio answered, where an answer of Twilio is what stopped it.',
  })
  readonly httpStatus!: number | null;

  @Field(() => Int, { nullable: true, description: "Twilio's code, where Twilio refused something." })
  readonly twilioCode!: number | null;

  @Field(() => String, { nullable: true, description: 'What to do so that it can go on.' })
  readonly nextAction!: string | null;

  @Field(() => [UserError], {
    description: `Each thing that was refused, with its SID and its place in the input; of many phone numbers, only those that were refused. At most ${MOST_REFUSED}.`,
  })
  readonly refused!: readonly UserErrorRecord[];

  @Field(() => [Rejection], { description: "The reasons of Twilio's reviewers, if they rejected something." })
  readonly rejections!: readonly Rejection[];

  @Field(() => Evaluation, {
    nullable: true,
    description: 'The check that was not passed, if that is what stopped it.',
  })
  readonly evaluation!: Evaluation | null;
}

@ObjectType('OnboardingStep', { simpleResolvers: true, description: 'One step of an onboarding.' })
export class OnboardingStep implements OnboardingStepRecord {
  @Field(() => String, { description: 'The name of the step, for programs.' })
  readonly key!: string;

  @Field(() => String, { description: 'What the step does, for people.' })
  readonly title!: string;

  @Field(() => OnboardingStepStatus, { description: 'Where it stands.' })
  readonly status!: OnboardingStepStatus;

  @Field(() => [String], { description: 'The keys of the steps that must be done before.' })
  readonly dependsOn!: readonly string[];

  @Field(() => Int, { description: 'How often it was tried.' })
  readonly attempts!: number;

  @Field(() => SidScalar, { nullable: true, description: 'What it made or found at Twilio.' })
  readonly resourceSid!: Sid | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was first tried.' })
  readonly startedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was done.' })
  readonly finishedAt!: Date | null;

  @Field(() => OnboardingFailure, { nullable: true, description: 'What went wrong, if it failed.' })
  readonly error!: OnboardingFailure | null;
}

@ObjectType('Onboarding', {
  implements: Node,
  simpleResolvers: true,
  description:
    "The whole way of one customer to an approved profile or product, Twilio's reviews included. It goes on by itself, over restarts of this server.",
})
export class Onboarding extends Node implements OnboardingRecord {
  readonly runId!: string;
  readonly customerProfileSid!: Sid | null;
  readonly trustProductSid!: Sid | null;
  readonly readInput!: OnboardingRecord['readInput'];

  @Field(() => String, { description: 'The key under which it was started; starting again with it returns this run.' })
  readonly idempotencyKey!: string;

  @Field(() => OnboardingKind, { description: 'What it brings the customer to.' })
  readonly kind!: OnboardingKind;

  @Field(() => SidScalar, { description: 'The account in which it works.' })
  readonly accountSid!: Sid;

  @Field(() => OnboardingStatus, { description: 'Where it stands as a whole.' })
  readonly status!: OnboardingStatus;

  @Field(() => [OnboardingStep], { description: 'All its steps, in the order of the recipe.' })
  readonly steps!: readonly OnboardingStep[];

  @Field(() => OnboardingFailure, { nullable: true, description: 'What stopped it, and what to do next.' })
  readonly failure!: OnboardingFailure | null;

  @Field(() => Boolean, {
    description: "True while Twilio can't be reached or asks to wait; the run goes on by itself.",
  })
  readonly upstreamUnavailable!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "When Twilio is asked again, while it can't be reached or asks to wait. Null while an attempt goes on, and where none is needed.",
  })
  readonly nextAttemptAt!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When it was started.' })
  readonly createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When anything in it last changed.' })
  readonly updatedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it goes on.' })
  readonly completedAt!: Date | null;
}

export const OnboardingConnection = connectionType('Onboarding', () => Onboarding, 'onboardings');
