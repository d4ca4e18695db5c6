import type { BundleKind } from '../../domain/bundle.js';
import type { EvaluationRecord } from '../../domain/evaluation.js';
import type { MirroredKind, MirroredRecord } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import { inTurns } from './in-turns.js';
import { CLOSE_STATUS, FORGET_NOTICED, noticeGone, noticeStatus, UNDER_REVIEW, writesOf } from './noticed-sql.js';
import type { RecordVault, RowIdentity, StoredRecord } from './record-vault.js';

/** The types of end users that are looked for; what is no such name would be Twilio's free text. */
const MACHINE_NAME = /^[a-z0-9_]{1,100}$/;
/** A tombstone keeps older reads from bringing a row back; none takes that long. */
const TOMBSTONES_KEPT = `interval '7 days'`;

/** A subscriber that is so far behind has long been disconnected. */
const CHANGES_KEPT = `interval '1 day'`;

/** Rows whose contents are as they were: only their read is later. */
const TOUCH = `
  update onboarding.mirror_row r set read_started_at = $4
  from unnest($2::text[], $3::text[]) as n (sid, digest)
  where r.account_sid = $1 and r.sid = n.sid and r.digest = n.digest and r.deleted_at is null and r.read_started_at < $4
  returning r.sid`;

/** A bundle that goes from pending to in review has waited since it was submitted. */
const STATUS_SINCE = `case
  when r.status = excluded.status or (r.status in (${UNDER_REVIEW}) and excluded.status in (${UNDER_REVIEW}))
  then coalesce(r.status_since, excluded.status_since) else excluded.status_since end`;

/**
 * The one way in which contents change: forward only. A row is replaced by a read that began later. A write of ours counts
 * from its end on, and replaces only what was read before it began: what was read in between may be either. A list may lag
 * behind: what it says was changed earlier than what is there is not believed, and fetched by itself.
 */
const REPLACE = `
  with was as (
    select r.sid, r.status, ${writesOf('r')} from onboarding.mirror_row r
    join jsonb_to_recordset($3::jsonb) as n (sid text) on n.sid = r.sid
    where r.account_sid = $1 and r.status is not null and r.deleted_at is null
  ), put as (
    insert into onboarding.mirror_row as r (account_sid, sid, kind, record, digest, words, status, status_since, type,
      policy_sid, valid_until, rejection_codes, created_at, updated_at, read_started_at)
    select $1, n.sid, $2, n.record, n.digest, n.words, n.status, case when n.status is not null then n.updated_at end, n.type,
      n.policy_sid, n.valid_until, n.rejection_codes, n.created_at, n.updated_at,
      case when $5 = 'wrote' then clock_timestamp() else $4::timestamptz end
    from jsonb_to_recordset($3::jsonb) as n (sid text, record jsonb, digest text, words bigint[], status text, type text,
      policy_sid text, valid_until timestamptz, rejection_codes integer[], created_at timestamptz, updated_at timestamptz)
    on conflict (account_sid, sid) do update set record = excluded.record, digest = excluded.digest,
      words = excluded.words, status = excluded.status, status_since = ${STATUS_SINCE}, type = excluded.type,
      policy_sid = excluded.policy_sid, valid_until = excluded.valid_until, rejection_codes = excluded.rejection_codes,
      created_at = excluded.created_at, updated_at = excluded.updated_at, read_started_at = excluded.read_started_at, deleted_at = null
    where r.read_started_at < $4 and (r.updated_at is null or excluded.updated_at is null or excluded.updated_at >= r.updated_at)
    returning r.sid, r.status
  ), noticed as (${noticeStatus(`$5 = 'read'`, '$4::timestamptz')}
  ), closed as (${CLOSE_STATUS}
  )
  select sid from put`;

const BURY = `
  with was as (
    select r.sid, r.kind, r.copy_of, ${writesOf('r')} from onboarding.mirror_row r
    where r.account_sid = $1 and r.sid = $2 and r.deleted_at is null
  ), buried as (
    insert into onboarding.mirror_row as r (account_sid, sid, kind, digest, read_started_at, deleted_at)
    values ($1, $2, $3, '', coalesce($4, clock_timestamp()), clock_timestamp())
    on conflict (account_sid, sid) do update set record = null, digest = '', words = '{}', deleted_at = excluded.deleted_at,
      read_started_at = excluded.read_started_at
    where r.read_started_at < excluded.read_started_at
    returning r.sid
  ), noticed as (${noticeGone('$4::timestamptz')}
  )
  select sid from buried`;

