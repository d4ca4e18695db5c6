import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import type { AllowedAge } from '../../domain/allowed-age.js';
import type { BundleRef } from '../../domain/bundle.js';
import type { EvaluationRecord } from '../../domain/evaluation.js';
import type { MirroredAssignment, MirroredKind } from '../../domain/mirror.js';
import { ServiceError } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { AccountCopy, Copied, CopiedList, CopiedPage } from '../../twilio/reading/copy.js';
import type { Observed, ObservedKind } from '../../twilio/reading/observer.js';
import { inTurns } from '../storage/in-turns.js';
import type { WholeRecords } from '../storage/readable-records.js';
import type { StoredRecord } from '../storage/record-vault.js';
import type { FoundParts, ListedRow, ListsStore, PartRow } from './lists.store.js';
import { atTheEnd, inOrder } from './order.js';
import {
  assignmentKindOf,
  type Asked,
  type AssignmentRow,
  type EvaluationRow,
  type RecordRow,
  type RecordsStore,
} from './records.store.js';

export interface CopyParts {
  readonly records: RecordsStore;
  readonly lists: ListsStore;
  readonly whole: WholeRecords;
  readonly log: Logger;
}

const UNCACHED = { cache: false } as const;
const BUNDLES: readonly ObservedKind[] = ['CustomerProfile', 'TrustProduct'];

/** Answers the reads of one scope from the mirror. What is asked for in one tick is one statement of each kind. */
export class MirroredAccount implements AccountCopy {
  private readonly asked: Asked;
  private readonly records: DataLoader<Sid, RecordRow | undefined>;
  private readonly assignments: DataLoader<Sid, AssignmentRow | undefined>;
  private readonly parts: DataLoader<Sid, FoundParts | undefined>;
  private readonly evaluations: DataLoader<Sid, EvaluationRow | undefined>;

  constructor(
    private readonly accountSid: Sid,
    { maxAgeMs }: AllowedAge,
    private readonly stores: CopyParts,
  ) {
    this.asked = { accountSid, maxAgeMs: Number.isFinite(maxAgeMs) ? maxAgeMs : null };
    const { records, lists } = stores;
    this.records = new DataLoader(async (sids) => bySid(sids, await records.records(this.asked, sids)), UNCACHED);
    this.assignments = new DataLoader(
      async (sids) => bySid(sids, await records.assignments(this.asked, sids)),
      UNCACHED,
    );
    this.parts = new DataLoader(async (sids) => {
      const found = await lists.parts(this.asked, sids);
      return sids.map((sid) => found.get(sid));
    }, UNCACHED);
    this.evaluations = new DataLoader(
      async (sids) => bySid(sids, await records.evaluations(this.asked, sids)),
      UNCACHED,
    );
  }

  record(kind: ObservedKind, sid: Sid, bundleSid?: Sid): Promise<Copied<Observed | null> | undefined> {
    return this.orUnknown(async () => {
      if (kind === 'EntityAssignment' || kind === 'ChannelEndpointAssignment') {
        const row = await this.assignments.load(sid);
        if (row === undefined || row.bundle_sid !== bundleSid) return undefined;
        return { since: row.since, value: row.gone ? null : this.toAssignment(row) };
      }
      const row = await this.records.load(sid);
      if (row === undefined) return undefined;
      const { since } = row;
      // A bundle of the other kind is none of this one.
      if (row.gone || (row.kind !== kind && BUNDLES.includes(kind))) return { since, value: null };
      if (row.kind !== kind || row.record === null) return undefined;
      const value = this.open(kind, sid, row.record);
      return bundleSid === undefined || ('bundleRef' in value && value.bundleRef.sid === bundleSid)
        ? { since, value }
        : undefined;
    });
  }

  latestEvaluation({ sid: bundleSid }: BundleRef): Promise<Copied<EvaluationRecord | null> | undefined> {
    return this.orUnknown(async () => {
      const row = await this.evaluations.load(bundleSid);
      if (row === undefined) return undefined;
      const { since, newest, record } = row;
      if (newest === null) return { since, value: null };
      return record === null
        ? undefined
        : { since, value: this.open('Evaluation', newest, record) as EvaluationRecord };
    });
  }

  list(list: CopiedList): Promise<Copied<readonly Observed[]> | undefined> {
    return this.orUnknown(async () => {
      const found = await (list.bundle === undefined ? this.wholeList(list) : this.partsOf(list, list.bundle));
      if (found === undefined) return undefined;
      const { accepts } = list;
      return accepts === undefined ? found : { ...found, value: found.value.filter((item) => accepts(item)) };
    });
  }

