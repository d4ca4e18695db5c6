import type { DeletionOutcome, DeletionRecord } from '../../domain/deletion.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';

/** One thing of a customer that leaves, as the steps of its run know it. */
export interface Deletion extends DeletionRecord {
  /** What of the customer holds it, and so must be gone first. */
  readonly heldBy: readonly Sid[];
  /** Whether nothing is on it any more, so that it holds nothing. */
  readonly emptied: boolean;
}

/** The deletions of one run. */
export interface RunDeletions {
  /** In their order. */
  all(): Promise<readonly Deletion[]>;
  /** Writes them down in their order; those that are there already keep their place and what is known of them. */
  plan(deletions: readonly Deletion[]): Promise<void>;
  /** Writes down what became of one. */
  settle(deletion: Deletion): Promise<void>;
}

/** A deletion with its place in the run's list. */
interface PlacedDeletion {
  readonly deletion: DeletionRecord;
  readonly position: number;
}

const COLUMNS = 'sid, kind, outcome, reason, error';

const ALL = `
  select ${COLUMNS}, held_by as "heldBy", emptied from onboarding.deletion where run_id = $1 order by position`;

const PLAN = `
  insert into onboarding.deletion (run_id, sid, position, kind, outcome, held_by, emptied, reason)
  select $1, d->>'sid', n, d->>'kind', d->>'outcome',
    array(select jsonb_array_elements_text(d->'heldBy')), (d->'emptied')::boolean, d->>'reason'
  from jsonb_array_elements($2::jsonb) with ordinality as row (d, n)
  on conflict (run_id, sid) do nothing`;

const SETTLE = `
  update onboarding.deletion set outcome = $3, emptied = $4, reason = $5, error = $6 where run_id = $1 and sid = $2`;

const PAGE = `
  select ${COLUMNS}, position from onboarding.deletion
  where run_id = $1 and position > $2 and ($3::text[] is null or outcome = any($3)) order by position limit $4`;

const COUNT = `
  select count(*)::integer as count from onboarding.deletion
  where run_id = $1 and ($2::text[] is null or outcome = any($2))`;

/** What becomes of each thing of customers that leave. */
export class DeletionsStore {
  constructor(private readonly sql: Sql) {}

  ofRun(runId: string): RunDeletions {
    return {
      all: () => this.sql.query<Deletion>(ALL, [runId]),
      plan: async (deletions) => {
        await this.sql.query(PLAN, [runId, JSON.stringify(deletions)]);
      },
      settle: async ({ sid, outcome, emptied, reason, error }) => {
        await this.sql.query(SETTLE, [runId, sid, outcome, emptied, reason, error && JSON.stringify(error)]);
      },
    };
  }

  /** At most `limit` deletions after a place. @param outcomes null for all */
  async page(
    runId: string,
    outcomes: readonly DeletionOutcome[] | null,
    after: number,
    limit: number,
  ): Promise<readonly PlacedDeletion[]> {
    const rows = await this.sql.query<DeletionRecord & { position: number }>(PAGE, [runId, after, outcomes, limit]);
    return rows.map(({ position, ...deletion }) => ({ deletion, position }));
  }

  async count(runId: string, outcomes: readonly DeletionOutcome[] | null): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(COUNT, [runId, outcomes]);
    return row?.count ?? 0;
  }
}
