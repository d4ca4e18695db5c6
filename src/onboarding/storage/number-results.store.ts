import type { PhoneNumberOutcome, PhoneNumberResultRecord } from '../../domain/phone-number-result.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';

/** What is known of a number on a bundle while a step works on it. */
export interface NumberResult {
  readonly phoneNumberSid: Sid;
  readonly outcome: PhoneNumberOutcome;
  /** Whether this run may have sent a request for it. */
  readonly sent: boolean;
  readonly error?: PhoneNumberResultRecord['error'];
}

/** A result with its place in the run's list. */
export interface PlacedResult {
  readonly result: PhoneNumberResultRecord;
  readonly position: number;
}

/** The results of one run, as its steps write them. */
export interface RunNumberResults {
  /** Of some bundles. */
  of(bundleSids: readonly Sid[]): Promise<readonly (NumberResult & { readonly bundleSid: Sid })[]>;
  /** In their order, after those of the run that are there already. What is there keeps its place. */
  write(bundleSid: Sid, results: readonly NumberResult[]): Promise<void>;
  /** Forgets those of a bundle whose numbers the run no longer has. */
  keepOnly(bundleSid: Sid, phoneNumberSids: readonly Sid[]): Promise<void>;
}

const WRITE = `
  with given as (
    select r->>'phoneNumberSid' as phone_number_sid, r->>'outcome' as outcome, (r->'sent')::boolean as sent,
      nullif(r->'error', 'null') as error, n
    from jsonb_array_elements($3::jsonb) with ordinality as row (r, n)
  ), last as (
    select coalesce(max(position), 0) as position from onboarding.phone_number_result where run_id = $1
  )
  insert into onboarding.phone_number_result (run_id, bundle_sid, phone_number_sid, position, outcome, sent, error)
  select $1, $2, phone_number_sid, last.position + n, outcome, sent, error from given, last
  on conflict (run_id, bundle_sid, phone_number_sid)
    do update set outcome = excluded.outcome, sent = excluded.sent, error = excluded.error`;

const PAGE = `
  select phone_number_sid as "phoneNumberSid", bundle_sid as "bundleSid", outcome, error, position
  from onboarding.phone_number_result
  where run_id = $1 and position > $2 and ($3::text[] is null or outcome = any($3)) order by position limit $4`;

const COUNT = `
  select count(*)::integer as count from onboarding.phone_number_result
  where run_id = $1 and ($2::text[] is null or outcome = any($2))`;

const KEEP_ONLY = `
  delete from onboarding.phone_number_result
  where run_id = $1 and bundle_sid = $2 and not phone_number_sid = any($3)`;

const OF_BUNDLES = `
  select phone_number_sid as "phoneNumberSid", bundle_sid as "bundleSid", outcome, sent, error
  from onboarding.phone_number_result where run_id = $1 and bundle_sid = any($2) order by position`;

/** What became of each number of runs, on each bundle. */
export class NumberResultsStore {
  constructor(private readonly sql: Sql) {}

  ofRun(runId: string): RunNumberResults {
    return {
      of: (bundleSids) => this.sql.query(OF_BUNDLES, [runId, bundleSids]),
      write: async (bundleSid, results) => {
        if (results.length === 0) return;
        await this.sql.prepared('write-number-results', WRITE, [runId, bundleSid, JSON.stringify(results)]);
      },
      keepOnly: async (bundleSid, phoneNumberSids) => {
        await this.sql.query(KEEP_ONLY, [runId, bundleSid, phoneNumberSids]);
      },
    };
  }

  /** At most `limit` results after a place. @param outcomes null for all */
  async page(
    runId: string,
    outcomes: readonly PhoneNumberOutcome[] | null,
    after: number,
    limit: number,
  ): Promise<readonly PlacedResult[]> {
    const rows = await this.sql.query<PhoneNumberResultRecord & { position: number }>(PAGE, [
      runId,
      after,
      outcomes,
      limit,
    ]);
    return rows.map(({ position, ...result }) => ({ result, position }));
  }

  async count(runId: string, outcomes: readonly PhoneNumberOutcome[] | null): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(COUNT, [runId, outcomes]);
    return row?.count ?? 0;
  }
}
