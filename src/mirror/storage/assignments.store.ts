import type { MirroredAssignment } from '../../domain/mirror.js';
import { isSid, type Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import { CLOSE_ASSIGNED, noticeUnassigned, writesOf } from './noticed-sql.js';

/**
 * Forward only, as the rows of `rows.store.ts`.
 * @param readAt as of when each counts
 * @param before what is there is replaced if it was read before that
 */
const replace = (readAt: string, before: string): string => `
  with brought as materialized (
    select * from jsonb_to_recordset($2::jsonb) as n (sid text, bundle_sid text, object_sid text, type text,
      created_at timestamptz, place integer, begun timestamptz)
  ), put as (
    insert into onboarding.mirror_assignment as a
      (account_sid, sid, bundle_sid, object_sid, type, created_at, place, read_started_at)
    select $1, n.sid, n.bundle_sid, n.object_sid, n.type, n.created_at, n.place, ${readAt}
    from brought n
    on conflict (account_sid, sid) do update set bundle_sid = excluded.bundle_sid, object_sid = excluded.object_sid,
      type = excluded.type, created_at = excluded.created_at, place = coalesce(excluded.place, a.place),
      read_started_at = excluded.read_started_at, deleted_at = null
    where a.read_started_at < ${before}
    returning a.bundle_sid, a.object_sid
  )
  ${CLOSE_ASSIGNED}`;

const REPLACE_READ = replace('n.begun', 'excluded.read_started_at');
/** What we have made counts from its end on, and replaces what was read before it began. */
const REPLACE_MADE = replace(
  'clock_timestamp()',
  '(select brought.begun from brought where brought.sid = excluded.sid)',
);

const BURY = `
  with was as (
    select a.sid, a.bundle_sid, a.object_sid, ${writesOf('a')} from onboarding.mirror_assignment a
    where a.account_sid = $1 and a.sid = $2 and a.deleted_at is null
  ), buried as (
    insert into onboarding.mirror_assignment as a
      (account_sid, sid, bundle_sid, object_sid, read_started_at, deleted_at)
    values ($1, $2, $3, '', coalesce($4::timestamptz, clock_timestamp()), clock_timestamp())
    on conflict (account_sid, sid) do update set read_started_at = excluded.read_started_at,
      deleted_at = excluded.deleted_at
    where a.read_started_at < excluded.read_started_at
    returning a.sid
  ), noticed as (${noticeUnassigned('$4::timestamptz')}
  )
  select sid from buried`;

const NOT_READ = `
  select a.bundle_sid as bundle, array_agg(a.sid) as sids
  from onboarding.mirror_assignment a
  join jsonb_to_recordset($2::jsonb) as n (bundle text, begun timestamptz) on n.bundle = a.bundle_sid
  where a.account_sid = $1 and a.bundle_sid = any($3) and a.deleted_at is null and a.read_started_at < n.begun
  group by 1`;

/**
 * Numbers on bundles of the account that are in no copy: not in its own, and in none of its subaccounts; with those that
 * were found to be gone. PostgreSQL has no statistics of an account that has just been read: the part with `offset 0` leaves it no
 * index but the one with SIDs, and for `except` it compares no number with all others.
 */
const NUMBERS_ELSEWHERE = `
  select n.sid, exists (
    select from onboarding.mirror_row r where r.account_sid = $1 and r.sid = n.sid) as "isGone"
  from (
    select a.object_sid as sid from onboarding.mirror_assignment a
    where a.account_sid = $1 and a.deleted_at is null and a.object_sid like 'PN%' and not (a.object_sid = any($2))
      and not exists (
        select from (
          select r.deleted_at from onboarding.mirror_row r where r.account_sid = $1 and r.sid = a.object_sid offset 0
        ) r where r.deleted_at is null)
    except
    select r.sid from onboarding.mirror_subaccount s join onboarding.mirror_row r on r.account_sid = s.account_sid
    where s.main_sid = $1 and r.kind = 'IncomingPhoneNumber' and r.deleted_at is null
  ) n
  order by 1 limit $3`;
/** More are searched for the next time. */
const MOST_ELSEWHERE = 200;

/** Subaccounts whose numbers were all read lately: what is not among them is not theirs. */
const READ_SUBACCOUNTS = `
  select s.account_sid as sid from onboarding.mirror_subaccount s
  join onboarding.mirror_list l on l.account_sid = s.account_sid and l.list = 'IncomingPhoneNumber'
  where s.main_sid = $1 and l.passed_at > clock_timestamp() - interval '1 hour'`;

/** A number on a bundle that no copy has. */
export interface NumberElsewhere {
  readonly sid: Sid;
  /** Whether it is known that no account of ours has it. */
  readonly isGone: boolean;
}

/** An assignment that a write of ours was answered with. */
export interface MadeAssignment {
  readonly assignment: MirroredAssignment;
  /** Before it was sent, by the database's clock. */
  readonly begun: Date;
}

/** The assignments of a bundle as they were read. */
export interface AssignmentsRead {
  readonly bundle: Sid;
  /** Both lists, one after the other. */
  readonly assignments: readonly MirroredAssignment[];
  readonly begun: Date;
}

/** What is attached to each bundle of an account: the rows hold SIDs and times only. */
export class AssignmentsStore {
  constructor(private readonly sql: Pick<Sql, 'query' | 'prepared'>) {}

  /** @param begun of the read */
  async put(accountSid: Sid, assignments: readonly MirroredAssignment[], begun: Date): Promise<void> {
    await this.putRead(
      accountSid,
      assignments.map((assignment) => toRow(assignment, null, begun)),
    );
  }

  /** The same for assignments that we have just made. */
  async putMade(accountSid: Sid, made: readonly MadeAssignment[]): Promise<void> {
    const rows = named(made.map(({ assignment, begun }) => toRow(assignment, null, begun)));
    if (rows.length > 0) await this.sql.prepared('put-made', REPLACE_MADE, [accountSid, JSON.stringify(rows)]);
  }

  /** The same for all that is on some bundles, whose order is kept. */
  async putLists(accountSid: Sid, reads: readonly AssignmentsRead[]): Promise<void> {
    await this.putRead(
      accountSid,
      reads.flatMap(({ assignments, begun }) => assignments.map((assignment, at) => toRow(assignment, at, begun))),
    );
  }

  private async putRead(accountSid: Sid, read: readonly Row[]): Promise<void> {
    const rows = named(read);
    if (rows.length > 0) await this.sql.query(REPLACE_READ, [accountSid, JSON.stringify(rows)]);
  }

  /**
   * @param begun of the read that was answered with 404; null for a removal of ours
   * @returns false where it was read later
   */
  async bury(accountSid: Sid, bundleSid: Sid, sid: Sid, begun: Date | null): Promise<boolean> {
    return (await this.sql.query(BURY, [accountSid, sid, bundleSid, begun])).length > 0;
  }

  /** Numbers on bundles that no copy has, but for some. */
  numbersElsewhere(accountSid: Sid, except: readonly Sid[]): Promise<readonly NumberElsewhere[]> {
    return this.sql.query(NUMBERS_ELSEWHERE, [accountSid, except, MOST_ELSEWHERE]);
  }

  /** The subaccounts that no number on bundles need be searched for in: their copies have all of theirs. */
  async readSubaccounts(mainSid: Sid): Promise<ReadonlySet<Sid>> {
    const rows = await this.sql.query<{ sid: Sid }>(READ_SUBACCOUNTS, [mainSid]);
    return new Set(rows.map(({ sid }) => sid));
  }

  /** Of each bundle those that were read before and not with these. */
  async missingIn(accountSid: Sid, reads: readonly AssignmentsRead[]): Promise<ReadonlyMap<Sid, readonly Sid[]>> {
    const begun = JSON.stringify(reads.map(({ bundle, begun: at }) => ({ bundle, begun: at })));
    const bundles = reads.map(({ bundle }) => bundle);
    const rows = await this.sql.query<{ bundle: Sid; sids: readonly Sid[] }>(NOT_READ, [accountSid, begun, bundles]);
    return new Map(rows.map(({ bundle, sids }) => [bundle, sids]));
  }
}

type Row = ReturnType<typeof toRow>;

/** Each once, and none whose object has no SID; in one order, as two statements could wait for each other otherwise. */
const named = (rows: readonly Row[]): readonly Row[] =>
  [...new Map(rows.filter(({ object_sid: sid }) => isSid(sid)).map((row) => [row.sid, row])).values()].sort(
    (left, right) => (left.sid < right.sid ? -1 : 1),
  );

/** Whether all that was read of a bundle can be kept. */
export const isWhole = ({ assignments }: AssignmentsRead): boolean =>
  new Set(assignments.filter((assignment) => isSid(objectOf(assignment))).map(({ sid }) => sid)).size ===
  assignments.length;

const objectOf = (assignment: MirroredAssignment): string =>
  'channelEndpointSid' in assignment ? assignment.channelEndpointSid : assignment.objectSid;

function toRow(assignment: MirroredAssignment, place: number | null, begun: Date) {
  const { sid, bundleRef, createdAt } = assignment;
  return {
    sid,
    bundle_sid: bundleRef.sid,
    object_sid: objectOf(assignment),
    type: 'channelEndpointType' in assignment ? assignment.channelEndpointType : null,
    created_at: createdAt,
    place,
    begun,
  };
}