const NOT_READ = `
  select sid from onboarding.mirror_row
  where account_sid = $1 and kind = $2 and deleted_at is null and read_started_at < $3`;

/** A number that is gone and has left assignments behind is shown as that. */
const IS_STILL_ASSIGNED = `kind = 'IncomingPhoneNumber' and exists (
  select from onboarding.mirror_assignment a
  where a.account_sid = $1 and a.object_sid = mirror_row.sid and a.deleted_at is null)`;

const PURGE = `
  with gone as (
    delete from onboarding.mirror_row
    where account_sid = $1 and deleted_at < clock_timestamp() - ${TOMBSTONES_KEPT} and not (${IS_STILL_ASSIGNED})
    returning sid, evaluation_sid
  ), evaluations as (
    delete from onboarding.mirror_row r using gone where r.account_sid = $1 and r.sid = gone.evaluation_sid
  ), sent as (
    delete from onboarding.mirror_coverage_change where account_sid = $1 and changed_at < clock_timestamp() - ${CHANGES_KEPT}
  ), unchanged as (
    delete from onboarding.mirror_change c using gone where c.account_sid = $1 and c.bundle_sid = gone.sid
  )
  delete from onboarding.mirror_assignment a where a.account_sid = $1
    and (a.deleted_at < clock_timestamp() - ${TOMBSTONES_KEPT} or a.bundle_sid in (select sid from gone))`;

/** What was the newest evaluation is kept no longer. */
const NOTE_EVALUATIONS = `
  with was as (
    select sid, evaluation_sid from onboarding.mirror_row where account_sid = $1 and sid = any($3)
  ), noted as (
    update onboarding.mirror_row r set evaluation_sid = n.newest, evaluated_at = n.begun
    from jsonb_to_recordset($2::jsonb) as n (bundle text, newest text, begun timestamptz)
    where r.account_sid = $1 and r.sid = any($3) and r.sid = n.bundle
      and (r.evaluated_at is null or r.evaluated_at < n.begun)
    returning r.sid, n.newest
  )
  delete from onboarding.mirror_row where account_sid = $1 and sid = any(array(
    select was.evaluation_sid from was join noted using (sid) where was.evaluation_sid is distinct from noted.newest))`;

/** Of two in one second only Twilio knows which counts as the newest: then it is to be read. */
const NOTE_MADE_EVALUATION = `
  update onboarding.mirror_row r set evaluation_sid = $3, evaluated_at = case when not exists (
      select from onboarding.mirror_row e where e.account_sid = $1 and e.sid = r.evaluation_sid and e.created_at >= $4)
    then clock_timestamp() end
  where r.account_sid = $1 and r.sid = $2`;

const FORGET = `update onboarding.mirror_row set digest = '' where account_sid = $1 and sid = $2 and digest <> ''`;
/** How a record came: a write of ours was answered with it, or a read; `read back` is a read of what we have just written. */
export type How = 'wrote' | 'read' | 'read back';

/** The newest evaluation of a bundle as it was read; null where it has none. */
export interface EvaluationRead {
  readonly bundle: Sid;
  readonly evaluation: EvaluationRecord | null;
  readonly begun: Date;
}

/** What a read has brought, or a write of ours. */
export interface Brought<Kind extends MirroredKind = MirroredKind> {
  readonly accountSid: Sid;
  readonly kind: Kind;
  readonly records: readonly MirroredRecord[];
  /** Before it began, by the database's clock. */
  readonly begun: Date;
  readonly how?: How;
}

/** The mirror's rows, one for each thing. */
export class RowsStore {
  constructor(
    private readonly sql: Pick<Sql, 'query'>,
    private readonly vault: RecordVault,
  ) {}

  /** @returns the SIDs of those that are in the mirror as they were brought; the others were read later */
  async put({ accountSid, kind, records, begun, how = 'read' }: Brought): Promise<ReadonlySet<Sid>> {
    if (records.length === 0) return new Set();
    // One SID twice, on two pages that have moved, would be two changes of one row in a statement.
    const bySid = new Map(records.map((record) => [record.sid, record]));
    const digests = await inTurns(accountSid, [...bySid.values()], (record) =>
      this.vault.digest({ accountSid, sid: record.sid }, kind, record),
    );
    const known = how === 'wrote' ? [] : await this.touch(accountSid, [...bySid.keys()], digests, begun);
    const digestOf = new Map([...bySid.keys()].map((sid, at) => [sid, digests[at] ?? '']));
    for (const sid of known) bySid.delete(sid);
    if (bySid.size === 0) return new Set(known);
    const rows = await inTurns(accountSid, [...bySid.values()], (record) => ({
      ...this.columnsOf(accountSid, kind, record),
      digest: digestOf.get(record.sid),
    }));
    const values = [accountSid, kind, JSON.stringify(rows), begun, how];
    const replaced = await this.sql.query<{ sid: Sid }>(REPLACE, values);
    return new Set([...known, ...replaced.map(({ sid }) => sid)]);
  }

