import type { CustomerFilter, DateTimeRange, ProductFilter } from '../../domain/customer.js';
import { PolicyKind, policySidsOf } from '../../domain/policy.js';
import { withCoverage } from '../coverage/customers-sql.js';
import { expiresAt, LATEST_CHANGE } from './joined-sql.js';

/** Adds a value to a statement. @returns the parameter that stands for it */
type Value = (one: unknown) => string;

/** The conditions of a filter on a customer's profile `p`; those on products need `product`, those on changes what they are joined with. */
export function filtersOf(filter: CustomerFilter, value: Value): readonly string[] {
  const { status, coverage, product, rejectionCode, onboardingStatus, expiresBefore, createdBetween, updatedBetween } =
    filter;
  return [
    ...(status === undefined ? [] : [`p.status = any(${value(status)})`]),
    ...(coverage === undefined ? [] : [withCoverage(coverage, value)]),
    ...(product === undefined ? [] : [withProduct(product, value)]),
    ...(rejectionCode === undefined ? [] : [withRejection(value(rejectionCode))]),
    ...(onboardingStatus === undefined ? [] : [withOnboarding(value(onboardingStatus))]),
    ...(expiresBefore === undefined ? [] : [expiring(value(expiresBefore))]),
    ...within('p.created_at', createdBetween, value),
    ...within(LATEST_CHANGE, updatedBetween, value),
  ];
}

/** What a product is for follows from its policy. */
function withProduct({ kind, status, missing = false }: ProductFilter, value: Value): string {
  const policies = value(policySidsOf(kind));
  const ofKind = kind === PolicyKind.UNKNOWN ? `policy_sid <> all(${policies})` : `policy_sid = any(${policies})`;
  const inStatus = status === undefined ? '' : ` and status = any(${value(status)})`;
  return `p.sid ${missing ? 'not in' : 'in'} (select profile_sid from product where ${ofKind}${inStatus})`;
}

const withRejection = (codes: string): string => `(p.rejection_codes && ${codes}::integer[]
  or p.sid in (select profile_sid from product where rejection_codes && ${codes}::integer[]))`;

/** An onboarding that has made the profile, or was given it. */
const withOnboarding = (statuses: string): string => `p.sid in (
  select b.bundle_sid from onboarding.run r join onboarding.run_bundle b on b.run_id = r.run_id
  where r.account_sid = $1 and r.status = any(${statuses}) and b.bundle_sid is not null)`;

const expiring = (before: string): string => `(${expiresAt('p')} < ${before}::timestamptz
  or p.sid in (select profile_sid from product where expires_at < ${before}::timestamptz))`;

function within(column: string, { from, to }: DateTimeRange = {}, value: Value): readonly string[] {
  return [
    ...(from === undefined ? [] : [`${column} >= ${value(from)}`]),
    ...(to === undefined ? [] : [`${column} <= ${value(to)}`]),
  ];
}
