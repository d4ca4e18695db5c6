import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import { STEP_NAMES } from '../recipes/recipe.js';
import type { StepsStore } from '../storage/steps.store.js';
import { backOffMs, TRIES } from './back-off.js';
import { failureOf, isWorthRetrying } from './failure.js';
import type { Gate } from './gate.js';
import { rebuildRejectedProduct } from './rebuild.js';
import { inStepSpan } from './run-span.js';
import { stepOf } from './fingerprint.js';
import type { StepRunner } from './step-runner.js';

interface SegmentOptions {
  readonly steps: StepsStore;
  readonly runner: StepRunner;
  readonly trustHubs: TrustHubFactory;
  readonly gate: Gate;
  /** This process, as DBOS knows it. */
  readonly executorId: string;
  readonly changed: (runId: string) => void;
  /** Waits before another try; a cancellation of the run ends the wait. */
  readonly backOff: (runId: string, ms: number) => Promise<void>;
}

const WRITING = STEP_NAMES.filter((name) => stepOf(name)?.writes === true);

/** The walker: carries out a run's steps in waves, everything side by side that nothing stands before. */
export class Segment {
  constructor(private readonly options: SegmentOptions) {}

  /**
   * Walks until nothing can be done without a review or a person. Safe to repeat from any point: each wave begins with
   * what the rows say.
   * @param segment the number of this stretch; only the process that DBOS has given it to may walk it, and only while the
   * run has come to no later one
   * @throws Error when another process has taken the run over: this one must touch nothing more
   */
  async walk(runId: string, segment: number): Promise<void> {
    while (await this.options.gate.pass(() => this.wave(runId, segment)));
  }

  private async wave(runId: string, segment: number): Promise<boolean> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.tryWave(runId, segment);
      } catch (error) {
        if (!isWorthRetrying(error)) throw error;
        if (tried === TRIES) {
          await this.options.steps.failTried(runId, failureOf('', error));
          return false;
        }
        await this.options.backOff(runId, backOffMs(tried, error));
      }
    }
  }

  /** @returns whether there was anything to do */
  private async tryWave(runId: string, segment: number): Promise<boolean> {
    const { steps, runner, trustHubs, executorId, changed } = this.options;
    const wave = await steps.takeWave(runId, WRITING, { segment, executorId });
    if (!wave.mine) throw new Error('Another process carries this run on.');
    const { run } = wave.before;
    if (run.status !== 'RUNNING' || run.segment !== segment) return false;
    if (wave.taken.length === 0) {
      if (await rebuildRejectedProduct(steps, trustHubs, wave.before)) return true;
      const failed = wave.before.steps.find((step) => step.status === 'FAILED');
      // Beside a step that has failed for good, one that was to be tried again is not tried any more.
      if (failed !== undefined) await steps.failTried(runId, failed.error ?? failureOf(failed.key, undefined));
      return false;
    }
    changed(runId);
    const { before } = wave;
    const outcomes = await Promise.allSettled(
      wave.taken.map((step) => inStepSpan(before.run, step, () => runner.execute(before, step))),
    );
    const thrown = outcomes.find((outcome) => outcome.status === 'rejected');
    if (thrown !== undefined) throw thrown.reason;
    return true;
  }
}