  /**
   * Makes a tombstone of what Twilio answered 404 for, or what we have deleted.
   * @param begun of the read; null for a deletion of ours, which has ended
   * @returns false where it was read later
   */
  async bury(accountSid: Sid, kind: MirroredKind, sid: Sid, begun: Date | null): Promise<boolean> {
    return (await this.sql.query(BURY, [accountSid, sid, kind, begun])).length > 0;
  }

  /** Those that were read before and not since. */
  async notReadSince(accountSid: Sid, kind: MirroredKind, moment: Date): Promise<readonly Sid[]> {
    const rows = await this.sql.query<{ sid: Sid }>(NOT_READ, [accountSid, kind, moment]);
    return rows.map(({ sid }) => sid);
  }

  /** Which evaluation of each bundle is the newest. */
  async noteEvaluations(accountSid: Sid, reads: readonly EvaluationRead[]): Promise<void> {
    const records = reads.flatMap(({ evaluation }) => evaluation ?? []);
    // An evaluation never changes: as of the oldest of these reads is as good.
    const oldest = new Date(Math.min(...reads.map(({ begun }) => begun.getTime())));
    if (records.length > 0) await this.put({ accountSid, kind: 'Evaluation', records, begun: oldest });
    const noted = reads.map(({ bundle, evaluation, begun }) => ({ bundle, newest: evaluation?.sid ?? null, begun }));
    await this.sql.query(NOTE_EVALUATIONS, [accountSid, JSON.stringify(noted), reads.map(({ bundle }) => bundle)]);
  }

  /** One that we have just made. */
  async noteMadeEvaluation(accountSid: Sid, { sid, bundleRef, createdAt }: EvaluationRecord): Promise<void> {
    await this.sql.query(NOTE_MADE_EVALUATION, [accountSid, bundleRef.sid, sid, createdAt]);
  }

  /** A provisional copy is no customer. */
  async noteCopy(accountSid: Sid, kind: BundleKind, sid: Sid, original: Sid): Promise<void> {
    // It is read like any other bundle soon: until then the row has nothing that is found.
    await this.sql.query(
      `insert into onboarding.mirror_row as r (account_sid, sid, kind, digest, read_started_at, copy_of)
       values ($1, $2, $3, '', '-infinity', $4)
       on conflict (account_sid, sid) do update set copy_of = excluded.copy_of`,
      [accountSid, sid, kind, original],
    );
  }

  /** What cannot be read is stored again when it is read from Twilio next, even if it has not changed there. */
  async forget({ accountSid, sid }: RowIdentity): Promise<void> {
    await this.sql.query(FORGET, [accountSid, sid]);
  }

  /** Deletes old tombstones, and what was noticed long ago. */
  async purge(accountSid: Sid): Promise<void> {
    for (const statement of [PURGE, FORGET_NOTICED]) await this.sql.query(statement, [accountSid]);
  }

  private async touch(accountSid: Sid, sids: readonly Sid[], digests: readonly string[], begun: Date) {
    const rows = await this.sql.query<{ sid: Sid }>(TOUCH, [accountSid, sids, digests, begun]);
    return rows.map(({ sid }) => sid);
  }

  private columnsOf(accountSid: Sid, kind: MirroredKind, record: MirroredRecord) {
    const identity = { accountSid, sid: record.sid };
    const stored: StoredRecord = this.vault.seal(identity, record);
    return {
      sid: record.sid,
      record: stored,
      words: this.vault.words(identity, kind, record),
      ...bundleColumnsOf(record),
      type: 'attributes' in record && MACHINE_NAME.test(record.type) ? record.type : null,
      created_at: 'createdAt' in record ? record.createdAt : null,
      updated_at: 'updatedAt' in record ? record.updatedAt : null,
    };
  }
}

function bundleColumnsOf(record: MirroredRecord) {
  if (!('bundleKind' in record)) return { status: null, policy_sid: null, valid_until: null, rejection_codes: [] };
  const { status, policySid, validUntil, rejections } = record;
  return {
    status,
    policy_sid: policySid,
    valid_until: validUntil,
    rejection_codes: rejections.map(({ code }) => code),
  };
}
