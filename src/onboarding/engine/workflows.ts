import { DBOS } from '@dbos-inc/dbos-sdk';
import { isCancelled, type OnboardingStatus } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import type { Cancellation } from '../storage/cancel.store.js';
import type { EndedRun } from '../storage/retention.store.js';
import type { Gate } from './gate.js';

/** What the workflows do, as single durable steps. Each answers the status that the run has come to. */
export interface RunActions {
  /** Carries out wave after wave, until nothing can be done without a review or a person. */
  advance(runId: string, segmentId: string): Promise<OnboardingStatus>;
  /**
   * Asks Twilio how the reviews stand that the run waits for.
   * @param news the event that woke the run; null where it looks by itself
   */
  review(runId: string, news: string | null): Promise<OnboardingStatus>;
  /** Ends a run that is being cancelled, and takes back what it has made where that is wanted. */
  cancel(runId: string): Promise<OnboardingStatus>;
  /** The engine itself failed. */
  breakDown(runId: string): Promise<OnboardingStatus>;
}

export const SEGMENT_QUEUE = 'onboarding-segments';
/** One of their own, so that a cancellation does not wait behind the stretches of a thousand other runs. */
export const CANCEL_QUEUE = 'onboarding-cancellations';

/** Topics of a run's inbox. */
export const REVIEW_TOPIC = 'review';
export const RESUME_TOPIC = 'resume';
/** The messages on either that the run is cancelled; a round is never 0. */
export const CANCELLED_EVENT = 'cancelled';
export const CANCELLED_ROUND = 0;

/**
 * A waiting run is woken by a message (PostgreSQL's NOTIFY, some 6 ms); this poll is for a message that was missed.
 * Of a review the sweep tells again, so that the poll may be rare: of 5,000 runs it would be 17 a second otherwise. The
 * timeouts only bound the wait: a run that waits a day looks at Twilio once, and waits on.
 */
const INBOX = { pollingIntervalMs: 300_000 };
const REVIEW_WAIT = { pollingIntervalMs: 1_800_000, timeoutSeconds: 24 * 3600 };
const RESUME_WAIT = { ...INBOX, timeoutSeconds: 30 * 24 * 3600 };
const SEGMENT_WAIT = { pollingIntervalMs: 10_000, timeoutSeconds: 60 };

/** A run is handed back as often as its process dies; only a run that kills its process itself would reach this. */
const RECOVERIES = { maxRecoveryAttempts: 10_000 };

const segmentId = (runId: string, number: number): string => `${runId}:${number}`;
const cancellationId = (runId: string, number: number): string => `${runId}:cancel:${number}`;
const segmentTopic = (number: number): string => `segment:${number}`;

/**
 * One active stretch of a run. It is a single DBOS step, not one for each step of the recipe: what was made, and what
 * may have been made, is in the run's own rows, which a repeated stretch reads. (A DBOS step costs about eight
 * statements one after another; as single steps they were a third of a run's time.)
 */
function segmentOf(actions: RunActions) {
  return async (runId: string, number: number): Promise<void> => {
    const status = await DBOS.runStep(() => actions.advance(runId, segmentId(runId, number)), { name: 'advance' });
    await DBOS.send(runId, status, segmentTopic(number));
  };
}

/** Waits until the run is resumed for its round of this number; false when it is cancelled instead. */
async function isResumed(round: number): Promise<boolean> {
  for (;;) {
    const news = await DBOS.recv<number>(RESUME_TOPIC, RESUME_WAIT);
    if (news === CANCELLED_ROUND) return false;
    // A repeated message of an earlier round must not resume this one.
    if (news === round) return true;
  }
}

/** Carries out one stretch of a run, and answers the status that the run has come to. */
type RunSegment = (runId: string, accountSid: Sid, number: number, priority: number) => Promise<OnboardingStatus>;

/** A run's own workflow: stretch after stretch, with the waits between them. */
function parentOf(actions: RunActions, runSegment: RunSegment) {
  return async (runId: string, accountSid: Sid, priority: number = 0): Promise<void> => {
    let round = 1;
    for (let number = 1; ; number += 1) {
      // What has begun is finished before what has not.
      let status = await runSegment(runId, accountSid, number, number === 1 ? priority : 0);
      while (status === 'WAITING_FOR_REVIEW') {
        const news = await DBOS.recv<string>(REVIEW_TOPIC, REVIEW_WAIT);
        status = await DBOS.runStep(() => actions.review(runId, news), { name: 'review' });
      }
      if (status === 'COMPLETED' || isCancelled(status)) return;
      if (status === 'ACTION_REQUIRED') {
        round += 1;
        if (!(await isResumed(round))) return;
      }
    }
  };
}

