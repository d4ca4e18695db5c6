import type { BundleKind } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';

/** A review whose poll is due. */
export interface DueReview {
  readonly run_id: string;
  readonly step_key: string;
  readonly account_sid: Sid;
  readonly bundle_kind: BundleKind;
  readonly bundle_sid: Sid;
  readonly last_status: string;
  /** The attempt at the step that waits. */
  readonly attempt: number;
}

/** What a report about a bundle has changed. */
export interface Signal {
  /** The runs that have a new signal, and whether they wait: one in progress checks when it reaches its wait. */
  readonly signaled: readonly { readonly runId: string; readonly waits: boolean }[];
  /** True while a run waits for the review of the bundle or is about to, and so checks it itself. */
  readonly awaited: boolean;
}

/** How many reviews may be taken. */
export interface Room {
  readonly most: number;
  /** Including those that are under way already. */
  readonly mostOfAccount: number;
  readonly underWay: ReadonlyMap<Sid, number>;
}

/** The interval between two polls of a review grows up to this many times the first. */
const MAX_INTERVAL_FACTOR = 12;

const atFirstPace = (intervalMs: string): string =>
  `polls = 0, next_poll_at = least(next_poll_at, clock_timestamp() + ${intervalMs} * interval '1 millisecond')`;

const AWAITED = `
  select 1 from onboarding.step made join onboarding.run r using (run_id)
    join onboarding.step wait on wait.run_id = made.run_id and wait.parameters->>'bundle' = made.key
  where made.resource_sid = $2 and r.account_sid = $1 and r.status in ('RUNNING', 'WAITING_FOR_REVIEW')
    and wait.use = 'await-approval' and wait.status in ('PENDING', 'RUNNING', 'WAITING')`;

/** The reviews that runs wait for, with the time of the next poll of each. */
export class ReviewsStore {
  constructor(private readonly sql: Sql) {}

  /**
   * Takes the reviews that are due, the longest due first, and sets their next poll: after 1, 1.5, 2.25, ... times
   * the interval, at most 12 times. Any number of processes may take: each review goes to one of them. The condition
   * uses now(), which is constant in a statement, so that the index finds what is due; with clock_timestamp() every
   * waiting review would be read.
   */
  async takeDue(intervalMs: number, { most, mostOfAccount, underWay }: Room): Promise<readonly DueReview[]> {
    return this.sql.query<DueReview & Record<string, unknown>>(
      `with ranked as (
         select run_id, step_key, row_number() over (partition by account_sid order by next_poll_at)
           + coalesce(($5::jsonb ->> account_sid)::integer, 0) as place
         from onboarding.review where next_poll_at <= now()
           -- Of an account to which Twilio answers nothing, they wait for its probe.
           and account_sid not in (select account_sid from onboarding.outage)),
       due as (
         select v.run_id, v.step_key from onboarding.review v join ranked using (run_id, step_key)
         where place <= $4 and v.next_poll_at <= now()
         order by v.next_poll_at limit $2 for update of v skip locked)
       update onboarding.review v set polls = v.polls + 1, next_poll_at = clock_timestamp()
         + least(power(1.5, least(v.polls + 1, 20)), $3) * $1 * interval '1 millisecond'
       from due where v.run_id = due.run_id and v.step_key = due.step_key
       returning v.*, (select attempts from onboarding.step s where s.run_id = v.run_id and s.key = v.step_key) as attempt`,
      [intervalMs, most, MAX_INTERVAL_FACTOR, mostOfAccount, JSON.stringify(Object.fromEntries(underWay))],
    );
  }

  /** What was taken and could not be checked is due again after this long. */
  async giveBack({ run_id: runId, step_key: stepKey }: DueReview, afterMs: number): Promise<void> {
    await this.sql.query(
      `update onboarding.review set polls = greatest(polls - 1, 0),
         next_poll_at = least(next_poll_at, clock_timestamp() + $3 * interval '1 millisecond')
       where run_id = $1 and step_key = $2`,
      [runId, stepKey, afterMs],
    );
  }

  /**
   * Records the status that Twilio answered. If it has changed, the intervals between polls start small again, and the
   * next poll comes sooner.
   */
  async recordStatus(runId: string, stepKey: string, status: string, intervalMs: number): Promise<void> {
    await this.sql.query(
      `update onboarding.review set last_status = $3, ${atFirstPace('$4')}
       where run_id = $1 and step_key = $2 and last_status <> $3`,
      [runId, stepKey, status, intervalMs],
    );
  }

  /**
   * Records, for each run that uses the bundle, that its status may have changed. A repeated event changes nothing.
   * The answer says whether the bundle was awaited before this, because the check that follows may end the run's wait.
   */
  async signal(accountSid: Sid, bundleSid: Sid, eventId: string): Promise<Signal> {
    const [signal] = await this.sql.query<Signal & Record<string, unknown>>(
      `with concerned as (
         select distinct r.run_id from onboarding.step s join onboarding.run r using (run_id)
         where s.resource_sid = $2 and r.account_sid = $1 and r.status in ('RUNNING', 'WAITING_FOR_REVIEW')
       ), fresh as (
         insert into onboarding.news (run_id, event_id) select run_id, $3 from concerned
         on conflict do nothing returning run_id),
       signaled as (
         update onboarding.run r set news = news + 1, news_at = clock_timestamp() from fresh
         where r.run_id = fresh.run_id returning r.run_id as "runId", r.status = 'WAITING_FOR_REVIEW' as waits)
       select exists (${AWAITED}) as awaited,
         (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from signaled s) as signaled`,
      [accountSid, bundleSid, eventId],
    );
    return signal ?? { signaled: [], awaited: false };
  }

  /** The run's signals up to this number have been handled. */
  async markHandled(runId: string, upTo: number): Promise<void> {
    await this.sql.query('update onboarding.run set looked = greatest(looked, $2) where run_id = $1', [runId, upTo]);
  }

  /** Runs that wait although they have a signal: the process that stored it died before its check. */
  async unhandled(olderThanMs: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ run_id: string }>(
      `select run_id from onboarding.run where news > looked and status = 'WAITING_FOR_REVIEW'
         and news_at < now() - $1 * interval '1 millisecond' order by news_at limit 100`,
      [olderThanMs],
    );
    return rows.map((row) => row.run_id);
  }

  /** A run's reviews may have been decided but could not be checked just now: the polls begin again. */
  async checkSoon(runId: string, intervalMs: number): Promise<void> {
    await this.sql.query(`update onboarding.review set ${atFirstPace('$2')} where run_id = $1`, [runId, intervalMs]);
  }
}
