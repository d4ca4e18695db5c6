import { BundleStatus } from '../../domain/bundle.js';
import type { DriftKind } from '../../domain/drift.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';

/** Something that changed, as it was noted. */
export interface DriftRow {
  readonly kind: DriftKind;
  readonly sid: Sid;
  readonly profile_sid: Sid | null;
  readonly bundle_sid: Sid | null;
  readonly object_sid: Sid | null;
  /** The status before; of something that is gone or expired, the name of its type. */
  readonly was: string | null;
  readonly became: string | null;
  readonly noticed_at: Date;
  /** The same to the microsecond, as the database writes it. */
  readonly at: string;
}

/** A place in the list, which has the latest first. */
export interface DriftPlace {
  readonly at: string;
  readonly kind: string;
  readonly sid: Sid;
}

interface DriftPart {
  readonly kinds: readonly DriftKind[];
  readonly after: DriftPlace | undefined;
  /** One more than is shown. */
  readonly limit: number;
}

const isThere = (sid: string): string => `exists (
  select from onboarding.mirror_row r where r.account_sid = $1 and r.sid = ${sid} and r.deleted_at is null)`;

/** Whether it is still as it was noticed: nobody has put it right, and what it was about is still there. */
const IS_OPEN = `case d.kind
  when 'ASSIGNMENT_GONE' then ${isThere('d.bundle_sid')} and not exists (
    select from onboarding.mirror_assignment a where a.account_sid = $1 and a.bundle_sid = d.bundle_sid
      and a.object_sid = d.object_sid and a.deleted_at is null)
  when 'STATUS_CHANGED' then exists (
    select from onboarding.mirror_row r
    where r.account_sid = $1 and r.sid = d.sid and r.deleted_at is null and r.status = d.became)
  else not ${isThere('d.sid')} end`;

/** An approval that has ended is not noted when it ends: the rows say it. */
const EXPIRED = `
  select 'EXPIRED', r.sid, case r.kind when 'CustomerProfile' then r.sid else (
      select a.object_sid from onboarding.mirror_assignment a where a.account_sid = $1 and a.bundle_sid = r.sid
        and a.object_sid like 'BU%' and a.deleted_at is null order by a.sid limit 1) end,
    null, null, r.kind, null, r.valid_until
  from onboarding.mirror_row r
  where r.account_sid = $1 and r.kind in ('CustomerProfile', 'TrustProduct') and r.deleted_at is null
    and r.copy_of is null and r.status = '${BundleStatus.TWILIO_APPROVED}' and r.valid_until < clock_timestamp()`;

/** What was noticed again and again of one thing is shown once, as it was noticed last. */
const OPEN = `
  with noted as (
    select distinct on (d.kind, d.sid) d.* from onboarding.mirror_drift d where d.account_sid = $1
    order by d.kind, d.sid, d.id desc
  ), open as materialized (
    select d.kind, d.sid, d.profile_sid, d.bundle_sid, d.object_sid, d.was, d.became, d.noticed_at from noted d
    where d.kind = any($2) and d.closed_at is null and ${IS_OPEN}
    union all
    select * from (${EXPIRED}) as e (kind, sid, profile_sid, bundle_sid, object_sid, was, became, noticed_at)
    where e.kind = any($2)
  )`;

const PAGE = `${OPEN}, page as (
    select * from open
    where $3::timestamptz is null or (noticed_at, kind, sid) < ($3, $4::text, $5::text)
    order by noticed_at desc, kind desc, sid desc limit $6
  )
  select page.*, page.noticed_at::text as at, (select count(*)::integer from open) as total
  from (select 1) one left join page on true
  order by page.noticed_at desc, page.kind desc, page.sid desc`;

/** What changed at Trust Hub without this server. Every statement reads one account. */
export class DriftStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** Those after a place, the latest first, and how many there are in all. */
  async page(accountSid: Sid, { kinds, after, limit }: DriftPart) {
    const place = [after?.at ?? null, after?.kind ?? null, after?.sid ?? null];
    type Row = { readonly [Name in keyof DriftRow]: DriftRow[Name] | null } & { readonly total: number };
    const rows = await this.sql.query<Row>(PAGE, [accountSid, kinds, ...place, limit]);
    return {
      rows: rows.filter((row): row is Row & DriftRow => row.sid !== null),
      totalCount: rows[0]?.total ?? 0,
    };
  }
}
