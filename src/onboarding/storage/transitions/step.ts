import { codesOf, OF_STEP, STEP_BEFORE, recordEvent } from '../event-sql.js';
import { STEPS_COLUMN } from '../rows.js';

/*
 * The statements that change the status of a step while its run is carried out, each with the events that it records.
 * The first two parameters are the run and the step's key. Each may be repeated. `state/transitions.ts` lists them all.
 */

/** One round trip; all parts of a statement see the rows as they were before it. */
export const TAKE_WAVE = `
  with owner as (
    select 1 from onboarding.run_workflow
    where workflow_id = onboarding.segment_workflow($1, $3::integer) and executor_id = $4
  ), held as (
    select 1 from onboarding.run c join onboarding.outage o using (account_sid)
    where c.run_id = $1 and o.probe_run is distinct from $1
  ), ready as (
    select key from onboarding.ready_step where run_id = $1
  ), taken as (
    select key from ready
    where exists (select 1 from owner) and not exists (select 1 from held)
      and exists (select 1 from onboarding.run c where c.run_id = $1 and c.status = 'RUNNING' and c.segment = $3::integer
                  and c.next_attempt_at is null)
      and not exists (select 1 from onboarding.step f where f.run_id = $1 and f.status = 'FAILED')
  ), begun as (
    update onboarding.step t set status = 'RUNNING', attempts = attempts + 1, error = null, finished_at = null,
      started_at = coalesce(started_at, clock_timestamp()), intent = case when use = any($2) then 'OPEN' else intent end
    from taken where t.run_id = $1 and t.key = taken.key
    returning t.*
  ), recorded as (
    ${recordEvent({ ...OF_STEP, type: "'STEP_STARTED'", actor: "'SERVER'" }, 'begun as done order by position')}
  )
  select r.*, ${STEPS_COLUMN}, exists (select 1 from ready) as has_ready, (select array_agg(key) from taken) as taken,
    exists (select 1 from owner) as mine, exists (select 1 from held) as held
  from onboarding.run r where r.run_id = $1`;

export const SUCCEED = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set status = 'SUCCEEDED', resource_sid = $3, detail = detail || $4::jsonb, fingerprint = $5,
      intent = null, error = null, finished_at = clock_timestamp()
    where run_id = $1 and key = $2 returning *
  )
  ${recordEvent(
    {
      ...OF_STEP,
      type: 'event.type',
      actor: "'SERVER'",
      resource_sid: 'done.resource_sid',
      bundle_status: "$4::jsonb->>'status'",
    },
    `done, was, (values (1, 'STEP_SUCCEEDED'), (2, 'SUBMITTED')) as event (n, type)
     where was.status <> 'SUCCEEDED' and (event.n = 1 or done.use = 'submit-bundle') order by event.n`,
  )}`;

export const DROPPED = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set status = 'SKIPPED', resource_sid = null, fingerprint = null, intent = null, error = null,
      finished_at = clock_timestamp() where run_id = $1 and key = $2 returning *
  )
  ${recordEvent({ ...OF_STEP, type: "'STEP_SKIPPED'", actor: "'SERVER'" }, "done, was where was.status <> 'SKIPPED'")}`;

export const FAIL_TRIED = `
  with done as (
    update onboarding.step set status = 'FAILED', finished_at = clock_timestamp(),
      error = coalesce(error, $2::jsonb || jsonb_build_object('stepKey', key))
    where run_id = $1 and status = 'RUNNING' returning *
  )
  ${recordEvent(
    { ...OF_STEP, type: "'STEP_FAILED'", actor: "'SERVER'", ...codesOf('done.error') },
    'done order by done.position',
  )}`;

/**
 * What a check found that began during an earlier attempt does not hold for this one: the bundle has been submitted
 * again.
 */
const SAME_ATTEMPT = (attempt: string): string => `(${attempt}::integer is null or attempts = ${attempt}::integer)`;

/** A decision is a signal until it has been handled: the process that found it may die before that. */
const DECIDED = `decided as (
    update onboarding.run r set news = news + 1, news_at = clock_timestamp() from done, was
    where r.run_id = done.run_id and was.status = 'WAITING'
  )`;

