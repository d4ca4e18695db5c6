import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import type { OnboardingStatus } from '../../domain/onboarding.js';
import { STEP_NAMES } from '../recipes/recipe.js';
import type { StepsStore } from '../storage/steps.store.js';
import { failureOf, isWorthRetrying } from './failure.js';
import type { Gate } from './gate.js';
import { stepOf, type StepRunner } from './step-runner.js';

interface SegmentOptions {
  readonly steps: StepsStore;
  readonly runner: StepRunner;
  readonly gate: Gate;
  /** This process, as DBOS knows it. */
  readonly executorId: string;
  readonly settle: (runId: string) => Promise<OnboardingStatus>;
  readonly changed: (runId: string) => void;
}

/** Faults that may pass: six more tries over about a minute. What the caller could mend is never tried again. */
const RETRY = { maxAttempts: 6, backoff: new ExponentialBackoff({ initialDelay: 500, maxDelay: 30_000 }) };

const WRITING = STEP_NAMES.filter((name) => stepOf(name)?.writes === true);

/** The walker: carries out a run's steps in waves, everything side by side that nothing stands before. */
export class Segment {
  private readonly persistently = retry(handleWhen(isWorthRetrying), RETRY);

  constructor(private readonly options: SegmentOptions) {}

  /**
   * Walks until nothing can be done without a review or a person, and answers the status that the run has come to.
   * Safe to repeat from any point: each wave begins with what the rows say.
   * @param segmentId the workflow that walks; only the process that DBOS has given it to may go on
   * @throws Error when another process has taken the run over: this one must touch nothing more
   */
  async walk(runId: string, segmentId: string): Promise<OnboardingStatus> {
    for (;;) {
      const more = await this.options.gate.pass(() => this.wave(runId, segmentId));
      if (!more) return this.options.settle(runId);
    }
  }

  private async wave(runId: string, segmentId: string): Promise<boolean> {
    try {
      return await this.persistently.execute(() => this.tryWave(runId, segmentId));
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      await this.options.steps.failTried(runId, failureOf('', error));
      return false;
    }
  }

  /** @returns whether there was anything to do */
  private async tryWave(runId: string, segmentId: string): Promise<boolean> {
    const { steps, runner, executorId, changed } = this.options;
    const wave = await steps.takeWave(runId, WRITING, { segmentId, executorId });
    if (!wave.mine) throw new Error('Another process carries this run on.');
    if (wave.taken.length === 0) return false;
    changed(runId);
    const outcomes = await Promise.allSettled(wave.taken.map((step) => runner.execute(wave.before, step)));
    const thrown = outcomes.find((outcome) => outcome.status === 'rejected');
    if (thrown !== undefined) throw thrown.reason;
    return true;
  }
}
