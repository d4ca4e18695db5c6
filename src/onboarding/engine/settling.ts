import type { Logger } from 'pino';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { RunWithSteps } from '../storage/runs.store.js';
import type { StepsStore } from '../storage/steps.store.js';
import type { Changes } from './changes.js';
import { failureOf } from './failure.js';
import { settledStatus } from './settle.js';
import type { SegmentOfRun } from './workflows.js';

interface SettlingOptions {
  readonly steps: StepsStore;
  readonly changes: Changes;
  /** Lets a segment begin. */
  readonly start: (segment: SegmentOfRun) => Promise<void>;
  readonly log: Logger;
}

/** What a run has come to after a segment of it. */
export interface AfterSegment {
  readonly status: OnboardingStatus;
  /** `look`: while the segment went on, the run was told that there may be something to see of its reviews. */
  readonly next: 'go on' | 'look' | 'nothing';
}

/** What a run has come to after a look at its reviews. */
export interface AfterLook {
  readonly status: OnboardingStatus;
  /** False where a segment carries the run on meanwhile: that sees at its end that there is news. */
  readonly acted: boolean;
}

/** Gives runs the status that their steps have come to. */
export class Settling {
  constructor(private readonly options: SettlingOptions) {}

  /** After the last wave of a segment. */
  async afterSegment(runId: string, segment: number): Promise<AfterSegment> {
    const { run, steps } = await this.options.steps.load(runId);
    // It was cancelled, or this segment has ended before, and is repeated because its process died.
    if (run.status !== 'RUNNING' || run.segment !== segment || run.next_attempt_at !== null) {
      return { status: run.status, next: 'nothing' };
    }
    const settled = settledStatus(steps);
    const { status, failure } = settled;
    if (status === 'RUNNING') return { status, next: 'go on' };
    const written = await this.options.steps.setStatus(runId, settled, { status: 'RUNNING', segment });
    if (written === null) return { status: run.status, next: 'nothing' };
    this.tell(runId, status, failure);
    return { status, next: status === 'WAITING_FOR_REVIEW' && written.hasNews ? 'look' : 'nothing' };
  }

  /** After a look at the reviews of a run: where there is something to do now, the next segment begins. */
  async afterLook(seen: RunWithSteps, hasDecided: boolean): Promise<AfterLook> {
    const { steps, changes, start } = this.options;
    const { run_id: runId, account_sid: accountSid, priority } = seen.run;
    for (let now = hasDecided ? await steps.load(runId) : seen; ; now = await steps.load(runId)) {
      const { status: before, segment } = now.run;
      if (before !== 'WAITING_FOR_REVIEW') return { status: before, acted: before !== 'RUNNING' };
      const settled = settledStatus(now.steps);
      const { status, failure } = settled;
      if (status === 'WAITING_FOR_REVIEW') {
        // Another status than before is shown, though it decides nothing.
        changes.announce(runId, true);
        return { status, acted: true };
      }
      const written = await steps.setStatus(runId, settled, { status: before, segment });
      // Another look was faster.
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
    const settled = settledStatus((await steps.load(runId)).steps);
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
