import type pg from 'pg';
import type { OnboardingFailureRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import { codesOf, recordEvent } from './event-sql.js';
import type { Sql } from './pool.js';
import type { RunRow } from './rows.js';

/** A run that continues after a wait: by a segment, or by a cancellation, of this number. */
export type CalledRun = Pick<RunRow, 'run_id' | 'account_sid' | 'status' | 'segment' | 'cancellations' | 'priority'>;

/** A run to which Twilio does not answer. */
export interface UnansweredRun {
  readonly runId: string;
  readonly accountSid: Sid;
  readonly status: 'RUNNING' | 'CANCELLING';
  /** Of the segment that ends with this wait. */
  readonly segment: number;
  readonly since: Date;
}

/** What is known of the outage that makes a run wait, and how long that may last. */
export interface Trouble {
  /** What the run met; null where it sent no request, because its account is on hold. */
  readonly failure: OnboardingFailureRecord | null;
  /** Whether it shows that Twilio answers nothing to the account. */
  readonly isGeneral: boolean;
  readonly now: Date;
  /** The end of the run's patience. */
  readonly until: Date;
  /** The wait before the next attempt, from the beginning of the outage. */
  readonly waitMs: (since: Date) => number;
}

interface OutageRow {
  readonly since: Date;
  readonly probe_run: string | null;
}

/**
 * Runs that wait for a Twilio that does not answer. They wait for their own next attempt or, held, for their account's.
 */
export class OutagesStore {
  constructor(private readonly sql: Sql) {}

  /**
   * Makes a run wait until its next attempt is due. Whatever changes what the runs of an account wait for locks the
   * row of its outage first, so that no run begins to wait for an outage that has just ended.
   * @returns whether it waits now: nothing is written where the run waits already, or has another segment or status
   */
  wait(run: UnansweredRun, trouble: Trouble): Promise<boolean> {
    return this.sql.transaction(async (client) => {
      const outage = await lockOutage(client, run, trouble);
      const { now, until, waitMs } = trouble;
      const later = (ms: number): Date => new Date(Math.min(now.getTime() + ms, until.getTime()));
      if (outage !== undefined && outage.probe_run === run.runId && trouble.failure !== null) {
        const probeAt = new Date(now.getTime() + waitMs(outage.since));
        await client.query('update onboarding.outage set probe_run = null, probe_at = $2 where account_sid = $1', [
          run.accountSid,
          probeAt,
        ]);
      }
      const next = outage === undefined ? later(trouble.failure === null ? 0 : waitMs(run.since)) : until;
      const failure = trouble.failure ?? { code: 'UPSTREAM_UNAVAILABLE' };
      const values = [run.runId, run.status, run.segment, run.since, next, JSON.stringify(failure)];
      return (await client.query(WAIT, values)).rows.length > 0;
    });
  }

  /**
   * Twilio has answered a run that waited: the account's other runs are due at once.
   * @returns how many there are
   */
  answered(runId: string, accountSid: Sid, now: Date): Promise<number> {
    return this.sql.transaction(async (client) => {
      await client.query('delete from onboarding.outage where account_sid = $1', [accountSid]);
      await client.query(ANSWERED, [runId]);
      return (await client.query(RELEASE, [accountSid, now])).rowCount ?? 0;
    });
  }

  /** Whether the account's runs wait until another one of them has been answered. */
  async isHeld(accountSid: Sid, runId: string): Promise<boolean> {
    const held = 'select 1 from onboarding.outage where account_sid = $1 and probe_run is distinct from $2';
    return (await this.sql.query(held, [accountSid, runId])).length > 0;
  }

  /** A person wants this run tried at once: it is the one of its account that is tried next. */
  async probeWith(accountSid: Sid, runId: string): Promise<void> {
    await this.sql.query('update onboarding.outage set probe_run = $2 where account_sid = $1', [accountSid, runId]);
  }

  /**
   * Takes the probe of each account in an outage whose next attempt is due: the run that has waited longest since its
   * last attempt. Only one of several processes gets it.
   * @param timeoutMs after this time no request of an earlier attempt can still be under way
   */
  async takeProbes(now: Date, timeoutMs: number): Promise<readonly CalledRun[]> {
    return this.sql.query<CalledRun & Record<string, unknown>>(TAKE_PROBES, [now, timeoutMs]);
  }

  /**
   * Makes runs due that still wait for an outage which has ended: their rows were locked when it ended.
   */
  async releaseForgotten(now: Date, patienceMs: number): Promise<void> {
    await this.sql.query(FORGOTTEN, [now, patienceMs]);
  }

  /**
   * Takes runs whose own next attempt is due; those of an account on hold keep waiting, as long as they have patience.
   */
  async takeDue(now: Date, timeoutMs: number, patienceMs: number, most: number): Promise<readonly CalledRun[]> {
    return this.sql.query<CalledRun & Record<string, unknown>>(TAKE_DUE, [now, timeoutMs, patienceMs, most]);
  }
}

async function lockOutage(
  client: pg.ClientBase,
  run: UnansweredRun,
  { isGeneral, now, waitMs }: Trouble,
): Promise<OutageRow | undefined> {
  const lock = 'select since, probe_run from onboarding.outage where account_sid = $1 for update';
  const begin = `insert into onboarding.outage (account_sid, since, probe_at) values ($1, $2, $3)
    on conflict (account_sid) do update set account_sid = excluded.account_sid returning since, probe_run`;
  const probeAt = new Date(now.getTime() + waitMs(now));
  const { rows } = isGeneral
    ? await client.query<OutageRow>(begin, [run.accountSid, now, probeAt])
    : await client.query<OutageRow>(lock, [run.accountSid]);
  return rows[0];
}

const WAIT = `
  with was as (
    select upstream_since from onboarding.run where run_id = $1
  ), done as (
    update onboarding.run set upstream_since = $4, next_attempt_at = $5, updated_at = clock_timestamp()
    where run_id = $1 and status = $2 and segment = $3 and next_attempt_at is null returning run_id
  ), recorded as (
    ${recordEvent(
      {
        run_id: 'run_id',
        type: "'UPSTREAM_UNAVAILABLE'",
        actor: "'SERVER'",
        step_key: "nullif($6::jsonb->>'stepKey', '')",
        ...codesOf('$6::jsonb'),
      },
      'done, was where was.upstream_since is null',
    )}
  )
  select run_id from done`;

const ANSWERED = `
  with done as (
    update onboarding.run set upstream_since = null where run_id = $1 and upstream_since is not null returning run_id
  )
  ${recordEvent({ run_id: 'run_id', type: "'UPSTREAM_AVAILABLE'", actor: "'SERVER'" }, 'done')}`;

/** A run that another transaction has locked is being taken, or cancelled, at this moment. */
const RELEASE = `
  update onboarding.run set next_attempt_at = $2 where run_id in (
    select run_id from onboarding.run where account_sid = $1 and next_attempt_at > $2 for update skip locked)`;

/** A second less than the patience, because another clock computed its end. */
const FORGOTTEN = `
  update onboarding.run r set next_attempt_at = $1
  where next_attempt_at > $1 and next_attempt_at >= upstream_since + ($2 - 1000) * interval '1 millisecond'
    and not exists (select 1 from onboarding.outage o where o.account_sid = r.account_sid)`;

const CALL = `next_attempt_at = null, updated_at = clock_timestamp(),
      segment = r.segment + case when r.status = 'RUNNING' then 1 else 0 end,
      cancellations = r.cancellations + case when r.status = 'CANCELLING' then 1 else 0 end`;

/** While a run waits it sends nothing: once its requests have timed out, one search for their results is enough. */
const SETTLED = `settled as (
    update onboarding.step s set intent = 'SEARCH' from chosen c
    where s.run_id = c.run_id and s.intent = 'OPEN' and c.updated_at < clock_timestamp() - $2 * interval '1 millisecond'
  )`;

const TAKE_PROBES = `
  with due as (
    select o.account_sid from onboarding.outage o left join onboarding.run p on p.run_id = o.probe_run
    where o.probe_at <= $1 and (p.run_id is null or p.status not in ('RUNNING', 'CANCELLING') or p.next_attempt_at is not null)
    for update of o skip locked
  ), chosen as (
    select w.* from due cross join lateral (
      select run_id, account_sid, updated_at from onboarding.run
      where account_sid = due.account_sid and next_attempt_at is not null
      order by updated_at limit 1 for update skip locked) w
  ), ended as (
    delete from onboarding.outage o using due where o.account_sid = due.account_sid
      and not exists (select 1 from onboarding.run w where w.account_sid = due.account_sid and w.next_attempt_at is not null)
  ), probing as (
    update onboarding.outage o set probe_run = c.run_id from chosen c where o.account_sid = c.account_sid
  ), ${SETTLED}
  update onboarding.run r set ${CALL} from chosen c where r.run_id = c.run_id
  returning r.run_id, r.account_sid, r.status, r.segment, r.cancellations, r.priority`;

const TAKE_DUE = `
  with due as (
    select run_id, account_sid, updated_at, upstream_since + $3 * interval '1 millisecond' as until from onboarding.run
    where next_attempt_at <= $1 order by next_attempt_at limit $4 for update skip locked
  ), held as (
    select account_sid from onboarding.outage where account_sid in (select account_sid from due) for share
  ), chosen as (
    select * from due where until <= $1 or account_sid not in (select account_sid from held)
  ), held_on as (
    update onboarding.run r set next_attempt_at = due.until from due
    where r.run_id = due.run_id and not exists (select 1 from chosen c where c.run_id = due.run_id)
  ), ${SETTLED}
  update onboarding.run r set ${CALL} from chosen c where r.run_id = c.run_id
  returning r.run_id, r.account_sid, r.status, r.segment, r.cancellations, r.priority`;
