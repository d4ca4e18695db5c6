import type { Logger } from 'pino';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../../domain/onboarding.js';
import { statusOf } from '../../state/run-status.js';
import type { LoadedRun, StepsStore } from '../../storage/steps.store.js';
import type { Changes } from '../changes.js';
import type { SegmentOfRun } from '../queue/workflows.js';
import { failureOf } from './failure.js';

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
  /** `check reviews`: during the segment it was reported that a review may have been decided. */
  readonly next: 'go on' | 'check reviews' | 'nothing';
}

/** The outcome of a check of a run's reviews. */
export interface AfterCheck {
  readonly status: OnboardingStatus;
  /** False while a segment of the run is carried out, which handles the signal at its end. */
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
    const outcome = statusOf(loaded);
    const { status, failure } = outcome;
    if (status === 'RUNNING') return { status, next: 'go on' };
    const written = await this.options.steps.setStatus(runId, outcome, { status: 'RUNNING', segment });
    if (written === null) return { status: run.status, next: 'nothing' };
    this.announce(runId, status, failure);
    return { status, next: status === 'WAITING_FOR_REVIEW' && written.hasSignal ? 'check reviews' : 'nothing' };
  }

  /** After a check of a run's reviews: where there is something to do now, the next segment begins. */
  async afterCheck(checked: LoadedRun, hasDecided: boolean): Promise<AfterCheck> {
    const { steps, changes, start } = this.options;
    const { run_id: runId, account_sid: accountSid, priority } = checked.run;
    for (let now = hasDecided ? await steps.load(runId) : checked; ; now = await steps.load(runId)) {
      const { status: before, segment } = now.run;
      if (before !== 'WAITING_FOR_REVIEW') return { status: before, acted: before !== 'RUNNING' };
      const outcome = statusOf(now);
      const { status, failure } = outcome;
      if (status === 'WAITING_FOR_REVIEW') {
        // A new status is shown, though it decides nothing.
        changes.announce(runId, 'status');
        return { status, acted: true };
      }
      const written = await steps.setStatus(runId, outcome, { status: before, segment });
      // Another check has changed it first.
      if (written === null) continue;
      this.announce(runId, status, failure);
      if (status === 'RUNNING') await start({ runId, accountSid, segment: written.segment, priority });
      return { status, acted: true };
    }
  }

  /** The run's patience with Twilio has ended: a person may resume it. */
  async giveUp(runId: string, segment: number, failure: OnboardingFailureRecord): Promise<OnboardingStatus> {
    const { steps } = this.options;
    await steps.failTried(runId, failure);
    const outcome = statusOf(await steps.load(runId));
    // A run that was held from its beginning has tried no step.
    const stopped = outcome.failure === null ? ({ status: 'ACTION_REQUIRED', failure } as const) : outcome;
    const written = await steps.setStatus(runId, stopped, { status: 'RUNNING', segment });
    if (written !== null) this.announce(runId, stopped.status, stopped.failure);
    return stopped.status;
  }

  /** The workflow of a segment has failed for good: a person may resume the run. */
  async breakDown(runId: string, segment: number): Promise<void> {
    const { steps, changes, log } = this.options;
    const failure = { ...failureOf('', new Error('the workflow of a segment ended')), stepKey: null };
    const outcome = { status: 'ACTION_REQUIRED', failure } as const;
    if ((await steps.setStatus(runId, outcome, { status: 'RUNNING', segment })) === null) return;
    changes.announce(runId, 'status');
    log.error({ runId }, 'a segment of an onboarding ended for good');
  }

  private announce(runId: string, status: OnboardingStatus, failure: OnboardingFailureRecord | null): void {
    this.options.changes.announce(runId, 'status');
    this.options.log.info({ runId, status, code: failure?.code, step: failure?.stepKey }, 'onboarding');
  }
}
