import { registerEnumType } from 'type-graphql';
import {
  ONBOARDING_STATUSES,
  ONBOARDING_STEP_STATUSES,
  type OnboardingStatus as Status,
  type OnboardingStepStatus as StepStatus,
} from '../domain/onboarding.js';
import type { OnboardingKind as Kind } from '../domain/onboarding-kind.js';
import { ONBOARDING_KINDS } from '../domain/onboarding-kind.js';
import {
  ONBOARDING_WAITS,
  TRUST_PRODUCT_SUBMISSIONS,
  type OnboardingWait as Wait,
  type TrustProductSubmission as Submission,
} from '../domain/onboarding-input.js';
import { ON_INVALID, type OnInvalid as OnInvalidWord } from '../domain/onboarding-batch.js';
import { enumOf } from './enum-of.js';

export const OnboardingKind = enumOf<Kind>(ONBOARDING_KINDS);
export type OnboardingKind = Kind;
registerEnumType(OnboardingKind, {
  name: 'OnboardingKind',
  description: 'What an onboarding brings a customer to, or changes of it later.',
  valuesConfig: {
    SECONDARY_CUSTOMER_PROFILE: { description: 'An approved business identity of its own.' },
    STARTER_CUSTOMER_PROFILE: {
      description: 'The identity of a person, or of a business without a tax number.',
    },
    VOICE_INTEGRITY: {
      description:
        'Numbers registered with call analytics companies, to prevent false spam labels. That part may take Twilio 24 to 48 hours.',
    },
    SHAKEN_STIR: { description: 'Outgoing calls that are signed at the highest level of trust.' },
    CNAM: { description: 'A business name that is shown to the person who is called.' },
    A2P_MESSAGING_PROFILE: {
      description:
        'What carriers of the United States ask about a business that sends application messages (A2P 10DLC).',
    },
    TRUST_PRODUCT: { description: 'A trust product of any policy of the account, made of what that asks for.' },
    SOLE_PROPRIETOR: {
      description: 'The same of a sole proprietor without a tax number, on a starter profile.',
    },
    ADD_PHONE_NUMBERS: { description: 'More phone numbers on a customer that exists.' },
    REMOVE_PHONE_NUMBERS: { description: 'Phone numbers that a customer has no longer.' },
    SET_PHONE_NUMBERS: { description: 'Exactly the phone numbers that are given, on a customer that exists.' },
    MOVE_PHONE_NUMBERS: { description: 'Phone numbers that go from one customer to another.' },
    CHANGE_CUSTOMER: { description: 'What is corrected of a customer that exists, seen through its reviews.' },
    OFFBOARD_CUSTOMER: {
      description: 'A customer that leaves: its numbers are freed, or all that only it has is deleted.',
    },
  },
});

export const OnboardingStatus = enumOf<Status>(ONBOARDING_STATUSES);
export type OnboardingStatus = Status;
registerEnumType(OnboardingStatus, {
  name: 'OnboardingStatus',
  description: 'Where an onboarding stands as a whole.',
  valuesConfig: {
    RUNNING: {
      description: 'Steps are being carried out, or wait for Twilio while it cannot be reached (upstreamUnavailable).',
    },
    WAITING_FOR_REVIEW: {
      description:
        'Submitted; Twilio is reviewing the profile or the product. There is nothing to do: a review takes days, that of Voice Integrity 24 to 48 hours.',
    },
    COMPLETED: { description: 'Everything that was asked for is approved.' },
    ACTION_REQUIRED: {
      description: 'Twilio rejected something, or an input must be corrected. The run can be resumed.',
    },
    FAILED: {
      description:
        'It stopped for good. No onboarding does so yet: whatever stops one is ACTION_REQUIRED, which can be resumed or cancelled.',
    },
    CANCELLING: {
      description: 'It is being cancelled: nothing new begins, and what it made is deleted if that was asked for.',
    },
    CANCELLED: { description: 'It was cancelled. Its failure says what could not be deleted, if anything.' },
  },
});

export const OnboardingStepStatus = enumOf<StepStatus>(ONBOARDING_STEP_STATUSES);
export type OnboardingStepStatus = StepStatus;
registerEnumType(OnboardingStepStatus, {
  name: 'OnboardingStepStatus',
  description: 'Where one step of an onboarding stands.',
  valuesConfig: {
    PENDING: { description: 'Its turn has not come yet.' },
    RUNNING: { description: 'Being carried out.' },
    WAITING: { description: "Waiting for someone else, usually for Twilio's review." },
    SUCCEEDED: { description: 'Done.' },
    SKIPPED: {
      description: 'Not carried out: what it would make exists already, or the run was cancelled before.',
    },
    FAILED: { description: 'It could not be done; its error says why.' },
    UNDONE: { description: 'It was done, and was taken back when the run was cancelled.' },
  },
});

export const TrustProductSubmission = enumOf<Submission>(TRUST_PRODUCT_SUBMISSIONS);
export type TrustProductSubmission = Submission;
registerEnumType(TrustProductSubmission, {
  name: 'TrustProductSubmission',
  description:
    'When the trust product is submitted. Twilio rejects Voice Integrity (11005) and CNAM (11006) while the customer profile is not approved.',
  valuesConfig: {
    AFTER_PROFILE_APPROVAL: { description: 'As soon as the customer profile is approved. The safe choice.' },
    IMMEDIATELY: { description: 'Right after the customer profile is submitted, without waiting for its approval.' },
    NEVER: { description: 'Not at all: it is prepared, and stays a draft for someone to submit.' },
  },
});

export const OnboardingWait = enumOf<Wait>(ONBOARDING_WAITS);
export type OnboardingWait = Wait;
registerEnumType(OnboardingWait, {
  name: 'OnboardingWait',
  description: 'How long the mutation itself waits before it answers. The run goes on by itself in every case.',
  valuesConfig: {
    NOT_AT_ALL: { description: 'Answers as soon as the run is safely recorded.' },
    UNTIL_SUBMITTED: {
      description:
        'Answers when the run waits for a review, for action, or for Twilio while it cannot be reached, or has ended.',
    },
  },
});

export const OnInvalid = enumOf<OnInvalidWord>(ON_INVALID);
export type OnInvalid = OnInvalidWord;
registerEnumType(OnInvalid, {
  name: 'OnInvalid',
  description: 'What happens to a batch of onboardings when some of its rows are invalid.',
  valuesConfig: {
    SKIP: {
      description:
        "The valid rows are started; the others are among the batch's failures, with everything that is wrong with them.",
    },
    REFUSE_ALL: { description: 'Nothing is started; userErrors says what is wrong with which row.' },
  },
});
