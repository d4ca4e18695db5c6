import { setTimeout as delay } from 'node:timers/promises';
import { isNotFound, type ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord } from '../../../domain/onboarding.js';
import { StepStopped, type Step } from '../../steps/step.js';
import type { CancelStore } from '../../storage/cancel.store.js';
import type { StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { StepResult } from '../../storage/steps.store.js';
import { failureOf, isWorthRetrying, passingFault } from '../advance/failure.js';
import { stepOf } from '../../steps/index.js';
import { isDone } from '../advance/attempt.js';
import { searchUntil } from '../advance/search.js';
import { stepContext, type ContextOptions } from '../advance/step-context.js';

interface ReconciliationOptions extends ContextOptions {
  readonly cancels: CancelStore;
  readonly upstreamTimeoutMs: number;
}

/**
 * Finds out what those requests of a cancelled run made whose answers never came, and writes it down, so that the
 * run's rows name everything that exists at Twilio. It may begin only when none of the run's steps is carried out any
 * more.
 */
export class Reconciliation {
  /** From here on no request of a process that died, or lost the run, can be under way. */
  private readonly deadline: number;

  constructor(private readonly options: ReconciliationOptions) {
    this.deadline = Date.now() + options.upstreamTimeoutMs;
  }

  /**
   * One attempt at everything that is not known yet; safe to repeat.
   * @returns a fault that may pass: then not all is known yet
   */
  async attempt(all: RunWithSteps): Promise<ServiceError | null> {
    return passingFault(
      all.steps.filter(isOpen).map(async (step) => {
        const how = stepOf(step.use);
        if (how !== null) await this.settle(all, step, how);
      }),
    );
  }

  /** What can't be found out even after some time is reported as such. */
  async giveUp(all: RunWithSteps, error: unknown): Promise<void> {
    const open = all.steps.filter((step) => isOpen(step) && stepOf(step.use)?.makesSeveral !== true);
    await Promise.all(open.map((step) => this.options.cancels.unknown(step.run_id, unknown(step, error))));
  }

  /** @throws ServiceError that may pass */
  private async settle(all: RunWithSteps, step: StepRow, how: Step): Promise<void> {
    const { steps, cancels } = this.options;
    if (isDone(how, step.parameters, () => stepContext(all, step, this.options))) {
      return steps.settleIntent(step.run_id, step.key, null);
    }
    const deadline = step.intent === 'OPEN' ? this.deadline : 0;
    if (how.makesSeveral === true) {
      await delay(Math.max(0, deadline - Date.now()));
      // Otherwise its undo finds out what exists.
      const isSettled = await this.isSettled(all, step, how);
      return steps.settleIntent(step.run_id, step.key, isSettled ? null : 'SEARCH');
    }
    let made: StepResult | null = null;
    try {
      made = await searchUntil(deadline, () => this.find(all, step, how));
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      const failure = error instanceof StepStopped ? failureOf(step.key, error) : unknown(step, error);
      return cancels.unknown(step.run_id, failure);
    }
    if (made === null) return steps.settleIntent(step.run_id, step.key, null);
    return cancels.found(step.run_id, step.key, made);
  }

  /** @throws ServiceError that may pass */
  private async isSettled(all: RunWithSteps, step: StepRow, how: Step): Promise<boolean> {
    if (how.settle === undefined) return false;
    try {
      await how.settle(stepContext(all, step, this.options));
      return true;
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      return false;
    }
  }

  private async find(all: RunWithSteps, step: StepRow, how: Step): Promise<StepResult | null> {
    try {
      return (await how.find?.(stepContext(all, step, this.options))) ?? null;
    } catch (error) {
      // The bundle that would hold it is gone.
      if (isNotFound(error)) return null;
      throw error;
    }
  }
}

/** Whether a request of the step may have made something that the row does not know. */
export function isOpen(step: StepRow): boolean {
  return step.intent !== null && step.resource_sid === null && step.status !== 'UNDONE';
}

function unknown(step: StepRow, error: unknown): OnboardingFailureRecord {
  return {
    ...failureOf(step.key, error),
    code: 'OUTCOME_UNKNOWN',
    message: 'A request of this step was under way, and Twilio could not be asked what came of it.',
    nextAction: 'Call cancelOnboarding again when Twilio answers.',
  };
}
