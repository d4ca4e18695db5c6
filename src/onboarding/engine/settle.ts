import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { StepRow } from '../storage/rows.js';

const FINISHED: ReadonlySet<string> = new Set(['SUCCEEDED', 'SKIPPED']);

/** The status of a run whose steps have come to rest, and what stopped it: the first failure in recipe order. */
export function settledStatus(steps: readonly StepRow[]): {
  readonly status: OnboardingStatus;
  readonly failure: OnboardingFailureRecord | null;
} {
  const failed = steps.find((step) => step.status === 'FAILED');
  if (failed !== undefined) return { status: 'ACTION_REQUIRED', failure: failed.error };
  if (steps.every((step) => FINISHED.has(step.status))) return { status: 'COMPLETED', failure: null };
  if (readySteps(steps).length > 0) return { status: 'RUNNING', failure: null };
  return { status: 'WAITING_FOR_REVIEW', failure: null };
}

/** The steps that nothing stands before: their turn is now. `TAKE_WAVE` says the same to the database. */
function readySteps<Step extends Pick<StepRow, 'key' | 'after' | 'status'>>(steps: readonly Step[]): readonly Step[] {
  const finished = new Set(steps.filter((step) => FINISHED.has(step.status)).map((step) => step.key));
  return steps
    .filter((step) => step.status === 'PENDING' || step.status === 'RUNNING')
    .filter((step) => step.after.every((key) => finished.has(key)));
}
