import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import type { StoredRecord } from '../storage/record-vault.js';
import { knownNumber } from './listed-sql.js';

/** Changes that are read at once: so much is held for a subscriber that is slower than what changes. */
export const PAGE = 100;

/** A number whose coverage has changed. */
export interface ChangeRow {
  /** The larger the later. */
  readonly change: number;
  readonly sid: Sid;
  /** Whose number it is, and its record; null where the mirror has none. */
  readonly account_sid: Sid | null;
  readonly record: StoredRecord | null;
  readonly is_gone: boolean;
  readonly customers: readonly Sid[];
}

const NEWEST = `
  select coalesce(max(change), 0)::float8 as change from onboarding.mirror_coverage_change where account_sid = $1`;

/** It is there, or was when the number's coverage changed. */
const wasThere = (assignment: string): string =>
  `(${assignment}.deleted_at is null or ${assignment}.deleted_at >= c.changed_at)`;

/** The customers that have the number on their profile or products, or had it there when its coverage changed. */
const CUSTOMERS = `
  select p.sid from (
    select s.bundle_sid from onboarding.mirror_assignment s
    where s.account_sid = $1 and s.object_sid = c.number_sid and s.deleted_at is null
    union
    select s.bundle_sid from onboarding.mirror_assignment s
    where s.account_sid = $1 and s.object_sid = c.number_sid and s.deleted_at >= c.changed_at
  ) b
  cross join lateral (
    select b.bundle_sid as sid
    union
    select n.object_sid from onboarding.mirror_assignment n
    where n.account_sid = $1 and n.bundle_sid = b.bundle_sid and n.object_sid like 'BU%' and ${wasThere('n')}
  ) named
  join onboarding.mirror_row p on p.account_sid = $1 and p.sid = named.sid and p.kind = 'CustomerProfile'
    and p.copy_of is null`;

const SINCE = `
  select c.change::float8, c.number_sid as sid, o.account_sid, o.record, g.sid is not null as is_gone,
    array(${CUSTOMERS}) as customers
  from (
    select * from onboarding.mirror_coverage_change where account_sid = $1 and change > $2 order by change limit ${PAGE}
  ) c ${knownNumber('c.number_sid')}
  order by c.change`;

/** Of each of the accounts whose products count for numbers of an account ($1), when something expires next. */
const DUE = `
  select a.account_sid as sid, (extract(epoch from c.due_at - clock_timestamp()) * 1000)::float8 as in_ms
  from onboarding.mirror_account a
  cross join lateral (
    select c.due_at from onboarding.mirror_coverage c
    where c.account_sid = a.account_sid and c.due_at is not null order by c.due_at limit 1
  ) c
  where a.account_sid = $1 or a.main_sid = $1`;

/** What is noted about changes of the coverage of numbers. */
export class CoverageChangesStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** The last change so far; 0 before the first. */
  async newest(accountSid: Sid): Promise<number> {
    const [row] = await this.sql.query<{ change: number }>(NEWEST, [accountSid]);
    return row?.change ?? 0;
  }

  /** Those after a change, in their order, at most a page. */
  async since(accountSid: Sid, change: number): Promise<readonly ChangeRow[]> {
    return this.sql.query<ChangeRow & Record<string, unknown>>(SINCE, [accountSid, change]);
  }

  /** In how many milliseconds something expires, by account; what has expired already in 0 or fewer. */
  async due(accountSid: Sid): Promise<readonly { readonly sid: Sid; readonly in_ms: number }[]> {
    return this.sql.query<{ sid: Sid; in_ms: number }>(DUE, [accountSid]);
  }
}
