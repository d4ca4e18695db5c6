import { registerEnumType } from 'type-graphql';
import {
  ONBOARDING_ACTORS,
  ONBOARDING_EVENT_TYPES,
  type OnboardingActor as Actor,
  type OnboardingEventType as EventType,
} from '../domain/onboarding-event.js';
import { enumOf } from './enum-of.js';

export const OnboardingEventType = enumOf<EventType>(ONBOARDING_EVENT_TYPES);
export type OnboardingEventType = EventType;
registerEnumType(OnboardingEventType, {
  name: 'OnboardingEventType',
  description: 'What can happen to an onboarding.',
  valuesConfig: {
    STARTED: { description: 'A caller started it.' },
    RESUMED: { description: 'A caller resumed it; the event names the corrected fields.' },
    STEP_STARTED: { description: 'An attempt at a step began.' },
    STEP_ATTEMPT_FAILED: { description: 'An attempt failed for a reason that may pass; the step is tried again.' },
    STEP_SUCCEEDED: { description: 'A step is done.' },
    STEP_FAILED: { description: 'A step could not be done.' },
    STEP_SKIPPED: { description: 'A step is not needed any more.' },
    STEP_UNDONE: { description: 'What a step had made was taken back.' },
    SUBMITTED: { description: "A profile or product was sent to Twilio's review." },
    UPSTREAM_UNAVAILABLE: {
      description: 'Twilio cannot be reached, or asks to wait: the onboarding waits, and goes on by itself.',
    },
    UPSTREAM_AVAILABLE: { description: 'Twilio answers again, and the onboarding goes on.' },
    REVIEW_STATUS_CHANGED: { description: 'Twilio moved a profile or product on in its review, or decided it.' },
    WAITING_FOR_REVIEW: { description: "Nothing can be done before Twilio's review is over." },
    ACTION_REQUIRED: { description: 'It stopped, and waits to be resumed.' },
    COMPLETED: { description: 'Everything that was asked for is approved.' },
    FAILED: { description: 'It stopped for good. Like the status of the same name, it does not occur yet.' },
    CANCELLING: { description: 'It is being cancelled.' },
    CANCELLED: { description: 'It was cancelled.' },
  },
});

export const OnboardingActor = enumOf<Actor>(ONBOARDING_ACTORS);
export type OnboardingActor = Actor;
registerEnumType(OnboardingActor, {
  name: 'OnboardingActor',
  description: 'Who did something to an onboarding, or reported it.',
  valuesConfig: {
    CALLER: { description: 'A caller of this API, by name.' },
    SERVER: { description: 'This server.' },
    TWILIO: { description: "Twilio, by calling this server's status callback." },
    POLL: { description: 'This server, by asking Twilio from time to time.' },
  },
});
