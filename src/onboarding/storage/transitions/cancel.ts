import { codesOf, OF_STEP, recordEvent, STEP_BEFORE } from '../event-sql.js';

/*
 * The statements that change the status of steps while their run is cancelled. Nothing else of the run is carried
 * out meanwhile. `state/transitions.ts` lists them all.
 */

/** A search found what the step made whose answer never came. */
export const FOUND = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set status = 'SUCCEEDED', resource_sid = $3, detail = detail || $4::jsonb, intent = null,
      error = null, finished_at = clock_timestamp() where run_id = $1 and key = $2 returning *
  )
  ${recordEvent(
    { ...OF_STEP, type: "'STEP_SUCCEEDED'", actor: "'SERVER'", resource_sid: 'done.resource_sid' },
    "done, was where was.status <> 'SUCCEEDED'",
  )}`;

/** Whether the step made something could not be found out. */
export const UNKNOWN = `
  with ${STEP_BEFORE}, done as (
    update onboarding.step set status = 'FAILED', error = $3, finished_at = clock_timestamp()
    where run_id = $1 and key = $2 returning *
  )
  ${recordEvent(
    { ...OF_STEP, type: "'STEP_FAILED'", actor: "'SERVER'", ...codesOf('done.error') },
    "done, was where was.status <> 'FAILED'",
  )}`;

/**
 * Every step that is not done: one with an intent failed, one that stood before its correction stands, the others are
 * skipped.
 */
export const CLOSE = `
  with done as (
    update onboarding.step set finished_at = coalesce(finished_at, clock_timestamp()),
      status = case when intent is not null then 'FAILED'
                    when resource_sid is not null and status <> 'WAITING' then 'SUCCEEDED' else 'SKIPPED' end,
      error = case when intent is not null then $2::jsonb || jsonb_build_object('stepKey', key) end
    where run_id = $1 and status in ('PENDING', 'RUNNING', 'WAITING') returning *
  )
  ${recordEvent(
    { ...OF_STEP, type: "'STEP_' || done.status", actor: "'SERVER'", ...codesOf('done.error') },
    // What is kept had its event when it was done.
    "done where done.status <> 'SUCCEEDED' order by position",
  )}`;

/** What the step made is gone; with a bundle, everything that was done with it. */
export const UNDONE = `
  with done as (
    update onboarding.step set status = 'UNDONE', intent = null, error = null, finished_at = clock_timestamp()
    where run_id = $1 and status <> 'UNDONE' and (key = $2 or (parameters->>'bundle' = $2 and status = 'SUCCEEDED'))
    returning *
  )
  ${recordEvent(
    { ...OF_STEP, type: "'STEP_UNDONE'", actor: "'SERVER'", resource_sid: 'done.resource_sid' },
    'done order by position',
  )}`;
