import type { OwnedNumber, PhoneNumberCoverageFilter } from '../../domain/coverage.js';
import { KNOWN_POLICIES, PolicyKind } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import { asOf, BEFORE_THE_FIRST_PASS } from '../storage/accounts.store.js';
import type { StoredRecord } from '../storage/record-vault.js';
import type { PlacesRow } from './counts.js';
import { COUNTS_OF_CUSTOMERS, NUMBERS_OF_CUSTOMERS } from './customers-sql.js';
import { ASKED_ACCOUNTS, goneNumber, matchedNumbers, NUMBERS_AFTER } from './listed-sql.js';
import type { RatingRow } from './standings.js';

/** A number of a list, with its record. */
export interface NumberRow {
  readonly sid: Sid;
  readonly account_sid: Sid;
  readonly record: StoredRecord;
}

/** A bundle that a number is on. */
interface BundleRow {
  readonly number_sid: Sid;
  readonly sid: Sid;
  readonly record: StoredRecord;
}

/** A number of a customer; of a page without any, there is one row without a number. */
export interface CustomerNumberRow {
  /** Of which request, from 1 on. */
  readonly at: number;
  readonly sid: Sid | null;
  readonly account_sid: Sid | null;
  readonly record: StoredRecord | null;
  readonly is_gone: boolean;
  readonly total: number;
}

/** Of each number ($2), and of the account that owns it ($3), the best product of each kind: here and in that account. */
const RATINGS = `
  select distinct on (n.sid, r.product) n.sid as number_sid, r.product as kind, r.account_sid, r.assigned_at,
    r.product_sid, t.record, r.product_standing, r.product_status, r.product_until, r.product_since, r.profile_sid,
    r.profile_standing, r.profile_status, r.profile_until, r.profile_since, r.profile_assigned_at, r.standing,
    exists (${goneNumber('n.sid')}) as is_gone
  from unnest($2::text[], $3::text[]) as n (sid, owner)
  cross join lateral (select distinct h.account_sid from unnest(array[$1, n.owner]) as h (account_sid)) h
  cross join lateral (
    select * from onboarding.mirror_rating r where r.account_sid = h.account_sid and r.number_sid = n.sid offset 0
  ) r
  join onboarding.mirror_row t on t.account_sid = r.account_sid and t.sid = r.product_sid and t.record is not null
  order by n.sid, r.product, r.standing desc, r.assigned_at, r.product_sid`;

/** So many products of one number are shown. */
const MOST_PRODUCTS = 100;

/** What each number ($2) is on, the oldest first. */
const BUNDLES = `
  select n.sid as number_sid, b.sid, b.record from unnest($2::text[]) as n (sid)
  cross join lateral (
    select distinct b.sid, b.record, b.created_at from onboarding.mirror_assignment a
    cross join lateral (
      select b.sid, b.record, b.created_at from onboarding.mirror_row b
      where b.account_sid = $1 and b.sid = a.bundle_sid and b.kind in ('CustomerProfile', 'TrustProduct')
        and b.deleted_at is null and b.copy_of is null and b.record is not null offset 0
    ) b
    where a.account_sid = $1 and a.object_sid = n.sid and a.deleted_at is null
    order by b.created_at, b.sid limit ${MOST_PRODUCTS}
  ) b order by b.created_at, b.sid`;

const SIDS_OF_POLICY = (kind: PolicyKind): readonly Sid[] =>
  KNOWN_POLICIES.filter((policy) => policy.kind === kind).map(({ sid }) => sid);
const IN_FORCE = (bundle: string): string =>
  `${bundle}.deleted_at is null and ${bundle}.status = 'twilio-approved' and coalesce(${bundle}.valid_until > now(), true)`;

/** Whether an account ($1) has a primary profile ($2) that is in force, with a product ($3) on it that is too. */
const IS_OWNER_APPROVED = `
  select exists (
    select from onboarding.mirror_row t
    join onboarding.mirror_assignment a on a.account_sid = $1 and a.bundle_sid = t.sid and a.deleted_at is null
      and a.object_sid like 'BU%'
    join onboarding.mirror_row p on p.account_sid = $1 and p.sid = a.object_sid and p.kind = 'CustomerProfile'
      and p.policy_sid = any($2) and ${IN_FORCE('p')}
    where t.account_sid = $1 and t.kind = 'TrustProduct' and t.policy_sid = any($3) and ${IN_FORCE('t')}
  ) as is_approved`;

