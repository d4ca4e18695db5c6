import type { Logger } from 'pino';
import type { PendingNotes } from '../../../domain/pending-notes.js';
import { placeInInput } from '../../recipes/input-paths.js';
import { bundleKindOf, WaitsForRun, word, type Step } from '../../steps/step.js';
import type { StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { StepResult } from '../../storage/steps.store.js';
import type { Changes } from '../changes.js';
import { Attempt, type AttemptOptions } from './attempt.js';
import { failureOf, isWorthRetrying } from './failure.js';
import { fingerprintOf, stepOf } from '../../steps/index.js';
import { noteStepFailure } from './run-span.js';

/** How a step ended; `waiting` for one that waits for a review. */
export type StepOutcome = 'done' | 'waiting' | 'failed';

interface StepRunnerOptions extends AttemptOptions {
  /** Time from the start of a wait for a review to the first poll. */
  readonly reviewPollMs: number;
  readonly changes: Changes;
  readonly log: Logger;
}

/**
 * Carries out one step so that it happens once at Twilio, however often this is called. The intent has been written
 * down before. Where a request of an earlier attempt may have arrived, its result is searched for until no such
 * request can arrive any more; only then is anything created.
 */
export class StepRunner {
  constructor(private readonly options: StepRunnerOptions) {}

  /**
   * @param run the run and its steps as they were before the intent was written
   * @param pending takes what the step doesn't wait for
   * @throws ServiceError that is worth another try; WaitsForRun
   */
  async execute(run: RunWithSteps, step: StepRow, pending: PendingNotes): Promise<StepOutcome> {
    const how = stepOf(step.use);
    const attempt = new Attempt(run, step, how, { ...this.options, pending });
    try {
      if (how === null) return await this.awaitApproval(attempt);
      const result = await attempt.perform(how);
      await this.record(attempt, how, result);
      return 'done';
    } catch (error) {
      if (error instanceof WaitsForRun) throw error;
      return await this.stop(attempt, error);
    } finally {
      void pending.settled().then(() => this.options.changes.announce(step.run_id, 'steps'));
    }
  }

  private async record({ run, step }: Attempt, how: Step, result: StepResult): Promise<void> {
    const { steps } = this.options;
    if (step.parameters['drop'] === true || result.isSkipped === true) return steps.skipped(run.run_id, step.key);
    return steps.succeed(run.run_id, step.key, result, fingerprintOf(how, run, step.parameters));
  }

  private async awaitApproval(attempt: Attempt): Promise<StepOutcome> {
    const { run, step } = attempt;
    const { parameters } = step;
    const bundle = attempt.of(word(parameters, 'bundle'));
    if (bundle === undefined) throw new Error('The recipe waits for a bundle that nobody made.');
    const { sid: bundleSid } = bundle;
    // A product that the run has taken may not have been submitted by it.
    const known = attempt.of(word(parameters, 'known')) ?? (bundle.detail.reused === true ? bundle : undefined);
    const { status = 'unknown', staysDraft } = known?.detail ?? {};
    if (status === 'twilio-approved' || staysDraft === true) {
      await this.options.steps.approve(run.run_id, step.key, { status, by: 'SERVER' });
      return 'done';
    }
    await this.options.steps.awaitReview(run.run_id, step.key, {
      accountSid: run.account_sid,
      bundleKind: bundleKindOf(parameters),
      bundleSid,
      lastStatus: status,
      firstPollMs: this.options.reviewPollMs,
    });
    return 'waiting';
  }

  /** A fault that may pass is rethrown, to be tried again; any other ends the step with what to do about it. */
  private async stop(attempt: Attempt, error: unknown): Promise<StepOutcome> {
    const { steps, log } = this.options;
    const { run, step } = attempt;
    const failure = failureOf(step.key, error, (sid) => placeInInput(run.kind, run.input, step.parameters, sid));
    noteStepFailure(failure);
    const place = { runId: run.run_id, step: step.key, code: failure.code, twilioCode: failure.twilioCode };
    if (failure.code === 'INTERNAL_SERVER_ERROR') log.error({ ...place, err: error }, 'step failed');
    else log.warn(place, 'step stopped');
    // Of several requests some may have succeeded before the one that failed.
    const intent = attempt.intentAfter(error) ?? (stepOf(step.use)?.makesSeveral === true ? 'SEARCH' : null);
    await steps.settleIntent(run.run_id, step.key, intent);
    if (isWorthRetrying(error)) {
      await steps.noteError(run.run_id, step.key, failure);
      throw error;
    }
    await steps.fail(run.run_id, step.key, failure);
    return 'failed';
  }
}
