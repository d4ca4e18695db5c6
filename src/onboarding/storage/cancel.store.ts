import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { Sql } from './pool.js';
import type { RunRow } from './rows.js';
import type { StepResult } from './steps.store.js';
import { CLOSE, FOUND, UNDONE, UNKNOWN } from './transitions/cancel.js';
import { BEGIN_CANCELLING, FINISH_CANCELLING } from './transitions/run.js';

/** A cancellation of a run. Its number is part of the id of the workflow that carries it out. */
export interface BegunCancellation {
  readonly runId: string;
  readonly accountSid: string;
  readonly number: number;
}

/** What is cancelled, by whom, and how far. */
export interface CancelRequest {
  readonly runId: string;
  readonly caller: string;
  readonly deleteCreated: boolean;
  readonly now: Date;
}

export type CancelOutcome =
  | { readonly status: 'cancelling'; readonly cancellation: BegunCancellation }
  /** Nothing is left to do, or it can't be cancelled any more. */
  | { readonly status: OnboardingStatus };

/**
 * Begins the cancellation of a run, under a lock on it: from this commit on no wave is taken and no review is polled.
 * Repeated, it joins the cancellation in progress. Deletion may be requested later, also for a run that is cancelled
 * already; it can't be revoked.
 * @returns null where there is no such run
 */
export async function beginCancelling(
  sql: Sql,
  { runId, caller, deleteCreated, now }: CancelRequest,
): Promise<CancelOutcome | null> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<RunRow>('select * from onboarding.run where run_id = $1 for update', [runId]);
    const run = rows[0];
    // Retention deletes runs that ended long ago.
    if (run === undefined) return null;
    if (run.status === 'COMPLETED' || isDone(run, deleteCreated)) return { status: run.status };
    // One that waits for Twilio is tried at once.
    const begins = run.status !== 'CANCELLING' || run.next_attempt_at !== null;
    if (begins || (deleteCreated && !run.delete_created)) {
      await client.query(BEGIN_CANCELLING, [runId, deleteCreated, begins ? 1 : 0, caller, now]);
      await client.query('delete from onboarding.review where run_id = $1', [runId]);
    }
    const number = run.cancellations + (begins ? 1 : 0);
    return { status: 'cancelling', cancellation: { runId, accountSid: run.account_sid, number } };
  });
}

/**
 * Whether a cancelled run needs no more work for this request. A cancellation that did not finish is resumed by the
 * next request.
 */
function isDone(run: RunRow, deleteCreated: boolean): boolean {
  if (run.status !== 'CANCELLED') return false;
  return run.failure === null ? run.delete_created || !deleteCreated : run.delete_created && !deleteCreated;
}

/** What the engine writes while a run is cancelled. Every statement is safe to repeat. */
export class CancelStore {
  constructor(private readonly sql: Sql) {}

  /** The step of a run that made a trust product which another run has taken; null where there is none. */
  async sharedProduct(runId: string): Promise<string | null> {
    const [row] = await this.sql.query<{ key: string }>(
      `select s.key from onboarding.step s where s.run_id = $1 and s.use = 'create-trust-product' and exists (
         select 1 from onboarding.step o join onboarding.run r on r.run_id = o.run_id
         where o.use = 'create-trust-product' and o.resource_sid = s.resource_sid and o.run_id <> s.run_id
           and (o.detail->>'reused')::boolean and r.status <> 'CANCELLED')`,
      [runId],
    );
    return row?.key ?? null;
  }

  async isCancelling(runId: string): Promise<boolean> {
    const rows = await this.sql.query(
      `select 1 from onboarding.run where run_id = $1 and status in ('CANCELLING', 'CANCELLED')`,
      [runId],
    );
    return rows.length > 0;
  }

  /**
   * Whether a process still works on a segment of the run: a wave that was taken before the cancellation is finished
   * first.
   */
  async isCarried(runId: string, segmentQueue: string): Promise<boolean> {
    const rows = await this.sql.query(
      `select 1 from onboarding.run r, generate_series(1, r.segment) as s(number)
       join onboarding.run_workflow w on w.workflow_id = onboarding.segment_workflow($1, s.number)
       where r.run_id = $1 and w.queue_name = $2 and w.status = 'PENDING' limit 1`,
      [runId, segmentQueue],
    );
    return rows.length > 0;
  }

  /** A search found what a step made whose answer never came. */
  async found(runId: string, key: string, result: StepResult): Promise<void> {
    await this.sql.query(FOUND, [runId, key, result.resourceSid, JSON.stringify(result.detail ?? {})]);
  }

  /** Whether a step made something can't be found out. */
  async unknown(runId: string, failure: OnboardingFailureRecord): Promise<void> {
    await this.sql.query(UNKNOWN, [runId, failure.stepKey, JSON.stringify(failure)]);
  }

  /**
   * Nothing is in progress any more: what was not done is skipped, what had been reopened for a correction is kept.
   * @param interrupted for a step of several requests that did not finish: some of them may have succeeded
   */
  async close(runId: string, interrupted: OnboardingFailureRecord): Promise<void> {
    await this.sql.query(CLOSE, [runId, JSON.stringify(interrupted)]);
  }

  /** What a step made is gone; with a bundle, everything on it. */
  async undone(runId: string, key: string): Promise<void> {
    await this.sql.query(UNDONE, [runId, key]);
  }

  /** What a step made is still there, and why. */
  async kept(runId: string, failure: OnboardingFailureRecord): Promise<void> {
    await this.sql.query('update onboarding.step set error = $3 where run_id = $1 and key = $2', [
      runId,
      failure.stepKey,
      JSON.stringify(failure),
    ]);
  }

  /** The run is cancelled, unless deletion has been requested meanwhile. */
  async finish(runId: string, deleted: boolean, failure: OnboardingFailureRecord | null): Promise<void> {
    await this.sql.query(FINISH_CANCELLING, [runId, deleted, failure === null ? null : JSON.stringify(failure)]);
  }

  /**
   * Cancellations without a workflow: their process died between the two writes, or their workflow failed. Those that
   * failed are tried again under a new number, at growing intervals.
   */
  async unattended(olderThanMs: number): Promise<readonly BegunCancellation[]> {
    return this.sql.query<BegunCancellation & Record<string, unknown>>(
      `with left_alone as (
         select r.run_id, w.status as workflow from onboarding.run r
         left join onboarding.run_workflow w on w.workflow_id = onboarding.cancellation_workflow(r.run_id, r.cancellations)
         where r.status = 'CANCELLING' and r.next_attempt_at is null
           and r.updated_at < clock_timestamp() - interval '1 millisecond' * $1
             * case when w.status is null then 1 else power(2, least(r.cancellations, 6)) end
           and (w.status is null or w.status not in ('PENDING', 'ENQUEUED'))
         limit 100)
       update onboarding.run r set cancellations = r.cancellations + case when l.workflow is null then 0 else 1 end
       from left_alone l where r.run_id = l.run_id
       returning r.run_id as "runId", r.account_sid as "accountSid", r.cancellations as number`,
      [olderThanMs],
    );
  }
}
