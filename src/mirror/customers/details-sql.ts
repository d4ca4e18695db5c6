/* What is shown of customers, as SQL. In all of it $1 is the account. */

/** Customers `c` with the records of the profile and of the business. */
const WITH_RECORDS = `onboarding.mirror_customer c
  join onboarding.mirror_row p on p.account_sid = $1 and p.sid = c.sid and p.record is not null
  left join onboarding.mirror_row b on b.account_sid = $1 and b.sid = c.business_sid`;

/**
 * Customers with all that is shown of them but their products.
 * @param which the SIDs that they are of, as what `any()` takes
 */
const details = (which: string): string => `
  select c.sid, p.record, c.created_at, c.business_sid, b.record as business, c.updated_at, c.waiting_since, c.expires_at
  from ${WITH_RECORDS} where c.account_sid = $1 and c.sid = any(${which})`;

/** What the names of some ($2) are made of. */
export const NAMED = `
  select c.sid, p.record, c.business_sid, b.record as business from ${WITH_RECORDS}
  where c.account_sid = $1 and c.sid = any($2)`;

/** Those of some SIDs ($2). */
export const DETAILS = details('$2');

/** So many ($3) after a SID ($2), in the order of their SIDs. Which they are is found first, in an index. */
export const DETAILS_AFTER = `${details(`array(
    select c.sid from onboarding.mirror_customer c where c.account_sid = $1 and c.sid > $2::text order by c.sid limit $3
  )`)} order by c.sid`;

/** So many products of one customer are shown. */
const MOST_PRODUCTS = 1_000;

/** The trust products that name each of some profiles ($2), in the order in which they were created. */
export const PRODUCTS_OF = `
  select profile.sid as profile_sid, t.sid, t.record from unnest($2::text[]) as profile (sid)
  cross join lateral (
    select distinct t.sid, t.record, t.created_at from onboarding.mirror_assignment a
    join onboarding.mirror_row t on t.account_sid = $1 and t.sid = a.bundle_sid and t.kind = 'TrustProduct'
      and t.deleted_at is null and t.record is not null and t.copy_of is null
    where a.account_sid = $1 and a.object_sid = profile.sid and a.deleted_at is null
    order by t.created_at, t.sid limit ${MOST_PRODUCTS}
  ) t order by profile.sid, t.created_at, t.sid`;
