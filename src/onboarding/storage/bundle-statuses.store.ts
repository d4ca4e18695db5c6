import type { BundleKind, BundleRecord } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';

/** Every change of a bundle's status is announced on this channel, as JSON: {@link StatusChange}. */
export const STATUS_CHANNEL = 'bundle_status_changed';

/** That a status changed, without any business data: number of the change, account, kind, SID. */
export type StatusChange = readonly [change: number, accountSid: Sid, kind: BundleKind, bundleSid: Sid];

/** An arbitrary number: the transaction that holds this lock may number a change. */
const NUMBERING_LOCK = 7_204_120;
/** Changes that are read at once. */
const PAGE = 1_000;

/**
 * Announced in the same statement that stores it: of several processes that see the same change at once, only one
 * announces it. Numbers are given one after another, each when the change before it is committed, so that a process
 * which has received a change has received all before it.
 */
const NOTE = `
  with changed as materialized (
    select 1 where not exists (
      select 1 from onboarding.bundle_status
      where account_sid = $1 and bundle_sid = $2 and (status = $4 or updated_at > $5::timestamptz))
  ), turn as materialized (
    select pg_advisory_xact_lock(${NUMBERING_LOCK}) from changed
  ), noted as (
    insert into onboarding.bundle_status as b (account_sid, bundle_sid, bundle_kind, status, updated_at, change)
    select $1, $2, $3, $4, $5::timestamptz, nextval('onboarding.bundle_change') from turn
    on conflict (account_sid, bundle_sid) do update
      set status = excluded.status, updated_at = excluded.updated_at, change = excluded.change
      -- What was read earlier and comes later is outdated; and another process may have stored it meanwhile.
      where b.status <> excluded.status and b.updated_at <= excluded.updated_at
    returning change, xmax = 0 as first_seen
  )
  select pg_notify('${STATUS_CHANNEL}', json_build_array(change, $1::text, $3::text, $2::text)::text) from noted
  -- Every bundle begins as a draft: seeing it as one for the first time is no change.
  where not (first_seen and $4 = 'draft')`;

/**
 * The last announced status of each bundle, so that a change is announced only once, however many processes notice it.
 */
export class BundleStatusesStore {
  constructor(private readonly sql: Sql) {}

  /** Stores a status as Twilio has just answered it, and announces it to every process if it has changed. */
  async note(accountSid: Sid, { sid, bundleKind, status, updatedAt }: BundleRecord): Promise<void> {
    await this.sql.query(NOTE, [accountSid, sid, bundleKind, status, updatedAt]);
  }

  /** The number of the newest change. */
  async newest(): Promise<number> {
    const rows = await this.sql.query<{ change: string | null }>(
      'select max(change) as change from onboarding.bundle_status',
    );
    return Number(rows[0]?.change ?? 0);
  }

  /** The changes of an account since one, in their order; of a bundle that changed several times, the last. */
  async *since(accountSid: Sid, change: number): AsyncGenerator<StatusChange, void, undefined> {
    for (let after = change; ;) {
      const rows = await this.sql.query<{ change: string; bundle_kind: BundleKind; bundle_sid: Sid }>(
        `select change, bundle_kind, bundle_sid from onboarding.bundle_status
         where account_sid = $1 and change > $2 order by change limit $3`,
        [accountSid, after, PAGE],
      );
      for (const row of rows) {
        after = Number(row.change);
        yield [after, accountSid, row.bundle_kind, row.bundle_sid];
      }
      if (rows.length < PAGE) return;
    }
  }
}
