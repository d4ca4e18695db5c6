import type { BundleKind, BundleStatus } from '../../domain/bundle.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';
import { split, type RunWithSteps } from './runs.store.js';
import type { RunRow, StepDetail, StepRow } from './rows.js';

/** What a step made or found. */
export interface StepResult {
  readonly resourceSid: Sid | null;
  readonly detail?: StepDetail;
}

/** A bundle whose review a step waits for. */
export interface AwaitedReview {
  readonly accountSid: Sid;
  readonly bundleKind: BundleKind;
  readonly bundleSid: Sid;
  readonly lastStatus: string;
  readonly firstPollMs: number;
}

/** A step that is about to be carried out, as it was before, with what it may use. */
export interface BegunStep {
  readonly run: Pick<RunRow, 'run_id' | 'account_sid' | 'input'>;
  readonly step: Omit<StepRow, 'started_at' | 'finished_at'>;
  /** What another step has left. */
  readonly of: (key: string) => StepTraces | undefined;
}

interface StepTraces {
  readonly sid: Sid;
  readonly detail: StepDetail;
}

interface BegunRow {
  readonly [column: string]: unknown;
  readonly run: BegunStep['run'];
  readonly step: BegunStep['step'];
  readonly resources: Readonly<Record<string, StepTraces>> | null;
}

/** One round trip; a statement's parts all see the rows as they were before it. */
const BEGIN = `
  with begun as (
    update onboarding.step set status = 'RUNNING', attempts = attempts + 1, error = null, finished_at = null,
      started_at = coalesce(started_at, clock_timestamp()), intent = case when $3 then 'OPEN' else intent end
    where run_id = $1 and key = $2 and status <> 'SUCCEEDED')
  select to_jsonb(s) as step,
    jsonb_build_object('run_id', r.run_id, 'account_sid', r.account_sid, 'input', r.input) as run,
    (select jsonb_object_agg(o.key, jsonb_build_object('sid', o.resource_sid, 'detail', o.detail))
     from onboarding.step o where o.run_id = $1 and o.resource_sid is not null) as resources
  from onboarding.step s join onboarding.run r using (run_id) where s.run_id = $1 and s.key = $2`;

/** What the engine writes while a run goes on. Every statement is safe to repeat: a step may be carried out again. */
export class StepsStore {
  constructor(private readonly sql: Sql) {}

  async load(runId: string): Promise<RunWithSteps> {
    const rows = await this.sql.query<Parameters<typeof split>[0]>(
      `select r.*, (select jsonb_agg(to_jsonb(s) order by s.position) from onboarding.step s
                    where s.run_id = r.run_id) as steps
       from onboarding.run r where r.run_id = $1`,
      [runId],
    );
    if (rows[0] === undefined) throw new Error('The run is not in the database.');
    return split(rows[0]);
  }

  /**
   * Writes down that the step is about to be carried out, before anything is sent: the intent. Answers the step as it
   * was before, so that the caller sees whether an earlier attempt may have reached Twilio.
   * @param writes whether this kind of step changes something at Twilio
   */
  async begin(runId: string, key: string, writes: boolean): Promise<BegunStep> {
    const rows = await this.sql.query<BegunRow>(BEGIN, [runId, key, writes]);
    const [row] = rows;
    if (row === undefined) throw new Error(`The run has no step ${key}.`);
    const { step, run, resources } = row;
    return { run, step, of: (other) => resources?.[other] };
  }

  async succeed(runId: string, key: string, result: StepResult, fingerprint: string | null): Promise<void> {
    await this.sql.query(
      `update onboarding.step set status = 'SUCCEEDED', resource_sid = $3, detail = detail || $4::jsonb,
         fingerprint = $5, intent = null, error = null, finished_at = clock_timestamp()
       where run_id = $1 and key = $2`,
      [runId, key, result.resourceSid, JSON.stringify(result.detail ?? {}), fingerprint],
    );
  }

