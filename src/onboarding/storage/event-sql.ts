/** The columns of `onboarding.event` that a statement may fill, each by an SQL expression. */
type EventColumn =
  | 'run_id'
  | 'type'
  | 'actor'
  | 'caller'
  | 'step_key'
  | 'attempt'
  | 'resource_sid'
  | 'bundle_status'
  | 'code'
  | 'http_status'
  | 'twilio_code'
  | 'rejection_codes'
  | 'corrected'
  | 'path'
  | 'refused_sids';

/** By its run's id, the key of the advisory lock on a timeline. */
const lockOf = (runId: string): string => `hashtextextended(${runId}, 8)`;

/**
 * Held by readers of a timeline ($1 its run), who wait for it no longer than $2 milliseconds: while they hold it, every
 * event of the run that has a number is committed.
 */
export const LOCK_TIMELINE = `select pg_advisory_xact_lock(${lockOf('$1')})
  from (select set_config('lock_timeout', $2, true) as longest) as bounded where longest is not null`;

type Event = Partial<Record<EventColumn, string>> & { readonly run_id: string };

/**
 * One event for each row of a source. It is a part of the statement that makes the change, so that there is no change
 * without its event, no event of a change that was rolled back, and no round trip more.
 *
 * Steps that are carried out side by side may commit their events out of the order of their numbers. So that a reader
 * who continues after the last number skips none, the timeline is locked before a number is given: shared, so that
 * writers don't wait for each other, and a reader waits for those that have not committed ({@link LOCK_TIMELINE}).
 */
export function recordEvent(event: Event, source: string): string {
  const locked = `(select ${event.run_id} from pg_advisory_xact_lock_shared(${lockOf(event.run_id)}))`;
  return recordFirstEvent({ ...event, run_id: locked }, source);
}

/**
 * The first events of runs that the same statement makes. There is no reader yet, so no lock is needed, and there may
 * be a thousand.
 */
export function recordFirstEvent(event: Event, source: string): string {
  const columns = Object.entries(event);
  return `insert into onboarding.event (${columns.map(([name]) => name).join(', ')})
    select ${columns.map(([, expression]) => expression).join(', ')} from ${source}`;
}

/** What an event keeps of a failure: its codes, and which things were refused, but not its sentences. */
export function codesOf(failure: string): Partial<Record<EventColumn, string>> {
  return {
    code: `${failure}->>'code'`,
    http_status: `(${failure}->>'httpStatus')::integer`,
    twilio_code: `(${failure}->>'twilioCode')::integer`,
    rejection_codes: `array(select (reason->>'code')::integer
      from jsonb_array_elements(coalesce(${failure}->'rejections', '[]')) as reason where reason->>'code' <> '0')`,
    resource_sid: `(${failure}->'refused'->0->>'resourceSid')`,
    path: `case jsonb_typeof(${failure}->'refused'->0->'path') when 'array'
      then array(select jsonb_array_elements_text(${failure}->'refused'->0->'path')) end`,
    refused_sids: `array(select refusal->>'resourceSid'
      from jsonb_array_elements(coalesce(${failure}->'refused', '[]')) as refusal
      where refusal->>'resourceSid' is not null)`,
  };
}

/**
 * A step as it was before a statement that changes it: every part of a statement sees the rows as they were. A
 * statement that is repeated because its answer was lost finds the change made, and records nothing.
 */
export const STEP_BEFORE = `was as (
    select status, error, detail->>'status' as bundle_status from onboarding.step where run_id = $1 and key = $2)`;

/** What every event of a step says; `done` is its changed row. */
export const OF_STEP = { run_id: 'done.run_id', step_key: 'done.key', attempt: 'done.attempts' } as const;
