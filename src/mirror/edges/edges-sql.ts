/*
 * The edges that Trust Hub does not give, as SQL: from things of some SIDs ($2) of an account ($1) to those that are found
 * for each, the oldest first.
 */

/** So many are found for one thing, at most. */
export const MOST_FOUND = 1_000;

/** Rows that are there and can be shown. */
const THERE = 'r.account_sid = $1 and r.deleted_at is null and r.record is not null';

/** @param which the rows `r` that belong to the SID `asked.sid` */
const found = (which: string): string => `
  select asked.sid as of_sid, found.kind, found.sid, found.record from unnest($2::text[]) as asked (sid)
  cross join lateral (
    select r.kind, r.sid, r.record, r.created_at from onboarding.mirror_row r
    where ${THERE} and ${which}
    order by r.created_at, r.sid limit ${MOST_FOUND}
  ) found order by asked.sid, found.created_at, found.sid`;

/** The bundles that a thing is attached to. */
const HOLDERS = `r.sid = any(array(select a.bundle_sid from onboarding.mirror_assignment a
  where a.account_sid = $1 and a.object_sid = asked.sid and a.deleted_at is null))`;
const HELD_PROFILES = `r.sid = any(array(select a.object_sid from onboarding.mirror_assignment a
  where a.account_sid = $1 and a.bundle_sid = asked.sid and a.deleted_at is null and a.object_sid like 'BU%'))`;

/** Of each edge: which rows it leads to. A provisional copy is not a product of its own. */
export const EDGES = {
  bundles: found(HOLDERS),
  trustProducts: found(`r.kind = 'TrustProduct' and r.copy_of is null and ${HOLDERS}`),
  customerProfiles: found(`r.kind = 'CustomerProfile' and ${HELD_PROFILES}`),
} as const;

/** The documents that name addresses, by the hashes of the addresses' SIDs: which addresses they name is in their records. */
export const NAMING_DOCUMENTS = `
  select r.kind, r.sid, r.record from onboarding.mirror_row r
  where ${THERE} and r.kind = 'SupportingDocument' and r.words && $2::bigint[]
  order by r.created_at, r.sid`;

/** Parts of the lists of profiles that name each of some profiles, one for each row of $2. */
export const SECONDARIES = `
  select asked.part, found.sid, found.record, found.at
  from jsonb_to_recordset($2::jsonb) as asked (part integer, sid text, after_at timestamptz, after_sid text, most integer)
  cross join lateral (
    select r.sid, r.record, r.created_at, r.created_at::text as at from onboarding.mirror_row r
    where ${THERE} and r.kind = 'CustomerProfile' and r.copy_of is null and ${HOLDERS}
      and (asked.after_sid is null or (r.created_at, r.sid) > (asked.after_at, asked.after_sid))
    order by r.created_at, r.sid limit asked.most
  ) found order by asked.part, found.created_at, found.sid`;
