import { CLOSE_STATUS, noticeStatus, UNDER_REVIEW, writesOf } from './noticed-sql.js';

/*
 * The one way in which contents of rows change: forward only. A row is replaced by a read that began later. A write of ours counts
 * from its end on, and replaces only what was read before it began: what was read in between may be either. A list may lag
 * behind: what it says was changed earlier than what is there is not believed, and fetched by itself.
 */

/** Rows whose contents are as they were: only their read is later. */
export const TOUCH = `
  update onboarding.mirror_row r set read_started_at = $4
  from unnest($2::text[], $3::text[]) as n (sid, digest)
  where r.account_sid = $1 and r.sid = n.sid and r.digest = n.digest and r.deleted_at is null and r.read_started_at < $4
  returning r.sid`;

/** A bundle that goes from pending to in review has waited since it was submitted. */
const STATUS_SINCE = `case
  when r.status = excluded.status or (r.status in (${UNDER_REVIEW}) and excluded.status in (${UNDER_REVIEW}))
  then coalesce(r.status_since, excluded.status_since) else excluded.status_since end`;

/** What each row is made of, as `rows.store.ts` gives it. */
const COLUMNS = `sid text, record jsonb, digest text, words bigint[], status text, type text, policy_sid text,
  valid_until timestamptz, rejection_codes integer[], created_at timestamptz, updated_at timestamptz`;

/**
 * @param brought what has the rows, as `n`
 * @param kind of each
 * @param readStartedAt as of when each counts
 * @param before what is there is replaced if it was read before that
 */
const put = (brought: string, kind: string, readStartedAt: string, before: string): string => `
  insert into onboarding.mirror_row as r (account_sid, sid, kind, record, digest, words, status, status_since, type,
    policy_sid, valid_until, rejection_codes, created_at, updated_at, read_started_at)
  select $1, n.sid, ${kind}, n.record, n.digest, n.words, n.status, case when n.status is not null then n.updated_at end, n.type,
    n.policy_sid, n.valid_until, n.rejection_codes, n.created_at, n.updated_at, ${readStartedAt}
  from ${brought}
  on conflict (account_sid, sid) do update set record = excluded.record, digest = excluded.digest,
    words = excluded.words, status = excluded.status, status_since = ${STATUS_SINCE}, type = excluded.type,
    policy_sid = excluded.policy_sid, valid_until = excluded.valid_until, rejection_codes = excluded.rejection_codes,
    created_at = excluded.created_at, updated_at = excluded.updated_at, read_started_at = excluded.read_started_at, deleted_at = null
  where r.read_started_at < ${before}
    and (r.updated_at is null or excluded.updated_at is null or excluded.updated_at >= r.updated_at)
  returning r.sid, r.status`;

/** For what a read has brought: records of the kind $2, in $3; it began at $4. $5 is false for a read back of a write of ours. */
export const REPLACE_READ = `
  with was as (
    select r.sid, r.status, ${writesOf('r')} from onboarding.mirror_row r
    join jsonb_to_recordset($3::jsonb) as n (sid text) on n.sid = r.sid
    where r.account_sid = $1 and r.status is not null and r.deleted_at is null
  ), put as (${put(`jsonb_to_recordset($3::jsonb) as n (${COLUMNS})`, '$2', '$4::timestamptz', '$4')}
  ), noticed as (${noticeStatus('$5', '$4::timestamptz')}
  ), closed as (${CLOSE_STATUS}
  )
  select sid from put`;

/** For what writes of ours were answered with: records in $2, each with its kind, and when the write began. */
export const REPLACE_WRITTEN = `
  with brought as materialized (
    select * from jsonb_to_recordset($2::jsonb) as n (kind text, begun timestamptz, ${COLUMNS})
  ), put as (${put(
    'brought n',
    'n.kind',
    'clock_timestamp()',
    '(select brought.begun from brought where brought.sid = excluded.sid)',
  )}
  ), closed as (${CLOSE_STATUS}
  )
  select sid from put`;
