import type pg from 'pg';
import { expect, vi } from 'vitest';
import { PATIENTLY, type Waiting, type WaitingRun } from './waiting.js';

/** A row of a review as the sweep left it. */
export interface Look {
  /** How many times in a row the sweep has seen the same status. */
  readonly polls: number;
  /** From the look to the next, in milliseconds. */
  readonly intervalMs: number;
}

/** Writes down from now on when each look at a review puts the next one, exactly as long as it is: by a trigger. */
export async function recordLooks(database: pg.Pool): Promise<void> {
  await database.query(`
    create table look (n bigserial, run_id text, polls integer, interval_ms double precision);
    create function note_look() returns trigger language plpgsql as $$ begin
      insert into look (run_id, polls, interval_ms) values (new.run_id, new.polls,
        extract(epoch from new.next_poll_at - clock_timestamp()) * 1000);
      return null;
    end $$;
    create trigger note_look after update on onboarding.review for each row
      when (new.polls is distinct from old.polls) execute function note_look();`);
}

export async function looksOf({ database }: Waiting, { runId }: WaitingRun): Promise<readonly Look[]> {
  const { rows } = await database.query<{ polls: number; interval_ms: number }>(
    'select polls, interval_ms from look where run_id = $1 order by n',
    [runId],
  );
  return rows.map((row) => ({ polls: row.polls, intervalMs: row.interval_ms }));
}

/** The time of the next look has come, or is put off as after so many looks. */
export async function makeDue(
  { database }: Waiting,
  { runId }: WaitingRun,
  after: { readonly polls?: number; readonly afterMs?: number } = {},
): Promise<void> {
  const due = `update onboarding.review set polls = coalesce($2, polls),
    next_poll_at = clock_timestamp() + $3 * interval '1 millisecond' where run_id = $1`;
  expect((await database.query(due, [runId, after.polls, after.afterMs ?? 0])).rowCount).toBe(1);
}

/** The looks of a run, once there are so many. */
export async function untilLooked(waiting: Waiting, run: WaitingRun, count: number): Promise<readonly Look[]> {
  return vi.waitFor(async () => {
    const looks = await looksOf(waiting, run);
    expect(looks.length).toBeGreaterThanOrEqual(count);
    return looks;
  }, PATIENTLY);
}
