import type { OnboardingEventRecord } from '../../domain/onboarding-event.js';
import type { Sql } from './pool.js';

/** An event with its place in its run's timeline. */
export interface PlacedEvent {
  readonly event: OnboardingEventRecord;
  /** A whole number, as text because it may have 64 bits. */
  readonly sequence: string;
}

/** The timelines of the runs, which the statements that change a run or a step write as they go. */
export class EventsStore {
  constructor(private readonly sql: Sql) {}

  /** At most `limit` events of a run after a place, oldest first; walks the primary key. */
  async page(runId: string, after: string | undefined, limit: number): Promise<readonly PlacedEvent[]> {
    const rows = await this.sql.query<OnboardingEventRecord & { sequence: string }>(
      `select sequence, type, at, actor, caller, step_key as "stepKey", attempt, resource_sid as "resourceSid",
         bundle_status as "bundleStatus", code, http_status as "httpStatus", twilio_code as "twilioCode",
         rejection_codes as "rejectionCodes", corrected
       from onboarding.event where run_id = $1 and sequence > $2 order by sequence limit $3`,
      [runId, after ?? '0', limit],
    );
    return rows.map(({ sequence, ...event }) => ({ event, sequence }));
  }
}
