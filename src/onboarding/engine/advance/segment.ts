import type { Logger } from 'pino';
import type { ServiceError } from '../../../domain/errors.js';
import { PendingNotes } from '../../../domain/pending-notes.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../../domain/onboarding.js';
import type { Timing } from '../../../twilio/transport/timing.js';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import { STEP_NAMES } from '../../recipes/recipe.js';
import { statusOf } from '../../state/run-status.js';
import { stepOf } from '../../steps/index.js';
import { WaitsForRun } from '../../steps/step.js';
import type { CancelStore } from '../../storage/cancel.store.js';
import { MOST_TURN_WAIT_MS, type ProductTurnsStore } from '../../storage/product-turns.store.js';
import type { StepsStore, Wave } from '../../storage/steps.store.js';
import type { Changes } from '../changes.js';
import type { WaveSemaphore, WorkOwner } from '../queue/semaphore.js';
import { LostRun } from '../queue/shutdown-gate.js';
import type { ReviewChecks } from '../review/review-checks.js';
import { waitUntil } from './back-off.js';
import { failureOf, isWorthRetrying } from './failure.js';
import type { Outages } from './outages.js';
import { rebuildRejectedProduct } from './rebuild.js';
import { inSpan, runSpan, stepSpan } from './run-span.js';
import type { RunStatuses } from './run-statuses.js';
import type { StepRunner } from './step-runner.js';
import { Tries } from './tries.js';

interface SegmentOptions {
  readonly steps: StepsStore;
  readonly cancels: CancelStore;
  readonly runner: StepRunner;
  readonly trustHubs: TrustHubFactory;
  readonly semaphore: WaveSemaphore;
  readonly outages: Outages;
  readonly productTurns: Pick<ProductTurnsStore, 'isOver'>;
  readonly statuses: RunStatuses;
  readonly checks: ReviewChecks;
  readonly changes: Changes;
  readonly timing: Timing;
  /** This process, as DBOS knows it. */
  readonly executorId: string;
  readonly log: Logger;
}

/**
 * How a wave ended: `more`, there may be another; `rest`, nothing is left to do; `waits`, until Twilio answers again;
 * `WaitsForRun`, until another run is no longer carried out; or the failure of an outage that has outlasted the run's
 * patience.
 */
type EndOfWave = 'more' | 'rest' | 'waits' | WaitsForRun | OnboardingFailureRecord;

/** Between two checks whether a run that another waits for is over; a change of it is checked at once. */
const TURN_CHECK_MS = 1_000;

const WRITING = STEP_NAMES.filter((name) => stepOf(name)?.writes === true);

/** Carries out a run's steps in waves: all steps whose predecessors are done run concurrently. */
export class Segment {
  constructor(private readonly options: SegmentOptions) {}

  /**
   * Carries out wave after wave until nothing can be done without a review or a person, or until Twilio answers again;
   * then writes the status of the run. Safe to repeat from any point: each wave begins with what the rows say.
   * @param segment its number; only the process that DBOS has given it to may carry it out, and only while the run has
   * reached no later one
   * @param workOwner whose work it is, for the order of the waves
   * @throws LostRun when another process has taken the run over: this one must not touch it any more
   */
  async advance(runId: string, segment: number, workOwner: WorkOwner): Promise<void> {
    const pending = new PendingNotes();
    await inSpan<OnboardingStatus>(runSpan('onboarding segment', runId), async () => {
      try {
        return await this.waves(runId, segment, workOwner, pending);
      } finally {
        await pending.settled();
      }
    });
  }

  /** @returns the status in which the run is left */
  private async waves(
    runId: string,
    segment: number,
    workOwner: WorkOwner,
    pending: PendingNotes,
  ): Promise<OnboardingStatus> {
    const { semaphore, statuses, checks } = this.options;
    for (;;) {
      const leave = await semaphore.enter(workOwner);
      const end = await this.wave(runId, segment, pending).finally(leave);
      if (end === 'more') continue;
      // Whoever learns that the run rests finds in the copy what it has made.
      await pending.settled();
      if (end === 'waits') return 'RUNNING';
      if (end instanceof WaitsForRun) {
        await this.untilOver(end, runId);
        continue;
      }
      if (end !== 'rest') return statuses.giveUp(runId, segment, end);
      const { status, next } = await statuses.afterSegment(runId, segment);
      if (next === 'check reviews') await checks.check(runId, 'TWILIO');
      if (next !== 'go on') return status;
    }
  }