/**
 * The workflows of a run, with which their own children go. The first segment may have been started by whoever started
 * the run, and cancellations are: they are no children of the run's workflow.
 */
function workflowsOf({ run_id: runId, cancellations }: EndedRun): readonly string[] {
  const cancels = Array.from({ length: cancellations }, (_, index) => cancellationId(runId, index + 1));
  return [runId, segmentId(runId, 1), ...cancels];
}

/** What the engine starts and resumes. */
export interface Workflows {
  /** Starts a run before all others of the account that have not begun, or does nothing if it is started. */
  readonly start: (runId: string, accountSid: Sid) => Promise<void>;
  /**
   * Starts a run that need not begin at once, with fewer statements.
   * @param priority its place among the account's runs that have not begun: 0 is before all others
   */
  readonly startParent: (runId: string, accountSid: Sid, priority: number) => Promise<void>;
  /** Carries out a cancellation, or does nothing if that is begun. */
  readonly cancel: (cancellation: Cancellation) => Promise<void>;
  /** Deletes everything that DBOS keeps of runs that have ended. */
  readonly forget: (runs: readonly EndedRun[]) => Promise<void>;
}

/**
 * Registers the workflows with DBOS; once, before it is launched. The parent only orchestrates and waits, so that a run
 * that waits for days holds no place in the queue; the active stretches are children on a queue that is divided by
 * account. A cancellation is a workflow of its own, because it goes on where the run's own has failed or ended.
 */
export function registerWorkflows(actions: RunActions, gate: Gate): Workflows {
  const segment = DBOS.registerWorkflow(gate.guard(segmentOf(actions)), { name: 'onboarding.segment', ...RECOVERIES });

  const cancellation = DBOS.registerWorkflow(
    gate.guard(async (runId: string): Promise<void> => {
      await DBOS.runStep(() => actions.cancel(runId), { name: 'cancel' });
    }),
    { name: 'onboarding.cancellation', ...RECOVERIES },
  );

  const enqueue = async (runId: string, accountSid: Sid, number: number, priority: number): Promise<void> => {
    const workflowID = segmentId(runId, number);
    const enqueueOptions = { queuePartitionKey: accountSid, priority };
    const options = { workflowID, queueName: SEGMENT_QUEUE, enqueueOptions };
    await DBOS.startWorkflow(segment, options)(runId, number);
  };

  const runSegment: RunSegment = async (runId, accountSid, number, priority) => {
    await enqueue(runId, accountSid, number, priority);
    for (;;) {
      const status = await DBOS.recv<OnboardingStatus>(segmentTopic(number), SEGMENT_WAIT);
      if (status !== null) return status;
      const child = await DBOS.getWorkflowStatus(segmentId(runId, number));
      if (child === null || ['ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'].includes(child.status)) {
        return DBOS.runStep(() => actions.breakDown(runId), { name: 'break-down' });
      }
    }
  };

  const onboarding = DBOS.registerWorkflow(gate.guard(parentOf(actions, runSegment)), {
    name: 'onboarding',
    ...RECOVERIES,
  });

  const startParent: Workflows['startParent'] = async (runId, accountSid, priority) => {
    await DBOS.startWorkflow(onboarding, { workflowID: runId })(runId, accountSid, priority);
  };

  return {
    start: async (runId, accountSid) => {
      await startParent(runId, accountSid, 0);
      // The parent would queue it too, some 5 ms later; there is a parent by now, to which it can report.
      await enqueue(runId, accountSid, 1, 0);
    },
    startParent,
    cancel: async ({ runId, accountSid, number }) => {
      const enqueueOptions = { queuePartitionKey: accountSid };
      const options = { workflowID: cancellationId(runId, number), queueName: CANCEL_QUEUE, enqueueOptions };
      await DBOS.startWorkflow(cancellation, options)(runId);
    },
    forget: (runs) => DBOS.deleteWorkflows(runs.flatMap(workflowsOf), true),
  };
}
