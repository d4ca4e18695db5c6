import {
  ONBOARDING_STATUSES,
  ONBOARDING_STEP_STATUSES,
  type OnboardingStatus,
  type OnboardingStepStatus,
} from '../../domain/onboarding.js';
import type { OnboardingEventType } from '../../domain/onboarding-event.js';

/*
 * The two state machines of onboardings, as data. The statements themselves are in `storage/transitions/`; a test
 * carries out each of them from every status and compares, and finds a statement that is not named here. The tables of
 * docs/engine.md are made from these rows (`npx tsx scripts/transitions.ts write`).
 */

/** One way in which the status of a run or a step changes. */
export interface Transition<Status extends string> {
  /** `nothing`: it is made with this status. */
  readonly from: readonly Status[] | 'nothing';
  readonly to: Status;
  /** What causes it, in words. */
  readonly cause: string;
  /** The statement's name in `storage/transitions/`. */
  readonly statement: string;
  /** The events that it can add to the run's timeline. */
  readonly events: readonly OnboardingEventType[];
}

const except = <Status extends string>(all: readonly Status[], ...some: readonly Status[]): readonly Status[] =>
  all.filter((status) => !some.includes(status));

/**
 * The statuses of a run. `FAILED` is in the schema, and no run ever has it: whatever stops a run, it can be resumed.
 */
export const RUN_TRANSITIONS: readonly Transition<OnboardingStatus>[] = [
  {
    from: 'nothing',
    to: 'RUNNING',
    cause: 'a caller starts it, alone or in a batch',
    statement: 'INSERT_RUN',
    events: ['STARTED'],
  },
  {
    from: ['RUNNING'],
    to: 'WAITING_FOR_REVIEW',
    cause: 'nothing can be done without a review',
    statement: 'SET_STATUS',
    events: ['WAITING_FOR_REVIEW'],
  },
  {
    from: ['WAITING_FOR_REVIEW'],
    to: 'RUNNING',
    cause: 'a review made steps ready: the next segment begins',
    statement: 'SET_STATUS',
    events: [],
  },
  {
    from: ['RUNNING', 'WAITING_FOR_REVIEW'],
    to: 'ACTION_REQUIRED',
    cause: 'a step has failed; the first in recipe order is the failure of the run',
    statement: 'SET_STATUS',
    events: ['ACTION_REQUIRED'],
  },
  {
    from: ['RUNNING', 'WAITING_FOR_REVIEW'],
    to: 'COMPLETED',
    cause: 'every step has succeeded or was skipped',
    statement: 'SET_STATUS',
    events: ['COMPLETED'],
  },
  {
    from: ['ACTION_REQUIRED'],
    to: 'RUNNING',
    cause: '`resumeOnboarding`: the next round begins',
    statement: 'REOPEN_RUN',
    events: ['RESUMED'],
  },
  {
    from: except(ONBOARDING_STATUSES, 'COMPLETED', 'CANCELLING'),
    to: 'CANCELLING',
    cause: '`cancelOnboarding`; of a cancelled run, where more of it is to be deleted',
    statement: 'BEGIN_CANCELLING',
    events: ['CANCELLING'],
  },
  {
    from: ['CANCELLING'],
    to: 'CANCELLED',
    cause: 'nothing is under way, and all is deleted that can be',
    statement: 'FINISH_CANCELLING',
    events: ['CANCELLED'],
  },
];

