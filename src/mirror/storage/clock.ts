import type { Sql } from '../../onboarding/storage/pool.js';

/** The database's time is asked for again after so many milliseconds. */
const SYNC_EVERY_MS = 10_000;
/** So many answers are remembered: the one that came back fastest says the most. */
const REMEMBERED = 6;

/**
 * The database's clock, by which the reads of all processes are compared. What is asked for here is at most as late as the
 * true time there: an answer was on its way for some milliseconds. A read that seems to have begun too early only loses
 * against others.
 */
export class DatabaseClock {
  /** Milliseconds that the database is ahead of this process's own clock, at least. */
  private readonly leads: number[] = [];
  private syncedAt = -Infinity;

  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** Asks the database, unless it was asked lately. */
  async sync(): Promise<void> {
    if (performance.now() - this.syncedAt < SYNC_EVERY_MS) return;
    const rows = await this.sql.query<{ ms: number }>(
      `select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
    );
    this.syncedAt = performance.now();
    this.leads.push((rows[0]?.ms ?? 0) - this.syncedAt);
    if (this.leads.length > REMEMBERED) this.leads.shift();
  }

  /** Now, or some milliseconds before it. */
  moment(): Date {
    return new Date(Math.floor(performance.now() + Math.max(...this.leads)));
  }
}
