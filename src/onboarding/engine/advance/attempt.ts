import { setTimeout as delay } from 'node:timers/promises';
import { CallerError, ServiceError } from '../../../domain/errors.js';
import type { StepParameters } from '../../recipes/recipe.js';
import { StepStopped, type Step, type StepContext, type Traces } from '../../steps/step.js';
import type { Intent, StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { StepResult } from '../../storage/steps.store.js';
import { fingerprintOf } from '../../steps/index.js';
import { searchUntil } from './search.js';
import { stepContext, tracesOf, type ContextOptions } from './step-context.js';

export interface AttemptOptions extends ContextOptions {
  /** The longest time that one request can take, once sent. */
  readonly upstreamTimeoutMs: number;
}

/** One attempt at one step. It knows what the attempts before it left, and says what is known when it ends. */
export class Attempt {
  readonly run: RunWithSteps['run'];
  /** True once this attempt may have sent a request that changes something. */
  private sent = false;
  /** The intent that earlier attempts left; null once a search has found nothing. */
  private left: Intent | null;

  /** @param all the run and its steps as they were before this attempt's own intent was written */
  constructor(
    private readonly all: RunWithSteps,
    readonly step: StepRow,
    private readonly how: Step | null,
    private readonly options: AttemptOptions,
  ) {
    this.run = all.run;
    this.left = step.intent;
  }

  /** What another step has made or found. */
  of(key: string): Traces | undefined {
    return tracesOf(this.all, key);
  }

  /** Does the step, in the way that fits what earlier attempts have left. */
  async perform(step: Step): Promise<StepResult> {
    const { resource_sid: resourceSid, fingerprint, parameters } = this.step;
    if (parameters['drop'] === true) return this.drop(step);
    if (resourceSid === null && isDone(step, parameters, () => this.context()))
      return { resourceSid: null, isSkipped: true };
    if (fingerprint !== null && fingerprint === fingerprintOf(step, this.run, parameters)) return { resourceSid };
    // A finished step that a correction reopened: its resource exists, and is updated.
    if (resourceSid !== null || fingerprint !== null) {
      if (step.update !== undefined) return step.update(this.writeContext(), resourceSid ?? '');
      if (resourceSid !== null) return { resourceSid };
    }
    return (await this.search(step)) ?? step.run(this.writeContext());
  }

  /** What is now known of the requests of this and earlier attempts, after this one ended with an error. */
  intentAfter(error: unknown): Intent | null {
    if (error instanceof StepStopped) return null;
    if (!this.sent) return this.left;
    if (error instanceof CallerError) return this.left;
    if (!(error instanceof ServiceError)) return 'OPEN';
    if (error.notProcessed || error.code === 'UPSTREAM_UNAUTHORIZED') return this.left;
    return error.answered && this.left !== 'OPEN' ? 'SEARCH' : 'OPEN';
  }

  /**
   * Searches for what an earlier attempt made whose answer never came. A process that died has sent its last request
   * before now, so after one timeout no request can arrive any more, and only then "not found" proves that nothing
   * was made.
   */
  private async search(step: Step): Promise<StepResult | null> {
    if (this.left === null || step.find === undefined) return null;
    const deadline = this.left === 'OPEN' ? Date.now() + this.options.upstreamTimeoutMs : 0;
    if (step.makesSeveral === true) {
      // Its search also makes what is missing.
      await delay(Math.max(0, deadline - Date.now()));
      const completed = await step.find(this.writeContext());
      if (completed === null) throw new Error('A step that was carried out has no result.');
      return completed;
    }
    const made = await searchUntil(deadline, async () => step.find?.(this.context()));
    if (made !== null) return this.corrected(step, made);
    this.left = null;
    return null;
  }

  /** What is found in a later round may have been made before the correction, so it is updated. */
  private async corrected(step: Step, made: StepResult): Promise<StepResult> {
    const { resourceSid } = made;
    if (step.update === undefined || resourceSid === null || this.run.round === 1) return made;
    return step.update(this.writeContext(), resourceSid);
  }

  /** A step that the corrected plan no longer has detaches what it attached. */
  private async drop(step: Step): Promise<StepResult> {
    const { resource_sid: resourceSid } = this.step;
    if (resourceSid !== null) await step.undo?.(this.context());
    return { resourceSid: null };
  }

  /** For work that may send a request which changes something. */
  private writeContext(): StepContext {
    this.sent = true;
    return this.context();
  }

  /** With a time limit of its own: a request that could not be sent in time is not sent later. */
  private context(): StepContext {
    // A step of several requests has no limit: late ones do no harm, because Twilio refuses to assign a number twice.
    const signal = this.how?.makesSeveral === true ? undefined : AbortSignal.timeout(this.options.upstreamTimeoutMs);
    return stepContext(this.all, this.step, this.options, signal);
  }
}

/** Whether a step has nothing to do, because the run has taken a trust product that exists. */
export function isDone(step: Step, parameters: StepParameters, context: () => StepContext): boolean {
  return parameters['existing'] !== undefined && step.isDone?.(context()) === true;
}
