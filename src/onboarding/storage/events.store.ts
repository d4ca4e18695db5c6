import type { OnboardingEventRecord } from '../../domain/onboarding-event.js';
import { ServiceError } from '../../domain/errors.js';
import { LOCK_TIMELINE } from './event-sql.js';
import type { Sql } from './pool.js';

/** Writers of events commit within milliseconds; one that hangs must not delay readers or the run's other steps. */
const LONGEST_WAIT_MS = 2_000;
/** PostgreSQL's lock_not_available. */
const LOCK_TIMEOUT = '55P03';

const PAGE = `
  select sequence, type, at, actor, caller, step_key as "stepKey", attempt, resource_sid as "resourceSid",
    bundle_status as "bundleStatus", code, http_status as "httpStatus", twilio_code as "twilioCode",
    rejection_codes as "rejectionCodes", corrected, path, refused_sids as "refusedSids"
  from onboarding.event where run_id = $1 and sequence > $2 order by sequence limit $3`;

/** An event with its place in its run's timeline. */
export interface PlacedEvent {
  readonly event: OnboardingEventRecord;
  /** A whole number, as text because it may have 64 bits. */
  readonly sequence: string;
}

/** The timelines of the runs, which the statements that change a run or a step write as they go. */
export class EventsStore {
  constructor(private readonly sql: Sql) {}

  /**
   * At most `limit` events of a run after a place, oldest first; walks the primary key. Continuing after the last of
   * them skips no event: none with a smaller number can still be committed.
   * @throws ServiceError SERVICE_UNAVAILABLE while a writer of the timeline does not commit
   */
  async page(runId: string, after: string | undefined, limit: number): Promise<readonly PlacedEvent[]> {
    const rows = await this.sql
      .transaction(async (client) => {
        await client.query(LOCK_TIMELINE, [runId, String(LONGEST_WAIT_MS)]);
        return (await client.query<OnboardingEventRecord & { sequence: string }>(PAGE, [runId, after ?? '0', limit]))
          .rows;
      })
      .catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== LOCK_TIMEOUT) throw error;
        const message = 'Events of this onboarding are being written, and take longer than usual; ask again.';
        throw new ServiceError('SERVICE_UNAVAILABLE', message, { cause: error });
      });
    return rows.map(({ sequence, ...event }) => ({ event, sequence }));
  }
}
