import { Field, Int, ObjectType } from 'type-graphql';
import type { OnboardingPlanRecord, OnboardingPlanStepRecord, ReusedTrustProductRecord } from '../domain/onboarding.js';
import type { Sid } from '../domain/sid.js';
import { BundleStatus } from './bundle.interface.js';
import { Deletion } from './deletion.type.js';
import { OnboardingKind } from './onboarding.enum.js';
import { RequirementWarning } from './requirements.type.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('OnboardingPlanStep', { simpleResolvers: true, description: 'One step that an onboarding would take.' })
export class OnboardingPlanStep implements OnboardingPlanStepRecord {
  @Field(() => String, { description: 'The name of the step, for programs.' })
  readonly key!: string;

  @Field(() => String, { description: 'What the step does, for people.' })
  readonly title!: string;

  @Field(() => Int, { description: 'When it is done: the steps of wave 1 side by side, then those of wave 2.' })
  readonly wave!: number;

  @Field(() => [String], { description: 'The keys of the steps that must be done before.' })
  readonly dependsOn!: readonly string[];
}

@ObjectType('ReusedTrustProduct', {
  simpleResolvers: true,
  description: 'The trust product of the customer profile that the onboarding would take in place of a new one.',
})
export class ReusedTrustProduct implements ReusedTrustProductRecord {
  @Field(() => SidScalar, { description: 'Its SID.' })
  readonly sid!: Sid;

  @Field(() => String, { description: 'Its name.' })
  readonly friendlyName!: string;

  @Field(() => BundleStatus, { description: 'Where its review stands.' })
  readonly status!: BundleStatus;

  @Field(() => String, { description: 'What the onboarding would do with it, for people.' })
  readonly effect!: string;
}

@ObjectType('OnboardingPlan', {
  simpleResolvers: true,
  description: 'What an onboarding would do. Nothing is written.',
})
export class OnboardingPlan implements OnboardingPlanRecord {
  @Field(() => OnboardingKind, { description: 'What it would bring the customer to.' })
  readonly kind!: OnboardingKind;

  @Field(() => [OnboardingPlanStep], { description: 'All steps, in the order of the recipe.' })
  readonly steps!: readonly OnboardingPlanStep[];

  @Field(() => Int, {
    description:
      "How many calls to Twilio the steps take when nothing goes wrong. Checks of a review's status are not counted, nor the list of policies, which is kept for minutes.",
  })
  readonly callCount!: number;

  @Field(() => Int, {
    description: 'In how many waves these calls are made, one wave after the other. A wait for a review is none.',
  })
  readonly waveCount!: number;

  @Field(() => ReusedTrustProduct, {
    nullable: true,
    description:
      'The trust product that the customer profile has, and that the onboarding would take: steps that it makes needless are skipped. Null where one is made, or none is concerned.',
  })
  readonly reusedTrustProduct!: ReusedTrustProduct | null;

  @Field(() => [RequirementWarning], {
    description:
      'What would stop it or would likely be rejected, as far as the input and the account show. Whether a number is in use elsewhere is checked on accounts with at most 100 customer profiles, and 100 trust products of the kind.',
  })
  readonly warnings!: readonly RequirementWarning[];

  @Field(() => [Deletion], {
    description:
      'Of a customer that leaves: what would be deleted, in this order, and what would stay and why. Empty for others.',
  })
  readonly deletions!: readonly Deletion[];
}
