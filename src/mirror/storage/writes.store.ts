import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';

/** What has a row of its own, and what is one assignment: they are in different tables. */
export type WrittenTable = 'mirror_row' | 'mirror_assignment';
const TABLES: readonly WrittenTable[] = ['mirror_row', 'mirror_assignment'];

/** Twilio has acted on a request by then, or never will. */
const ACTED_WITHIN = `interval '5 minutes'`;

const announce = (table: WrittenTable): string => `
  update onboarding.${table} set write_begun_at = clock_timestamp(), write_settled_at = null
  where account_sid = $1 and sid = $2 returning write_begun_at::text as begun`;

/** A later write of ours may have been announced meanwhile, and goes on. */
const settle = (table: WrittenTable): string => `
  update onboarding.${table} set write_settled_at = clock_timestamp()
  where account_sid = $1 and sid = $2 and write_begun_at = $3::timestamptz`;

const settleRead = (table: WrittenTable): string => `
  update onboarding.${table} set write_settled_at = clock_timestamp()
  where account_sid = $1 and write_begun_at is not null and write_settled_at is null
    and read_started_at > write_begun_at + ${ACTED_WITHIN}`;

/**
 * Writes of ours that are under way, or whose outcome is not known: what is read meanwhile of what they are about is not taken
 * for somebody else's doing, by whichever process.
 */
export class WritesStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** @returns by what it is settled; undefined for what is not in the mirror */
  async announce(accountSid: Sid, table: WrittenTable, sid: Sid): Promise<string | undefined> {
    const [row] = await this.sql.query<{ begun: string }>(announce(table), [accountSid, sid]);
    return row?.begun;
  }

  /** It has ended, and what it has changed is in the mirror. */
  async settle(accountSid: Sid, table: WrittenTable, sid: Sid, begun: string): Promise<void> {
    await this.sql.query(settle(table), [accountSid, sid, begun]);
  }

  /** Those with an unknown outcome end when what they are about was read long enough afterwards. */
  async settleRead(accountSid: Sid): Promise<void> {
    for (const table of TABLES) await this.sql.query(settleRead(table), [accountSid]);
  }
}
