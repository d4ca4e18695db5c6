import type { LoadedRun, RunOutcome } from '../storage/steps.store.js';

const FINISHED: ReadonlySet<string> = new Set(['SUCCEEDED', 'SKIPPED']);

/**
 * The status that follows from a run's steps, and the failure that stopped it: the first in recipe order. RUNNING
 * where a step is ready.
 */
export function statusOf({ steps, hasReady }: Pick<LoadedRun, 'steps' | 'hasReady'>): RunOutcome {
  const failed = steps.find((step) => step.status === 'FAILED');
  if (failed !== undefined) return { status: 'ACTION_REQUIRED', failure: failed.error };
  if (steps.every((step) => FINISHED.has(step.status))) return { status: 'COMPLETED', failure: null };
  if (hasReady) return { status: 'RUNNING', failure: null };
  return { status: 'WAITING_FOR_REVIEW', failure: null };
}
