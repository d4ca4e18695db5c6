import type { CoverageFilter } from '../../domain/coverage.js';
import { bundlesOf, COLUMN_OF_KIND, goneNumber, knownNumber } from './listed-sql.js';
import { PLACE_OF_STATE } from './standings.js';

/* What customers' numbers gain, as SQL. In all of it $1 is the account. A number that is left behind counts like any other. */

const COLUMNS = Object.values(COLUMN_OF_KIND);

/**
 * What is known of the number that an assignment `a` is about: `c` how it stands, and `g` that it is gone. Looked up one by
 * one, where the planner would read all rows of the account.
 */
const OF_FEW_NUMBERS = `
  left join lateral (
    select c.* from onboarding.mirror_coverage c where c.account_sid = $1 and c.number_sid = a.object_sid offset 0
  ) c on true
  left join lateral (${goneNumber('a.object_sid')} offset 0) g on true`;

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

/** What is kept of a customer `c` for counts: a bit for each place that one of its numbers has, by each kind. */
export const COVERAGE_OF_CUSTOMER = COLUMNS.map((column) => `c.${column}`).join(', ');

/** That a customer has at least one number in one of the states, by the kind. */
export function withCoverage(
  customer: string,
  { kind, states }: CoverageFilter,
  value: (one: unknown) => string,
): string {
  const bits = states.reduce((sum, state) => sum | (1 << PLACE_OF_STATE[state]), 0);
  return `${customer}.${COLUMN_OF_KIND[kind]} & ${value(bits)}::integer <> 0`;
}

/**
 * How many customers have a number in each place, by each kind: of each column the counts in the order of the places.
 * @param customers the name of a table with `COVERAGE_OF_CUSTOMER`
 */
export const countedCustomers = (customers: string): string => {
  const countAt = (column: string, place: number) => `count(*) filter (where ${column} & ${1 << place} <> 0)`;
  const counts = COLUMNS.map(
    (column) =>
      `array[${Object.values(PLACE_OF_STATE)
        .map((place) => countAt(column, place))
        .join(', ')}]::integer[] as ${column}`,
  );
  return `select ${counts.join(', ')} from ${customers}`;
};
