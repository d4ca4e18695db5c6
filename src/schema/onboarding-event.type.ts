import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { OnboardingEventRecord } from '../domain/onboarding-event.js';
import type { Sid } from '../domain/sid.js';
import { BundleStatus } from './bundle.interface.js';
import { connectionType } from './relay.type.js';
import { OnboardingActor, OnboardingEventType } from './onboarding-event.enum.js';
import { SidScalar } from './sid.scalar.js';

@ObjectType('OnboardingEvent', {
  simpleResolvers: true,
  description: 'One thing that happened to an onboarding. It holds names, codes and SIDs, and no business data.',
})
export class OnboardingEvent implements OnboardingEventRecord {
  @Field(() => OnboardingEventType, { description: 'What happened.' })
  readonly type!: OnboardingEventType;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  readonly at!: Date;

  @Field(() => OnboardingActor, { description: 'Who did it, or reported it.' })
  readonly actor!: OnboardingActor;

  @Field(() => String, {
    nullable: true,
    description: "The caller's name, where a caller did it: a tenant, the number of a key, a token's subject.",
  })
  readonly caller!: string | null;

  @Field(() => String, { nullable: true, description: 'The key of the step that it happened to, or that stopped it.' })
  readonly stepKey!: string | null;

  @Field(() => Int, { nullable: true, description: 'Which attempt at the step it was, from 1.' })
  readonly attempt!: number | null;

  @Field(() => SidScalar, {
    nullable: true,
    description: 'What was made, found, checked, reviewed or refused at Twilio.',
  })
  readonly resourceSid!: Sid | null;

  @Field(() => BundleStatus, {
    nullable: true,
    description: 'The status that Twilio gave the profile or product, where the event is about a review.',
  })
  readonly bundleStatus!: BundleStatus | null;

  @Field(() => String, { nullable: true, description: 'What kind of failure it was, for programs.' })
  readonly code!: string | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status with which Twilio refused or failed.' })
  readonly httpStatus!: number | null;

  @Field(() => Int, { nullable: true, description: "Twilio's code, where Twilio refused something." })
  readonly twilioCode!: number | null;

  @Field(() => [Int], { description: "The codes of the reviewers' reasons, if they rejected something." })
  readonly rejectionCodes!: readonly number[];

  @Field(() => [String], { description: 'The names of the parts of the input that were corrected.' })
  readonly corrected!: readonly string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the input the thing is that was refused first, such as ["phoneNumberSids", "17"].',
  })
  readonly path!: readonly string[] | null;

  @Field(() => [SidScalar], { description: 'What Twilio refused; of many phone numbers, only those that it refused.' })
  readonly refusedSids!: readonly Sid[];
}

export const OnboardingEventConnection = connectionType(
  'OnboardingEvent',
  () => OnboardingEvent,
  'events of an onboarding',
);