/** What the mirror knows of the coverage of numbers. Every statement reads one account, and those that own numbers on its bundles. */
export class CoverageStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  async ratings(accountSid: Sid, numbers: readonly OwnedNumber[]): Promise<readonly RatingRow[]> {
    const values = [accountSid, numbers.map(({ sid }) => sid), numbers.map((number) => number.accountSid)];
    return this.sql.query<RatingRow & Record<string, unknown>>(RATINGS, values);
  }

  async bundles(accountSid: Sid, numbers: readonly Sid[]): Promise<readonly BundleRow[]> {
    return this.sql.query<BundleRow & Record<string, unknown>>(BUNDLES, [accountSid, numbers]);
  }

  async isOwnerApproved(accountSid: Sid): Promise<boolean> {
    const primaries = SIDS_OF_POLICY(PolicyKind.PRIMARY_CUSTOMER_PROFILE_BUSINESS);
    const values = [accountSid, primaries, SIDS_OF_POLICY(PolicyKind.SHAKEN_STIR)];
    const [row] = await this.sql.query<{ is_approved: boolean }>(IS_OWNER_APPROVED, values);
    return row?.is_approved ?? false;
  }

  /** Finds out again what has expired in some accounts: to be called before their numbers are counted. */
  async refreshExpired(accountSids: readonly Sid[]): Promise<void> {
    await this.sql.query('select onboarding.mirror_cover_due(sid) from unnest($1::text[]) as a (sid)', [accountSids]);
  }

  /** Those after a number, in the order of their SIDs: one more than was asked for, where there are more. */
  async listed(accountSid: Sid, filter: PhoneNumberCoverageFilter, first: number, after: Sid | undefined) {
    const { text, values } = matchedNumbers(accountSid, filter);
    const [place, limit] = [1, 2].map((more) => `$${values.length + more}`);
    const rows = await this.sql.query<NumberRow & { readonly total: number }>(
      `${text}, page as (
         select m.account_sid, m.sid from matched m where ${place}::text is null or m.sid > ${place}
         order by m.sid limit ${limit}
       )
       select page.sid, page.account_sid, r.record, (select count(*)::integer from matched) as total
       from (select 1) one left join page on true
       left join onboarding.mirror_row r on r.account_sid = page.account_sid and r.sid = page.sid
       order by page.sid`,
      [...values, after ?? null, first + 1],
    );
    return { rows: rows.filter(({ record }) => record !== null), totalCount: rows[0]?.total ?? 0 };
  }

  /** All numbers after a SID, in the order of their SIDs; an empty text stands before the first. */
  async numbersAfter(accountSid: Sid, after: Sid, first: number): Promise<readonly NumberRow[]> {
    return this.sql.query<NumberRow & Record<string, unknown>>(NUMBERS_AFTER, [accountSid, after, first]);
  }

  /** All that a filter leaves, counted by their places. */
  async counted(accountSid: Sid, filter: PhoneNumberCoverageFilter): Promise<readonly PlacesRow[]> {
    const { text, values } = matchedNumbers(accountSid, filter);
    return this.sql.query<PlacesRow & Record<string, unknown>>(
      `${text} select shaken_stir, voice_integrity, cnam, count(*)::integer from matched group by 1, 2, 3`,
      values,
    );
  }

  /** Of the numbers of each customer. */
  async countedOfCustomers(accountSid: Sid, customerSids: readonly Sid[]) {
    type Row = PlacesRow & { readonly customer_sid: Sid };
    return this.sql.query<Row & Record<string, unknown>>(COUNTS_OF_CUSTOMERS, [accountSid, customerSids]);
  }

  /** One number more than was asked for, where there are more. */
  async numbersOfCustomers(
    accountSid: Sid,
    pages: readonly { readonly customerSid: Sid; readonly first: number; readonly after: Sid | undefined }[],
  ): Promise<readonly CustomerNumberRow[]> {
    return this.sql.query<CustomerNumberRow & Record<string, unknown>>(NUMBERS_OF_CUSTOMERS, [
      accountSid,
      pages.map(({ customerSid }) => customerSid),
      pages.map(({ first }) => first),
      pages.map(({ after }) => after ?? ''),
    ]);
  }

  /** As of when answers are about the numbers that are asked for: of their accounts the oldest; 1970 while one is read for the first time. */
  async asOfNumbers(accountSid: Sid, { accountSid: asked }: PhoneNumberCoverageFilter): Promise<Date> {
    const rows = await this.sql.query<{ as_of: Date | null }>(
      `select ${asOf('x.account_sid')} as as_of from onboarding.mirror_account x where ${ASKED_ACCOUNTS('x')}`,
      [accountSid, asked ?? null],
    );
    const moments = rows.flatMap(({ as_of: moment }) => (moment === null ? [] : [moment.getTime()]));
    return moments.length < rows.length || rows.length === 0 ? BEFORE_THE_FIRST_PASS : new Date(Math.min(...moments));
  }
}
