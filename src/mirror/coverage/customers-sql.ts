import type { CoverageFilter } from '../../domain/coverage.js';
import { bundlesOf, COLUMN_OF_KIND, knownNumber, SUBACCOUNTS } from './listed-sql.js';
import { PLACE_OF_STATE } from './standings.js';

/* What customers' numbers gain, as SQL. In all of it $1 is the account. A number that is left behind counts like any other. */

const COLUMNS = Object.values(COLUMN_OF_KIND);

/** That a row `g` is of a number which is gone, and in no subaccount either. */
const isGone = (number: string): string => `g.account_sid = $1 and g.sid = ${number} and g.deleted_at is not null
    and not exists (
      select from (${SUBACCOUNTS}) s join onboarding.mirror_row r on r.account_sid = s.account_sid and r.sid = ${number}
      where r.deleted_at is null)`;

/** What is known of the number that an assignment `a` is about: `c` how it stands, and `g` that it is gone. */
const ofNumber = (join: 'join' | 'left join'): string => `
  ${join} onboarding.mirror_coverage c on c.account_sid = $1 and c.number_sid = a.object_sid
  left join onboarding.mirror_row g on ${isGone('a.object_sid')}`;

/** The same for the numbers of a few customers: looked up one by one, where the planner would read all rows of the account. */
const OF_FEW_NUMBERS = `
  left join lateral (
    select c.* from onboarding.mirror_coverage c where c.account_sid = $1 and c.number_sid = a.object_sid offset 0
  ) c on true
  left join lateral (
    select g.sid from onboarding.mirror_row g where ${isGone('a.object_sid')} offset 0
  ) g on true`;

/** Its place by a kind: of a number that is gone, BROKEN is the best. */
const placeOf = (column: string): string =>
  `least(coalesce(c.${column}, 0) / 10, case when g.sid is null then ${PLACE_OF_STATE.COVERED} else ${PLACE_OF_STATE.BROKEN} end)`;
const PLACES = COLUMNS.map((column) => `${placeOf(column)} as ${column}`).join(', ');

/** Assignments of numbers. */
const IS_NUMBER = `a.account_sid = $1 and a.deleted_at is null and a.object_sid like 'PN%'`;

/** The numbers on any bundle of a customer, each once. */
const numbersOf = (customer: string): string => `
  select distinct a.object_sid as sid from onboarding.mirror_assignment a
  where ${IS_NUMBER} and a.bundle_sid in (${bundlesOf(customer)})`;

/** How the numbers of each of some customers ($2) stand. */
export const COUNTS_OF_CUSTOMERS = `
  select customer.sid as customer_sid, n.*, count(*)::integer from unnest($2::text[]) as customer (sid)
  cross join lateral (
    select ${PLACES} from (select x.sid as object_sid from (${numbersOf('customer.sid')}) x) a ${OF_FEW_NUMBERS}
  ) n group by customer.sid, n.${COLUMNS.join(', n.')}`;

/** Pages of the numbers of customers ($2), each with so many ($3) after a number ($4; an empty text at the beginning). */
export const NUMBERS_OF_CUSTOMERS = `
  select customer.at::integer, n.sid, o.account_sid, o.record, g.sid is not null as is_gone, t.total
  from unnest($2::text[], $3::integer[], $4::text[]) with ordinality as customer (sid, first, after, at)
  cross join lateral (select count(*)::integer as total from (${numbersOf('customer.sid')}) x) t
  left join lateral (
    select x.sid from (${numbersOf('customer.sid')}) x where x.sid > customer.after order by x.sid limit customer.first + 1
  ) n on true ${knownNumber('n.sid')}
  order by customer.at, n.sid`;

/** The customers with at least one number that is in one of the states, by the kind. */
export function withCoverage({ kind, states }: CoverageFilter, value: (one: unknown) => string): string {
  const places = value(states.map((state) => PLACE_OF_STATE[state]));
  // Only what is missing may have no row.
  const join = states.includes('MISSING') ? 'left join' : 'join';
  return `p.sid in (
    with holding as materialized (
      select distinct a.bundle_sid as sid from onboarding.mirror_assignment a ${ofNumber(join)}
      where ${IS_NUMBER} and ${placeOf(COLUMN_OF_KIND[kind])} = any(${places}::integer[])
    )
    select sid from holding
    union
    select n.object_sid from holding h
    join onboarding.mirror_row t on t.account_sid = $1 and t.sid = h.sid and t.kind = 'TrustProduct' and t.deleted_at is null
      and t.copy_of is null
    join onboarding.mirror_assignment n on n.account_sid = $1 and n.bundle_sid = t.sid and n.deleted_at is null
      and n.object_sid like 'BU%')`;
}

/**
 * Of each combination of places, how many customers have a number of it by each kind, once for each.
 * @param customers the name of a table with the customers' SIDs as `sid`
 * @param products the same with the products that name them: `sid`, `profile_sid`, `copy_of`
 */
export const countedCustomers = (customers: string, products: string): string => `
  covering as materialized (
    select sid as customer_sid, sid from ${customers}
    union all select t.profile_sid, t.sid from ${customers} m join ${products} t on t.profile_sid = m.sid and t.copy_of is null
  ), standing as materialized (
    select distinct b.customer_sid, ${PLACES} from covering b
    join onboarding.mirror_assignment a on a.bundle_sid = b.sid and ${IS_NUMBER} ${ofNumber('left join')}
  )
  ${COLUMNS.map(
    (column) => `select '${column}' as column, ${column} as place, count(distinct customer_sid)::integer as count
    from standing group by ${column}`,
  ).join(' union all ')}`;
