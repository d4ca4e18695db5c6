import { randomUUID } from 'node:crypto';
import { CallerError, userError, type UserErrorRecord } from '../../domain/errors.js';
import { BATCH_PARTS, type OnboardingBatchInput, type OnboardingBatchRecord } from '../../domain/onboarding-batch.js';
import type { OnboardingInput } from '../../domain/onboarding-input.js';
import type { Sid } from '../../domain/sid.js';
import { digestOf } from '../digest.js';
import type { Engine } from '../engine/engine.js';
import { toRunInput } from '../input.js';
import { recipeOf } from '../recipes/index.js';
import type { BatchesStore, StoredItem } from '../storage/batches.store.js';
import type { RunRow } from '../storage/rows.js';
import type { NewRun } from '../storage/runs.store.js';
import { currentTrace } from '../trace-link.js';

/** Who starts which batch. */
interface Starting {
  readonly accountSid: Sid;
  readonly batchId: string;
  readonly caller: string;
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
  { kind, items, idempotencyKey, name }: OnboardingBatchInput,
): Promise<OnboardingBatchRecord> {
  requireDistinct(kind, items);
  const traceparent = currentTrace();
  const runs = items.map((item, position): NewRun => {
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
  });
  const isSame = (run: NewRun, { kind: of, input_hash: hash, hashKey }: RunRow): boolean =>
    of === kind && hash === digestOf(run.input, hashKey);
  const settle = (run: NewRun, existing: RunRow): StoredItem =>
    isSame(run, existing)
      ? { idempotencyKey: run.idempotencyKey, runId: existing.run_id, error: null }
      : { idempotencyKey: run.idempotencyKey, runId: null, error: itemKeyReused(kind, runs.indexOf(run)) };

  const batch = { batchId, accountSid, idempotencyKey, name: name ?? null, kind };
  const stored = await store.insert(batch, runs, settle);
  if (stored !== null) {
    const made = runs.filter((run, at) => stored[at]?.runId === run.runId);
    engine.startAll(made.map(({ runId, priority }) => ({ runId, accountSid, segment: 1, priority })));
  } else if (!(await store.isSame(batch, runs, isSame))) throw batchKeyReused();
  const record = await store.byKey(accountSid, idempotencyKey);
  if (record === null) throw new Error('The batch that has this key is not there.');
  return record;
}

/**
 * A key is one onboarding, and a number can be on one product of a policy only: the same twice is a slip of the caller's.
 * @throws CallerError INVALID_INPUT with the path of each
 */
function requireDistinct(kind: OnboardingBatchInput['kind'], items: readonly OnboardingInput[]): void {
  const errors: UserErrorRecord[] = [];
  const keys = new Map<string, number>();
  const numbers = new Map<string, number>();
  const notice = (
    seen: Map<string, number>,
    value: string,
    at: number,
    path: readonly string[],
    what: string,
  ): void => {
    const first = seen.get(value);
    if (first === undefined) seen.set(value, at);
    else if (first !== at) {
      const message = `${what} as in item ${first} of this batch. Each item needs its own.`;
      errors.push(userError('INVALID_INPUT', message, { path: ['items', BATCH_PARTS[kind], String(at), ...path] }));
    }
  };
  items.forEach((item, at) => {
    notice(keys, item.idempotencyKey, at, ['idempotencyKey'], 'The same key');
    item.phoneNumberSids?.forEach((sid, place) =>
      notice(numbers, sid, at, ['phoneNumberSids', String(place)], 'The same number'),
    );
  });
  const [first, ...more] = errors;
  if (first !== undefined) throw new CallerError(first, ...more);
}

function itemKeyReused(kind: OnboardingBatchInput['kind'], position: number): UserErrorRecord {
  return userError(
    'IDEMPOTENCY_KEY_REUSED',
    'This idempotencyKey has started an onboarding with other input, so nothing was started for this item. Use ' +
      'another key; to correct a run that waits for action, use resumeOnboarding.',
    { path: ['items', BATCH_PARTS[kind], String(position), 'idempotencyKey'] },
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
