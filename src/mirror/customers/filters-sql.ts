import type { CustomerFilter, ProductFilter } from '../../domain/customer.js';
import type { DateTimeRange } from '../../domain/date-time-range.js';
import { PolicyKind, policySidsOf } from '../../domain/policy.js';
import { withCoverage } from '../coverage/customers-sql.js';

/** Adds a value to a statement. @returns the parameter that stands for it */
type Value = (one: unknown) => string;

/** The conditions of a filter on a customer `c`. */
export function filtersOf(filter: CustomerFilter, value: Value): readonly string[] {
  const { status, coverage, product, rejectionCode, onboardingStatus, expiresBefore, createdBetween, updatedBetween } =
    filter;
  return [
    ...(status === undefined ? [] : [`c.status = any(${value(status)})`]),
    ...(coverage === undefined ? [] : [withCoverage('c', coverage, value)]),
    ...(product === undefined ? [] : [withProduct(product, value)]),
    ...(rejectionCode === undefined ? [] : [`c.rejection_codes && ${value(rejectionCode)}::integer[]`]),
    ...(onboardingStatus === undefined ? [] : [withOnboarding(value(onboardingStatus))]),
    ...(expiresBefore === undefined ? [] : [`c.expires_at < ${value(expiresBefore)}::timestamptz`]),
    ...within('c.created_at', createdBetween, value),
    ...within('c.updated_at', updatedBetween, value),
  ];
}

/**
 * What a product is for follows from its policy. A customer has the policy of each of its products, and the policy with
 * the status after a space.
 */
function withProduct({ kind, status, missing = false }: ProductFilter, value: Value): string {
  const isThere =
    kind === PolicyKind.UNKNOWN
      ? withUnknownProduct(status, value)
      : `c.products && ${value(productsOf(kind, status))}::text[]`;
  return missing ? `not (${isThere})` : isThere;
}

function productsOf(kind: PolicyKind, status: ProductFilter['status']): readonly string[] {
  const policies = policySidsOf(kind);
  return status === undefined ? policies : policies.flatMap((policy) => status.map((one) => `${policy} ${one}`));
}

const withUnknownProduct = (status: ProductFilter['status'], value: Value): string => `exists (
  select from unnest(c.products) as product (name)
  where split_part(product.name, ' ', 1) <> all(${value(policySidsOf(PolicyKind.UNKNOWN))})
    ${status === undefined ? '' : `and split_part(product.name, ' ', 2) = any(${value(status)})`})`;

/** An onboarding that has made the profile, or was given it. */
const withOnboarding = (statuses: string): string => `c.sid in (
  select b.bundle_sid from onboarding.run r join onboarding.run_bundle b on b.run_id = r.run_id
  where r.account_sid = $1 and r.status = any(${statuses}) and b.bundle_sid is not null)`;

function within(column: string, { from, to }: DateTimeRange = {}, value: Value): readonly string[] {
  return [
    ...(from === undefined ? [] : [`${column} >= ${value(from)}`]),
    ...(to === undefined ? [] : [`${column} <= ${value(to)}`]),
  ];
}
