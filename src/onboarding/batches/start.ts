import { randomUUID } from 'node:crypto';
import { CallerError, userError, type UserErrorRecord } from '../../domain/errors.js';
import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import {
  BATCH_PARTS,
  isInvalid,
  MOST_FINDINGS,
  type InvalidRow,
  type OnboardingBatchInput,
  type OnboardingBatchRecord,
  type OnboardingBatchRow,
} from '../../domain/onboarding-batch.js';
import { longWork } from '../../domain/pacing/long-work.js';
import type { Sid } from '../../domain/sid.js';
import { digestOf } from '../digest.js';
import type { Engine } from '../engine/engine.js';
import { toRunInput } from '../recipes/run-input.js';
import { recipeOf } from '../recipes/index.js';
import type { BatchesStore, StoredItem } from '../storage/batches.store.js';
import type { RunRow } from '../storage/rows.js';
import type { NewRun } from '../storage/runs.store.js';
import { currentTrace } from '../trace-link.js';

/** Rows that are prepared before other work gets its turn: some milliseconds. */
const SLICE = 50;

/** The batch that is started, and by whom. */
interface Starting {
  readonly accountSid: Sid;
  readonly batchId: string;
  readonly caller: string;
}

/** @throws CallerError where there are invalid rows, with what is wrong with the first of them */
function refuseInvalid(rows: readonly InvalidRow[]): void {
  const findings = rows.flatMap(({ errors }) => errors);
  const [first, ...more] = findings.slice(0, MOST_FINDINGS);
  if (first === undefined) return;
  const left = findings.length - MOST_FINDINGS;
  const rest = `These are ${MOST_FINDINGS} findings of ${findings.length}, in ${rows.length} rows. Correct them and try again.`;
  throw new CallerError(first, ...more, ...(left > 0 ? [userError('INVALID_INPUT', rest, { path: ['items'] })] : []));
}

/** @throws CallerError with what is wrong with the rows */
export function checkBatch({ kind, items }: Pick<OnboardingBatchInput, 'kind' | 'items'>): void {
  refuseInvalid(refuseRepeated(kind, items).filter(isInvalid));
}

/**
 * Stores a batch with all its runs, and lets them begin. The first item of every batch comes before the second of any,
 * so that a small batch need not wait for a large one that came before it; single runs come before both.
 * @throws CallerError
 */
export async function startBatch(
  store: BatchesStore,
  engine: Engine,
  { accountSid, batchId, caller }: Starting,
  { kind, items, idempotencyKey, name, onInvalid }: OnboardingBatchInput,
): Promise<OnboardingBatchRecord> {
  const distinct = refuseRepeated(kind, items);
  if (onInvalid === 'REFUSE_ALL') refuseInvalid(distinct.filter(isInvalid));
  const traceparent = currentTrace();
  const toRow = (item: OnboardingBatchRow, position: number): NewRun | InvalidRow => {
    if (isInvalid(item)) return item;
    const input = toRunInput(item);
    return {
      runId: randomUUID(),
      accountSid,
      idempotencyKey: item.idempotencyKey,
      input,
      recipe: recipeOf(kind, input),
      traceparent,
      caller,
      priority: position + 1,
    };
  };
  const rows: (NewRun | InvalidRow)[] = [];
  for (const [position, item] of distinct.entries()) {
    rows.push(toRow(item, position));
    // Lets other requests have their turn.
    if (rows.length % SLICE === 0) await longWork.turn(accountSid);
  }
  const isSame = (run: NewRun, { kind: of, input_hash: hash, hashKey }: RunRow): boolean =>
    of === kind && hash === digestOf(run.input, hashKey);
  const settle = (run: NewRun, existing: RunRow): StoredItem =>
    isSame(run, existing)
      ? { idempotencyKey: run.idempotencyKey, runId: existing.run_id, errors: [] }
      : {
          idempotencyKey: run.idempotencyKey,
          runId: null,
          errors: [itemKeyReused(kind, rows.indexOf(run), run.idempotencyKey)],
        };

  const batch = { batchId, accountSid, idempotencyKey, name: name ?? null, kind };
  const stored = await store.insert(batch, rows, settle);
  if (stored !== null) {
    const itsOwn = new Set(stored.map((item) => item.runId));
    const made = rows.filter((row): row is NewRun => !isInvalid(row)).filter((run) => itsOwn.has(run.runId));
    engine.starter.startAll(made.map(({ runId, priority }) => ({ runId, accountSid, segment: 1, priority })));
  } else if (!(await store.isSame(batch, rows, isSame))) throw batchKeyReused();
  const record = await store.byKey(accountSid, idempotencyKey);
  if (record === null) throw new Error('The batch that has this key does not exist.');
  return record;
}