  /** One wave, with its tries while Twilio does not answer. */
  private async wave(runId: string, segment: number, pending: PendingNotes): Promise<EndOfWave> {
    const tries = new Tries(this.options.outages, (ms) => this.backOff(runId, ms));
    for (;;) {
      const wave = await this.take(runId, segment);
      if (wave === null) return 'rest';
      let fault: ServiceError | null = null;
      if (!isOnHold(wave)) {
        try {
          return await this.carryOut(wave, pending);
        } catch (error) {
          if (error instanceof WaitsForRun) return error;
          if (!isWorthRetrying(error)) throw error;
          fault = error;
        }
      }
      const next = await tries.after(wave.before.run, fault);
      if (next !== 'again') return next;
    }
  }

  /** @returns null where the run has left this segment */
  private async take(runId: string, segment: number): Promise<Wave | null> {
    const { steps, executorId, log } = this.options;
    const wave = await steps.takeWave(runId, WRITING, { segment, executorId });
    if (!wave.mine) {
      log.warn({ runId, segment }, 'another process carries this run on');
      throw new LostRun();
    }
    const { run } = wave.before;
    const hasLeft = run.status !== 'RUNNING' || run.segment !== segment || run.next_attempt_at !== null;
    return hasLeft ? null : wave;
  }

  /** @throws ServiceError that may pass */
  private async carryOut({ before, taken }: Wave, pending: PendingNotes): Promise<'more' | 'rest'> {
    const { steps, runner, trustHubs, outages, changes } = this.options;
    const { run_id: runId } = before.run;
    if (taken.length === 0) {
      if (await rebuildRejectedProduct(steps, trustHubs, before)) return 'more';
      const failed = before.steps.find((step) => step.status === 'FAILED');
      // Once a step has failed for good, no other is tried again.
      if (failed !== undefined) await steps.failTried(runId, failed.error ?? failureOf(failed.key, undefined));
      return 'rest';
    }
    changes.announce(runId, 'steps');
    const outcomes = await Promise.allSettled(
      taken.map((step) => inSpan(stepSpan(before.run, step), () => runner.execute(before, step, pending))),
    );
    const isAnswered = outcomes.some(({ status }, at) => status === 'fulfilled' && taken[at]?.use !== 'await-approval');
    if (isAnswered) await outages.answered(before.run);
    const thrown = outcomes.filter((outcome) => outcome.status === 'rejected');
    const fault = thrown.find(({ reason }) => !(reason instanceof WaitsForRun));
    if (fault !== undefined) throw fault.reason;
    // A step that has failed ends the run: then it waits for no other.
    const hasFailed = outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'failed');
    const [waits] = thrown;
    if (waits !== undefined && !hasFailed) throw waits.reason;
    return 'more';
  }

  /** Without a place among the account's waves, which the other run may need. */
  private async untilOver({ otherRunId }: WaitsForRun, runId: string): Promise<void> {
    const { productTurns, cancels, changes, timing } = this.options;
    const isOver = async () => (await productTurns.isOver(otherRunId)) || (await cancels.isCancelling(runId));
    const deadline = timing.now() + MOST_TURN_WAIT_MS;
    while (!(await isOver()) && timing.now() < deadline) {
      await waitUntil(otherRunId, TURN_CHECK_MS, changes, isOver, timing);
    }
  }

  /** The wait before another try; a cancellation of the run ends it. */
  private backOff(runId: string, ms: number): Promise<void> {
    const { changes, cancels, timing } = this.options;
    return waitUntil(runId, ms, changes, () => cancels.isCancelling(runId), timing);
  }
}

/** Whether steps are ready that were not taken, because the account waits for its probe. */
function isOnHold({ held, before }: Wave): boolean {
  return held && statusOf(before).status === 'RUNNING';
}
