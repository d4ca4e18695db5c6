import { BundleStatus, type BundleRef } from '../../domain/bundle.js';
import type { ListedKind, MirroredAssignmentKind, MirroredKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';

/** A reading of a list from its beginning to its end. */
export interface Pass {
  readonly begunAt: Date;
  /** The cursor after which it goes on; undefined at the beginning. */
  readonly after: string | undefined;
}

interface PassRow extends Record<string, unknown> {
  readonly begun_at: Date | null;
  readonly place: string | null;
  readonly passed_at: Date | null;
}

/** Which bundles are to be read. */
interface DueBundles {
  readonly notReadSince: Date;
  readonly except: readonly Sid[];
  readonly most: number;
}

/** What is on bundles of these can be changed; on others it is locked at Twilio, but for numbers. */
const OPEN = [BundleStatus.DRAFT, BundleStatus.TWILIO_REJECTED].map((status) => `'${status}'`).join(', ');

const END = `
  update onboarding.mirror_list set passed_at = $3, begun_at = null, place = null where account_sid = $1 and list = $2`;

/** All places change together, and few of them do: what is new mostly comes at the end. */
const END_IN_ORDER = `
  with placed as (
    update onboarding.mirror_row r set place = n.place
    from (
      select m.sid, o.place::integer from onboarding.mirror_row m
      left join unnest($4::text[]) with ordinality as o (sid, place) on o.sid = m.sid
      where m.account_sid = $1 and m.kind = $2 and m.deleted_at is null
    ) n
    where r.account_sid = $1 and r.sid = n.sid and r.place is distinct from n.place
  )
  update onboarding.mirror_list set passed_at = $3, placed_at = $3, begun_at = null, place = null
  where account_sid = $1 and list = $2`;

const PARTS_READ = `
  update onboarding.mirror_row r
  set parts_read_at = n.begun, parts_placed_at = case when n.placed then n.begun else r.parts_placed_at end
  from jsonb_to_recordset($2::jsonb) as n (bundle text, begun timestamptz, placed boolean)
  where r.account_sid = $1 and r.sid = any($3) and r.sid = n.bundle and (r.parts_read_at is null or r.parts_read_at < n.begun)`;

/** That what is on a bundle has been read. */
interface PartsRead {
  readonly bundle: Sid;
  readonly begun: Date;
  /** Whether its assignments are all there, in their order. */
  readonly isPlaced: boolean;
}

/** How far the lists of the accounts have been read, so that another process goes on where one has ended. */
export class PassesStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** The pass under way, or when the last one began. */
  async state(accountSid: Sid, list: ListedKind): Promise<{ readonly pass?: Pass; readonly passedAt: Date | null }> {
    const [row] = await this.sql.query<PassRow>(
      'select begun_at, place, passed_at from onboarding.mirror_list where account_sid = $1 and list = $2',
      [accountSid, list],
    );
    const passedAt = row?.passed_at ?? null;
    if (row === undefined || row.begun_at === null) return { passedAt };
    return { pass: { begunAt: row.begun_at, after: row.place ?? undefined }, passedAt };
  }

  /** Notes where a pass is. */
  async note(accountSid: Sid, list: ListedKind, { begunAt, after }: Pass): Promise<void> {
    await this.sql.query(
      `insert into onboarding.mirror_list (account_sid, list, begun_at, place) values ($1, $2, $3, $4)
       on conflict (account_sid, list) do update set begun_at = excluded.begun_at, place = excluded.place`,
      [accountSid, list, begunAt, after ?? null],
    );
  }

  /**
   * A list was read to its end.
   * @param order of everything in it, where it is known
   */
  async end(accountSid: Sid, list: ListedKind, begunAt: Date, order: readonly Sid[] | undefined): Promise<void> {
    if (order === undefined) await this.sql.query(END, [accountSid, list, begunAt]);
    else await this.sql.query(END_IN_ORDER, [accountSid, list, begunAt, order]);
  }

  /**
   * Bundles whose assignments have not been read since: those first that were never read, or have changed since they were; and of
   * the rest, what is on drafts and rejected ones may be changed by anybody, so that these come round twice as often.
   */
  async dueBundles(accountSid: Sid, { notReadSince, except, most }: DueBundles): Promise<readonly BundleRef[]> {
    return this.sql.query<{ readonly kind: BundleRef['kind']; readonly sid: Sid }>(
      `select kind, sid from onboarding.mirror_row
       where account_sid = $1 and kind in ('CustomerProfile', 'TrustProduct') and deleted_at is null
         and (parts_read_at is null or parts_read_at < $2) and not (sid = any($3))
       order by parts_read_at is not null, (updated_at > parts_read_at) is not true,
         (clock_timestamp() - parts_read_at) * case when status in (${OPEN}) then 2 else 1 end desc, sid limit $4`,
      [accountSid, notReadSince, except, most],
    );
  }

  /** What is on these bundles has been read. */
  async notePartsRead(accountSid: Sid, reads: readonly PartsRead[]): Promise<void> {
    const noted = reads.map(({ bundle, begun, isPlaced }) => ({ bundle, begun, placed: isPlaced }));
    await this.sql.query(PARTS_READ, [accountSid, JSON.stringify(noted), reads.map(({ bundle }) => bundle)]);
  }

  /** What was read of these before now may be out of date: a write of ours may have changed it. */
  async doubt(accountSid: Sid, kind: MirroredKind | MirroredAssignmentKind): Promise<void> {
    await this.sql.query(
      `insert into onboarding.mirror_list (account_sid, list, doubted_at) values ($1, $2, clock_timestamp())
       on conflict (account_sid, list) do update set doubted_at = excluded.doubted_at`,
      [accountSid, kind],
    );
  }

  /** The same of those that are attached to a bundle. */
  async doubtAttached(accountSid: Sid, kind: MirroredKind | MirroredAssignmentKind, bundleSid: Sid): Promise<void> {
    await this.sql.query(
      `update onboarding.mirror_row r set doubted_at = clock_timestamp() from onboarding.mirror_assignment a
       where a.account_sid = $1 and a.bundle_sid = $3 and a.deleted_at is null
         and r.account_sid = $1 and r.sid = a.object_sid and r.kind = $2`,
      [accountSid, kind, bundleSid],
    );
  }
}
