import type { Logger } from 'pino';
import type { EndedRun, RetentionStore } from '../storage/retention.store.js';

/** One round of retention: old reasons of rejections, then batch after batch, until no run is left that ended longer ago. */
export async function deleteExpired(
  runs: RetentionStore,
  days: number,
  forget: (runs: readonly EndedRun[]) => Promise<void>,
  log: Logger,
): Promise<void> {
  await runs.deleteReasons(days);
  let total = 0;
  for (;;) {
    const { deleted, more } = await runs.deleteExpired(days, forget);
    total += deleted;
    if (!more) break;
  }
  if (total > 0) log.info({ runs: total, days }, 'deleted onboardings that ended longer ago than they are kept');
}
