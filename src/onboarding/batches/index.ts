import { randomUUID } from 'node:crypto';
import { foreignCursor, type CursorSeal } from '../../domain/cursor-seal.js';
import { CallerError, userError } from '../../domain/errors.js';
import type { OnboardingBatchRecord } from '../../domain/onboarding-batch.js';
import { hasEnded } from '../../domain/onboarding.js';
import { pageOf } from '../../domain/page.js';
import type { Engine } from '../engine/engine.js';
import type { BatchesStore } from '../storage/batches.store.js';
import { Watches } from '../runs/watches.js';
import type { OnboardingBatches } from './batches.js';
import { checkBatch, startBatch } from './start.js';

/** Four times a second is as often as a person can read counts. */
const PAUSE_MS = 250;

/** Batches, as the rest of the server uses them. */
export function openBatches(store: BatchesStore, engine: Engine, cursors: CursorSeal): OnboardingBatches {
  const mustGet = async (accountSid: string, batchId: string): Promise<OnboardingBatchRecord> => {
    const batch = await store.byId(accountSid, batchId);
    if (batch === null) throw notFound();
    return batch;
  };
  const followed = new Watches<OnboardingBatchRecord>();
  return {
    check: checkBatch,
    get: (accountSid, batchId) => store.byId(accountSid, batchId),
    start: (accountSid, batch, caller) =>
      startBatch(store, engine, { accountSid, batchId: randomUUID(), caller }, batch),
    page: async (accountSid, page) => {
      const after = page.after === undefined ? undefined : placeOf(accountSid, page.after);
      const found = await store.page(accountSid, after, page.first + 1);
      return pageOf(found, page, ({ record, place }) => ({
        node: record,
        cursor: cursors.seal(accountSid, BATCHES, JSON.stringify([place.createdAt, place.batchId])),
      }));
    },
    items: async (batch, filter, page) => {
      const binding = JSON.stringify(['batch-items', batch.batchId, filter.status ?? null, filter.failed === true]);
      const position = page.after === undefined ? -1 : Number(cursors.open(batch.accountSid, binding, page.after));
      const found = await store.items(batch, filter, position, page.first + 1);
      return pageOf(found, page, (item) => ({
        node: item,
        cursor: cursors.seal(batch.accountSid, binding, String(item.position)),
      }));
    },
    watch: async function* (accountSid, batchId, signal) {
      await mustGet(accountSid, batchId);
      const items = await store.contents(batchId);
      const runIds = items.flatMap(({ runId }) => runId ?? []);
      yield* followed.follow(
        `${accountSid} ${batchId}`,
        {
          read: () => mustGet(accountSid, batchId),
          isLast: ({ counts }) => counts.every(({ status }) => hasEnded(status)),
          listen: (changed) => {
            const stops = runIds.map((runId) => engine.changes.listen(runId, changed));
            return () => stops.forEach((stop) => stop());
          },
          pauseMs: PAUSE_MS,
        },
        signal,
      );
    },
  };

  function placeOf(accountSid: string, cursor: string) {
    const [createdAt, batchId] = JSON.parse(cursors.open(accountSid, BATCHES, cursor)) as readonly unknown[];
    if (typeof createdAt !== 'string' || typeof batchId !== 'string') throw foreignCursor();
    return { createdAt, batchId };
  }
}

/** What the cursors of the list of batches are bound to. */
const BATCHES = JSON.stringify(['batches']);

function notFound(): CallerError {
  return new CallerError(userError('NOT_FOUND', 'This account has no batch with this id.', { path: ['id'] }));
}
