import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Sid } from '../../domain/sid.js';
import type { RunsStore } from '../storage/runs.store.js';
import { RESUME_TOPIC, REVIEW_TOPIC } from './workflows.js';

/** The one way by which news reaches a run, whoever brings it: a webhook, the sweep, or a person. */
export interface Inbox {
  /** A bundle of a run may have a new status. A repeated event counts once. */
  hint(runId: string, eventId: string): Promise<void>;
  /** As `hint`, to every run that has this bundle. */
  hintBundle(accountSid: Sid, bundleSid: Sid, eventId: string): Promise<void>;
  /** The run may go on with its round of this number. */
  resume(runId: string, round: number): Promise<void>;
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
    resume: (runId, round) => DBOS.send(runId, round, RESUME_TOPIC, `${runId}:resume:${round}`),
  };
}
