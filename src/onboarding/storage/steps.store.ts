import type { BundleKind, BundleStatus } from '../../domain/bundle.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { OnboardingActor } from '../../domain/onboarding-event.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';
import type { RunVault } from './run-vault.js';
import { STEPS_COLUMN } from './rows.js';
import { split, type RunWithSteps } from './runs.store.js';
import { SET_STATUS } from './transitions/run.js';
import {
  APPROVE,
  AWAIT_REVIEW,
  DROPPED,
  FAIL,
  FAIL_TRIED,
  NOTE_ERROR,
  NOTE_STATUS,
  OPEN_AGAIN,
  SUCCEED,
  TAKE_WAVE,
} from './transitions/step.js';
import type { Intent, RunRow, StepDetail, StepRow } from './rows.js';

/** What a step made or found. */
export interface StepResult {
  readonly resourceSid: Sid | null;
  readonly detail?: StepDetail;
  /** There was nothing to do. */
  readonly isSkipped?: true;
}

/** A bundle whose review a step waits for. */
export interface AwaitedReview {
  readonly accountSid: Sid;
  readonly bundleKind: BundleKind;
  readonly bundleSid: Sid;
  readonly lastStatus: string;
  readonly firstPollMs: number;
}

/** The status that a check of a review found, and who reported that it may have changed. */
export interface ObservedStatus {
  readonly status: BundleStatus;
  readonly by: OnboardingActor;
  /** The attempt at the step that was waiting when the check began. */
  readonly attempt?: number | null;
}

/** A segment of a run, and the process that DBOS has given it to. */
export interface Owner {
  readonly segment: number;
  readonly executorId: string;
}

/** The run's row as a status was written to it. */
export interface WrittenStatus {
  readonly segment: number;
  /** Whether a signal about its reviews has not been handled. */
  readonly hasSignal: boolean;
}

/** A run as the engine reads it. */
export interface LoadedRun extends RunWithSteps {
  /** Whether any of its steps can be carried out; the view `onboarding.ready_step` says which. */
  readonly hasReady: boolean;
}

type LoadedRow = Parameters<typeof split>[0] & { readonly has_ready: boolean };

/** The steps that a process has taken, and the run as it was before. */
export interface Wave {
  readonly before: LoadedRun;
  /** False when the run has been given to another process. */
  readonly mine: boolean;
  /** Whether nothing is taken because Twilio answers nothing to the account, and another run is tried for it. */
  readonly held: boolean;
  readonly taken: readonly StepRow[];
}

/** A run that should go on, with the status of the workflow of its segment; null where there is none. */
export type LeftRun = Pick<RunRow, 'run_id' | 'account_sid' | 'priority' | 'segment'> & {
  readonly workflow: string | null;
};

/** The outcome of a run's steps. */
export interface RunOutcome {
  readonly status: OnboardingStatus;
  readonly failure: OnboardingFailureRecord | null;
}

const LOAD = `select r.*, ${STEPS_COLUMN},
  exists (select 1 from onboarding.ready_step y where y.run_id = r.run_id) as has_ready
  from onboarding.run r where r.run_id = $1`;

/** What the engine writes while a run goes on. Every statement is safe to repeat: a step may be carried out again. */
export class StepsStore {
  constructor(
    private readonly sql: Sql,
    private readonly vault: RunVault,
  ) {}

  async load(runId: string): Promise<LoadedRun> {
    const [row] = await this.sql.prepared<LoadedRow>('load', LOAD, [runId]);
    if (row === undefined) throw new Error('The run is not in the database.');
    return this.toLoaded(row);
  }

  private toLoaded({ has_ready: hasReady, ...row }: LoadedRow): LoadedRun {
    return { ...split(row, this.vault), hasReady };
  }

  /**
   * Takes the steps that are ready, and writes down that they are about to be carried out, before anything is sent:
   * the intent. Returns everything as it was before, so that the caller knows whether an earlier attempt of a step
   * may have reached Twilio. Nothing is taken when a step has failed, or when the run is being cancelled.
   * @param writing the kinds of steps that change something at Twilio
   * @param owner who carries the run out; a process that has lost it to another takes nothing
   */
  async takeWave(runId: string, writing: readonly string[], owner: Owner): Promise<Wave> {
    const values = [runId, writing, String(owner.segment), owner.executorId];
    const [row] = await this.sql.prepared<LoadedRow & { taken: string[] | null; mine: boolean; held: boolean }>(
      'take-wave',
      TAKE_WAVE,
      values,
    );
    if (row === undefined) throw new Error('The run is not in the database.');
    const { taken, mine, held, ...loaded } = row;
    const before = this.toLoaded(loaded);
    return { before, mine, held, taken: before.steps.filter((step) => taken?.includes(step.key)) };
  }

  async succeed(runId: string, key: string, result: StepResult, fingerprint: string | null): Promise<void> {
    const detail = JSON.stringify(result.detail ?? {});
    await this.sql.prepared('succeed', SUCCEED, [runId, key, result.resourceSid, detail, fingerprint]);
  }