  async fail(runId: string, key: string, failure: OnboardingFailureRecord): Promise<void> {
    await this.sql.query(
      `update onboarding.step set status = 'FAILED', error = $3, finished_at = clock_timestamp()
       where run_id = $1 and key = $2`,
      [runId, key, JSON.stringify(failure)],
    );
    await this.sql.query('delete from onboarding.review where run_id = $1 and step_key = $2', [runId, key]);
  }

  /** The error of an attempt that will be followed by another. */
  async noteError(runId: string, key: string, failure: OnboardingFailureRecord): Promise<void> {
    await this.sql.query('update onboarding.step set error = $3 where run_id = $1 and key = $2', [
      runId,
      key,
      JSON.stringify(failure),
    ]);
  }

  /** The attempt is over and nothing of it is under way; whether Twilio acted on it must be looked up, or is known. */
  async settleIntent(runId: string, key: string, intent: 'SEARCH' | null): Promise<void> {
    await this.sql.query('update onboarding.step set intent = $3 where run_id = $1 and key = $2', [runId, key, intent]);
  }

  /** The step waits for Twilio's review: the sweep polls for it from now on. */
  async awaitReview(runId: string, key: string, review: AwaitedReview): Promise<void> {
    await this.sql.transaction(async (client) => {
      await client.query(
        `insert into onboarding.review (run_id, step_key, account_sid, bundle_kind, bundle_sid, last_status, next_poll_at)
         values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 millisecond')
         on conflict (run_id, step_key) do nothing`,
        [
          runId,
          key,
          review.accountSid,
          review.bundleKind,
          review.bundleSid,
          review.lastStatus,
          review.firstPollMs,
        ],
      );
      await client.query(
        `update onboarding.step set status = 'WAITING', resource_sid = $3, finished_at = null
         where run_id = $1 and key = $2 and status <> 'SUCCEEDED'`,
        [runId, key, review.bundleSid],
      );
    });
  }

  /** The review is decided in the run's favour. */
  async approve(runId: string, key: string, status: BundleStatus): Promise<void> {
    await this.sql.transaction(async (client) => {
      await client.query('delete from onboarding.review where run_id = $1 and step_key = $2', [runId, key]);
      await client.query(
        `update onboarding.step set status = 'SUCCEEDED', detail = detail || $3::jsonb, error = null,
           finished_at = clock_timestamp() where run_id = $1 and key = $2`,
        [runId, key, JSON.stringify({ status })],
      );
    });
  }

  /** Gives the run the status that its steps have come to. */
  async setStatus(runId: string, status: OnboardingStatus, failure: OnboardingFailureRecord | null): Promise<void> {
    await this.sql.query(
      `update onboarding.run set status = $2, failure = $3, updated_at = clock_timestamp(),
         completed_at = case when $2 = 'COMPLETED' then coalesce(completed_at, clock_timestamp()) end
       where run_id = $1 and status not in ('CANCELLING', 'CANCELLED')`,
      [runId, status, failure === null ? null : JSON.stringify(failure)],
    );
  }

  /** Runs that are stored as running and that no workflow carries: their process died between the two writes. */
  async unstarted(olderThanMs: number): Promise<readonly Pick<RunRow, 'run_id' | 'account_sid'>[]> {
    return this.sql.query(
      `select run_id, account_sid from onboarding.run r
       where status = 'RUNNING' and round = 1 and created_at < clock_timestamp() - $1 * interval '1 millisecond'
         and not exists (select 1 from dbos.workflow_status w where w.workflow_uuid = r.run_id)
       limit 100`,
      [olderThanMs],
    );
  }

  /** Runs that were resumed and that no segment carries on: the message was not sent. A repeated message is harmless. */
  async unresumed(olderThanMs: number): Promise<readonly Pick<RunRow, 'run_id' | 'round'>[]> {
    return this.sql.query(
      `select run_id, round from onboarding.run r
       where status = 'RUNNING' and round > 1 and updated_at < clock_timestamp() - $1 * interval '1 millisecond'
         and not exists (select 1 from dbos.workflow_status w
                         where w.workflow_uuid like r.run_id || ':%' and w.status in ('PENDING', 'ENQUEUED'))
       limit 100`,
      [olderThanMs],
    );
  }
}
