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
  | 'corrected';

/**
 * One event for each row of a source. It is a part of the statement that makes the change, so that there is no change
 * without its event, no event of a change that was rolled back, and no round trip more.
 */
export function tell(event: Partial<Record<EventColumn, string>>, source: string): string {
  const columns = Object.entries(event);
  return `insert into onboarding.event (${columns.map(([name]) => name).join(', ')})
    select ${columns.map(([, expression]) => expression).join(', ')} from ${source}`;
}

/** What an event keeps of a failure: its codes, and not its sentences. */
export function codesOf(failure: string): Partial<Record<EventColumn, string>> {
  return {
    code: `${failure}->>'code'`,
    http_status: `(${failure}->>'httpStatus')::integer`,
    twilio_code: `(${failure}->>'twilioCode')::integer`,
    rejection_codes: `array(select (reason->>'code')::integer
      from jsonb_array_elements(coalesce(${failure}->'rejections', '[]')) as reason)`,
  };
}

/**
 * A step as it was before a statement that changes it: every part of a statement sees the rows as they were. A statement
 * that is repeated because its answer was lost finds the change made, and tells nothing.
 */
export const STEP_BEFORE = `was as (
    select status, error, detail->>'status' as bundle_status from onboarding.step where run_id = $1 and key = $2)`;

/** What every event of a step says; `done` is its changed row. */
export const OF_STEP = { run_id: 'done.run_id', step_key: 'done.key', attempt: 'done.attempts' } as const;