  /** What a step that makes several things must know when it is tried again after a failure. */
  async remember(runId: string, key: string, detail: StepDetail): Promise<void> {
    await this.sql.query('update onboarding.step set detail = detail || $3::jsonb where run_id = $1 and key = $2', [
      runId,
      key,
      JSON.stringify(detail),
    ]);
  }

  /**
   * The corrected plan no longer has this step, and what it had attached has been detached; or there was nothing to do,
   * because the run has taken a trust product that exists.
   */
  async skipped(runId: string, key: string): Promise<void> {
    await this.sql.query(DROPPED, [runId, key]);
  }

  /** The steps whose attempts are used up have failed, each with the error of its last attempt. */
  async failTried(runId: string, fallback: OnboardingFailureRecord): Promise<void> {
    await this.sql.query(FAIL_TRIED, [runId, JSON.stringify(fallback)]);
  }

  /**
   * @param observed the status of the bundle that was reviewed, where that is what ended the step
   * @returns false where the step had ended already, or is at another attempt
   */
  async fail(
    runId: string,
    key: string,
    failure: OnboardingFailureRecord,
    observed?: Partial<ObservedStatus>,
  ): Promise<boolean> {
    const { status = null, by = 'SERVER', attempt = null } = observed ?? {};
    const done = await this.sql.query(FAIL, [runId, key, JSON.stringify(failure), status, by, attempt]);
    return done.length > 0;
  }

  /** The error of an attempt that will be followed by another. */
  async noteError(runId: string, key: string, failure: OnboardingFailureRecord): Promise<void> {
    await this.sql.query(NOTE_ERROR, [runId, key, JSON.stringify(failure)]);
  }

  /** The attempt is over: what is known now of the requests of this and earlier attempts. */
  async settleIntent(runId: string, key: string, intent: Intent | null): Promise<void> {
    await this.sql.query('update onboarding.step set intent = $3 where run_id = $1 and key = $2', [runId, key, intent]);
  }

  /** The step waits for Twilio's review, which is polled from now on. */
  async awaitReview(runId: string, key: string, review: AwaitedReview): Promise<void> {
    const { accountSid, bundleKind, bundleSid, lastStatus, firstPollMs } = review;
    const values = [runId, key, accountSid, bundleKind, bundleSid, lastStatus, firstPollMs];
    await this.sql.prepared('await-review', AWAIT_REVIEW, values);
  }

  /** The review goes on, with another status than before. */
  async noteStatus(runId: string, key: string, { status, by, attempt = null }: ObservedStatus): Promise<void> {
    await this.sql.query(NOTE_STATUS, [runId, key, status, by, attempt]);
  }

  /** The review is decided in the run's favour. @returns as `fail` */
  async approve(runId: string, key: string, { status, by, attempt = null }: ObservedStatus): Promise<boolean> {
    const done = await this.sql.prepared('approve', APPROVE, [runId, key, status, by, attempt]);
    return done.length > 0;
  }

  /**
   * Opens the steps that made a bundle and work on it as if they had not been carried out. The step that makes the
   * bundle keeps the old one's SID as `previous_sid`.
   */
  async openAgain(runId: string, bundleStep: string): Promise<void> {
    await this.sql.query(OPEN_AGAIN, [runId, bundleStep]);
  }

  /**
   * Gives the run the status that follows from its steps.
   * @param from the status that the caller expects the run to have: RUNNING for the segment that carries it on,
   * WAITING_FOR_REVIEW for a check of its reviews, which lets the next segment begin where the new status is RUNNING
   * @returns null where the run no longer has it: nothing is written
   */
  async setStatus(
    runId: string,
    { status, failure }: RunOutcome,
    from: { readonly status: 'RUNNING' | 'WAITING_FOR_REVIEW'; readonly segment: number },
  ): Promise<WrittenStatus | null> {
    const values = [runId, status, failure === null ? null : JSON.stringify(failure), from.segment, from.status];
    const rows = await this.sql.prepared<WrittenStatus & Record<string, unknown>>('set-status', SET_STATUS, values);
    return rows[0] ?? null;
  }

  /**
   * Runs that should continue but have no workflow: their process died between the two writes, or their workflow
   * failed. The many that wait, for a review or for Twilio, are not read.
   */
  async left(olderThanMs: number): Promise<readonly LeftRun[]> {
    return this.sql.query<LeftRun & Record<string, unknown>>(
      `select r.run_id, r.account_sid, r.priority, r.segment, w.status as workflow from onboarding.run r
       left join onboarding.run_workflow w on w.workflow_id = onboarding.segment_workflow(r.run_id, r.segment)
       where r.status = 'RUNNING' and r.next_attempt_at is null
         and r.updated_at < clock_timestamp() - $1 * interval '1 millisecond'
         and (w.status is null or w.status not in ('PENDING', 'ENQUEUED', 'DELAYED'))
       order by r.priority limit 1000`,
      [olderThanMs],
    );
  }
}
