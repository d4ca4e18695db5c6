import type pg from 'pg';
import { expect, vi } from 'vitest';
import { PATIENTLY, type Waiting, type WaitingRun } from './waiting.js';

/** A row of a review as the sweep left it. */
export interface ReviewCheck {
  /** How many times in a row the sweep has seen the same status. */
  readonly polls: number;
  /** From the check to the next, in milliseconds. */
  readonly intervalMs: number;
}

/** Records from now on, by a trigger, after which interval each check of a review plans the next one. */
export async function recordChecks(database: pg.Pool): Promise<void> {
  await database.query(`
    create table review_check (n bigserial, run_id text, polls integer, interval_ms double precision);
    create function note_check() returns trigger language plpgsql as $$ begin
      insert into review_check (run_id, polls, interval_ms) values (new.run_id, new.polls,
        extract(epoch from new.next_poll_at - clock_timestamp()) * 1000);
      return null;
    end $$;
    create trigger note_check after update on onboarding.review for each row
      when (new.polls is distinct from old.polls) execute function note_check();`);
}

export async function checksOf({ database }: Waiting, { runId }: WaitingRun): Promise<readonly ReviewCheck[]> {
  const { rows } = await database.query<{ polls: number; interval_ms: number }>(
    'select polls, interval_ms from review_check where run_id = $1 order by n',
    [runId],
  );
  return rows.map((row) => ({ polls: row.polls, intervalMs: row.interval_ms }));
}

/** Makes the next check due now, or later, as after so many checks. */
export async function makeDue(
  { database }: Waiting,
  { runId }: WaitingRun,
  after: { readonly polls?: number; readonly afterMs?: number } = {},
): Promise<void> {
  const due = `update onboarding.review set polls = coalesce($2, polls),
    next_poll_at = clock_timestamp() + $3 * interval '1 millisecond' where run_id = $1`;
  expect((await database.query(due, [runId, after.polls, after.afterMs ?? 0])).rowCount).toBe(1);
}

/** The checks of a run, once there are so many. */
export async function untilChecked(waiting: Waiting, run: WaitingRun, count: number): Promise<readonly ReviewCheck[]> {
  return vi.waitFor(async () => {
    const checks = await checksOf(waiting, run);
    expect(checks.length).toBeGreaterThanOrEqual(count);
    return checks;
  }, PATIENTLY);
}
