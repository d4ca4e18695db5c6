import { DBOS } from '@dbos-inc/dbos-sdk';
import type { OnboardingStatus, OnboardingStepStatus } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import type { StepName } from '../recipes/recipe.js';
import { isWorthRetrying } from './failure.js';
import { readySteps } from './settle.js';
import type { StepOutcome } from './step-runner.js';

/** A step as a segment plans with it. */
export interface PlannedStep {
  readonly key: string;
  readonly use: StepName;
  readonly after: readonly string[];
  readonly status: OnboardingStepStatus;
}

/** What the workflows do, as single durable steps. */
export interface RunActions {
  plan(runId: string): Promise<readonly PlannedStep[]>;
  execute(runId: string, stepKey: string, use: StepName): Promise<StepOutcome>;
  giveUp(runId: string, stepKey: string): Promise<StepOutcome>;
  /** Gives the run the status that its steps have come to, and answers it. */
  settle(runId: string): Promise<OnboardingStatus>;
  /** Asks Twilio how the reviews stand that the run waits for, and settles it. */
  review(runId: string): Promise<OnboardingStatus>;
  /** The engine itself failed: the run waits for action. */
  breakDown(runId: string): Promise<OnboardingStatus>;
}

export const SEGMENT_QUEUE = 'onboarding-segments';

/** Topics of a run's inbox. */
export const REVIEW_TOPIC = 'review';
export const RESUME_TOPIC = 'resume';

/** Faults that may pass: seven tries over about a minute. What the caller could mend is never tried again. */
const RETRY = { retriesAllowed: true, maxAttempts: 7, intervalSeconds: 0.5, backoffRate: 2, shouldRetry: isWorthRetrying };

/**
 * A waiting run is woken by a message (PostgreSQL's NOTIFY, some 6 ms); this poll is for a message that was missed.
 * The timeouts only bound the wait: a run that waits a day looks at Twilio once, and waits on.
 */
const INBOX = { pollingIntervalMs: 300_000 };
const REVIEW_WAIT = { ...INBOX, timeoutSeconds: 24 * 3600 };
const RESUME_WAIT = { ...INBOX, timeoutSeconds: 30 * 24 * 3600 };
const SEGMENT_WAIT = { pollingIntervalMs: 10_000, timeoutSeconds: 60 };

/** A run is handed back as often as its process dies; only a run that kills its process itself would reach this. */
const RECOVERIES = { maxRecoveryAttempts: 10_000 };

const segmentId = (runId: string, number: number): string => `${runId}:${number}`;
const segmentTopic = (number: number): string => `segment:${number}`;

/**
 * One active stretch of a run: wave after wave until nothing can be done without a review or a person. Each wave is
 * one Promise.all of single steps, started in recipe order: DBOS numbers steps when they are called, so anything else
 * would number them by chance and break the replay.
 */
function segmentOf(actions: RunActions) {
  return async (runId: string, number: number): Promise<void> => {
    let plan = await DBOS.runStep(() => actions.plan(runId), { name: 'plan' });
    for (let wave = readySteps(plan); wave.length > 0; wave = readySteps(plan)) {
      const outcomes = await Promise.all(wave.map((step) => carryOut(actions, runId, step)));
      const now = new Map(wave.map(({ key }, index) => [key, STATUS_AFTER[outcomes[index] ?? 'failed']]));
      plan = plan.map((step) => ({ ...step, status: now.get(step.key) ?? step.status }));
      if (outcomes.includes('failed')) break;
    }
    const status = await DBOS.runStep(() => actions.settle(runId), { name: 'settle' });
    await DBOS.send(runId, status, segmentTopic(number));
  };
}

const STATUS_AFTER: Readonly<Record<StepOutcome, OnboardingStepStatus>> = {
  done: 'SUCCEEDED',
  waiting: 'WAITING',
  failed: 'FAILED',
};

/** Known by its name: errors that DBOS has stored come back without their class. */
const ranOutOfTries = (error: unknown): boolean => (error as Error).name === 'DBOSMaxStepRetriesError';

/** Any other error is the engine's own (the run was taken over, or cancelled): it must end the function untouched. */
async function carryOut(actions: RunActions, runId: string, { key, use }: PlannedStep): Promise<StepOutcome> {
  try {
    return await DBOS.runStep(() => actions.execute(runId, key, use), { name: key, ...RETRY });
  } catch (error) {
    if (ranOutOfTries(error)) return DBOS.runStep(() => actions.giveUp(runId, key), { name: `give up ${key}` });
    throw error;
  }
}

/** What the engine starts and resumes. */
export interface Workflows {
  /** Starts a run, or does nothing if it is started. */
  start(runId: string, accountSid: Sid): Promise<void>;
}

/**
 * Registers the two workflows with DBOS; once, before it is launched. The parent only orchestrates and waits, so that a
 * run that waits for days holds no place in the queue; the active stretches are children on a queue that is divided by
 * account.
 */
export function registerWorkflows(actions: RunActions): Workflows {
  const segment = DBOS.registerWorkflow(segmentOf(actions), { name: 'onboarding.segment', ...RECOVERIES });

  const runSegment = async (runId: string, accountSid: Sid, number: number): Promise<OnboardingStatus> => {
    const workflowID = segmentId(runId, number);
    const options = { workflowID, queueName: SEGMENT_QUEUE, enqueueOptions: { queuePartitionKey: accountSid } };
    await DBOS.startWorkflow(segment, options)(runId, number);
    for (;;) {
      const status = await DBOS.recv<OnboardingStatus>(segmentTopic(number), SEGMENT_WAIT);
      if (status !== null) return status;
      const child = await DBOS.getWorkflowStatus(workflowID);
      if (child === null || ['ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'].includes(child.status)) {
        return DBOS.runStep(() => actions.breakDown(runId), { name: 'break-down' });
      }
    }
  };

  const onboarding = DBOS.registerWorkflow(
    async (runId: string, accountSid: Sid): Promise<void> => {
      let round = 1;
      for (let number = 1; ; number += 1) {
        let status = await runSegment(runId, accountSid, number);
        while (status === 'WAITING_FOR_REVIEW') {
          await DBOS.recv(REVIEW_TOPIC, REVIEW_WAIT);
          status = await review(actions, runId);
        }
        if (status === 'COMPLETED') return;
        if (status === 'ACTION_REQUIRED') {
          round += 1;
          // A repeated message of an earlier round must not resume this one.
          while ((await DBOS.recv<number>(RESUME_TOPIC, RESUME_WAIT)) !== round);
        }
      }
    },
    { name: 'onboarding', ...RECOVERIES },
  );

  return {
    start: async (runId, accountSid) => {
      await DBOS.startWorkflow(onboarding, { workflowID: runId })(runId, accountSid);
    },
  };
}

/** When Twilio can't be asked, the run waits on: the sweep asks again. */
async function review(actions: RunActions, runId: string): Promise<OnboardingStatus> {
  try {
    return await DBOS.runStep(() => actions.review(runId), { name: 'review', ...RETRY });
  } catch (error) {
    if (ranOutOfTries(error)) return 'WAITING_FOR_REVIEW';
    throw error;
  }
}
