import type { CoverageKind, CoverageState, PhoneNumberCoverageFilter } from '../../domain/coverage.js';
import type { Sid } from '../../domain/sid.js';
import { PLACE_OF_STATE } from './standings.js';

/*
 * Which numbers are asked for, as SQL. In all of it $1 is the account that asks, and $2 the account whose numbers are asked
 * for; null for those of the first with those of its subaccounts that are on its bundles.
 */

/** A statement with its values. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The columns of `mirror_coverage`. */
export const COLUMN_OF_KIND = {
  SHAKEN_STIR: 'shaken_stir',
  VOICE_INTEGRITY: 'voice_integrity',
  CNAM: 'cnam',
} as const satisfies Record<CoverageKind, string>;
const COLUMNS = Object.values(COLUMN_OF_KIND);

/** The better of what a number gains by products of two accounts, as the places of `PLACE_OF_STATE`. */
const places = (...coverages: readonly string[]): string =>
  COLUMNS.map((column) => {
    const standings = coverages.map((coverage) => `coalesce(${coverage}.${column}, 0)`).join(', ');
    return `greatest(${standings}) / 10 as ${column}`;
  }).join(', ');

const coverageIn = (account: string, as: string): string =>
  `left join onboarding.mirror_coverage ${as} on ${as}.account_sid = ${account} and ${as}.number_sid = n.sid`;

/** The subaccounts of the account that asks, as far as this server has read any of them. */
const SUBACCOUNTS = 'select s.account_sid from onboarding.mirror_subaccount s where s.main_sid = $1';

/**
 * What is known of a number: `o` its record, with the account that owns it, and `g` that it is in none any more. Of one that
 * has just moved, and is still known in two accounts, what was read last.
 */
export const knownNumber = (sid: string): string => `
  left join lateral (
    select r.account_sid, r.record from onboarding.mirror_row r
    where r.sid = ${sid} and r.kind = 'IncomingPhoneNumber' and r.deleted_at is null and r.record is not null
      and (r.account_sid = $1 or r.account_sid in (${SUBACCOUNTS}))
    order by r.read_started_at desc limit 1
  ) o on true
  left join lateral (${goneNumber(sid)} offset 0) g on true`;

/** A row for a number that is in no account any more. */
export function goneNumber(sid: string): string {
  return `select g.sid from onboarding.mirror_gone_number g where g.account_sid = $1 and g.sid = ${sid}`;
}

/** A number of $1's own bundles. */
const IS_ON_OURS = `exists (
  select from onboarding.mirror_assignment a where a.account_sid = $1 and a.object_sid = n.sid and a.deleted_at is null)`;

/** The accounts that are asked about: those whose numbers are shown, and that whose bundles they are on. */
export const ASKED_ACCOUNTS = (account: string): string => `
  ${account}.account_sid in ($1, $2) or ($2::text is null and ${account}.account_sid in (${SUBACCOUNTS}) and exists (
    select from onboarding.mirror_row n where n.account_sid = ${account}.account_sid and n.kind = 'IncomingPhoneNumber'
      and n.deleted_at is null and ${IS_ON_OURS}))`;

/**
 * Numbers that the mirror knows, each once, with its place by each kind: of one that has just moved, and is still known in two
 * accounts, what was read last.
 */
const NUMBERS = `
  theirs as materialized (
    select distinct on (n.sid) n.account_sid, n.sid, n.read_started_at from (${SUBACCOUNTS}) s
    cross join lateral (
      select n.account_sid, n.sid, n.read_started_at from onboarding.mirror_row n
      where n.account_sid = s.account_sid and n.kind = 'IncomingPhoneNumber' and n.deleted_at is null
        and ($2 = n.account_sid or (coalesce($2, $1) = $1 and ${IS_ON_OURS})) offset 0
    ) n order by n.sid, n.read_started_at desc
  ), number as materialized (
    select n.account_sid, n.sid, ${places('c')} from onboarding.mirror_row n ${coverageIn('$1', 'c')}
    where n.account_sid = $1 and n.kind = 'IncomingPhoneNumber' and n.deleted_at is null and coalesce($2, $1) = $1
      and not exists (select from theirs t where t.sid = n.sid and t.read_started_at > n.read_started_at)
    union all
    select n.account_sid, n.sid, ${places('c', 'o')} from theirs n ${coverageIn('$1', 'c')} ${coverageIn('n.account_sid', 'o')}
    where $2::text is distinct from $1 and not exists (
      select from onboarding.mirror_row m where m.account_sid = $1 and m.sid = n.sid and m.kind = 'IncomingPhoneNumber'
        and m.deleted_at is null and m.read_started_at >= n.read_started_at)
  )`;

/** Of one account: numbers after a SID ($2), so many ($3) at most. */
const after = (account: string, condition: string): string => `
  select n.account_sid, n.sid, n.record, n.read_started_at from onboarding.mirror_row n
  where n.account_sid = ${account} and n.kind = 'IncomingPhoneNumber' and n.deleted_at is null and n.record is not null
    and n.sid > $2::text${condition} order by n.sid limit $3`;

/**
 * Numbers of $1 and those of its subaccounts that are on its bundles, so many ($3) after a SID ($2), each once: of one that has
 * just moved, and is still known in two accounts, what was read last.
 */
export const NUMBERS_AFTER = `
  select distinct on (n.sid) n.account_sid, n.sid, n.record from (
    (${after('$1', '')})
    union all
    select o.* from (${SUBACCOUNTS}) s cross join lateral (${after('s.account_sid', ` and ${IS_ON_OURS}`)}) o
  ) n order by n.sid, n.read_started_at desc limit $3`;

/** The bundles of a customer: its profile, and the products that name it. */
export const bundlesOf = (customer: string): string => `
  select p.sid from onboarding.mirror_row p where p.account_sid = $1 and p.sid = ${customer}
    and p.kind = 'CustomerProfile' and p.deleted_at is null and p.copy_of is null
  union
  select t.sid from onboarding.mirror_assignment a join onboarding.mirror_row t on t.account_sid = $1
    and t.sid = a.bundle_sid and t.kind = 'TrustProduct' and t.deleted_at is null and t.copy_of is null
  where a.account_sid = $1 and a.object_sid = ${customer} and a.deleted_at is null`;

const onBundlesOf = (customer: string): string => `
  select a.object_sid from onboarding.mirror_assignment a
  where a.account_sid = $1 and a.bundle_sid in (${bundlesOf(customer)}) and a.deleted_at is null`;

/** The numbers that a filter leaves, as `matched`. */
export function matchedNumbers(accountSid: Sid, filter: PhoneNumberCoverageFilter): Statement {
  const values: unknown[] = [accountSid, filter.accountSid ?? null];
  const value = (one: unknown): string => `$${values.push(one)}`;
  const { missing, kind, states, customerSid } = filter;
  const isIn = (column: string, of: readonly CoverageState[]) =>
    `n.${column} = any(${value(of.map((state) => PLACE_OF_STATE[state]))}::integer[])`;
  const conditions = [
    ...(missing === undefined ? [] : [missing.map((one) => isIn(COLUMN_OF_KIND[one], ['MISSING']))]),
    ...(states === undefined
      ? []
      : [(kind === undefined ? COLUMNS : [COLUMN_OF_KIND[kind]]).map((column) => isIn(column, states))]),
    ...(customerSid === undefined ? [] : [[`n.sid in (${onBundlesOf(value(customerSid))})`]]),
  ].map((alternatives) => `(${alternatives.join(' or ')})`);
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  return { text: `with ${NUMBERS}, matched as materialized (select n.* from number n ${where})`, values };
}
