import type { Logger } from 'pino';
import type { ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord } from '../../../domain/onboarding.js';
import type { CancelStore } from '../../storage/cancel.store.js';
import type { StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { Changes } from '../changes.js';
import { isOpen } from './reconciliation.js';
import { failureOf, isWorthRetrying, passingFault } from '../advance/failure.js';
import { stepOf } from '../../steps/index.js';
import { stepContext, type ContextOptions } from '../advance/step-context.js';
import { heldBy, undoWaves } from './undo-order.js';

interface UndoOptions extends ContextOptions {
  readonly cancels: CancelStore;
  readonly changes: Changes;
  readonly log: Logger;
}

/**
 * Undoes at Twilio what a run has made, the last first, by the `undo` of its steps. What Twilio does not delete, and
 * what is held by that, is kept and reported.
 */
export class Undo {
  private readonly undone = new Set<string>();
  private readonly kept = new Map<string, OnboardingFailureRecord>();

  /**
   * @param all the run as it is when none of it is being carried out any more
   * @param shared the step that made a trust product which another run has taken too; null where there is none
   */
  constructor(
    private readonly all: RunWithSteps,
    private readonly shared: string | null,
    private readonly options: UndoOptions,
  ) {}

  /** The waves of the undo, to be attempted one after another. */
  waves(): readonly (readonly StepRow[])[] {
    return undoWaves(this.all.steps)
      .map((wave) => wave.filter(hasMade))
      .filter((wave) => wave.length > 0);
  }

  /**
   * Undoes the steps of a wave that are not undone yet; safe to repeat.
   * @returns a fault that may pass: then not all of it is done
   */
  attempt(wave: readonly StepRow[]): Promise<ServiceError | null> {
    return passingFault(wave.filter((step) => !this.isSettled(step)).map((step) => this.takeBack(step)));
  }

  /** @throws ServiceError that may pass */
  private async takeBack(step: StepRow): Promise<void> {
    if (isOpen(step) && stepOf(step.use)?.makesSeveral !== true)
      return this.keep(step.error ?? failureOf(step.key, undefined));
    if (this.isShared(step)) return this.keep(usedByAnother(step));
    if (this.all.steps.some((other) => this.holds(other, step))) return this.keep(stillHeld(step));
    try {
      await stepOf(step.use)?.undo?.(stepContext(this.all, step, this.options));
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      if (failureOf(step.key, error).code === 'INTERNAL_SERVER_ERROR') {
        this.options.log.error({ runId: step.run_id, step: step.key, err: error }, 'a step could not be undone');
      }
      return this.keep(refused(step, error));
    }
    this.undone.add(step.key);
    // What was attached to a bundle is gone with it, even where Twilio had refused to detach it.
    for (const other of this.all.steps) {
      if (other.parameters['bundle'] === step.key && this.kept.delete(other.key)) this.undone.add(other.key);
    }
    await this.options.cancels.undone(step.run_id, step.key);
    this.options.changes.announce(step.run_id, 'steps');
  }

  /** Keeps what could not be undone in a wave after all tries. */
  giveUp(wave: readonly StepRow[], fault: ServiceError): void {
    const nextAction = 'Call cancelOnboarding again, with deleteCreatedResources, when Twilio answers.';
    for (const step of wave) {
      if (!this.isSettled(step)) this.kept.set(step.key, { ...failureOf(step.key, fault), nextAction });
    }
  }

  /** Records what still exists, and why, in recipe order. */
  async conclude(): Promise<readonly OnboardingFailureRecord[]> {
    const left = this.all.steps.flatMap((step) => this.kept.get(step.key) ?? []);
    for (const failure of left) await this.options.cancels.kept(this.all.run.run_id, failure);
    return left;
  }

  private isSettled({ key }: StepRow): boolean {
    return this.undone.has(key) || this.kept.has(key);
  }

  private keep(failure: OnboardingFailureRecord): void {
    this.kept.set(failure.stepKey ?? '', failure);
  }

  /** Whether a step made the product that another run has taken, or what is attached to it. The run's numbers are its own. */
  private isShared({ key, use, parameters }: StepRow): boolean {
    if (this.shared === null) return false;
    return key === this.shared || (use === 'assign-entity' && parameters['bundle'] === this.shared);
  }

  /** Whether what another step made still exists and holds this step's resource. */
  private holds(other: StepRow, step: StepRow): boolean {
    if (!heldBy(other.parameters).includes(step.key)) return false;
    const bundle = other.parameters['bundle'];
    const isGone = this.undone.has(other.key) || (typeof bundle === 'string' && this.undone.has(bundle));
    return !isGone && hasMade(other);
  }
}

/** Whether a step has made something of the run's own, or may have: what it has taken is not. */
function hasMade(step: StepRow): boolean {
  const how = stepOf(step.use);
  if (how?.undo === undefined || step.status === 'UNDONE' || step.detail.reused === true) return false;
  // A step that makes several things checks itself which exist.
  const sids = [step.resource_sid, step.previous_sid];
  return sids.some((sid) => sid !== null) || step.intent !== null || (how.makesSeveral === true && step.attempts > 0);
}

function refused(step: StepRow, error: unknown): OnboardingFailureRecord {
  const failure = failureOf(step.key, error);
  const nextAction =
    failure.code === 'INTERNAL_SERVER_ERROR'
      ? 'Report it with the id of this onboarding; delete the resource yourself, or cancel again once it is fixed.'
      : 'Twilio does not delete what is under review or approved: call cancelOnboarding again, with deleteCreatedResources, after ' +
        'the review, or delete it in the Twilio Console.';
  return { ...failure, nextAction };
}

function stillHeld(step: StepRow): OnboardingFailureRecord {
  return inUse(
    step,
    'What this step made is part of something that still exists at Twilio.',
    'It is deleted together with that: call cancelOnboarding again, with deleteCreatedResources.',
  );
}

function usedByAnother(step: StepRow): OnboardingFailureRecord {
  return inUse(
    step,
    'Another onboarding has put its phone numbers on the trust product that this one made.',
    'Keep it; or cancel that onboarding, then call cancelOnboarding of this one again, with deleteCreatedResources.',
  );
}

function inUse(step: StepRow, message: string, nextAction: string): OnboardingFailureRecord {
  const nothing = { twilioCode: null, httpStatus: null, rejections: [], evaluation: null };
  return { stepKey: step.key, code: 'STILL_IN_USE', message, nextAction, ...nothing };
}
