import type { ListedKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';

/** An account that nobody has used for so long is no longer read; what is kept of it stays. */
const USED_WITHIN = `interval '7 days'`;

/** A process that has ended without a word is replaced after so many seconds. */
export const LEASE_SECONDS = 6;
const UNTIL = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;

const TAKE = `
  with free as (
    select account_sid from onboarding.mirror_account
    where used_at > clock_timestamp() - ${USED_WITHIN} and (held_until is null or held_until < clock_timestamp())
    for update skip locked
  )
  update onboarding.mirror_account a set holder = $1, held_until = ${UNTIL}
  from free where a.account_sid = free.account_sid returning a.account_sid as sid`;

/** With `offset 0` for the same reason as where numbers elsewhere are searched for (`assignments.store.ts`). */
const USE_OWNERS = `
  update onboarding.mirror_account s set used_at = clock_timestamp()
  where s.main_sid = $1 and s.account_sid <> $1 and s.refused_at is null
    and s.used_at < clock_timestamp() - interval '1 hour' and exists (
    select from onboarding.mirror_row n
    join onboarding.mirror_assignment a on a.account_sid = $1 and a.object_sid = n.sid and a.deleted_at is null
    where n.account_sid = s.account_sid and n.kind = 'IncomingPhoneNumber' and n.deleted_at is null offset 0)`;

const RENEW = `
  update onboarding.mirror_account set held_until = ${UNTIL}
  where holder = $1 and held_until > clock_timestamp() and used_at > clock_timestamp() - ${USED_WITHIN}
  returning account_sid as sid`;

/** One that Twilio refuses is asked about again after so long, by whichever process then takes it; sooner where somebody uses it. */
const REFUSED_FOR = `interval '10 minutes'`;

/** What follows for the numbers of an account which no longer counts, or does again, where others have them on bundles. */
const NUMBERS_CHANGED = `onboarding.mirror_numbers_changed(account_sid, array(
  select r.sid from onboarding.mirror_row r
  where r.account_sid = a.account_sid and r.kind = 'IncomingPhoneNumber' and r.deleted_at is null))`;

const REFUSE = `
  update onboarding.mirror_account a set refused_at = coalesce(refused_at, clock_timestamp()), holder = null,
    held_until = clock_timestamp() + ${REFUSED_FOR}
  where account_sid = $1 and holder = $2 returning ${NUMBERS_CHANGED}`;

/** The lists of a whole account that customers rest on. */
export const LISTS = [
  'CustomerProfile',
  'TrustProduct',
  'EndUser',
  'SupportingDocument',
  'Address',
  'IncomingPhoneNumber',
] as const satisfies readonly ListedKind[];

const OF_CUSTOMERS = `l.list in (${LISTS.map((list) => `'${list}'`).join(', ')})`;

const BUNDLES = `kind in ('CustomerProfile', 'TrustProduct') and deleted_at is null`;
const PASSED = `(select count(*) from onboarding.mirror_list l
  where l.account_sid = a.account_sid and ${OF_CUSTOMERS} and l.passed_at is not null)`;

/**
 * Notes once that everything has been read. What is made meanwhile does not count: on a busy account there is always
 * something new.
 */
const NOTE_FIRST_PASS = `
  update onboarding.mirror_account a set first_passed_at = clock_timestamp()
  where a.account_sid = $1 and a.first_passed_at is null and ${PASSED} = ${LISTS.length}
    and not exists (select from onboarding.mirror_row r
                    where r.account_sid = a.account_sid and ${BUNDLES} and r.parts_read_at is null
                      and coalesce(r.created_at, '-infinity') < (
                        select min(l.passed_at) from onboarding.mirror_list l where l.account_sid = a.account_sid and ${OF_CUSTOMERS}))`;

/**
 * The moment before the oldest read that the account's rows rest on began, as SQL; null where a list has never been read,
 * as after an update that copies more. A new bundle had nothing on it when it was created, which is as good as a read at
 * that time.
 */
export const asOf = (accountSid: string): string => `(
  select case when m.first_passed_at is not null and (
    select count(l.passed_at) from onboarding.mirror_list l
    where l.account_sid = m.account_sid and ${OF_CUSTOMERS}) >= ${LISTS.length}
  then least(
    (select min(l.passed_at) from onboarding.mirror_list l where l.account_sid = m.account_sid and ${OF_CUSTOMERS}),
    (select min(coalesce(r.parts_read_at, r.created_at)) from onboarding.mirror_row r
     where r.account_sid = m.account_sid and ${BUNDLES})) end
  from onboarding.mirror_account m where m.account_sid = ${accountSid})`;

const OLDEST_READS = `
  select ${asOf('a.sid')} as as_of from unnest($1::text[]) with ordinality as a (sid, at) order by a.at`;

/** An account that was refused counts again when everything has been read since. */
const READMIT = `
  update onboarding.mirror_account a set refused_at = null
  where account_sid = $1 and refused_at < ${asOf('$1')} returning ${NUMBERS_CHANGED}`;

const STATUS = `
  select ${asOf('$1')} as as_of, clock_timestamp() as now, coalesce(${PASSED}, 0)::integer as passed,
    (select count(*)::integer from onboarding.mirror_row r where r.account_sid = a.account_sid and deleted_at is null)
    + (select count(*)::integer from onboarding.mirror_assignment r
       where r.account_sid = a.account_sid and deleted_at is null) as rows,
    (select count(*)::integer from onboarding.mirror_row r where r.account_sid = a.account_sid and ${BUNDLES}) as bundles,
    (select count(*)::integer from onboarding.mirror_row r
     where r.account_sid = a.account_sid and ${BUNDLES} and parts_read_at is not null) as read
  from onboarding.mirror_account a where a.account_sid = $1`;

/** Over all accounts. The age is that of those that are read. */
const FIGURES = `
  select (select count(*) from onboarding.mirror_row)::integer
      + (select count(*) from onboarding.mirror_assignment)::integer as rows,
    (select count(*) from onboarding.mirror_row where deleted_at is not null)::integer
      + (select count(*) from onboarding.mirror_assignment where deleted_at is not null)::integer as tombstones,
    (select count(*)::integer from onboarding.mirror_drift where noticed_at > clock_timestamp() - interval '1 day') as drift,
    (select extract(epoch from clock_timestamp() - min(${asOf('a.account_sid')}))::float8
     from onboarding.mirror_account a
     where a.used_at > clock_timestamp() - ${USED_WITHIN} and a.refused_at is null) as age`;

const STAMPS = `
  select coalesce(w.stamp::text, '') as stamp, (extract(epoch from clock_timestamp()) * 1000)::float8 as now
  from unnest($1::text[]) with ordinality as a (sid, at)
  left join onboarding.mirror_write w on w.account_sid = a.sid order by a.at`;

/** What an answer says of an account that has not been read as a whole: anything may be missing. */
export const BEFORE_THE_FIRST_PASS = new Date(0);

/** How far an account has been read. */
export interface AccountProgress {
  readonly as_of: Date | null;
  readonly now: Date;
  /** How many of its lists. */
  readonly passed: number;
  /** Things and assignments. */
  readonly rows: number;
  readonly bundles: number;
  /** How many of these have been read with what is on them. */
  readonly read: number;
}

/** The accounts that are mirrored, and which process reads each. */
export class AccountsStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /**
   * From now on the account is read, at once where it was refused.
   * @param mainSid the main account that it is, or is a subaccount of
   */
  async use(accountSid: Sid, mainSid: Sid): Promise<void> {
    await this.sql.query(
      `insert into onboarding.mirror_account as a (account_sid, main_sid) values ($1, $2)
       on conflict (account_sid) do update set used_at = clock_timestamp(), main_sid = excluded.main_sid,
         held_until = case when a.holder is null then null else a.held_until end`,
      [accountSid, mainSid],
    );
  }

  /** Subaccounts whose numbers are on bundles of their main account are read as long as that is. */
  async useOwners(mainSid: Sid): Promise<void> {
    await this.sql.query(USE_OWNERS, [mainSid]);
  }

  /** Twilio has refused an account that this process reads: until it has been read as a whole again, its numbers don't count. */
  async refuse(accountSid: Sid, holder: string): Promise<void> {
    await this.sql.query(REFUSE, [accountSid, holder]);
  }

  /** Takes the accounts that no process reads. */
  async take(holder: string): Promise<readonly Sid[]> {
    return (await this.sql.query<{ sid: Sid }>(TAKE, [holder])).map(({ sid }) => sid);
  }

  /** @returns the accounts that are still this process's */
  async renew(holder: string): Promise<readonly Sid[]> {
    return (await this.sql.query<{ sid: Sid }>(RENEW, [holder])).map(({ sid }) => sid);
  }

  /** Another process may go on at once. */
  async release(holder: string): Promise<void> {
    await this.sql.query('update onboarding.mirror_account set held_until = null where holder = $1', [holder]);
  }

  /** Notes that this server has written in the account. */
  async noteWrite(accountSid: Sid): Promise<void> {
    await this.sql.query(
      `insert into onboarding.mirror_write as w (account_sid) values ($1)
       on conflict (account_sid) do update set stamp = w.stamp + 1`,
      [accountSid],
    );
  }

  /** Of each account: what changes with each write of this server there, in whatever process; and the time. */
  async writeStamps(accountSids: readonly Sid[]): Promise<readonly { readonly stamp: string; readonly now: number }[]> {
    type Row = { readonly stamp: string; readonly now: number };
    return this.sql.query<Row>(STAMPS, [accountSids]);
  }

  /** As of when answers are; 1970 before everything was read once, when anything may be missing. */
  async asOf(accountSid: Sid): Promise<Date> {
    return (await this.oldestRead(accountSid)) ?? BEFORE_THE_FIRST_PASS;
  }

  /** The moment before the oldest read that answers about an account rest on; null before everything was read once. */
  async oldestRead(accountSid: Sid): Promise<Date | null> {
    return (await this.oldestReads([accountSid]))[0] ?? null;
  }

  /** Of each account, in their order. */
  async oldestReads(accountSids: readonly Sid[]): Promise<readonly (Date | null)[]> {
    const rows = await this.sql.query<{ as_of: Date | null }>(OLDEST_READS, [accountSids]);
    return rows.map(({ as_of: moment }) => moment);
  }

  async noteFirstPass(accountSid: Sid): Promise<void> {
    await this.sql.query(NOTE_FIRST_PASS, [accountSid]);
    await this.sql.query(READMIT, [accountSid]);
  }

  async figures() {
    type Figures = {
      readonly rows: number;
      readonly tombstones: number;
      readonly drift: number;
      readonly age: number | null;
    };
    const [found] = await this.sql.query<Figures>(FIGURES);
    return {
      rows: found?.rows ?? 0,
      tombstones: found?.tombstones ?? 0,
      drift: found?.drift ?? 0,
      ageSeconds: found?.age ?? null,
    };
  }

  /** Undefined for an account that is not mirrored yet. */
  async progress(accountSid: Sid): Promise<AccountProgress | undefined> {
    const [row] = await this.sql.query<AccountProgress & Record<string, unknown>>(STATUS, [accountSid]);
    return row;
  }
}
