import type { OwnedNumber, PhoneNumberCoverageFilter } from '../../domain/coverage.js';
import { KNOWN_POLICIES, PolicyKind } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import { asOf } from '../storage/accounts.store.js';
import type { StoredRecord } from '../storage/record-vault.js';
import { ASKED_ACCOUNTS, matchedNumbers } from './listed-sql.js';
import type { RatingRow } from './standings.js';

/** A number of a list, with its record. */
interface NumberRow {
  readonly sid: Sid;
  readonly account_sid: Sid;
  readonly record: StoredRecord;
}

/** So many numbers have these places of `PLACE_OF_STATE`. */
export interface PlacesRow {
  readonly shaken_stir: number;
  readonly voice_integrity: number;
  readonly cnam: number;
  readonly count: number;
}

/** Of each number ($2), and of the account that owns it ($3), the best product of each kind: here and in that account. */
const RATINGS = `
  select distinct on (n.sid, r.product) n.sid as number_sid, r.product as kind, r.account_sid, r.assigned_at,
    r.product_sid, t.record, r.product_standing, r.product_status, r.product_until, r.product_since, r.profile_sid,
    r.profile_standing, r.profile_status, r.profile_until, r.profile_since, r.profile_assigned_at, r.standing
  from unnest($2::text[], $3::text[]) as n (sid, owner)
  cross join lateral (select distinct h.account_sid from unnest(array[$1, n.owner]) as h (account_sid)) h
  cross join lateral (
    select * from onboarding.mirror_rating r where r.account_sid = h.account_sid and r.number_sid = n.sid offset 0
  ) r
  join onboarding.mirror_row t on t.account_sid = r.account_sid and t.sid = r.product_sid and t.record is not null
  order by n.sid, r.product, r.standing desc, r.assigned_at, r.product_sid`;

/** The customer profile that each number ($2) is on; the first, should there be several. */
const PROFILES = `
  select n.sid as number_sid, p.sid as profile_sid from unnest($2::text[]) as n (sid)
  cross join lateral (
    select b.sid from onboarding.mirror_assignment a
    join onboarding.mirror_row b on b.account_sid = $1 and b.sid = a.bundle_sid and b.kind = 'CustomerProfile'
      and b.deleted_at is null and b.copy_of is null and b.record is not null
    where a.account_sid = $1 and a.object_sid = n.sid and a.deleted_at is null
    order by a.created_at, a.sid limit 1
  ) p`;

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

  /** By number. */
  async profiles(accountSid: Sid, numbers: readonly Sid[]): Promise<ReadonlyMap<Sid, Sid>> {
    type Row = { readonly number_sid: Sid; readonly profile_sid: Sid };
    const rows = await this.sql.query<Row>(PROFILES, [accountSid, numbers]);
    return new Map(rows.map((row) => [row.number_sid, row.profile_sid]));
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

  /** All that a filter leaves, counted by their places. */
  async counted(accountSid: Sid, filter: PhoneNumberCoverageFilter): Promise<readonly PlacesRow[]> {
    const { text, values } = matchedNumbers(accountSid, filter);
    return this.sql.query<PlacesRow & Record<string, unknown>>(
      `${text} select shaken_stir, voice_integrity, cnam, count(*)::integer from matched group by 1, 2, 3`,
      values,
    );
  }

  /** The oldest of the accounts whose numbers are asked for; null while one of them is read for the first time. */
  async asOfNumbers(accountSid: Sid, { accountSid: asked }: PhoneNumberCoverageFilter): Promise<Date | null> {
    const rows = await this.sql.query<{ as_of: Date | null }>(
      `select ${asOf('x.account_sid')} as as_of from onboarding.mirror_account x where ${ASKED_ACCOUNTS('x')}`,
      [accountSid, asked ?? null],
    );
    const moments = rows.flatMap(({ as_of: moment }) => (moment === null ? [] : [moment.getTime()]));
    return moments.length < rows.length || rows.length === 0 ? null : new Date(Math.min(...moments));
  }

  /** The moment before the oldest read that answers rest on; null before everything was read once. */
  async asOf(accountSid: Sid): Promise<Date | null> {
    const [row] = await this.sql.query<{ as_of: Date | null }>(`select ${asOf('$1')} as as_of`, [accountSid]);
    return row?.as_of ?? null;
  }
}