/** The statuses of a step. */
export const STEP_TRANSITIONS: readonly Transition<OnboardingStepStatus>[] = [
  {
    from: 'nothing',
    to: 'PENDING',
    cause: 'the run is stored, or its corrected plan',
    statement: 'INSERT_STEPS',
    events: [],
  },
  {
    from: ['PENDING'],
    to: 'RUNNING',
    cause: 'its wave begins',
    statement: 'TAKE_WAVE',
    events: ['STEP_STARTED'],
  },
  {
    // From any: what a process that lost the run has made must be in the rows all the same.
    from: except(ONBOARDING_STEP_STATUSES, 'SUCCEEDED'),
    to: 'SUCCEEDED',
    cause: 'it was carried out',
    statement: 'SUCCEED',
    events: ['STEP_SUCCEEDED', 'SUBMITTED'],
  },
  {
    from: ['RUNNING'],
    to: 'WAITING',
    cause: 'it waits for a review',
    statement: 'AWAIT_REVIEW',
    events: [],
  },
  {
    from: ['RUNNING'],
    to: 'SUCCEEDED',
    cause: 'the bundle had been approved before',
    statement: 'APPROVE',
    events: ['STEP_SUCCEEDED'],
  },
  {
    from: ['WAITING'],
    to: 'SUCCEEDED',
    cause: 'the bundle was approved',
    statement: 'APPROVE',
    events: ['REVIEW_STATUS_CHANGED', 'STEP_SUCCEEDED'],
  },
  {
    from: ['RUNNING', 'WAITING'],
    to: 'FAILED',
    cause: 'it was refused, or the bundle was rejected or deleted at Twilio',
    statement: 'FAIL',
    events: ['REVIEW_STATUS_CHANGED', 'STEP_FAILED'],
  },
  {
    from: ['RUNNING'],
    to: 'FAILED',
    cause: 'it was to be tried again, but another step has failed for good, or the patience with Twilio has ended',
    statement: 'FAIL_TRIED',
    events: ['STEP_FAILED'],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'PENDING', 'SKIPPED'),
    to: 'PENDING',
    cause: 'a rejected product is made again: its steps are opened',
    statement: 'OPEN_AGAIN',
    events: [],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'PENDING', 'SUCCEEDED'),
    to: 'PENDING',
    cause: 'resumed: it was not finished',
    statement: 'REOPEN_STEPS',
    events: [],
  },
  {
    from: ['SUCCEEDED'],
    to: 'PENDING',
    cause: 'resumed: its part of the input was corrected, and what it made is brought in line',
    statement: 'REOPEN_STEPS',
    events: [],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'PENDING'),
    to: 'PENDING',
    cause: 'resumed: it is done again from the beginning',
    statement: 'REDO_STEPS',
    events: [],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'PENDING'),
    to: 'PENDING',
    cause: 'resumed: the corrected plan no longer has it, and what it attached is taken off',
    statement: 'DROP_STEPS',
    events: [],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'SKIPPED'),
    to: 'SKIPPED',
    cause: 'resumed: the corrected plan no longer has it',
    statement: 'SKIP_STEPS',
    events: ['STEP_SKIPPED'],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'SKIPPED'),
    to: 'SKIPPED',
    cause:
      'what it had attached, and the corrected plan no longer has, is taken off; or a trust product that exists has it',
    statement: 'DROPPED',
    events: ['STEP_SKIPPED'],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'SUCCEEDED'),
    to: 'SUCCEEDED',
    cause: 'cancelled: a search found what its lost answer had made',
    statement: 'FOUND',
    events: ['STEP_SUCCEEDED'],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'FAILED'),
    to: 'FAILED',
    cause: 'cancelled: whether it made something cannot be found out',
    statement: 'UNKNOWN',
    events: ['STEP_FAILED'],
  },
  {
    from: ['PENDING', 'RUNNING', 'WAITING'],
    to: 'SKIPPED',
    cause: 'cancelled before it was done',
    statement: 'CLOSE',
    events: ['STEP_SKIPPED'],
  },
  {
    from: ['PENDING', 'RUNNING'],
    to: 'SUCCEEDED',
    cause: 'cancelled while it was opened for a correction: what it had made stands',
    statement: 'CLOSE',
    events: [],
  },
  {
    from: ['PENDING', 'RUNNING', 'WAITING'],
    to: 'FAILED',
    cause: 'cancelled while some of its several requests may have succeeded',
    statement: 'CLOSE',
    events: ['STEP_FAILED'],
  },
  {
    from: except(ONBOARDING_STEP_STATUSES, 'UNDONE'),
    to: 'UNDONE',
    cause: 'cancelled, and what it made was deleted',
    statement: 'UNDONE',
    events: ['STEP_UNDONE'],
  },
];