  page(list: CopiedList, first: number, after?: Sid): Promise<Copied<CopiedPage> | undefined> {
    if (list.bundle === undefined && list.accepts === undefined) {
      return this.orUnknown(() => this.pageOfList(list, first, after));
    }
    return this.orUnknown(async () => {
      const all = await this.list(list);
      if (all === undefined) return undefined;
      const { since, value } = all;
      const before = after === undefined ? 0 : value.findIndex(({ sid }) => sid === after) + 1;
      if (after !== undefined && before === 0) return undefined;
      const items = value.slice(before, before + first);
      return { since, value: { items, before, hasNextPage: value.length > before + first } };
    });
  }

  private async pageOfList(list: CopiedList, first: number, after?: Sid): Promise<Copied<CopiedPage> | undefined> {
    const found = await this.stores.lists.list(this.asked, list, after, first + 1);
    const rest = found && atTheEnd(found.unplaced, found);
    if (found === undefined || rest === undefined) return undefined;
    const { since, placed, before } = found;
    // The page may begin after one that has no place yet.
    const begun = rest.findIndex(({ sid }) => sid === after) + 1;
    const rows = [...placed, ...rest.slice(begun).filter(({ fits }) => fits)];
    const items = await this.opened(list.kind as MirroredKind, rows.slice(0, first));
    const passed = before + rest.slice(0, begun).filter(({ fits }) => fits).length;
    return items && { since, value: { items, before: passed, hasNextPage: rows.length > first } };
  }

  private async wholeList(list: CopiedList): Promise<Copied<readonly Observed[]> | undefined> {
    const found = await this.stores.lists.list(this.asked, list, undefined, null);
    const rest = found && atTheEnd(found.unplaced, found);
    if (found === undefined || rest === undefined) return undefined;
    const rows = [...found.placed, ...rest.filter(({ fits }) => fits)];
    const value = await this.opened(list.kind as MirroredKind, rows);
    return value && { since: found.since, value };
  }

  private async partsOf({ kind }: CopiedList, bundle: BundleRef): Promise<Copied<readonly Observed[]> | undefined> {
    const found = await this.parts.load(bundle.sid);
    if (found === undefined || found.rows.some((row) => row.bundle_kind !== bundle.kind)) return undefined;
    const rows = inOrder(found.rows.filter(({ sid }) => assignmentKindOf(sid) === kind));
    return rows && { since: found.since, value: rows.map((row) => this.toAssignment(row)) };
  }

  private async opened(kind: MirroredKind, rows: readonly ListedRow[]): Promise<readonly Observed[] | undefined> {
    const items = await inTurns(this.accountSid, rows, ({ sid, record }) => record && this.open(kind, sid, record));
    return items.some((item) => item === null) ? undefined : (items as readonly Observed[]);
  }

  /** What can't be read here is asked of Twilio: a row under a key that this process lacks, or a database that is away. */
  private async orUnknown<Value>(read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    try {
      return await read();
    } catch (error) {
      // Of a record that can't be read the log says so already.
      if (!(error instanceof ServiceError))
        this.stores.log.warn({ err: error }, 'the mirror could not answer; Twilio is asked');
      return undefined;
    }
  }

  private open(kind: MirroredKind, sid: Sid, record: StoredRecord): Observed {
    return this.stores.whole.open<typeof kind>({ accountSid: this.accountSid, sid }, record);
  }

  private toAssignment({ sid, bundle_sid, bundle_kind, object_sid, type, created_at }: PartRow | AssignmentRow) {
    const { accountSid } = this;
    const bundleRef: BundleRef = { kind: bundle_kind, sid: bundle_sid };
    if (created_at === null) throw new Error('An assignment without a date.');
    if (assignmentKindOf(sid) === 'EntityAssignment') {
      return { sid, accountSid, bundleRef, objectSid: object_sid, createdAt: created_at } satisfies MirroredAssignment;
    }
    if (type === null) throw new Error('An assignment without the type of its number.');
    return {
      sid,
      accountSid,
      bundleRef,
      channelEndpointSid: object_sid,
      channelEndpointType: type,
      createdAt: created_at,
    };
  }
}

function bySid<Row extends { readonly sid: Sid }>(sids: readonly Sid[], rows: readonly Row[]): (Row | undefined)[] {
  const found = new Map(rows.map((row) => [row.sid, row]));
  return sids.map((sid) => found.get(sid));
}