/** What two rows of a batch, which are carried out side by side, would each make something else of. */
const ONE_CUSTOMER_EACH: ReadonlySet<OnboardingKind> = new Set([
  'SET_PHONE_NUMBERS',
  'CHANGE_CUSTOMER',
  'OFFBOARD_CUSTOMER',
]);

/**
 * A key is one onboarding, and a number can be on one product of a policy only: the same one twice is a mistake of the
 * caller, and so is a customer that is to become two things. The first row with it is kept; a row that is invalid anyway
 * does not count. A number may be taken from several customers: where it is not, nothing happens.
 */
function refuseRepeated(kind: OnboardingKind, rows: readonly OnboardingBatchRow[]): readonly OnboardingBatchRow[] {
  const keys = new Map<string, number>();
  const numbers = new Map<string, number>();
  const customers = new Map<string, number>();
  return rows.map((row, at) => {
    if (isInvalid(row)) return row;
    const { idempotencyKey, phoneNumberSids: given = [], customerProfileSid }: Repeatable = row;
    const phoneNumberSids = kind === 'REMOVE_PHONE_NUMBERS' ? [] : given;
    const customer = ONE_CUSTOMER_EACH.has(kind) ? customerProfileSid : undefined;
    const repeated = (seen: ReadonlyMap<string, number>, value: string, path: readonly string[], what: string) => {
      const first = seen.get(value);
      if (first === undefined) return [];
      const message = `${what} as in item ${first} of this batch. Each item needs its own.`;
      const place = ['items', BATCH_PARTS[kind], String(at), ...path];
      return [userError('INVALID_INPUT', message, { path: place, idempotencyKey })];
    };
    const [error, ...more] = [
      ...repeated(keys, idempotencyKey, ['idempotencyKey'], 'The same key'),
      ...phoneNumberSids.flatMap((sid, place) =>
        repeated(numbers, sid, ['phoneNumberSids', String(place)], 'The same number'),
      ),
      ...(customer === undefined ? [] : repeated(customers, customer, ['customerProfileSid'], 'The same customer')),
    ];
    if (error !== undefined) return { idempotencyKey, errors: [error, ...more] };
    keys.set(idempotencyKey, at);
    for (const sid of phoneNumberSids) numbers.set(sid, at);
    if (customer !== undefined) customers.set(customer, at);
    return row;
  });
}

/** What may be in several rows, as far as a row has it. */
interface Repeatable {
  readonly idempotencyKey: string;
  readonly phoneNumberSids?: readonly Sid[];
  readonly customerProfileSid?: Sid;
}

function itemKeyReused(kind: OnboardingKind, position: number, idempotencyKey: string): UserErrorRecord {
  return userError(
    'IDEMPOTENCY_KEY_REUSED',
    'This idempotencyKey has started an onboarding with other input, so nothing was started for this item. Use ' +
      'another key; to correct a run that waits for action, use resumeOnboarding.',
    { path: ['items', BATCH_PARTS[kind], String(position), 'idempotencyKey'], idempotencyKey },
  );
}

function batchKeyReused(): CallerError {
  return new CallerError(
    userError(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotencyKey has started a batch with other items. Repeat those, or use another key.',
      { path: ['idempotencyKey'] },
    ),
  );
}
