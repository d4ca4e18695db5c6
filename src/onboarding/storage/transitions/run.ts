import { codesOf, recordEvent, recordFirstEvent } from '../event-sql.js';
import { outstanding } from '../caller-quota.js';

/*
 * The statements that change the status of a run, each with the events that it records. `state/transitions.ts` lists
 * them all.
 */

const PLANNED = `jsonb_array_elements($%::jsonb) with ordinality as plan(s, n)`;
const PLANNED_COLUMNS = `s->>'key', n, s->>'title', s->>'use', s->'with',
  array(select jsonb_array_elements_text(s->'after'))`;

/** Runs with their steps, in one statement; nothing for one whose key the account has used. */
const INSERT = `
  with given as (
    select g->>'runId' as run_id, g->>'accountSid' as account_sid, g->>'idempotencyKey' as idempotency_key,
      g->>'kind' as kind, g->>'inputHash' as input_hash, g->'input' as input, g->'plan' as plan,
      g->>'traceparent' as traceparent, g->>'caller' as caller, (g->>'priority')::integer as priority
    from jsonb_array_elements($1::jsonb) as g
  ), r as (
    insert into onboarding.run
      (run_id, account_sid, idempotency_key, kind, input_hash, input, status, traceparent, caller, priority)
    select run_id, account_sid, idempotency_key, kind, input_hash, input, 'RUNNING', traceparent, caller, priority from given
    where $2::integer is null or ${outstanding('given.caller', '$2::integer')} < $2::integer
    on conflict do nothing returning *
  ), planned as (
    insert into onboarding.step (run_id, key, position, title, use, parameters, after)
    select r.run_id, ${PLANNED_COLUMNS} from r join given using (run_id), ${PLANNED.replace('$%', 'given.plan')}
    returning *
  ), recorded as (
    ${recordFirstEvent({ run_id: 'run_id', type: "'STARTED'", actor: "'CALLER'", caller: 'given.caller' }, 'r join given using (run_id)')}
  )`;
/** One run; answers it with its steps. */
export const INSERT_RUN = `${INSERT}
  select r.*, (select jsonb_agg(to_jsonb(p) order by p.position) from planned p) as steps from r`;
/** Many runs; answers the ids of those that were stored. */
export const INSERT_RUNS = `${INSERT} select run_id from r`;

/** Steps from a recipe as JSON; a step that is already there gets the plan's words and keeps what it has done. */
export const INSERT_STEPS = `
  insert into onboarding.step (run_id, key, position, title, use, parameters, after)
  select $1, ${PLANNED_COLUMNS} from ${PLANNED.replace('$%', '$2')}
  on conflict (run_id, key) do update set position = excluded.position, title = excluded.title, use = excluded.use,
    parameters = excluded.parameters, after = excluded.after`;

/**
 * The status that follows from the steps of a run, as long as the run has reached no later segment than $4. The segment
 * writes it while it carries the run out ($5 RUNNING); a check of its reviews only while nobody does ($5
 * WAITING_FOR_REVIEW), and lets the next segment begin where there is something to do. Both wait for each other at the
 * run's row, so that of two the second sees what the first did.
 */
export const SET_STATUS = `
  with was as (
    select status from onboarding.run where run_id = $1
  ), done as (
    update onboarding.run set status = $2, failure = $3, updated_at = clock_timestamp(),
      upstream_since = case when $2 = 'RUNNING' then upstream_since end,
      segment = segment + case when $2 = 'RUNNING' then 1 else 0 end,
      completed_at = case when $2 in ('COMPLETED', 'FAILED', 'CANCELLED') then coalesce(completed_at, clock_timestamp()) end
    where run_id = $1 and segment = $4 and status = $5 and next_attempt_at is null
    returning run_id, segment, news > looked as has_signal
  ), events as (
  ${recordEvent(
    { run_id: 'run_id', type: '$2', actor: "'SERVER'", step_key: "$3::jsonb->>'stepKey'", ...codesOf('$3::jsonb') },
    // What a run does shows that it continues.
    "done, was where was.status <> $2 and $2 <> 'RUNNING'",
  )})
  select segment, has_signal as "hasSignal" from done`;

/**
 * A run that a person wants tried during its account's outage becomes the probe: an answer to it ends the outage, as
 * if it had waited.
 */
const STILL_OUT = (now: string): string => `case when next_attempt_at is not null
        or exists (select 1 from onboarding.outage o where o.account_sid = run.account_sid) then ${now}::timestamptz end`;

/** The next round. From any status; the store decides, under a lock on the run, whether it waits for a person. */
export const REOPEN_RUN = `
  with done as (
    update onboarding.run set status = 'RUNNING', failure = null, input = $2, round = round + 1,
      upstream_since = ${STILL_OUT('$6')}, next_attempt_at = null,
      segment = segment + 1, traceparent = $3, updated_at = clock_timestamp() where run_id = $1 returning run_id
  )
  ${recordEvent({ run_id: 'run_id', type: "'RESUMED'", actor: "'CALLER'", caller: '$4', corrected: '$5::text[]' }, 'done')}`;

/** From any status; the store decides, under a lock on the run, whether there is something to cancel. */
export const BEGIN_CANCELLING = `
  with done as (
    update onboarding.run set status = 'CANCELLING', failure = null, completed_at = null,
      -- A person requests it, so patience begins again.
      upstream_since = ${STILL_OUT('$5')}, next_attempt_at = null,
      delete_created = delete_created or $2, cancellations = cancellations + $3, updated_at = clock_timestamp()
    where run_id = $1 returning run_id
  )
  ${recordEvent({ run_id: 'run_id', type: "'CANCELLING'", actor: "'CALLER'", caller: '$4' }, 'done')}`;

/** Changes nothing where deletion has been requested meanwhile. */
export const FINISH_CANCELLING = `
  with done as (
    update onboarding.run set status = 'CANCELLED', failure = $3, upstream_since = null, next_attempt_at = null, updated_at = clock_timestamp(),
      completed_at = clock_timestamp()
    where run_id = $1 and status = 'CANCELLING' and delete_created = $2 returning run_id
  ), gone as (
    delete from onboarding.review where run_id = $1
  )
  ${recordEvent(
    {
      run_id: 'run_id',
      type: "'CANCELLED'",
      actor: "'SERVER'",
      step_key: "$3::jsonb->>'stepKey'",
      ...codesOf('$3::jsonb'),
    },
    'done',
  )}`;
