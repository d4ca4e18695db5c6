import type { UserErrorRecord } from '../../domain/errors.js';
import { ONBOARDING_STATUSES, type OnboardingStatus } from '../../domain/onboarding.js';
import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import {
  isInvalid,
  type InvalidRow,
  type OnboardingBatchItemFilter,
  type OnboardingBatchItemRecord,
  type OnboardingBatchRecord,
  type OnboardingCount,
} from '../../domain/onboarding-batch.js';
import type { Sid } from '../../domain/sid.js';
import type { BatchNames, StoredName } from './batch-names.js';
import { requireRoom } from './caller-quota.js';
import type { Sql } from './pool.js';
import { toOnboarding, type RunRow } from './rows.js';
import type { NewRun, RunsStore } from './runs.store.js';

/** A batch about to be stored. */
export interface NewBatch {
  readonly batchId: string;
  readonly accountSid: Sid;
  readonly idempotencyKey: string;
  readonly name: string | null;
  readonly kind: OnboardingKind;
}

/** The outcome of an item: a run, new or existing, or a refusal. */
export interface StoredItem {
  readonly idempotencyKey: string;
  readonly runId: string | null;
  readonly errors: readonly UserErrorRecord[];
}

/** A place in the list of an account's batches, newest first. */
export interface BatchPlace {
  readonly createdAt: string;
  readonly batchId: string;
}

interface BatchRow extends Record<string, unknown>, StoredName {
  readonly batch_id: string;
  readonly account_sid: Sid;
  readonly idempotency_key: string;
  readonly kind: OnboardingKind;
  readonly created_at: Date;
  readonly total: number;
  readonly refused: number;
  readonly counts: Readonly<Partial<Record<OnboardingStatus, number>>>;
}

interface ItemRow extends Record<string, unknown> {
  readonly position: number;
  readonly idempotency_key: string;
  readonly run_id: string | null;
  readonly error: UserErrorRecord | null;
  readonly more_errors: readonly UserErrorRecord[];
}

const errorsOf = ({ error, more_errors: more }: ItemRow): readonly UserErrorRecord[] =>
  error === null ? [] : [error, ...more];

/** Runs that are stored in one statement: about 2,300 rows of steps. */
const RUNS_AT_ONCE = 100;

/** A batch and what became of its items; a run that retention has deleted counts in the total only. */
const COUNTED = `
  select b.*, b.created_at::text as place,
    (select count(*)::integer from onboarding.batch_item i where i.batch_id = b.batch_id) as total,
    (select count(*)::integer from onboarding.batch_item i where i.batch_id = b.batch_id and i.error is not null) as refused,
    (select coalesce(jsonb_object_agg(status, n), '{}') from (
       select r.status, count(*) as n from onboarding.batch_item i join onboarding.run r using (run_id)
       where i.batch_id = b.batch_id group by r.status) as c) as counts
  from onboarding.batch b`;

/** Batches of onboardings: which runs were started together, and what became of each item. */
export class BatchesStore {
  constructor(
    private readonly sql: Sql,
    private readonly runs: RunsStore,
    private readonly names: BatchNames,
  ) {}

