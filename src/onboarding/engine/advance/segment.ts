import type { Logger } from 'pino';
import type { ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../../domain/onboarding.js';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import { STEP_NAMES } from '../../recipes/recipe.js';
import type { RunRow } from '../../storage/rows.js';
import type { StepsStore, Wave } from '../../storage/steps.store.js';
import { failureOf, isWorthRetrying } from './failure.js';
import { LostRun, type ShutdownGate } from '../queue/shutdown-gate.js';
import type { Outages } from './outages.js';
import { rebuildRejectedProduct } from './rebuild.js';
import { inRunSpan, inStepSpan } from './run-span.js';
import { statusOf, type RunStatuses } from '../../state/run-status.js';
import type { ReviewChecks } from '../review/review-checks.js';
import { stepOf } from '../../steps/index.js';
import type { StepRunner } from './step-runner.js';
import { Tries } from './tries.js';
import type { WaveSemaphore, WorkOwner } from '../queue/semaphore.js';

interface SegmentOptions {
  readonly steps: StepsStore;
  readonly runner: StepRunner;
  readonly trustHubs: TrustHubFactory;
  readonly gate: ShutdownGate;
  readonly semaphore: WaveSemaphore;
  readonly outages: Outages;
  readonly statuses: RunStatuses;
  readonly checks: ReviewChecks;
  /** This process, as DBOS knows it. */
  readonly executorId: string;
  readonly changed: (runId: string) => void;
  /** Waits before another try; a cancellation of the run ends the wait. */
  readonly backOff: (runId: string, ms: number) => Promise<void>;
  readonly log: Logger;
}

/**
 * How the waves of a segment ended: `rest`, nothing is left to do; `waits`, until Twilio answers again; or the
 * failure of an outage that has outlasted the run's patience.
 */
type Walked = 'rest' | 'waits' | OnboardingFailureRecord;

const WRITING = STEP_NAMES.filter((name) => stepOf(name)?.writes === true);

/** Carries out a run's steps in waves: all steps whose predecessors are done run side by side. */
export class Segment {
  constructor(private readonly options: SegmentOptions) {}

  /**
   * Carries out wave after wave until nothing can be done without a review or a person, or until Twilio answers
   * again; then writes the status of the run. Safe to repeat from any point: each wave begins with what the rows say.
   * @throws Error when another process has taken the run over: this one must not touch it any more
   */
  async advance(runId: string, segment: number, workOwner: WorkOwner): Promise<void> {
    await inRunSpan('onboarding segment', runId, () => this.advanceTo(runId, segment, workOwner));
  }

  private async advanceTo(runId: string, segment: number, workOwner: WorkOwner): Promise<OnboardingStatus> {
    const { statuses, checks } = this.options;
    for (;;) {
      const walked = await this.walk(runId, segment, workOwner);
      if (walked === 'waits') return 'RUNNING';
      if (walked !== 'rest') return statuses.giveUp(runId, segment, walked);
      const { status, next } = await statuses.afterSegment(runId, segment);
      if (next === 'check reviews') await checks.check(runId, 'TWILIO');
      if (next !== 'go on') return status;
    }
  }

  /**
   * Walks until nothing can be done without a review or a person, or until Twilio answers again. Safe to repeat from
   * any point: each wave begins with what the rows say.
   * @param segment the number of this stretch; only the process that DBOS has given it to may walk it, and only while
   * the run has reached no later one
   * @param workOwner whose work it is, for the order of the waves
   * @throws LostRun when another process has taken the run over: this one must not touch it any more
   */
  private async walk(runId: string, segment: number, workOwner: WorkOwner): Promise<Walked> {
    const { semaphore, gate } = this.options;
    for (;;) {
      const walked = await semaphore.run(workOwner, () => gate.pass(() => this.wave(runId, segment)));
      if (walked !== 'more') return walked;
    }
  }

  private async wave(runId: string, segment: number): Promise<Walked | 'more'> {
    const { outages, backOff } = this.options;
    const tries = new Tries(outages, (ms) => backOff(runId, ms));
    for (;;) {
      const { run, end, fault = null } = await this.tryWave(runId, segment);
      if (end !== 'stopped') return end;
      const next = await tries.after(run, fault);
      if (next !== 'again') return next;
    }
  }

  private async tryWave(runId: string, segment: number): Promise<TriedWave> {
    const { steps, executorId, log } = this.options;
    const wave = await steps.takeWave(runId, WRITING, { segment, executorId });
    if (!wave.mine) {
      log.warn({ runId, segment }, 'another process carries this run on');
      throw new LostRun();
    }
    const { run } = wave.before;
    if (run.status !== 'RUNNING' || run.segment !== segment || run.next_attempt_at !== null)
      return { run, end: 'rest' };
    if (wave.held && statusOf(wave.before).status === 'RUNNING') return { run, end: 'stopped' };
    try {
      return { run, end: (await this.carryOut(wave)) ? 'more' : 'rest' };
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      return { run, end: 'stopped', fault: error };
    }
  }

  /** @returns whether there was anything to do */
  private async carryOut({ before, taken }: Wave): Promise<boolean> {
    const { steps, runner, trustHubs, outages, changed } = this.options;
    const { run_id: runId } = before.run;
    if (taken.length === 0) {
      if (await rebuildRejectedProduct(steps, trustHubs, before)) return true;
      const failed = before.steps.find((step) => step.status === 'FAILED');
      // Once a step has failed for good, no other is tried again.
      if (failed !== undefined) await steps.failTried(runId, failed.error ?? failureOf(failed.key, undefined));
      return false;
    }
    changed(runId);
    const outcomes = await Promise.allSettled(
      taken.map((step) => inStepSpan(before.run, step, () => runner.execute(before, step))),
    );
    const isAnswered = outcomes.some(({ status }, at) => status === 'fulfilled' && taken[at]?.use !== 'await-approval');
    if (isAnswered) await outages.answered(before.run);
    const thrown = outcomes.find((outcome) => outcome.status === 'rejected');
    if (thrown !== undefined) throw thrown.reason;
    return true;
  }
}

/**
 * One try of a wave: `rest` where there was nothing to do, `stopped` at a fault that may pass, or before its first
 * request.
 */
interface TriedWave {
  readonly run: RunRow;
  readonly end: 'more' | 'rest' | 'stopped';
  readonly fault?: ServiceError;
}
