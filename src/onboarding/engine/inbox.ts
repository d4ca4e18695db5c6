import { DBOS, Error as DBOSErrors } from '@dbos-inc/dbos-sdk';
import type { OnboardingActor } from '../../domain/onboarding-event.js';
import type { Sid } from '../../domain/sid.js';
import type { RunsStore } from '../storage/runs.store.js';
import { CANCELLED_EVENT, CANCELLED_ROUND, RESUME_TOPIC, REVIEW_TOPIC } from './workflows.js';

/** The one way by which news reaches a run, whoever brings it: a webhook, the sweep, or a person. */
export interface Inbox {
  /** A bundle of a run may have a new status. A repeated event counts once. */
  hint(runId: string, eventId: string): Promise<void>;
  /** As `hint`, to every run that has this bundle. */
  hintBundle(accountSid: Sid, bundleSid: Sid, eventId: string): Promise<void>;
  /** The run may go on with its round of this number. */
  resume(runId: string, round: number): Promise<void>;
  /** The run is cancelled: its workflow ends, whatever it waits for. */
  end(runId: string): Promise<void>;
}

/** How the ids of the events begin that the sweep of the reviews makes. */
const OF_POLL = 'poll:';

/**
 * The id of what a poll saw. Each look has its own, by the time that it set for the next: what is told again, or in a
 * later round of the run, is heard again.
 */
export function pollEventId(bundleSid: Sid, status: string, nextPollAt: Date): string {
  return `${OF_POLL}${bundleSid}:${status}:${nextPollAt.getTime()}`;
}

/** Who brought an event to a run; without one the run looked by itself. */
export function bearerOf(eventId: string | null): OnboardingActor {
  if (eventId === null) return 'SERVER';
  return eventId.startsWith(OF_POLL) ? 'POLL' : 'TWILIO';
}

export function createInbox(runs: RunsStore): Inbox {
  const hint = (runId: string, eventId: string): Promise<void> =>
    DBOS.send(runId, eventId, REVIEW_TOPIC, `${runId}:${eventId}`);
  return {
    hint,
    hintBundle: async (accountSid, bundleSid, eventId) => {
      const runIds = await runs.ofBundle(accountSid, bundleSid);
      await Promise.all(runIds.map((runId) => hint(runId, eventId)));
    },
    end: async (runId) => {
      try {
        await DBOS.send(runId, CANCELLED_EVENT, REVIEW_TOPIC, `${runId}:cancelled:review`);
        await DBOS.send(runId, CANCELLED_ROUND, RESUME_TOPIC, `${runId}:cancelled:resume`);
      } catch (error) {
        // A run that was stored and never started has nobody to be told.
        if (!(error instanceof DBOSErrors.DBOSNonExistentWorkflowError)) throw error;
      }
    },
    resume: (runId, round) => DBOS.send(runId, round, RESUME_TOPIC, `${runId}:resume:${round}`),
  };
}
