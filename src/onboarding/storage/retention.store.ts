import type { RunRow } from './rows.js';
import type { Sql } from './pool.js';

/** Runs deleted in one transaction: some thousand rows with their steps. */
const BATCH = 100;

/**
 * Runs that ended longer ago, and whose workflows have ended too: a workflow that a dead process left is finished
 * first, so that none is left without its run.
 */
const EXPIRED = `
  select run_id, segment, cancellations from onboarding.run r
  where r.status in ('COMPLETED', 'FAILED', 'CANCELLED')
    and coalesce(r.completed_at, r.updated_at) < clock_timestamp() - $1 * interval '1 day'
    and not exists (select 1 from onboarding.run_workflow w
                    where w.workflow_id = any(
                        array(select onboarding.segment_workflow(r.run_id, n) from generate_series(1, r.segment) n)
                          || onboarding.cancellation_workflow(r.run_id, r.cancellations))
                      and w.status in ('PENDING', 'ENQUEUED', 'DELAYED'))
  order by coalesce(r.completed_at, r.updated_at) limit $2 for update of r skip locked`;

/** A run that ended long ago: its workflows go by its id and the numbers of its segments and cancellations. */
export type EndedRun = Pick<RunRow, 'run_id' | 'segment' | 'cancellations'>;

/**
 * The runs, and the batches that have no other run. Each part of the statement sees the rows as they were before it.
 */
const DELETE_RUNS = `
  with gone as (
    delete from onboarding.run where run_id = any($1)
  )
  delete from onboarding.batch b
  where b.batch_id in (select batch_id from onboarding.batch_item where run_id = any($1))
    and not exists (select 1 from onboarding.batch_item i
                    where i.batch_id = b.batch_id and i.run_id is not null and not i.run_id = any($1))`;

/** Deletes what is older than it may be kept. */
export class RetentionStore {
  constructor(private readonly sql: Sql) {}

  /**
   * Deletes the reasons of rejections that came longer ago, then the runs that ended longer ago, batch after batch.
   * @returns how many runs there were
   */
  async deleteAllExpired(days: number, forget: (runs: readonly EndedRun[]) => Promise<void>): Promise<number> {
    await this.deleteReasons(days);
    let total = 0;
    for (;;) {
      const { deleted, more } = await this.deleteExpired(days, forget);
      total += deleted;
      if (!more) return total;
    }
  }

  private async deleteReasons(days: number): Promise<void> {
    const old = `received_at < clock_timestamp() - $1 * interval '1 day'`;
    await this.sql.query(`delete from onboarding.failure_reason where ${old}`, [days]);
  }

  /**
   * Deletes one batch of the runs that ended longer ago; steps, reviews and whatever else hangs on a run go with it.
   * Any number of processes may do so at once: each run goes to one of them. Safe to repeat, wherever it was
   * interrupted.
   * @param forget takes the runs' workflows out of the engine; done first, so that none is left without its run
   * @returns how many there were; fewer than a whole batch when none is left
   */
  async deleteExpired(
    days: number,
    forget: (runs: readonly EndedRun[]) => Promise<void>,
  ): Promise<{ readonly deleted: number; readonly more: boolean }> {
    return this.sql.transaction(async (client) => {
      const { rows } = await client.query<EndedRun>(EXPIRED, [days, BATCH]);
      const runIds = rows.map((row) => row.run_id);
      if (runIds.length === 0) return { deleted: 0, more: false };
      await forget(rows);
      await client.query(DELETE_RUNS, [runIds]);
      return { deleted: runIds.length, more: runIds.length === BATCH };
    });
  }
}
