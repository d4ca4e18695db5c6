import type { BundleKind } from '../../domain/bundle.js';
import type { EvaluationRecord } from '../../domain/evaluation.js';
import type { MirroredKind, MirroredRecord } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import { inTurns } from './in-turns.js';
import { FORGET_NOTICED, noticeGone, writesOf } from './noticed-sql.js';
import type { RecordVault, RowIdentity, StoredRecord } from './record-vault.js';
import { REPLACE_READ, REPLACE_WRITTEN, TOUCH } from './replace-sql.js';

/** The types of end users that are looked for; what is no such name would be Twilio's free text. */
const MACHINE_NAME = /^[a-z0-9_]{1,100}$/;
/** A tombstone keeps older reads from bringing a row back; none takes that long. */
const TOMBSTONES_KEPT = `interval '7 days'`;

/** A subscriber that is so far behind has long been disconnected. */
const CHANGES_KEPT = `interval '1 day'`;

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

/** How a record was read; `read back` is a read of what we have just written. */
type How = 'read' | 'read back';

/** The newest evaluation of a bundle as it was read; null where it has none. */
export interface EvaluationRead {
  readonly bundle: Sid;
  readonly evaluation: EvaluationRecord | null;
  readonly begun: Date;
}

/** What a write of ours was answered with. */
export interface Written {
  readonly kind: MirroredKind;
  readonly record: MirroredRecord;
  /** Before it was sent, by the database's clock. */
  readonly begun: Date;
}

/** What a read has brought. */
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
    private readonly sql: Pick<Sql, 'query' | 'prepared'>,
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
    const known = await this.touch(accountSid, [...bySid.keys()], digests, begun);
    const digestOf = new Map([...bySid.keys()].map((sid, at) => [sid, digests[at] ?? '']));
    for (const sid of known) bySid.delete(sid);
    if (bySid.size === 0) return new Set(known);
    const rows = await inTurns(accountSid, inOrder(bySid), (record) => ({
      ...this.columnsOf(accountSid, kind, record),
      digest: digestOf.get(record.sid),
    }));
    const values = [accountSid, kind, JSON.stringify(rows), begun, how === 'read'];
    const replaced = await this.sql.query<{ sid: Sid }>(REPLACE_READ, values);
    return new Set([...known, ...replaced.map(({ sid }) => sid)]);
  }

  /**
   * Puts in what writes of ours were answered with; of two of one thing the first.
   * @returns of each whether it is in the mirror; where not, it was read or written meanwhile, and is to be read from Twilio
   */
  async putWritten(accountSid: Sid, written: readonly Written[]): Promise<readonly boolean[]> {
    const bySid = new Map([...written].reverse().map((one) => [one.record.sid, one]));
    const rows = await inTurns(accountSid, inOrder(bySid), ({ kind, record, begun }) => ({
      ...this.columnsOf(accountSid, kind, record),
      digest: this.vault.digest({ accountSid, sid: record.sid }, kind, record),
      ...{ kind, begun },
    }));
    const put = await this.sql.prepared<{ sid: Sid }>('put-written', REPLACE_WRITTEN, [
      accountSid,
      JSON.stringify(rows),
    ]);
    const sids = new Set(put.map(({ sid }) => sid));
    return written.map((one) => sids.has(one.record.sid) && bySid.get(one.record.sid) === one);
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

/** By SID: two statements that take the same rows in two orders could wait for each other. */
const inOrder = <Value>(bySid: ReadonlyMap<Sid, Value>): readonly Value[] =>
  [...bySid].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);

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
