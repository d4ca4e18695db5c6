import type { BundleKind } from '../../domain/bundle.js';
import type { MirroredAssignmentKind, MirroredKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import type { StoredRecord } from '../storage/record-vault.js';
import { doubtOf, millisecondsOf, notBefore } from './age-sql.js';

const RECORDS = `
  select r.sid, r.kind, r.record, r.deleted_at is not null as gone, ${millisecondsOf('r.read_started_at')} as since
  from onboarding.mirror_row r
  left join onboarding.mirror_list l on l.account_sid = r.account_sid and l.list = r.kind
  where r.account_sid = $1 and r.sid = any($2) and r.read_started_at > ${notBefore('$3', 'l.doubted_at', 'r.doubted_at')}`;

const ASSIGNMENTS = `
  select a.sid, a.bundle_sid, b.kind as bundle_kind, a.object_sid, a.type, a.created_at, a.deleted_at is not null as gone,
    ${millisecondsOf('a.read_started_at')} as since
  from onboarding.mirror_assignment a
  join onboarding.mirror_row b on b.account_sid = a.account_sid and b.sid = a.bundle_sid
  where a.account_sid = $1 and a.sid = any($2)
    and a.read_started_at > ${notBefore('$3', doubtOf('$1', 'EntityAssignment', 'ChannelEndpointAssignment'))}`;

const EVALUATIONS = `
  select b.sid, b.evaluation_sid as newest, e.record, ${millisecondsOf('b.evaluated_at')} as since
  from onboarding.mirror_row b
  left join onboarding.mirror_row e on e.account_sid = b.account_sid and e.sid = b.evaluation_sid and e.deleted_at is null
  where b.account_sid = $1 and b.sid = any($2) and b.deleted_at is null
    and b.evaluated_at > ${notBefore('$3', doubtOf('$1', 'Evaluation'))}`;

/** Who asks, and how old what is found may be. */
export interface Asked {
  readonly accountSid: Sid;
  /** Milliseconds; null for any age. */
  readonly maxAgeMs: number | null;
}

/** Row types are aliases: only those fit the rows of the database's package. */
export type RecordRow = {
  readonly sid: Sid;
  readonly kind: MirroredKind;
  readonly record: StoredRecord | null;
  readonly gone: boolean;
  readonly since: number;
};

export type AssignmentRow = {
  readonly sid: Sid;
  readonly bundle_sid: Sid;
  readonly bundle_kind: BundleKind;
  readonly object_sid: Sid;
  readonly type: string | null;
  readonly created_at: Date | null;
  readonly gone: boolean;
  readonly since: number;
};

export type EvaluationRow = {
  /** The bundle's. */
  readonly sid: Sid;
  readonly newest: Sid | null;
  readonly record: StoredRecord | null;
  readonly since: number;
};

/** The prefix of its SID says of which of the two lists it is. */
export const assignmentKindOf = (sid: Sid): MirroredAssignmentKind =>
  sid.startsWith('BV') ? 'EntityAssignment' : 'ChannelEndpointAssignment';

/** Single things, as many at a time as are asked for together. */
export class RecordsStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  records({ accountSid, maxAgeMs }: Asked, sids: readonly Sid[]): Promise<readonly RecordRow[]> {
    return this.sql.query<RecordRow>(RECORDS, [accountSid, sids, maxAgeMs]);
  }

  assignments({ accountSid, maxAgeMs }: Asked, sids: readonly Sid[]): Promise<readonly AssignmentRow[]> {
    return this.sql.query<AssignmentRow>(ASSIGNMENTS, [accountSid, sids, maxAgeMs]);
  }

  /** The newest evaluation of each bundle. */
  evaluations({ accountSid, maxAgeMs }: Asked, bundleSids: readonly Sid[]): Promise<readonly EvaluationRow[]> {
    return this.sql.query<EvaluationRow>(EVALUATIONS, [accountSid, bundleSids, maxAgeMs]);
  }
}
