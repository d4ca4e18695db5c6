import { AsyncResource } from 'node:async_hooks';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Sid } from '../../../domain/sid.js';
import type { BegunCancellation } from '../../storage/cancel.store.js';
import type { EndedRun } from '../../storage/retention.store.js';
import type { Dispatch } from './dispatch.js';
import type { ShutdownGate } from './shutdown-gate.js';
import type { WorkOwner } from './semaphore.js';
import { cancellationId, segmentId } from './workflow-tables.js';

/** What carries out the workflows. Both are safe to repeat from any point: what was done is in the run's own rows. */
export interface WorkflowParts {
  readonly segment: { advance(runId: string, segment: number, workOwner: WorkOwner): Promise<void> };
  readonly cancellation: { carryOut(runId: string): Promise<void> };
}

/** A segment of a run: from when something can be done until nothing can. */
export interface SegmentOfRun {
  readonly runId: string;
  readonly accountSid: Sid;
  /** 1 for the first; a run that continues after a wait does so with the next. */
  readonly segment: number;
  /** The run's place in its batch, from 1; 0 for a single run, which comes before all others. */
  readonly priority: number;
}

export const SEGMENT_QUEUE = 'onboarding-segments';
/** A queue of their own, so that a cancellation does not wait behind the segments of a thousand other runs. */
export const CANCEL_QUEUE = 'onboarding-cancellations';

/**
 * DBOS counts a recovery each time the process of a segment dies; only a run that kills its own process would reach
 * this.
 */
const RECOVERIES = { maxRecoveryAttempts: 10_000 };

/** For a segment that an older server has started, without this information: it comes last. */
const UNKNOWN_OWNER: WorkOwner = { accountSid: '', isBatch: true };

function workflowsOf({ run_id: runId, segment, cancellations }: EndedRun): readonly string[] {
  const segments = Array.from({ length: segment }, (_, index) => segmentId(runId, index + 1));
  const cancels = Array.from({ length: cancellations }, (_, index) => cancellationId(runId, index + 1));
  return [...segments, ...cancels];
}

/** What the engine starts. */
export interface Workflows {
  /** Starts a segment as soon as the account has room for it, or does nothing if it is started. */
  readonly start: (segment: SegmentOfRun) => Promise<void>;
  /** Carries out a cancellation, or does nothing if that is begun. */
  readonly cancel: (cancellation: BegunCancellation) => Promise<void>;
  /** Deletes everything that DBOS keeps of runs that have ended. */
  readonly forget: (runs: readonly EndedRun[]) => Promise<void>;
}

/**
 * Registers the workflows with DBOS; once, before it is launched. A run has a workflow only while something of it can
 * be done: one that waits for days is rows in a table, which need no memory, no place in the queue and no poll. The
 * queues are divided by account. A workflow uses no durable steps of DBOS: what was made, and what may have been made,
 * is in the run's own rows, which a repeated segment reads. (A DBOS step costs about eight statements one after
 * another.)
 * @param createParts makes what carries the workflows out. Its parts start further workflows, which begin in the
 * context of the server: they are no children of the workflow that starts them.
 */
export function registerWorkflows<Parts extends WorkflowParts>(
  gate: ShutdownGate,
  dispatch: Dispatch,
  createParts: (workflows: Workflows) => Parts,
): { readonly workflows: Workflows; readonly parts: Parts } {
  const onboarding = DBOS.registerWorkflow(
    // A segment that an older server has started has no owner.
    async (runId: string, segment: number, workOwner: WorkOwner = UNKNOWN_OWNER) => {
      const ended = () => dispatch.ended();
      await parts.segment.advance(runId, segment, workOwner).finally(ended).catch(gate.rethrow);
    },
    { name: 'onboarding', ...RECOVERIES },
  );
  const cancellation = DBOS.registerWorkflow(
    (runId: string) => parts.cancellation.carryOut(runId).catch(gate.rethrow),
    {
      name: 'onboarding.cancellation',
      ...RECOVERIES,
    },
  );
  const workflows: Workflows = {
    start: AsyncResource.bind(async ({ runId, accountSid, segment, priority }) => {
      // Runs that have begun come before those that have not.
      const enqueueOptions = { queuePartitionKey: accountSid, priority: segment === 1 ? priority : 0 };
      const options = { workflowID: segmentId(runId, segment), queueName: SEGMENT_QUEUE, enqueueOptions };
      await DBOS.startWorkflow(onboarding, options)(runId, segment, { accountSid, isBatch: priority > 0 });
      dispatch.wake();
    }),
    cancel: AsyncResource.bind(async ({ runId, accountSid, number }) => {
      const enqueueOptions = { queuePartitionKey: accountSid };
      const options = { workflowID: cancellationId(runId, number), queueName: CANCEL_QUEUE, enqueueOptions };
      await DBOS.startWorkflow(cancellation, options)(runId);
    }),
    forget: (runs) => DBOS.deleteWorkflows(runs.flatMap(workflowsOf), true),
  };
  const parts = createParts(workflows);
  return { workflows, parts };
}
