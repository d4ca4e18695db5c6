import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import type { CopiedList } from '../../twilio/reading/copy.js';
import type { StoredRecord } from '../storage/record-vault.js';
import { doubtOf, millisecondsOf, notBefore } from './age-sql.js';
import type { AssignmentRow, Asked } from './records.store.js';

/** Of one bundle. With more it is cheaper to ask Twilio for one page. */
const MOST_PARTS = 2_000;
/** Things that came after the list was read. */
const MOST_UNPLACED = 50;

const LIVE = 'r.account_sid = $1 and r.kind = $2 and r.deleted_at is null';
const FILTERED = `${LIVE} and ($4::text is null or r.status = $4) and ($5::text is null or r.policy_sid = $5)`;
const COLUMNS = 'r.sid, r.record, r.place, r.created_at, r.doubted_at > r.read_started_at as doubted';

/** One statement, so that nothing changes between its parts. The rows after the place of `$6`, and all that have no place yet. */
const LIST = `
  with list as (
    select ${millisecondsOf('l.placed_at')} as since,
      (select r.created_at from onboarding.mirror_row r where ${LIVE} and r.place is not null order by r.place limit 1) as first,
      (select r.created_at from onboarding.mirror_row r where ${LIVE} and r.place is not null
       order by r.place desc limit 1) as last,
      $6::text is null or a.sid is not null as is_known,
      case when a.sid is not null then coalesce(a.place, 2147483647) else 0 end as after
    from onboarding.mirror_list l
    left join onboarding.mirror_row a on a.account_sid = l.account_sid and a.sid = $6
    where l.account_sid = $1 and l.list = $2 and l.placed_at > ${notBefore('$3', 'l.doubted_at')}
  )
  select l.since, l.first, l.last, l.is_known,
    case when l.after = 0 then 0 else (
      select count(*) from onboarding.mirror_row r where ${FILTERED} and r.place <= l.after) end::integer as before, i.*
  from list l left join lateral (
    (select ${COLUMNS}, true as fits from onboarding.mirror_row r where ${FILTERED} and r.place > l.after
     order by r.place limit $7)
    union all
    (select ${COLUMNS}, ($4::text is null or r.status = $4) and ($5::text is null or r.policy_sid = $5) as fits
     from onboarding.mirror_row r where ${LIVE} and r.place is null limit ${MOST_UNPLACED + 1})
  ) i on true`;

const PARTS = `
  select b.sid as bundle_sid, b.kind as bundle_kind, ${millisecondsOf('b.parts_placed_at')} as since, p.*
  from onboarding.mirror_row b left join lateral (
    select a.sid, a.object_sid, a.type, a.created_at, a.place from onboarding.mirror_assignment a
    where a.account_sid = $1 and a.bundle_sid = b.sid and a.deleted_at is null limit ${MOST_PARTS + 1}
  ) p on true
  where b.account_sid = $1 and b.sid = any($2) and b.deleted_at is null
    and b.parts_placed_at > ${notBefore('$3', doubtOf('$1', 'EntityAssignment', 'ChannelEndpointAssignment'))}`;

/** One thing of a list. */
export interface ListedRow {
  readonly sid: Sid;
  readonly record: StoredRecord | null;
  readonly place: number | null;
  readonly created_at: Date | null;
}

/** A list from some place on. */
export interface FoundList {
  readonly since: number;
  readonly first: Date | null;
  readonly last: Date | null;
  /** How many stand before. */
  readonly before: number;
  readonly placed: readonly ListedRow[];
  /** What came after the list was read, in no order, and whether the filter lets it through. */
  readonly unplaced: readonly (ListedRow & { readonly fits: boolean })[];
}

type ListRow = Omit<FoundList, 'placed' | 'unplaced'> & { readonly is_known: boolean } & {
  readonly [Column in keyof ListedRow]: ListedRow[Column] | null;
} & { readonly doubted: boolean | null; readonly fits: boolean | null };

/** An assignment of a bundle. */
export type PartRow = Omit<AssignmentRow, 'gone'> & { readonly place: number | null };
type PartsRow = { readonly [Column in keyof PartRow]: PartRow[Column] | null } & Pick<
  PartRow,
  'bundle_sid' | 'bundle_kind' | 'since'
>;

/** All assignments of a bundle. */
export interface FoundParts {
  readonly since: number;
  readonly rows: readonly PartRow[];
}

/** Lists of the account, and of what is on bundles. */
export class ListsStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /**
   * @param after what stands before the first row; undefined from the beginning
   * @param most so many rows; null for all
   * @returns undefined where the list was not read lately enough, or is in doubt
   */
  async list(
    { accountSid, maxAgeMs }: Asked,
    { kind, status, policySid }: CopiedList,
    after: Sid | undefined,
    most: number | null,
  ): Promise<FoundList | undefined> {
    const values = [accountSid, kind, maxAgeMs, status ?? null, policySid ?? null, after ?? null, most];
    const rows = await this.sql.query<ListRow>(LIST, values);
    const [any] = rows;
    if (any === undefined || !any.is_known || rows.some(({ doubted }) => doubted === true)) return undefined;
    const there = rows.filter((row): row is ListRow & ListedRow & { readonly fits: boolean } => row.sid !== null);
    const unplaced = there.filter(({ place }) => place === null);
    if (unplaced.length > MOST_UNPLACED) return undefined;
    return { ...any, placed: there.filter(({ place }) => place !== null), unplaced };
  }

  /** Of each bundle that was read lately enough. */
  async parts({ accountSid, maxAgeMs }: Asked, bundleSids: readonly Sid[]): Promise<ReadonlyMap<Sid, FoundParts>> {
    const rows = await this.sql.query<PartsRow>(PARTS, [accountSid, bundleSids, maxAgeMs]);
    const found = new Map<Sid, { since: number; rows: PartRow[] }>();
    for (const row of rows) {
      const parts = found.get(row.bundle_sid) ?? { since: row.since, rows: [] };
      found.set(row.bundle_sid, parts);
      if (row.sid !== null) parts.rows.push(row as PartRow);
    }
    for (const [sid, parts] of found) if (parts.rows.length > MOST_PARTS) found.delete(sid);
    return found;
  }
}