export const FAIL = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set status = 'FAILED', error = $3, finished_at = clock_timestamp(),
      detail = case when $4::text is null then detail else detail || jsonb_build_object('status', $4::text) end
    where run_id = $1 and key = $2 and status in ('RUNNING', 'WAITING') and ${SAME_ATTEMPT('$6')} returning *
  ), gone as (
    delete from onboarding.review v using done where v.run_id = done.run_id and v.step_key = done.key
  ), ${DECIDED}, events as (
  ${recordEvent(
    {
      ...OF_STEP,
      type: 'event.type',
      actor: 'event.actor',
      ...codesOf('done.error'),
      resource_sid: `case when $4::text is not null then done.resource_sid
        else coalesce(done.error->'evaluation'->>'sid', done.error->'refused'->0->>'resourceSid') end`,
      bundle_status: '$4',
    },
    `done, was, (values (1, 'REVIEW_STATUS_CHANGED', $5), (2, 'STEP_FAILED', 'SERVER')) as event (n, type, actor)
     where (event.n = 1 and $4::text is not null and was.bundle_status is distinct from $4)
       or (event.n = 2 and was.status <> 'FAILED') order by event.n`,
  )})
  select key from done`;

export const NOTE_ERROR = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set error = $3 where run_id = $1 and key = $2 returning *
  )
  ${recordEvent(
    { ...OF_STEP, type: "'STEP_ATTEMPT_FAILED'", actor: "'SERVER'", ...codesOf('done.error') },
    // An attempt begins without an error.
    'done, was where was.error is null',
  )}`;

export const AWAIT_REVIEW = `
  with waits as (
    insert into onboarding.review (run_id, step_key, account_sid, bundle_kind, bundle_sid, last_status, next_poll_at)
    values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 millisecond')
    on conflict (run_id, step_key) do nothing
  )
  update onboarding.step set status = 'WAITING', resource_sid = $5, finished_at = null,
    detail = detail || jsonb_build_object('status', $6::text)
  where run_id = $1 and key = $2 and status = 'RUNNING'`;

export const NOTE_STATUS = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set detail = detail || jsonb_build_object('status', $3::text)
    where run_id = $1 and key = $2 and status = 'WAITING' and ${SAME_ATTEMPT('$5')}
      and detail->>'status' is distinct from $3 returning *
  )
  ${recordEvent(
    {
      ...OF_STEP,
      type: "'REVIEW_STATUS_CHANGED'",
      actor: '$4',
      resource_sid: 'done.resource_sid',
      bundle_status: '$3',
    },
    'done, was where was.bundle_status is distinct from $3',
  )}`;

export const APPROVE = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set status = 'SUCCEEDED', detail = detail || jsonb_build_object('status', $3::text),
      error = null, finished_at = clock_timestamp()
    where run_id = $1 and key = $2 and status in ('RUNNING', 'WAITING') and ${SAME_ATTEMPT('$5')} returning *
  ), gone as (
    delete from onboarding.review v using done where v.run_id = done.run_id and v.step_key = done.key
  ), ${DECIDED}, events as (
  ${recordEvent(
    {
      ...OF_STEP,
      type: 'event.type',
      actor: 'event.actor',
      resource_sid: 'done.resource_sid',
      bundle_status: '$3',
    },
    // For a bundle that was approved before the run reached it, no status has changed.
    `done, was, (values (1, 'REVIEW_STATUS_CHANGED', $4), (2, 'STEP_SUCCEEDED', 'SERVER')) as event (n, type, actor)
     where (event.n = 1 and was.status = 'WAITING' and was.bundle_status is distinct from $3)
       or (event.n = 2 and was.status <> 'SUCCEEDED') order by event.n`,
  )})
  select key from done`;

/** The step $2 that made a bundle, and those that work on it, as if they had not been carried out. */
export const OPEN_AGAIN = `
  update onboarding.step set status = 'PENDING', fingerprint = null, intent = null, error = null, detail = '{}',
    finished_at = null, resource_sid = null,
    previous_sid = case when key = $2 then coalesce(resource_sid, previous_sid) end
  where run_id = $1 and (key = $2 or parameters->>'bundle' = $2) and status <> 'SKIPPED'`;
