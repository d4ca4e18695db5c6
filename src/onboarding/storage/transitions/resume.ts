import { OF_STEP, recordEvent } from '../event-sql.js';

/*
 * The statements that change the status of steps when their run is resumed. $1 is the run. Nothing of it is carried out
 * meanwhile. `state/transitions.ts` lists them all.
 */

/**
 * All but those of the corrected plan ($2) and those that are to be taken back first ($3); a skipped step stays as it
 * is.
 */
export const SKIP_STEPS = `
  with done as (
    update onboarding.step set status = 'SKIPPED', error = null
    where run_id = $1 and not key = any($2) and not key = any($3) and status <> 'SKIPPED' returning *
  )
  ${recordEvent({ ...OF_STEP, type: "'STEP_SKIPPED'", actor: "'SERVER'" }, 'done order by position')}`;

/** What the corrected plan ($2) no longer has, but is attached: it is taken back. */
export const DROP_STEPS = `
  update onboarding.step set status = 'PENDING', error = null, after = '{}', parameters = parameters || '{"drop": true}'
    where run_id = $1 and not key = any($2) and use = 'assign-entity' and resource_sid is not null
    returning key, parameters->>'bundle' as bundle`;

/** Steps of the plan ($2) that are not finished, and finished ones whose part of the input was corrected ($3). */
export const REOPEN_STEPS = `
  update onboarding.step set status = 'PENDING', finished_at = null
    where run_id = $1 and key = any($2) and (status not in ('SUCCEEDED', 'PENDING') or key = any($3))`;

/** Steps that are done again from the beginning ($2). */
export const REDO_STEPS = `
  update onboarding.step set status = 'PENDING', finished_at = null, fingerprint = null, resource_sid = null,
    previous_sid = coalesce(resource_sid, error->'evaluation'->>'sid', previous_sid),
    -- An evaluation whose answer was lost judged what was there before the correction.
    intent = case when use = 'evaluate-bundle' then null else intent end
    where run_id = $1 and key = any($2)`;