  /**
   * Stores a batch with its runs and items in one transaction.
   * @param settle decides the outcome of an item whose key has a run already
   * @returns null when the account's key has a batch already
   * @throws CallerError CONFLICT where the caller may not have that many more runs: nothing is stored
   */
  async insert(
    batch: NewBatch,
    rows: readonly (NewRun | InvalidRow)[],
    settle: (run: NewRun, existing: RunRow) => StoredItem,
  ): Promise<readonly StoredItem[] | null> {
    return this.sql.transaction(async (client) => {
      const stored = this.names.seal({ batch_id: batch.batchId, account_sid: batch.accountSid }, batch.name);
      const { rowCount } = await client.query(
        `insert into onboarding.batch (batch_id, account_sid, idempotency_key, name, sealed_name, kind)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [batch.batchId, batch.accountSid, batch.idempotencyKey, stored.name, stored.sealed_name, batch.kind],
      );
      if (rowCount === 0) return null;
      const runs = rows.filter((row): row is NewRun => !isInvalid(row));
      await requireRoom(client, runs, this.runs.mostOfCaller);
      const existing = new Map<string, RunRow>();
      for (let at = 0; at < runs.length; at += RUNS_AT_ONCE) {
        const there = await this.runs.insertMany(client, runs.slice(at, at + RUNS_AT_ONCE));
        for (const [key, run] of there) existing.set(key, run);
      }
      const items = rows.map((row): StoredItem => {
        if (isInvalid(row)) return { ...row, runId: null };
        const other = existing.get(row.idempotencyKey);
        const own = { idempotencyKey: row.idempotencyKey, runId: row.runId, errors: [] };
        return other === undefined ? own : settle(row, other);
      });
      await client.query(
        `insert into onboarding.batch_item (batch_id, position, idempotency_key, run_id, error, more_errors)
         select $1, n - 1, i->>'idempotencyKey', i->>'runId', i->'errors'->0, (i->'errors') - 0
         from jsonb_array_elements($2::jsonb) with ordinality as items(i, n)`,
        [batch.batchId, JSON.stringify(items)],
      );
      return items;
    });
  }

  async byId(accountSid: Sid, batchId: string): Promise<OnboardingBatchRecord | null> {
    return this.one('b.account_sid = $1 and b.batch_id = $2', [accountSid, batchId]);
  }

  async byKey(accountSid: Sid, idempotencyKey: string): Promise<OnboardingBatchRecord | null> {
    return this.one('b.account_sid = $1 and b.idempotency_key = $2', [accountSid, idempotencyKey]);
  }

  /** At most `limit` batches after a place, newest first. */
  async page(
    accountSid: Sid,
    after: BatchPlace | undefined,
    limit: number,
  ): Promise<readonly { record: OnboardingBatchRecord; place: BatchPlace }[]> {
    const rows = await this.sql.query<BatchRow & { place: string }>(
      `${COUNTED} where b.account_sid = $1
         and ($2::timestamptz is null or (b.created_at, b.batch_id) < ($2, $3))
       order by b.created_at desc, b.batch_id desc limit $4`,
      [accountSid, after?.createdAt ?? null, after?.batchId ?? null, limit],
    );
    return rows.map((row) => ({
      record: this.toBatch(row),
      place: { createdAt: row.place, batchId: row.batch_id },
    }));
  }

  /** At most `limit` items after a position. */
  async items(
    { accountSid, batchId }: Pick<OnboardingBatchRecord, 'accountSid' | 'batchId'>,
    filter: OnboardingBatchItemFilter,
    after: number,
    limit: number,
  ): Promise<readonly OnboardingBatchItemRecord[]> {
    const items = await this.sql.query<ItemRow>(
      `select i.position, i.idempotency_key, i.run_id, i.error, i.more_errors
       from onboarding.batch_item i left join onboarding.run r using (run_id)
       where i.batch_id = $1 and i.position > $2 and ($3::text is null or r.status = $3)
         and (not $4 or i.error is not null or r.status in ('ACTION_REQUIRED', 'FAILED'))
       order by i.position limit $5`,
      [batchId, after, filter.status ?? null, filter.failed === true, limit],
    );
    const found = await this.runs.byIds(
      accountSid,
      items.flatMap(({ run_id: runId }) => runId ?? []),
    );
    const runs = new Map(found.map(({ run, steps }) => [run.run_id, toOnboarding(run, steps)]));
    return items.map((item) => ({
      position: item.position,
      idempotencyKey: item.idempotency_key,
      onboarding: runs.get(item.run_id ?? '') ?? null,
      error: item.error,
      errors: errorsOf(item),
    }));
  }

  /** The keys and runs of a batch's items, in order. */
  async contents(batchId: string): Promise<readonly StoredItem[]> {
    const rows = await this.sql.query<ItemRow>(
      `select position, idempotency_key, run_id, error, more_errors from onboarding.batch_item
       where batch_id = $1 order by position`,
      [batchId],
    );
    return rows.map((row) => ({ idempotencyKey: row.idempotency_key, runId: row.run_id, errors: errorsOf(row) }));
  }

  /**
   * Whether the batch that a key has started holds these runs. Compared with the runs themselves, because a stored
   * hash of the whole input could be used to test guesses.
   */
  async isSame(
    { accountSid, idempotencyKey, kind }: Pick<NewBatch, 'accountSid' | 'idempotencyKey' | 'kind'>,
    rows: readonly (NewRun | InvalidRow)[],
    isSameRun: (run: NewRun, existing: RunRow) => boolean,
  ): Promise<boolean> {
    const batch = await this.byKey(accountSid, idempotencyKey);
    if (batch?.kind !== kind || batch.total !== rows.length) return false;
    const items = await this.contents(batch.batchId);
    const existing = await this.runs.withKeys(
      accountSid,
      rows.map((row) => row.idempotencyKey),
    );
    return rows.every((row, at) => {
      const item = items[at];
      if (item?.idempotencyKey !== row.idempotencyKey) return false;
      // Of a row that was skipped only this is known. Repeating the batch with the corrected row does not start it.
      const wasSkipped = item.errors.some(({ code }) => code === 'INVALID_INPUT');
      if (isInvalid(row) || wasSkipped) return isInvalid(row) && wasSkipped;
      const stored = existing.get(row.idempotencyKey);
      // A refused item's key belongs to another run; one that retention has deleted can't be compared any more.
      return item.runId === null || stored === undefined || isSameRun(row, stored);
    });
  }

  private async one(where: string, values: readonly unknown[]): Promise<OnboardingBatchRecord | null> {
    const [row] = await this.sql.query<BatchRow>(`${COUNTED} where ${where}`, [...values]);
    return row === undefined ? null : this.toBatch(row);
  }

  private toBatch(row: BatchRow): OnboardingBatchRecord {
    const counts = ONBOARDING_STATUSES.flatMap((status): readonly OnboardingCount[] => {
      const count = row.counts[status];
      return count === undefined ? [] : [{ status, count }];
    });
    return {
      batchId: row.batch_id,
      accountSid: row.account_sid,
      idempotencyKey: row.idempotency_key,
      name: this.names.open(row),
      kind: row.kind,
      createdAt: row.created_at,
      total: row.total,
      refused: row.refused,
      counts,
    };
  }
}
