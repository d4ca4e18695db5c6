import type { Logger } from 'pino';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { LoadedRun, SettledStatus, StepsStore } from '../storage/steps.store.js';
import type { Changes } from '../engine/changes.js';
import { failureOf } from '../engine/advance/failure.js';
import type { SegmentOfRun } from '../engine/queue/workflows.js';

const FINISHED: ReadonlySet<string> = new Set(['SUCCEEDED', 'SKIPPED']);

/** The status of a run when none of its steps can proceed, and what stopped it: the first failure in recipe order. */
export function statusOf({ steps, hasReady }: Pick<LoadedRun, 'steps' | 'hasReady'>): SettledStatus {
  const failed = steps.find((step) => step.status === 'FAILED');
  if (failed !== undefined) return { status: 'ACTION_REQUIRED', failure: failed.error };
  if (steps.every((step) => FINISHED.has(step.status))) return { status: 'COMPLETED', failure: null };
  if (hasReady) return { status: 'RUNNING', failure: null };
  return { status: 'WAITING_FOR_REVIEW', failure: null };
}

interface RunStatusesOptions {
  readonly steps: StepsStore;
  readonly changes: Changes;
  /** Lets a segment begin. */
  readonly start: (segment: SegmentOfRun) => Promise<void>;
  readonly log: Logger;
}

/** The outcome of a segment of a run. */
export interface AfterSegment {
  readonly status: OnboardingStatus;
  /** `check reviews`: while the segment went on, somebody reported that a review may have been decided. */
  readonly next: 'go on' | 'check reviews' | 'nothing';
}

/** The outcome of a check of a run's reviews. */
export interface AfterCheck {
  readonly status: OnboardingStatus;
  /** False where a segment carries the run out meanwhile: at its end it handles the signal itself. */
  readonly acted: boolean;
}

/** Writes the status of runs, as their steps make it. */
export class RunStatuses {
  constructor(private readonly options: RunStatusesOptions) {}

  /** After the last wave of a segment. */
  async afterSegment(runId: string, segment: number): Promise<AfterSegment> {
    const loaded = await this.options.steps.load(runId);
    const { run } = loaded;
    // It was cancelled, or this segment has ended before, and is repeated because its process died.
    if (run.status !== 'RUNNING' || run.segment !== segment || run.next_attempt_at !== null) {
      return { status: run.status, next: 'nothing' };
    }
    const settled = statusOf(loaded);
    const { status, failure } = settled;
    if (status === 'RUNNING') return { status, next: 'go on' };
    const written = await this.options.steps.setStatus(runId, settled, { status: 'RUNNING', segment });
    if (written === null) return { status: run.status, next: 'nothing' };
    this.tell(runId, status, failure);
    return { status, next: status === 'WAITING_FOR_REVIEW' && written.hasSignal ? 'check reviews' : 'nothing' };
  }

  /** After a check of a run's reviews: where there is something to do now, the next segment begins. */
  async afterCheck(seen: LoadedRun, hasDecided: boolean): Promise<AfterCheck> {
    const { steps, changes, start } = this.options;
    const { run_id: runId, account_sid: accountSid, priority } = seen.run;
    for (let now = hasDecided ? await steps.load(runId) : seen; ; now = await steps.load(runId)) {
      const { status: before, segment } = now.run;
      if (before !== 'WAITING_FOR_REVIEW') return { status: before, acted: before !== 'RUNNING' };
      const settled = statusOf(now);
      const { status, failure } = settled;
      if (status === 'WAITING_FOR_REVIEW') {
        // A new status is shown, though it decides nothing.
        changes.announce(runId, true);
        return { status, acted: true };
      }
      const written = await steps.setStatus(runId, settled, { status: before, segment });
      // Another check was faster.
      if (written === null) continue;
      this.tell(runId, status, failure);
      if (status === 'RUNNING') await start({ runId, accountSid, segment: written.segment, priority });
      return { status, acted: true };
    }
  }

  /** Twilio has not answered for as long as a run waits: a person may resume it. */
  async giveUp(runId: string, segment: number, failure: OnboardingFailureRecord): Promise<OnboardingStatus> {
    const { steps } = this.options;
    await steps.failTried(runId, failure);
    const settled = statusOf(await steps.load(runId));
    // A run that was held from its beginning has tried no step.
    const stopped = settled.failure === null ? ({ status: 'ACTION_REQUIRED', failure } as const) : settled;
    const written = await steps.setStatus(runId, stopped, { status: 'RUNNING', segment });
    if (written !== null) this.tell(runId, stopped.status, stopped.failure);
    return stopped.status;
  }

  /** The workflow of a segment has failed for good: a person may resume the run. */
  async breakDown(runId: string, segment: number): Promise<void> {
    const { steps, changes, log } = this.options;
    const failure = { ...failureOf('', new Error('the workflow of a segment ended')), stepKey: null };
    const settled = { status: 'ACTION_REQUIRED', failure } as const;
    if ((await steps.setStatus(runId, settled, { status: 'RUNNING', segment })) === null) return;
    changes.announce(runId, true);
    log.error({ runId }, 'a segment of an onboarding ended for good');
  }

  private tell(runId: string, status: OnboardingStatus, failure: OnboardingFailureRecord | null): void {
    this.options.changes.announce(runId, true);
    this.options.log.info({ runId, status, code: failure?.code, step: failure?.stepKey }, 'onboarding');
  }
}
