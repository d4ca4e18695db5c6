import type { Logger } from 'pino';
import type { ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../../domain/onboarding.js';
import type { Timing } from '../../../twilio/transport/timing.js';
import type { CancelStore } from '../../storage/cancel.store.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import { Accounting, isOpen } from './reconciliation.js';
import { waitUntil } from '../advance/back-off.js';
import type { Changes } from '../changes.js';
import type { ShutdownGate } from '../queue/shutdown-gate.js';
import { UNANSWERED, type Outages } from '../advance/outages.js';
import { inRunSpan } from '../advance/run-span.js';
import type { ContextOptions } from '../advance/step-context.js';
import { Undo } from './undo.js';

export interface CancellationOptions extends ContextOptions {
  readonly store: CancelStore;
  readonly outages: Outages;
  readonly timing: Timing;
  readonly gate: ShutdownGate;
  readonly changes: Changes;
  readonly upstreamTimeoutMs: number;
  /** The queue of the stretches of runs. */
  readonly segmentQueue: string;
  readonly log: Logger;
}

/** Between two checks whether the wave in progress has ended; a change of the run is checked at once. */
const LOOK_AGAIN_MS = 100;

/**
 * Brings a run that is being cancelled to its end. Safe to repeat from any point, and by two processes at once: it
 * follows the rows, and what is gone already is no error.
 */
export class Cancellation {
  constructor(private readonly options: CancellationOptions) {}

  async carryOut(runId: string): Promise<void> {
    try {
      await inRunSpan('onboarding cancellation', runId, () => this.bringToEnd(runId));
    } catch (error) {
      // Nothing is decided here: the error may be that of a process that lost the run to another.
      this.options.log.error({ runId, err: error }, 'a cancellation failed; will retry');
      throw error;
    }
  }

  private async bringToEnd(runId: string): Promise<OnboardingStatus> {
    const { steps, store, changes, log } = this.options;
    await this.untilNothingIsCarriedOut(runId);
    for (;;) {
      const { run } = await steps.load(runId);
      if (run.status !== 'CANCELLING' || run.next_attempt_at !== null) return run.status;
      const failure = await this.goThrough(runId, run.delete_created);
      // The next attempt goes on from the rows.
      if (failure === 'waits') return run.status;
      // If deletion was asked for meanwhile, that comes next.
      await store.finish(runId, run.delete_created, failure);
      changes.announce(runId, true);
      log.info({ runId, deleted: run.delete_created, code: failure?.code }, 'onboarding cancelled');
    }
  }

  /** A wave that was taken before the cancellation is finished: its answers are needed. */
  private async untilNothingIsCarriedOut(runId: string): Promise<void> {
    const { store, changes, segmentQueue } = this.options;
    const isOver = async (): Promise<boolean> => !(await store.isCarried(runId, segmentQueue));
    while (!(await isOver())) await waitUntil(runId, LOOK_AGAIN_MS, changes, isOver, this.options.timing);
  }

  private async goThrough(runId: string, deleteCreated: boolean): Promise<OnboardingFailureRecord | 'waits' | null> {
    const { steps, store, changes, outages } = this.options;
    const tries = new Tries(outages);
    if ((await this.account(runId, tries)) === 'waits') return 'waits';
    await store.close(runId, INTERRUPTED);
    changes.announce(runId, true);
    const all = await steps.load(runId);
    return deleteCreated ? this.undo(all, tries) : outcomeUnknown(all);
  }

  private async account(runId: string, tries: Tries): Promise<'waits' | 'done'> {
    const { steps, gate } = this.options;
    const accounting = new Accounting(this.options);
    for (;;) {
      const all = await steps.load(runId);
      if (!all.steps.some(isOpen)) return 'done';
      const next = await tries.carryOut(all.run, () => gate.pass(() => accounting.attempt(all)));
      if (next === 'done' || next === 'waits') return next;
      if (next !== 'again') return accounting.giveUp(await steps.load(runId), next).then(() => 'done');
    }
  }

  private async undo(all: RunWithSteps, tries: Tries): Promise<OnboardingFailureRecord | 'waits' | null> {
    const { steps, gate, changes } = this.options;
    const undo = new Undo(all, { ...this.options, changed: (runId) => changes.announce(runId) });
    for (const wave of undo.waves()) {
      for (;;) {
        // A wait that began before this cancellation's last answer is over.
        const { run } = await steps.load(all.run.run_id);
        const next = await tries.carryOut(run, () => gate.pass(() => undo.attempt(wave)));
        if (next === 'waits') return next;
        if (next === 'done') break;
        if (next === 'again') continue;
        undo.giveUp(wave, next);
        break;
      }
    }
    return notAllDeleted(await undo.conclude());
  }
}

/**
 * The tries of one stretch of a cancellation: a Twilio that does not answer delays it once, not once for every step.
 */
class Tries {
  private made = 0;
  private given: ServiceError | undefined;
  private readonly began: number;

  constructor(private readonly outages: Outages) {
    this.began = outages.now();
  }

  /**
   * One try of something, which returns a fault that may pass.
   * @returns `again` after a short wait; `waits` where the cancellation waits for Twilio without a workflow; or the
   * fault where the patience for it has ended
   */
  async carryOut(
    run: RunWithSteps['run'],
    work: () => Promise<ServiceError | null>,
  ): Promise<'done' | 'again' | 'waits' | ServiceError> {
    const isHeld = this.given === undefined && (await this.outages.isHeld(run));
    const fault = isHeld ? null : await work();
    if (fault === null && !isHeld) {
      await this.outages.answered(run);
      return 'done';
    }
    if (this.given !== undefined) return fault ?? this.given;
    this.made += 1;
    const shortly = fault && this.outages.shortWaitMs(run, this.made, fault);
    if (shortly !== null) {
      await this.outages.pause(shortly);
      return 'again';
    }
    if ((await this.outages.wait(run, fault, this.began)) === null) return 'waits';
    this.given = fault ?? UNANSWERED;
    return this.given;
  }
}

const BARE = { stepKey: null, httpStatus: null, twilioCode: null, rejections: [], evaluation: null };

const INTERRUPTED: OnboardingFailureRecord = {
  ...BARE,
  code: 'INTERRUPTED',
  message: 'The run was cancelled while several requests of this step were under way; some of them may have succeeded.',
  nextAction: 'Check what exists in Trust Hub, or call cancelOnboarding again with deleteCreatedResources.',
};

/** A run whose rows don't show everything that exists at Twilio says so. */
function outcomeUnknown({ steps }: RunWithSteps): OnboardingFailureRecord | null {
  const codes = ['OUTCOME_UNKNOWN', INTERRUPTED.code];
  return steps.find((step) => isOpen(step) && codes.includes(step.error?.code ?? ''))?.error ?? null;
}

function notAllDeleted(left: readonly OnboardingFailureRecord[]): OnboardingFailureRecord | null {
  const [first] = left;
  if (first === undefined) return null;
  // The error of a step whose resource is only held by another says less than the other's own error.
  const telling = left.find((failure) => failure.code !== 'STILL_IN_USE') ?? first;
  const keys = left.map((failure) => failure.stepKey).join(', ');
  return {
    ...BARE,
    stepKey: telling.stepKey,
    twilioCode: left.find((failure) => failure.twilioCode !== null)?.twilioCode ?? null,
    httpStatus: telling.httpStatus,
    code: 'NOT_ALL_DELETED',
    message: `Not everything that this onboarding made could be deleted. The errors of these steps say why: ${keys}.`,
    nextAction: telling.nextAction,
  };
}
