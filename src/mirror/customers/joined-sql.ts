import { BundleStatus } from '../../domain/bundle.js';
import { EndUserTypeName } from '../../domain/end-user.js';
import { UNDER_REVIEW } from '../storage/noticed-sql.js';

/*
 * What a customer is besides its profile's own row, as SQL: once for all that are looked for, and once for a page of them.
 * In both, $1 is the account.
 */

/** Which rows are customers: a provisional copy is none. */
export const isCustomer = (row: string): string =>
  `${row}.account_sid = $1 and ${row}.kind = 'CustomerProfile' and ${row}.deleted_at is null and ${row}.copy_of is null
  and ${row}.record is not null`;

/** Assignments of a product to a profile, with the product. */
const PRODUCTS = `onboarding.mirror_assignment a join onboarding.mirror_row t
  on t.account_sid = $1 and t.sid = a.bundle_sid and t.kind = 'TrustProduct' and t.deleted_at is null
    and t.record is not null and t.copy_of is null`;

/** Since when a bundle waits for its review, and until when its approval holds; null where it does not. */
export const waitingSince = (bundle: string): string =>
  `case when ${bundle}.status in (${UNDER_REVIEW}) then ${bundle}.status_since end`;
export const expiresAt = (bundle: string): string =>
  `case when ${bundle}.status = '${BundleStatus.TWILIO_APPROVED}' then ${bundle}.valid_until end`;

/** Every trust product with each profile that it names, as `product`. */
export const NAMING_PRODUCTS = `
  product as materialized (
    select a.object_sid as profile_sid, t.sid, t.copy_of, t.policy_sid, t.status, t.rejection_codes,
      ${waitingSince('t')} as waiting_since, ${expiresAt('t')} as expires_at
    from ${PRODUCTS} where a.account_sid = $1 and a.deleted_at is null and a.object_sid like 'BU%'
  )`;

/** When something that is on a bundle changed last. */
const changeOf = (bundle: string, name: string): string =>
  `left join onboarding.mirror_change ${name} on ${name}.account_sid = $1 and ${name}.bundle_sid = ${bundle}`;

/** When the products that name each profile, or their assignments, changed last, as `on_products`. */
export const CHANGES = `
  on_products as materialized (
    select a.object_sid as sid, max(greatest(t.updated_at, c.changed_at)) as at
    from ${PRODUCTS} ${changeOf('t.sid', 'c')}
    where a.account_sid = $1 and a.deleted_at is null and a.object_sid like 'BU%' group by 1
  )`;

/** With it, when a customer changed last. */
export const LATEST_CHANGE = 'greatest(p.updated_at, u.changed_at, o.at)';
export const WITH_CHANGES = `${changeOf('p.sid', 'u')} left join on_products o on o.sid = p.sid`;

const IS_BUSINESS = `e.kind = 'EndUser' and e.deleted_at is null and e.type = '${EndUserTypeName.BUSINESS_INFORMATION}'`;

/**
 * The end user with the business name of a profile; the first, where there are several. Each part is looked up by what the
 * one before it found (`offset 0` keeps them apart): of a database that does not know its rows yet, the planner would
 * else join thousands of profiles with thousands of end users before it looks which belong together.
 */
const businessOf = (profile: string): string => `
  select e.sid, e.digest, e.record from (
    select a.object_sid from onboarding.mirror_assignment a
    where a.account_sid = $1 and a.bundle_sid = ${profile} and a.object_sid like 'IT%' and a.deleted_at is null offset 0
  ) a cross join lateral (
    select e.sid, e.digest, e.record, e.created_at from onboarding.mirror_row e
    where e.account_sid = $1 and e.sid = a.object_sid and ${IS_BUSINESS} offset 0
  ) e order by e.created_at, e.sid limit 1`;

/** That of each of a few that are in `customer`, as `business`. */
export const BUSINESSES_OF_FEW = `
  business as materialized (
    select c.sid as bundle_sid, e.sid, e.digest from customer c cross join lateral (${businessOf('c.sid')}) e
  )`;

/** The same from all of the account: one pass over the end users is faster than thousands of look-ups. */
export const BUSINESSES = `
  business as materialized (
    select distinct on (a.bundle_sid) a.bundle_sid, e.sid, e.digest
    from onboarding.mirror_row e join onboarding.mirror_assignment a
      on a.account_sid = $1 and a.object_sid = e.sid and a.deleted_at is null and a.object_sid like 'IT%'
    where e.account_sid = $1 and ${IS_BUSINESS} order by a.bundle_sid, e.created_at, e.sid
  )`;

/**
 * Customers with all that is shown of them but their products.
 * @param which the SIDs that they are of, as what \`any()\` takes
 */
const details = (which: string): string => `
  select p.sid, p.record, p.created_at, b.sid as business_sid, b.record as business,
    greatest(p.updated_at, c.changed_at, t.updated_at) as updated_at,
    least(${waitingSince('p')}, t.waiting_since) as waiting_since, least(${expiresAt('p')}, t.expires_at) as expires_at
  from onboarding.mirror_row p
  ${changeOf('p.sid', 'c')}
  left join lateral (${businessOf('p.sid')}
  ) b on true
  left join lateral (
    select max(greatest(t.updated_at, c.changed_at)) as updated_at,
      min(${waitingSince('t')}) as waiting_since, min(${expiresAt('t')}) as expires_at
    from ${PRODUCTS} ${changeOf('t.sid', 'c')}
    where a.account_sid = $1 and a.object_sid = p.sid and a.deleted_at is null
  ) t on true
  where ${isCustomer('p')} and p.sid = any(${which})`;

/** Those of some SIDs ($2). */
export const DETAILS = details('$2');

/** So many ($3) after a SID ($2), in the order of their SIDs. Which they are is found first, in an index. */
export const DETAILS_AFTER = `${details(`array(
    select c.sid from onboarding.mirror_row c where ${isCustomer('c')} and c.sid > $2::text order by c.sid limit $3
  )`)} order by p.sid`;

/** So many products of one customer are shown. */
const MOST_PRODUCTS = 1_000;

/** The trust products that name each of some profiles ($2), in the order in which they were created. */
export const PRODUCTS_OF = `
  select profile.sid as profile_sid, t.sid, t.record from unnest($2::text[]) as profile (sid)
  cross join lateral (
    select distinct t.sid, t.record, t.created_at from ${PRODUCTS}
    where a.account_sid = $1 and a.object_sid = profile.sid and a.deleted_at is null
    order by t.created_at, t.sid limit ${MOST_PRODUCTS}
  ) t order by profile.sid, t.created_at, t.sid`;
